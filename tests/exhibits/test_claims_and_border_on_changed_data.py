"""What the exhibits on claims and the border say where figures are revised, missing, or counted twice."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.view import View
from tests.exhibits.editions import edition_of


@pytest.fixture
def at():
    return lambda exhibit_id, **filters: EXHIBITS[exhibit_id].at(View().with_filters(filters))


def test_outcomes_that_do_not_add_up_to_the_claims_recorded_say_so(at):
    assert not any("add up to" in caution for caution in at("border-claims-funnel").cautions)
    with edition_of("a revised value", "border-claims-funnel"):
        shown = at("border-claims-funnel")
        whole = shown.row(measure="border_claims_recorded")
        assert whole["outcomes"] != whole["value"]
        assert any("add up to 953, not to the 936 claims recorded" in caution for caution in shown.cautions)


def test_the_estimates_of_two_counters_are_not_drawn_as_the_range_of_one(at):
    with edition_of("a new counter", "irregular-per-day"):
        title = at("irregular-per-day").title
        assert title == "240 to 360 people a day in November 2019, by the estimate of A new counter"


def test_a_year_whose_outcomes_are_not_all_published_has_no_rate(at):
    with edition_of("every other row", "claims-decisions"):
        assert at("claims-decisions").empty


def test_what_was_counted_at_another_date_does_not_stand_in_for_the_last_one(at):
    with edition_of("one row", "claims-pending"):
        assert at("claims-pending").title == "Peru, 31 December 2014: 53 waiting"


@pytest.mark.thorough
def test_each_country_that_counts_in_cases_too_is_named_with_its_years(at):
    told = " ".join(at("claims-neighbours").cautions)
    assert "United States also counts in cases, each of one or several people: 127,012 of 2014–2020" in told
    assert "Colombia also counts in cases, each of one or several people: 7,683 of 2025" in told
    with edition_of("one row", "claims-neighbours"):
        assert at("claims-neighbours").cautions == ()


@pytest.mark.thorough
def test_entries_at_one_crossing_are_not_those_of_the_country(at):
    assert at("gates", c="BRA").rows["place"].isna().all()
    with edition_of("a document removed", "gates"):
        left = at("gates", c="BRA").rows
        assert left["place"].isna().all(), "months of one town are not those of the country"
        assert len(left) == 3


def test_months_that_are_published_and_not_drawn_are_told_with_the_reason(at):
    shown = at("gates", c="ECU")
    entries = shown.rows[shown.rows["measure"] == "entries"]
    assert not entries["date"].astype(str).str.startswith("2023-03").any()
    told = [caution for caution in shown.cautions if caution.startswith("Published and not drawn")]
    assert told == [
        "Published and not drawn: Recorded entries, Ecuador, February\N{THIN SPACE}–\N{THIN SPACE}August 2023. "
        "Unexplained: far above the months around them, and perhaps not arrivals."
    ]
    assert not any("not drawn" in caution for caution in at("gates", c="PER").cautions)


def test_a_region_and_all_nationalities_do_not_stand_for_venezuelans_of_a_country(at):
    assert set(at("permits-elsewhere", c="USA").rows["nationality"]) == {"VEN"}
    assert not set(at("permits-elsewhere", c="CHL").rows["place_kind"]) & {"admin1", "area"}
    assert "deaths_and_disappearances" not in set(at("country-at-a-glance", c="VEN").rows["measure"])


@pytest.mark.thorough
def test_years_are_added_up_as_far_back_as_none_is_missing(at):
    with edition_of("every other row", "claims-filed"):
        rows = at("peru-claims-funnel").rows
        filed = rows[(rows["grouped"] == "yearly") & (rows["stage"] == "filed")].iloc[0]
        assert filed["value"] == 17_400, "2025 alone: 2024 is missing"
        assert "from 2025 to 2025" not in at("peru-claims-funnel").subtitle


def test_a_few_old_figures_do_not_press_the_years_together_and_are_told(at):
    shown = at("country-coverage", c="PER")
    assert shown.rows["year"].min() == 2014
    assert shown.row(measure="undesa_born_in_venezuela")["of_measure"] == 9, "those before 2014 are counted"
    assert "5 figures of before 2014 are counted and not drawn." in shown.cautions
    assert at("country-coverage", c="CUB").rows["year"].min() == 1990, (
        "where there is nothing else, they are drawn"
    )
