"""Entries of Venezuelans into Colombia through controls, by month and sex, January 2012 to June 2018.

People who crossed with the border card or outside controls are not in it. Nothing is known of July 2018 to 2021.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, differs, figure, month, rows, total

FILES = ("colombia_entries_venezuela_2012_2018.csv",)
SEXES = {"female": "women", "male": "men", "undefined": "sex-not-stated"}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the entries of each month: the total, and women, men and people of undefined sex where there are any."""
    for row in rows(folder, FILES[0]):
        for column, part in {"total": "", **SEXES}.items():
            if part != "sex-not-stated" or row[column] not in {"", "0"}:
                yield figure(
                    figure_id=f"col-{row['period']}-entries" + (f"-{part}" if part else ""),
                    measure="entries",
                    breakdown=part,
                    area="COL",
                    value=row[column],
                    reported_by="Migración Colombia",
                    source="migcol-entries-2012-2018",
                    locator=f"{row['period']}, Venezuela, {column}",
                    **month(row["period"]),
                )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the sexes are not the total, or a year is not what was read."""
    made = list(made)
    for number, expected in (("2012", 251475), ("2017", 796234), ("2018", 706081)):
        found = total(made, date=f"{number}…", breakdown="")
        yield from differs(f"Colombia {number}, entries", found=found, expected=expected)
    yield from differs(
        "Colombia, entries by sex",
        found=sum(total(made, breakdown=part) for part in SEXES.values()),
        expected=total(made, breakdown=""),
    )
