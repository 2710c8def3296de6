"""The Darién, northward: people recorded by Panama's Servicio Nacional de Migración, by year to 2019, then by month.

A month of all nationalities is the sum of the nationalities, so it is computed unless a document prints that very
number. A month without Venezuelans has no row: what was not counted is not written as zero. Until 2022 the count by
sex holds people of all ages (it adds up to the whole); from 2023 on boys and girls are apart, and are added back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, period, rows, total

FILES = ("panama_darien_transits_by_nationality.csv", "panama_darien_transits_by_sex_age.csv")
PRINTED_ALL = frozenset(
    {
        "2010",
        "2011",
        "2012",
        "2013",
        "2014",
        "2016",
        "2017",
        "2018",
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
        "2024",
        "2022-07",
        "2022-09",
        "2022-10",
        "2022-12",
        "2023-01",
        "2023-02",
        "2023-03",
        "2023-04",
        "2023-07",
        "2023-08",
        "2024-01",
        "2024-02",
        "2024-03",
        "2024-04",
        "2024-05",
        "2024-06",
        "2024-07",
        "2024-08",
        "2024-12",
        "2025-01",
    }
)
PRINTED = frozenset({"2020", "2021", "2022"})
FIXED = {
    "measure": "transits",
    "area": "PAN",
    "place": "darien",
    "reported_by": "Servicio Nacional de Migración (Panama)",
}
ADULTS = {"men": "adult-men", "women": "adult-women", "boys": "boys", "girls": "girls"}
SEXES = {"men": ("men", "boys"), "women": ("women", "girls")}
CHILDREN_APART = "2023-01"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield Venezuelans and everybody by month and year, and everybody by sex and, from 2023 on, by age."""
    raw = rows(folder, FILES[0])
    yield from _counted([row for row in raw if row["nationality_iso3"] == "VEN"], everybody=False)
    yield from _counted(raw, everybody=True)
    parts = rows(folder, FILES[1])
    for row in parts:
        if row["period"] >= CHILDREN_APART:
            yield _part(row["period"], ADULTS[row["group"]], int(row["people"]), row["group"], "published")
    for sex, groups in SEXES.items():
        for when, value in added([row for row in parts if row["group"] in groups], "people").items():
            apart = when >= CHILDREN_APART
            yield _part(
                when,
                sex,
                value,
                " and ".join(groups if apart else groups[:1]),
                "computed" if apart else "published",
            )


def _part(when: str, part: str, value: int, said: str, standing: str) -> Figure:
    return figure(
        figure_id=f"pan-{when}-transits-darien-all-{part}",
        breakdown=part,
        nationality="ALL",
        value=str(value),
        standing=standing,
        source="gdidata-darien-dmg",
        locator=f"irreg_darien_dmg, row t={when}-01, {said}",
        **FIXED,
        **period(when),
    )


def _counted(raw: list[dict[str, str]], *, everybody: bool) -> Iterator[Figure]:
    said = added(raw, "people")
    yearly = added(
        [row for row in raw if row["precision"] != "year" and row["period"] < "2025"],
        "people",
        by=lambda row: row["period"][:4],
    )
    end = "-all" if everybody else ""
    for when, value in (said | yearly).items():
        summed = everybody or when in yearly
        printed = when in (PRINTED_ALL if everybody else PRINTED)
        first = when if when in yearly else f"{when}-01-01"[:10]
        locator = f"irreg_darien_nat, row{'s' if summed else ''} t={first}"
        yield figure(
            figure_id=f"pan-{when}-transits-darien{end}",
            nationality="ALL" if everybody else "VEN",
            value=str(value),
            standing="computed" if summed and not printed else "published",
            source="gdidata-darien",
            locator=locator + _summed(everybody=everybody, months=when in yearly),
            **FIXED,
            **period(when),
        )


def _summed(*, everybody: bool, months: bool) -> str:
    return ", nationalities added up" if everybody else ", months added up" if months else ""


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence for each yearly total that the months do not add up to."""
    made = list(made)
    parts = {
        part: {row["date"]: int(row["value"]) for row in made if row["breakdown"] == part} for part in SEXES
    }
    everybody = {
        row["date"]: int(row["value"])
        for row in made
        if row["date_precision"] == "month" and row["nationality"] == "ALL" and not row["breakdown"]
    }
    for date, men in parts["men"].items():
        yield from differs(
            f"Darién to {date}, men and women",
            found=men + parts["women"].get(date, 0),
            expected=everybody.get(date, 0),
        )
    made = [row for row in made if not row["breakdown"]]
    for number, expected, whole in (("2021", 2819, 133726), ("2022", 150327, 248284)):
        monthly = [row for row in made if row["date_precision"] == "month" and row["date"].startswith(number)]
        yield from differs(
            f"Darién {number}, Venezuelans", found=total(monthly, nationality="VEN"), expected=expected
        )
        yield from differs(
            f"Darién {number}, everybody", found=total(monthly, nationality="ALL"), expected=whole
        )
