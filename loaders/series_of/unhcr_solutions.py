"""UNHCR's durable solutions: Venezuelans resettled, naturalised or returned in the year, by host, from 2014."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, figure, rows, year

FILES = ("unhcr_solutions_venezuela.csv",)
SINCE = 2014
KINDS = {
    "resettlement": ("unhcr_resettled", "resettled"),
    "naturalisation": ("unhcr_naturalised", "naturalised"),
    "returned_refugees": ("unhcr_returned_refugees", "returned"),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each kind of solution of each host and year that UNHCR gives a number for."""
    for row in rows(folder, FILES[0]):
        for column, (measure, name) in KINDS.items():
            if row[column] and int(row["year"]) >= SINCE:
                area = row["host_iso3"]
                yield figure(
                    figure_id=f"unhcr-{area.lower()}-{row['year']}-solution-{name}",
                    measure=measure,
                    area=area,
                    value=row[column],
                    reported_by="UNHCR",
                    source="unhcr-rpsd-2025-12-1",
                    locator=f"Solutions, {row['year']}, {area}",
                    **year(row["year"]),
                )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where Venezuela itself is a host: returns within the country are another series."""
    yield from (f"{row['figure_id']}: a solution inside Venezuela" for row in made if row["area"] == "VEN")
