"""First-time asylum applicants of Venezuelan citizenship in the European Union and its neighbours, by year (Eurostat).

Eurostat rounds to five, so small countries are rough: every figure is a round one. First-time means first time in
that country. The total of a country is that of its sexes added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, rows, total, year

FILES = ("eu_first_time_asylum_applicants_venezuela.csv",)
SEXES = {"female": "women", "male": "men"}
FIXED = {
    "measure": "first_time_applicants",
    "qualifier": "bare",
    "standing": "computed",
    "reported_by": "Eurostat",
    "source": "eurostat-gdidata-2025",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the applicants of each country and year, and women and men in the Union."""
    raw = rows(folder, FILES[0])
    for key, value in added(raw, "applicants", by=lambda row: f"{row['country_iso3']} {row['year']}").items():
        area, when = key.split()
        figure_id = f"{area.lower()}-{when}-first-time-applicants"
        yield figure(
            figure_id=figure_id,
            area=area,
            value=str(value),
            locator=f"eu_asyapp, {area}, {when}, sexes added up",
            **FIXED,
            **year(when),
        )
    for row in raw:
        if row["country_iso3"] == "EU27" and row["sex"] in SEXES:
            part = SEXES[row["sex"]]
            yield figure(
                **FIXED
                | {
                    "figure_id": f"eu27-{row['year']}-first-time-applicants-{part}",
                    "breakdown": part,
                    "area": "EU27",
                    "value": row["applicants"],
                    "standing": "published",
                    "locator": f"eu_asyapp, EU27, {row['year']}, {row['sex']}",
                }
                | year(row["year"])
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where Spain is not what Eurostat published, or a number is not rounded to five."""
    made = list(made)
    yield from differs(
        "Spain 2024, first-time applicants",
        found=total(made, area="ESP", date="2024…"),
        expected=66070,
    )
    yield from differs(
        "Spain 2017, first-time applicants",
        found=total(made, area="ESP", date="2017…"),
        expected=12875,
    )
    yield from (f"{row['figure_id']}: not rounded to five" for row in made if int(row["value"]) % 5)
