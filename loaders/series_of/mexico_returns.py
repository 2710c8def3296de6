"""Mexico: Venezuelans sent or helped back by the migration authority, events by month and kind (table 3.2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, month, rows, total

FILES = ("mexico_returns_venezuela.csv",)
KINDS = {
    "deportation": "deportation",
    "assisted return": "assisted-return",
    "assisted return of children": "assisted-return-children",
}
FIXED = {
    "measure": "return_events",
    "area": "MEX",
    "reported_by": "Unidad de Política Migratoria (Mexico)",
    "source": "gdidata-mexico-returns",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the events of each month: the three kinds, and all of them added up."""
    raw = rows(folder, FILES[0])
    for row in raw:
        kind = KINDS[row["type"]]
        yield figure(
            figure_id=f"mex-{row['period']}-return-events-{kind}",
            breakdown=kind,
            value=row["events"],
            locator=f"irreg_mexico_exp, row t={row['period']}-01, {row['type']}",
            **FIXED,
            **month(row["period"]),
        )
    for when, value in added(raw, "events").items():
        yield figure(
            figure_id=f"mex-{when}-return-events",
            value=str(value),
            standing="computed",
            locator=f"irreg_mexico_exp, rows t={when}-01, kinds added up",
            **FIXED,
            **month(when),
        )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the kinds are not the whole."""
    made = list(made)
    whole, parts = total(made, breakdown=""), total(made) - total(made, breakdown="")
    yield from differs("Mexico, events of return", found=parts, expected=whole)
