"""Entries and exits by the border posts: what each month counts, what is missing, what no picture may tell of it."""

import pytest

from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.view import View
from tests.exhibits.editions import edition_of


@pytest.fixture
def at():
    return lambda code, language="en", **filters: EXHIBITS["gates"].at(
        View(language=language).with_filters({"c": code, **filters})
    )


def columns(shown):
    """Return the columns of each panel: its months and their heights."""
    bars = [trace for trace in shown.figure.data if trace.type == "bar"]
    return {bar.yaxis: dict(zip(bar.x, bar.y, strict=True)) for bar in bars}


def test_peru_is_told_by_how_entries_stand_after_2019(at):
    shown = at("PER")
    assert shown.title == (
        "Peru: 88,114 people entered in June 2019; since January 2022, no month published has more than 5,260"
    )
    early = at("PER", t="..2018")
    assert early.title == "Peru: 51,955 people entered in January 2018; 18,040 people left that month"
    later = at("PER", t="2022..")
    assert later.title == (
        "Peru: 5,260 people entered in January 2024, 3,246 people in April 2025; 4,172 people left that month"
    )


def test_entries_and_exits_stand_in_two_panels_of_one_scale_and_one_time(at):
    shown = at("BRA")
    panels = columns(shown)
    assert [len(months) for months in panels.values()] == [39, 39]
    layout = shown.figure.layout
    assert layout.yaxis.range == layout.yaxis2.range
    assert layout.xaxis.range == layout.xaxis2.range


def test_no_difference_of_entries_and_exits_is_drawn_or_told(at):
    shown = at("ECU")
    assert set(shown.rows["measure"]) == {"entries", "exits"}
    assert any("are not how many stayed" in caution for caution in shown.cautions)


def test_a_month_without_a_figure_has_no_column_and_is_named(at):
    shown = at("PER")
    assert (
        "Exits: no figure between January 2018 and June 2019; between July 2019 and September 2019; "
        "between September 2019 and January 2022."
    ) in shown.cautions
    assert "Exits: no figure before January 2022." in at("COL").cautions
    exits = list(columns(shown).values())[1]
    assert all(value > 0 for value in exits.values())
    assert not any(str(day).startswith("2019-08") for day in exits)


def test_months_that_nobody_can_explain_are_not_drawn_and_are_told(at):
    told = " ".join(at("MEX").cautions)
    assert "no figure between July 2022 and December 2022; between March 2023 and June 2023" in told
    assert "Published and not drawn: Recorded entries, Mexico" in told
    assert "Exits: no month is published." in told


def test_the_measures_of_the_country_are_numbered_rules(at):
    shown = at("PER")
    assert "4 Humanitarian visa required to enter (15 Jun 2019)" in shown.reading
    rules = [shape for shape in shown.figure.layout.shapes if shape.type == "line"]
    assert len(rules) == 2 * 5, "five measures, each through both panels"


@pytest.mark.thorough
def test_without_the_official_series_the_title_tells_what_is_left(at):
    with edition_of("a document removed", "gates"):
        shown = at("PER")
        assert "2022" not in shown.title
        assert (
            shown.title
            == "Peru: 88,114 people entered in June 2019, 6,635 people in September 2019; 8,883 people left that month"
        )
    with edition_of("one row", "gates"):
        assert at("PER").title.startswith("Peru: ")


def test_the_entries_of_before_keep_their_address():
    assert exhibit_named("border-entries") is EXHIBITS["gates"]
