"""What the official series add up to, held against the totals that their publishers print, whatever the code checks."""

import csv
import datetime as dt

import pytest

from loaders import DATA

SERIES = DATA / "figures/series"


def months(series, **wanted):
    """Return the numbers of a series by month, those of whom and of where as wanted, all parts together."""
    with (SERIES / f"{series}.csv").open(encoding="utf-8", newline="") as file:
        found = [
            row
            for row in csv.DictReader(file)
            if row["date_precision"] == "month"
            and not row["breakdown"]
            and all(row[name] == value for name, value in wanted.items())
        ]
    numbers = {dt.date.fromisoformat(row["date"]): int(row["value"]) for row in found}
    assert len(numbers) == len(found), "a month stands once"
    return numbers


def fiscal(day):
    """Return the fiscal year of the United States, which begins in October, that a day belongs to."""
    return day.year + (day.month >= 10)


@pytest.mark.parametrize(
    ("year", "nationality", "total"),
    [(2021, "VEN", 2_819), (2022, "VEN", 150_327), (2022, "ALL", 248_284)],
)
def test_the_months_of_the_darien_are_the_year_that_panama_published(year, nationality, total):
    found = months("darien", measure="transits", place="darien", nationality=nationality)
    assert sum(value for day, value in found.items() if day.year == year) == total


@pytest.mark.parametrize(
    ("year", "total"), [(2021, 48_678), (2022, 187_716), (2023, 266_071), (2024, 261_045)]
)
def test_the_months_at_the_border_of_the_united_states_are_its_fiscal_years(year, total):
    found = months("usa_border", measure="encounters", place="usa-southwest-border", nationality="VEN")
    of_year = [value for day, value in found.items() if fiscal(day) == year]
    assert len(of_year) == 12
    assert sum(of_year) == total


@pytest.mark.parametrize(
    ("series", "measure", "area", "day", "value"),
    [
        ("chile_estimate", "venezuelans_hosted", "CHL", "2022-12-31", 532_715),
        ("chile_estimate", "irregular_status", "CHL", "2022-12-31", 70_647),
        ("eu_applicants", "first_time_applicants", "ESP", "2024-12-31", 66_070),
    ],
)
def test_a_published_total_stands_as_it_was_printed(series, measure, area, day, value):
    with (SERIES / f"{series}.csv").open(encoding="utf-8", newline="") as file:
        found = [
            int(row["value"])
            for row in csv.DictReader(file)
            if (row["measure"], row["area"], row["date"], row["nationality"]) == (measure, area, day, "VEN")
            and not row["breakdown"]
            and not row["place"]
        ]
    assert found == [value]


def test_the_departments_of_colombia_are_the_country_that_was_published_with_them():
    with (DATA / "reference/places.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["id"]: row["kind"] for row in csv.DictReader(file)}
    with (SERIES / "colombia_places.csv").open(encoding="utf-8", newline="") as file:
        departments = {
            row["place"]: int(row["value"])
            for row in csv.DictReader(file)
            if kinds[row["place"]] in {"admin1", "capital"} and not row["breakdown"]
        }
    assert len(departments) == 33
    assert sum(departments.values()) == 2_875_743
