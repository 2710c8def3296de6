"""First-time asylum applicants of Venezuelan citizenship in the European Union and its neighbours (Eurostat).

By year and, where Eurostat's own monthly table was read, by month. Eurostat rounds to five, so small countries are
rough, and twelve months do not add up to the year: every figure is a round one. First-time means first time in that
country. The total of a country is that of its sexes added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from loaders.series_of.reading import Figure, Row, added, differs, figure, period, rows, total

YEARS, MONTHS = (f"eu_first_time_asylum_applicants_venezuela{each}.csv" for each in ("", "_by_month"))
FILES = (YEARS,)
COPIED = "eu_asyapp"
"""The table of those who copied Eurostat's; its own answer names its own."""
SEXES = {"female": "women", "male": "men"}
FIXED = {
    "measure": "first_time_applicants",
    "qualifier": "bare",
    "standing": "computed",
    "reported_by": "Eurostat",
    "source": "eurostat-gdidata-2025",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the applicants of each country and time, and women and men in the Union, of the files that are there."""
    for name, time in ((YEARS, "year"), (MONTHS, "period")):
        if (folder / name).is_file():
            yield from _figures(rows(folder, name), time=time)


def _figures(raw: Sequence[Row], *, time: str) -> Iterator[Figure]:
    table = raw[0].get("table", COPIED) if raw else COPIED
    sums = added(raw, "applicants", by=lambda row: f"{row['country_iso3']} {row[time]}")
    for key, value in sums.items():
        area, when = key.split()
        yield figure(
            figure_id=f"{area.lower()}-{when}-first-time-applicants",
            area=area,
            value=str(value),
            locator=f"{table}, {area}, {when}, sexes added up",
            **FIXED,
            **period(when),
        )
    for row in raw:
        if row["country_iso3"] == "EU27" and row["sex"] in SEXES:
            part, when = SEXES[row["sex"]], row[time]
            yield figure(
                **FIXED
                | {
                    "figure_id": f"eu27-{when}-first-time-applicants-{part}",
                    "breakdown": part,
                    "area": "EU27",
                    "value": row["applicants"],
                    "standing": "published",
                    "locator": f"{table}, EU27, {when}, {row['sex']}",
                }
                | period(when)
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where Spain is not what Eurostat published, or a number is not rounded to five."""
    made = list(made)
    yield from differs(
        "Spain 2024, first-time applicants",
        found=total(made, area="ESP", date="2024…", date_precision="year"),
        expected=66070,
    )
    yield from differs(
        "Spain 2017, first-time applicants",
        found=total(made, area="ESP", date="2017…", date_precision="year"),
        expected=12875,
    )
    yield from (f"{row['figure_id']}: not rounded to five" for row in made if int(row["value"]) % 5)
