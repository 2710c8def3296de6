"""UNHCR's forced displacement flows: Venezuelans newly displaced to each host in the year, by group, from 2014.

A flow of the year, not the change of the stock. The same people may be counted in two groups in two years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, differs, figure, rows, year

FILES = ("unhcr_flows_venezuela.csv",)
SINCE = 2014
GROUPS = {
    "refugees": ("unhcr_flow_refugees", "refugees"),
    "asylum_seekers": ("unhcr_flow_asylum_seekers", "asylum-seekers"),
    "refugee_like": ("unhcr_flow_refugee_like", "refugee-like"),
    "oip": ("unhcr_flow_oip", "oip"),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each group of each host and year that UNHCR gives a number for."""
    for row in rows(folder, FILES[0]):
        for column, (measure, name) in GROUPS.items():
            if row[column] and int(row["year"]) >= SINCE:
                area = row["host_iso3"]
                yield figure(
                    figure_id=f"unhcr-{area.lower()}-{row['year']}-flow-{name}",
                    measure=measure,
                    area=area,
                    value=row[column],
                    reported_by="UNHCR",
                    source="unhcr-rpsd-2025-12-1",
                    locator=f"Forced displacement flows, {row['year']}, {area}",
                    **year(row["year"]),
                )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where a number is not one that UNHCR's rounding allows."""
    made = list(made)
    yield from (
        f"{row['figure_id']}: UNHCR prints no number from 1 to 4" for row in made if 0 < int(row["value"]) < 5
    )
    yield from differs("UNHCR's flows, years", found=len({row["date"] for row in made}), expected=12)
