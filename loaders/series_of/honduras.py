"""Irregular entries into Honduras by month: people registered by the Instituto Nacional de Migración.

Everybody is the sum of the nationalities. A month without Venezuelans has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, month, rows, total

FILES = ("honduras_irregular_entries_by_nationality.csv",)
SUMMED = ", nationalities added up"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield Venezuelans and everybody by month."""
    raw = rows(folder, FILES[0])
    venezuelans = added([row for row in raw if row["nationality_iso3"] == "VEN"], "people")
    for counts, end in ((venezuelans, ""), (added(raw, "people"), "-all")):
        for when, value in counts.items():
            yield figure(
                figure_id=f"hnd-{when}-irregular-entries{end}",
                measure="irregular_entries",
                area="HND",
                nationality="ALL" if end else "VEN",
                value=str(value),
                standing="computed" if end else "published",
                reported_by="Instituto Nacional de Migración (Honduras)",
                source="gdidata-honduras",
                locator=f"irreg_honduras_nat, row{'s' if end else ''} t={when}-01{SUMMED if end else ''}",
                **month(when),
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where Venezuelans are more than everybody, or a year is not what was read."""
    made = list(made)
    everybody = {row["date"]: int(row["value"]) for row in made if row["nationality"] == "ALL"}
    for row in made:
        if int(row["value"]) > everybody.get(row["date"], 0):
            yield f"{row['figure_id']}: more Venezuelans than people of all nationalities"
    yield from differs(
        "Honduras 2023, Venezuelans", found=total(made, nationality="VEN", date="2023…"), expected=228889
    )
