"""Foreigners in Chile at 31 December, INE and SERMIG's estimate of December 2023: region, comuna, sex, age, regularity.

The estimate is the census of 2017, carried forward, and the registers of residence; ``irregular`` counts people
without a residence application who had lived there six months or more. It is not continued by the next edition's
728,586 of 2023, which is far above: a break lies between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.places import CHILEAN_COMUNAS, CHILEAN_REGIONS
from loaders.series_of.reading import Figure, Row, added, differs, figure, rows, total

FILES = (
    "chile_estimate_venezuela_region_sex_age_2018_2022.csv",
    "chile_estimate_venezuela_comuna_2018_2022.csv",
    "chile_estimate_by_nationality_2018_2022.csv",
)
COUNTS = {
    "estimate": ("venezuelans_hosted", ""),
    "register_irregular": ("irregular_status", ""),
    "census_adjusted": ("venezuelans_hosted", "census-carried-forward"),
    "register_regular": ("venezuelans_hosted", "registered-regular"),
}
SEX = {"H": ("male", "men"), "M": ("female", "women")}
AGES = {
    "00": "0-4",
    "05": "5-14",
    "10": "5-14",
    "15": "15-29",
    "20": "15-29",
    "25": "15-29",
    "30": "30-44",
    "35": "30-44",
    "40": "30-44",
    "45": "45-59",
    "50": "45-59",
    "55": "45-59",
    "IG": "age-not-stated",
}
IRREGULAR = {"2018": 1072, "2019": 5047, "2020": 7509, "2021": 30405, "2022": 70647}
WHOLE = {"2018": 342355, "2019": 464717, "2020": 471871, "2021": 492061, "2022": 532715}
BY_REGION = "statistical base by region"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the country, its regions, its comunas, sexes and ages, and all foreigners beside them."""
    raw = rows(folder, FILES[0])
    yield from _regions(raw)
    for sex, (word, people) in SEX.items():
        one = [row for row in raw if row["sex"] == sex]
        for (year, age), value in _split(added(one, "estimate", by=_year_and_age)):
            yield _stock(
                year,
                "venezuelans_hosted",
                value,
                breakdown=f"{word}-{age}",
                locator=f"{BY_REGION}, {people}, {age}, added up",
            )
        for (year, code), value in _split(
            added(one, "estimate", by=lambda row: f"{row['year']}|{row['region_code']}")
        ):
            yield _region(year, code, "venezuelans_hosted", people, value)
        for (year, _), value in _split(added(one, "estimate", by=lambda row: f"{row['year']}|")):
            yield _stock(
                year,
                "venezuelans_hosted",
                value,
                breakdown=people,
                locator=f"{BY_REGION}, {people}, added up",
            )
    yield from _comunas(rows(folder, FILES[1]))
    for year, value in added(rows(folder, FILES[2]), "estimate", by=lambda row: row["year"]).items():
        yield _stock(
            year,
            "foreigners_hosted",
            value,
            nationality="ALL",
            standing="published",
            locator="by nationality, added up; “Total general” of the comunas",
        )


def _year_and_age(row: Row) -> str:
    return f"{row['year']}|{AGES.get(row['age'][:2], '60-plus')}"


def _split(counts: dict[str, int]) -> Iterator[tuple[tuple[str, str], int]]:
    for key, value in counts.items():
        year, _, other = key.partition("|")
        yield (year, other), value


def _regions(raw: list[dict[str, str]]) -> Iterator[Figure]:
    for column, (measure, part) in COUNTS.items():
        for year, value in added(raw, column, by=lambda row: row["year"]).items():
            standing = "computed" if part else "published"
            yield _stock(
                year,
                measure,
                value,
                breakdown=part,
                standing=standing,
                locator=f"{BY_REGION}, {column}, added up",
            )
        for (year, code), value in _split(
            added(raw, column, by=lambda row: f"{row['year']}|{row['region_code']}")
        ):
            yield _region(year, code, measure, part, value)


def _region(year: str, code: str, measure: str, part: str, value: int) -> Figure:
    locator = f"{BY_REGION}, region {code}" + (f", {part}" if part else "") + ", added up"
    if code == "17":
        return _stock(
            year, measure, value, breakdown=f"region-not-known{'-' + part if part else ''}", locator=locator
        )
    return _stock(year, measure, value, place=CHILEAN_REGIONS[code], breakdown=part, locator=locator)


def _comunas(raw: list[dict[str, str]]) -> Iterator[Figure]:
    for row in raw:
        if row["comuna_code"]:
            for column, measure, who in (
                ("venezuelans", "venezuelans_hosted", "VEN"),
                ("all_foreigners", "foreigners_hosted", "ALL"),
            ):
                yield _stock(
                    row["year"],
                    measure,
                    int(row[column]),
                    place=CHILEAN_COMUNAS[row["comuna_code"]],
                    nationality=who,
                    standing="published",
                    locator=f"table Comunas-País, {row['comuna_code']} {row['comuna']}, {row['year']}",
                )


def _stock(
    year: str, measure: str, value: int, *, place: str = "", breakdown: str = "", **values: str
) -> Figure:
    name = {
        "venezuelans_hosted": "hosted",
        "foreigners_hosted": "foreigners",
        "irregular_status": "irregular-status",
    }[measure]
    figure_id = "-".join(filter(None, [place or "chl", year, name, "ine-sermig", breakdown]))
    return figure(
        **{
            "figure_id": figure_id,
            "measure": measure,
            "breakdown": breakdown,
            "area": "CHL",
            "place": place,
            "value": str(value),
            "date": f"{year}-12-31",
            "date_precision": "day",
            "standing": "computed",
            "source": "ine-sermig-estimate-2022",
            "reported_by": "INE Chile and Servicio Nacional de Migraciones (Chile)",
        }
        | values
    )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where regions, parts, sexes and ages are not the national totals of the publication."""
    made = list(made)
    whole = {
        row["date"][:4]: int(row["value"])
        for row in made
        if row["measure"] == "venezuelans_hosted" and not row["breakdown"] and not row["place"]
    }
    irregular = {
        row["date"][:4]: int(row["value"])
        for row in made
        if row["measure"] == "irregular_status" and not row["breakdown"] and not row["place"]
    }
    for year, expected in WHOLE.items():
        said = {"measure": "venezuelans_hosted", "date": f"{year}…"}
        regions = [row for row in made if row["place"] in CHILEAN_REGIONS.values() and not row["breakdown"]]
        unknown = total(made, breakdown="region-not-known", **said)
        parts = sum(
            total(made, place="", breakdown=part, **said)
            for part in ("census-carried-forward", "registered-regular")
        )
        sexes = sum(total(made, place="", breakdown=part, **said) for part in ("men", "women"))
        ages = sum(total(made, place="", breakdown=f"{word}-…", **said) for word in ("male", "female"))
        yield from differs(f"Chile {year}, estimate", found=whole.get(year, 0), expected=expected)
        yield from differs(f"Chile {year}, irregular", found=irregular.get(year, 0), expected=IRREGULAR[year])
        yield from differs(
            f"Chile {year}, regions", found=total(regions, **said) + unknown, expected=expected
        )
        yield from differs(
            f"Chile {year}, components", found=parts + irregular.get(year, 0), expected=expected
        )
        yield from differs(f"Chile {year}, sexes", found=sexes, expected=expected)
        yield from differs(f"Chile {year}, ages", found=ages, expected=expected)
