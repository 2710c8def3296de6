"""The figures themselves: they keep every rule, the founding ones are all there, and UNHCR's are whole."""

import csv
from pathlib import Path

import pytest

import loaders
from displacement.queries import database

FOUNDING = Path(__file__).with_name("founding_figures.csv")


@pytest.fixture(scope="module")
def rows():
    return lambda sql: database().cursor().execute(sql).fetchall()


def test_the_data_keep_every_rule():
    report = loaders.check()
    assert report.ok, report


def test_every_founding_figure_is_there_with_its_value_and_qualifier(rows):
    there = {row[0]: (row[1], row[2]) for row in rows("SELECT figure_id, value, qualifier FROM figures")}
    with FOUNDING.open(encoding="utf-8", newline="") as file:
        founding = list(csv.DictReader(file))
    assert len(founding) == 64
    wrong = {
        row["figure_id"]: (row["value"], there.get(row["figure_id"]))
        for row in founding
        if abs(there.get(row["figure_id"], (0, ""))[0]) != float(row["value"])
        or there[row["figure_id"]][1] != row["qualifier"]
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("figure_id", "value"),
    [
        ("unhcr-per-2019-claims-new-level-fi", 258636),
        ("unhcr-per-2019-asylum-seekers", 482571),
        ("unhcr-per-2018-refugees", 735),
        ("unhcr-per-2025-oip", 1098014),
        ("unhcr-per-2023-decisions-closed-level-fi", 134554),
    ],
)
def test_unhcrs_figures_are_as_unhcr_publishes_them(rows, figure_id, value):
    assert rows(f"SELECT value FROM figures WHERE figure_id = '{figure_id}'") == [(value,)]


def test_unhcrs_series_run_from_2014_to_2025(rows):
    years = rows(
        "SELECT min(year(date)), max(year(date)) FROM figures WHERE measure = 'unhcr_asylum_seekers'"
    )
    assert years == [(2014, 2025)]
    hosts = rows(
        "SELECT CAST(count(DISTINCT area) AS BIGINT) FROM figures WHERE measure = 'unhcr_asylum_seekers'"
    )
    assert hosts[0][0] > 70


def test_no_figure_stands_without_its_document_and_place_in_it(rows):
    assert rows("SELECT figure_id FROM figures WHERE source IS NULL OR trim(locator) = ''") == []


def test_every_breakdown_that_is_defined_is_used(rows):
    unused = rows(
        "SELECT id FROM breakdowns WHERE id NOT IN (SELECT breakdown FROM figures WHERE breakdown IS NOT NULL)"
    )
    assert unused == []


def test_persons_and_cases_are_measures_of_their_own(rows):
    units = dict(
        rows("SELECT id, unit FROM measures WHERE id LIKE 'unhcr_claims%' OR id LIKE 'unhcr_decisions%'")
    )
    assert {unit for measure, unit in units.items() if measure.endswith("_cases")} == {"cases"}
    assert {unit for measure, unit in units.items() if not measure.endswith("_cases")} == {"persons"}
