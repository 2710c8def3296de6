"""Deaths and disappearances of Venezuelans on the way, by year, country and route (IOM, Missing Migrants Project).

A minimum, from news and reports: every number is at least. Incidents that name Venezuelans alone are theirs; where
they were among several nationalities the number is of all of them, and stands apart. Causes and exact places stay
in the project's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, rows, total

FILES = ("missing_migrants_venezuela.csv",)
ROUTES = {
    "Central American Route": "route-central-america",
    "South American Route": "route-south-america",
    "Undefined": "route-not-said",
}
LAST = "2025-04-30"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each year: all of them, by country of the incident, by route, and those among other nationalities."""
    raw = rows(folder, FILES[0])
    alone = [row for row in raw if row["nationalities"] == "VEN"]
    for when, value in added(alone, "dead_or_missing", by=lambda row: row["date"][:4]).items():
        yield _row(when, value, "WORLD", "all routes")
    for key, value in added(
        alone, "dead_or_missing", by=lambda row: f"{row['date'][:4]} {row['country_iso3']}"
    ).items():
        yield _row(key[:4], value, key[5:], f"incidents in {key[5:]}")
    for key, value in added(
        alone, "dead_or_missing", by=lambda row: f"{row['date'][:4]} {row['route']}"
    ).items():
        yield _row(key[:4], value, "WORLD", key[5:], breakdown=ROUTES[key[5:]])
    mixed = [row for row in raw if row["nationalities"] != "VEN"]
    for when, value in added(mixed, "dead_or_missing", by=lambda row: row["date"][:4]).items():
        yield _row(
            when,
            value,
            "WORLD",
            "Venezuelans among several nationalities",
            breakdown="venezuelans-among-others",
            nationality="ALL",
        )


def _row(when: str, value: int, area: str, where: str, *, breakdown: str = "", **values: str) -> Figure:
    last = min(LAST, f"{when}-12-31")
    return figure(
        figure_id="-".join(filter(None, [area.lower(), when, "deaths-and-disappearances", breakdown])),
        measure="deaths_and_disappearances",
        breakdown=breakdown,
        area=area,
        value=str(value),
        qualifier="at_least",
        period_start=f"{when}-01-01",
        date=last,
        date_precision="month" if last == LAST else "year",
        standing="computed",
        reported_by="IOM",
        source="iom-missing-migrants",
        locator=f"iom_mmp, {when}, {where}, incidents added up",
        **values,
    )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where years, countries and routes are not the same people."""
    made = list(made)
    whole = total(made, area="WORLD", breakdown="")
    yield from differs("Deaths and disappearances, Venezuelans alone", found=whole, expected=743)
    countries = total(made, breakdown="") - whole
    yield from differs("Deaths and disappearances, by country", found=countries, expected=whole)
    routes = sum(total(made, breakdown=route) for route in ROUTES.values())
    yield from differs("Deaths and disappearances, by route", found=routes, expected=whole)
