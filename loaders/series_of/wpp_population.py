"""Inhabitants 2024 to 2028, UN World Population Prospects 2024, medium variant: rows of ``reference/population.csv``.

They are projections and another estimate than the World Bank's, which ends in 2024: one rate series uses one of the
two, never both. Only areas that the reference tables know get a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import rows

FILES = ("wpp2024_population_2024_2028.csv",)


def inhabitants(known: Collection[str], folder: Path) -> Iterator[dict[str, str]]:
    """Yield area, year, inhabitants and source for each known area."""
    for row in rows(folder, FILES[0]):
        if row["iso3"] in known:
            yield {
                "area": row["iso3"],
                "year": row["year"],
                "population": row["population"],
                "source": "wpp-2024",
            }


def faults(made: Iterable[dict[str, str]], folder: Path) -> Iterator[str]:
    """Yield a sentence where sexes are not the whole, it lies outside its interval, or a year is missing."""
    for row in rows(folder, FILES[0]):
        number = int(row["population"])
        if abs(int(row["male"]) + int(row["female"]) - number) > 1:
            yield f"{row['iso3']} {row['year']}: men and women are not the inhabitants"
        if row["low_95"] and not int(row["low_95"]) <= number <= int(row["high_95"]):
            yield f"{row['iso3']} {row['year']}: the projection lies outside its interval"
    years = {(row["area"], row["year"]) for row in made}
    for area in {area for area, _ in years}:
        if sum(one == area for one, _ in years) != 5:
            yield f"{area}: five years were expected"
