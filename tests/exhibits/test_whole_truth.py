"""A picture leaves nothing out unsaid, hides no outcome behind a rate, and tells no older count as a new one."""

import re
from itertools import pairwise

import pytest

from displacement.exhibits import EXHIBITS
from displacement.queries import ask, database
from displacement.queries.choices import codes_of
from displacement.view import View
from displacement.view.parameters import COUNTRY
from displacement.words import words_in

IN_CASES = {
    "claims-filed": "unhcr_claims_new",
    "claims-again": "unhcr_claims_other",
    "claims-decisions": "unhcr_decisions_total",
}
EN = words_in("en")


def at(exhibit_id, **choices):
    return EXHIBITS[exhibit_id].at(View().with_filters(choices))


def published(measure):
    """Return what the ledger holds of a measure of claims, in people and in cases: area, year, unit, number."""
    return database().cursor().execute(
        "SELECT area, year(date), unit, sum(value) FROM unhcr_yearly "
            "WHERE measure IN (?, ?) AND value > 0 GROUP BY ALL",
        [measure, f"{measure}_cases"],
    ).fetchall()  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", IN_CASES)
def test_what_was_published_of_a_year_in_people_or_in_cases_is_drawn_or_named(exhibit_id):
    held, unsaid = published(IN_CASES[exhibit_id]), []
    assert {unit for *_, unit, _ in held} == {"persons", "cases"}
    for area, year, unit, number in held:
        shown = at(exhibit_id, c=area)
        rows = shown.rows
        drawn = rows[(rows["date"].dt.year == year) & (rows["unit"] == unit)]["value"].sum()
        if drawn != number and EN.number(number) not in f"{shown.alt} {' '.join(shown.cautions)}":
            unsaid.append((area, year, unit, number, drawn))
    assert not unsaid


def test_the_claims_that_the_comparison_leaves_out_are_named_with_their_number():
    shown = at("claims-neighbours")
    drawn = set(shown.rows["area"])
    for area in drawn:
        left_out = sum(
            number
            for where, _, unit, number in published("unhcr_claims_new")
            if (where, unit) == (area, "cases")
        )
        told = EN.number(left_out)
        assert not left_out or (told in " ".join(shown.cautions) and told in shown.alt), area


def test_claims_are_compared_with_those_in_the_countries_that_were_chosen():
    assert list(at("claims-neighbours", c="CHL~ARG").rows["area"].unique()) == ["PER", "CHL", "ARG"]
    usual = ["PER", "COL", "ECU", "CHL", "BRA", "ESP", "USA"]
    assert list(at("claims-neighbours", c="PER").rows["area"].unique()) == usual


def test_decisions_in_cases_stand_as_cases_beside_those_in_people():
    alt = at("claims-decisions", c="USA").alt
    assert "2018, in cases: " in alt and "4,290 (" in alt
    assert (
        "2025, in cases: 469 decided on the merits, 18 (4%) recognised" in at("claims-decisions", c="COL").alt
    )


def test_the_protection_rate_stands_beside_the_recognition_rate_with_its_parts():
    title = at("claims-decisions", c="ESP").title
    assert title == (
        "Spain, 2025: 56,416 decided on the merits, 97 (0.2%) recognised, 56,358 (99.9%) protected in all; "
        "638 otherwise closed"
    )


@pytest.mark.thorough
@pytest.mark.parametrize("country", codes_of(COUNTRY))
def test_no_share_of_what_is_not_zero_is_none_and_none_hangs_on_a_masked_count(country):
    shown = at("claims-decisions", c=country)
    if shown.empty:
        return
    for count in re.findall(r"([\d,]+) \(0%\)", shown.alt):
        assert count == "0", shown.alt
    assert not re.search(r"\b1 to 5 \(", shown.alt), "one to five gives no share"


def test_a_year_of_few_decisions_is_drawn_paler_than_one_of_thousands():
    shown = at("claims-decisions", c="COL")
    few = set(shown.rows[shown.rows["all_decisions"] < 100]["figure_id"])
    assert few
    for trace in shown.figure.data:
        for (figure_id, *_), opacity in zip(trace.customdata, trace.marker.opacity, strict=True):
            assert (opacity < 1) == (figure_id in few)


def test_a_total_that_repeats_an_earlier_count_is_told_with_the_year_it_was_counted():
    shown = at("hosts-series", c="CHL")
    assert shown.title == "Chile: 669,408 people at the last exact count, 2024"
    assert any(
        "669,408 of 31 December 2025 were counted in 2024 (INE Chile)" in told for told in shown.cautions
    )
    assert len(ask("counted_before"))


def test_a_line_of_the_hosts_stops_at_a_year_that_nobody_counted():
    shown = at("hosts-series", c="ECU")
    for trace in shown.figure.data:
        if trace.mode == "lines+markers":
            years = [str(day)[:4] for day in trace.x]
            assert all(int(later) - int(year) == 1 for year, later in pairwise(years)), years


def test_what_is_open_is_not_drawn_as_exact():
    symbols = [trace.marker.symbol for trace in at("irregular-per-day").figure.data]
    assert ("triangle-left",) in symbols, "at most"
    assert ("triangle-right",) in [trace.marker.symbol for trace in at("waiting-days").figure.data], "over"
    assert "open" in at("waiting-days").reading


def test_the_misprint_of_january_2019_is_drawn_pale_and_named():
    shown = at("world-growth")
    doubtful = set(shown.rows[shown.rows["doubtful"]]["figure_id"])
    assert doubtful
    for trace in shown.figure.data:
        for (figure_id,), opacity in zip(trace.customdata, trace.marker.opacity, strict=True):
            assert (opacity < 1) == (figure_id in doubtful)
    assert "misprint" in shown.reading


@pytest.mark.parametrize(("exhibit_id", "named"), [("ptp", "Valid permits"), ("irregular-entries", "22,883")])
def test_what_is_published_and_not_drawn_is_named(exhibit_id, named):
    assert any(named in caution for caution in EXHIBITS[exhibit_id].at(View()).cautions)


def test_permits_that_were_delivered_stand_among_those_of_the_cpp():
    shown = EXHIBITS["cpp"].at(View())
    assert {"permits_applied", "permits_delivered"} <= set(shown.rows["measure"])
    assert "delivered" in shown.title
