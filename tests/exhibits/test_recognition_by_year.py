"""Recognition by year: a rate only where enough was decided, a range where a count may be less, its parts beside it."""

import re

import pytest

from displacement.exhibits import EXHIBITS
from displacement.queries import ask
from displacement.queries.figuring import FEW_DECIDED
from displacement.view import View
from displacement.words import LANGUAGES


def at(code, language="en"):
    return EXHIBITS["recognition-by-year"].at(View(language=language).with_filters({"c": code}))


def beside(shown):
    """Return the words beside the rows, by year."""
    years = [str(year) for year in shown.rows["year"]]
    told = [note.text for note in shown.figure.layout.annotations if re.search(r"\d of \d", note.text)]
    return dict(zip(years, told, strict=True))


def test_each_year_is_drawn_with_what_it_is_a_rate_of():
    shown = at("ECU")
    told = beside(shown)
    assert told["2022"] == "<b>91%</b> · 647 of 712"
    assert told["2025"] == "<b>22%</b> · 416 of 1,922"
    row = shown.row(year=2022)
    assert row["shown"] == pytest.approx(100 * 647 / 712)
    assert row["denominator"] == 712
    assert shown.title.startswith("Ecuador: 91%")


def test_too_few_decisions_have_no_rate_are_pale_and_joined_to_nothing():
    shown = at("ECU")
    few = shown.row(year=2020)
    assert few["denominator"] < FEW_DECIDED
    assert beside(shown)["2020"] == "32 of 42"
    dots = next(
        trace for trace in shown.figure.data if trace.mode == "markers" and trace.marker.symbol == "circle"
    )
    opacity = dict(zip(shown.rows["year"], dots.marker.opacity, strict=True))
    assert opacity[2020] < 1 == opacity[2021]
    for line in (trace for trace in shown.figure.data if trace.mode == "lines"):
        assert few["shown"] not in list(line.x)


def test_a_rate_that_a_count_of_five_could_change_is_a_range():
    shown = at("PAN")
    assert shown.row(year=2024)["least"] == 1
    assert beside(shown)["2024"] == "<b>0.5%–2%</b> · 1–5 of 207–211"


def test_other_protection_is_told_where_it_is_more_than_recognition():
    shown = at("ESP")
    assert "protected in all" in shown.title
    assert "protected in all: 99.9%" in beside(shown)["2025"]


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_stand_apart_from_people(language):
    shown = at("USA", language)
    assert set(shown.rows["axis"]) == {"persons", "cases"}
    assert len(shown.figure.layout.annotations) > len(shown.rows)
    assert any("USA" not in caution for caution in shown.cautions)


def test_the_rates_are_those_that_the_ledger_computes():
    shown = at("PER")
    computed = ask("computed")
    rates = computed[(computed["what"] == "recognition") & (computed["area"] == "PER")]
    known = {row["date"].year: row["value"] for _, row in rates.iterrows()}
    assert known
    for _, row in shown.rows.iterrows():
        if row["year"] in known:
            assert row["shown"] == pytest.approx(known[row["year"]])
