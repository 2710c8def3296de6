"""Every figure is found by its number in any spelling, by words, place, date and source."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from displacement.errors import TooManyTerms
from displacement.exhibit.locators import locator_in
from displacement.exhibits import EXHIBITS
from displacement.ledger import calculation_of, card_of, find_figures, parts_of
from displacement.ledger.search import MOST_TERMS
from displacement.queries import ask
from displacement.view import View
from displacement.words import LANGUAGES, words_in
from tests.views import choices_at

FOUNDING = Path(__file__).parent.parent / "data" / "founding_figures.csv"


def founding():
    with FOUNDING.open(encoding="utf-8", newline="") as file:
        return [(row["figure_id"], float(row["value"])) for row in csv.DictReader(file)]


def ids(text, **choices):
    return list(find_figures(text, **choices).rows["figure_id"])


@pytest.mark.thorough
@pytest.mark.parametrize(("figure_id", "value"), founding())
def test_a_founding_figure_is_found_by_its_number_and_shows_document_and_place(figure_id, value):
    ledger = ask("ledger").set_index("figure_id")
    plain = f"{abs(value):g}" if value != int(value) else str(abs(int(value)))
    for language in LANGUAGES:
        spelled = words_in(language).number(abs(value))
        assert figure_id in ids(spelled), spelled
        facts = dict(card_of(figure_id, words_in(language)).facts)
        row = ledger.loc[figure_id]
        printed = facts[words_in(language).say("Printed in")]
        assert words_in(language).of(row, "publisher").replace("[", "(").replace("]", ")") in printed
        assert printed.endswith(f", {locator_in(row, words_in(language))}")
    assert figure_id in ids(plain)


@pytest.mark.parametrize(
    "text", ["863613", "863,613", "863 613", "863.613", "863\u00a0613", "863’613", " 863,613 people "[:-8]]
)
def test_a_number_is_found_in_any_spelling(text):
    assert ids(text)[0] == "ai-per-2019-10-host"


@pytest.mark.parametrize("text", ["1.6 million", "1,6 millones", "1.6 millón", "1600 mil", "1,600,000"])
def test_a_number_in_millions_is_found_the_exact_ones_first(text):
    found = find_figures(text)
    assert found.rows.iloc[0]["value"] == 1_600_000
    assert "ai-col-2019-host" in set(found.rows["figure_id"])


def test_what_rounds_to_a_number_in_millions_is_found_after_it():
    values = list(find_figures("1.6 million", area="PER", topic="host_populations").rows["value"])
    assert values[0] == 1_600_000
    assert any(value != 1_600_000 and 1_550_000 <= value <= 1_650_000 for value in values)


@pytest.mark.parametrize("text", ["91.5%", "-91.5%", "−91,5 %"])
def test_a_fall_is_found_with_and_without_its_sign(text):
    assert ids(text) == ["per-2019-06-to-2019-07-entries-change"]


@pytest.mark.parametrize("text", ["13%", "13 %", "13 por ciento", "13 percent"])
def test_a_percentage_is_no_count(text):
    found = find_figures(text).rows
    assert "ai-border-2019-admitted-share" in set(found["figure_id"])
    assert set(found["unit"]) == {"percent"}


def test_words_are_found_in_both_languages_without_their_accents():
    assert set(ids("peru permiso 2019")) == set(ids("Perú permiso 2019"))
    assert "ai-per-2019-09-ptp-granted" in ids("ptp granted september 2019") + ids("ptp septiembre de 2019")


def test_a_year_is_a_date_and_not_only_a_number():
    found = find_figures("2019 tumbes").rows
    assert len(found) > 20
    assert set(found["date"].dt.year) >= {2019}


@pytest.mark.parametrize(
    ("choices", "column", "value"),
    [
        ({"area": "CHL"}, "area", "CHL"),
        ({"topic": "permits"}, "topic", "permits"),
        ({"grade": "official"}, "grade", "official"),
    ],
)
def test_a_choice_keeps_only_what_it_names(choices, column, value):
    assert set(find_figures("", **choices).rows[column]) == {value}


def test_the_year_chosen_is_that_of_the_figures():
    assert set(find_figures("", when="2018").rows["date"].dt.year) == {2018}


def test_nothing_is_found_for_a_number_that_nobody_published():
    assert len(find_figures("987654321")) == 0


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_search_finds_every_figure(text):
    assert set(ids(text)) == set(ask("ledger")["figure_id"])


@pytest.mark.parametrize("text", ["[0-9]*", "1.2.3.4", "--", "9" * 400])
def test_what_no_document_prints_finds_nothing(text):
    assert ids(text) == []


@pytest.mark.parametrize("text", ["%", "(", "million"])
def test_signs_and_words_without_a_number_are_searched_as_words(text):
    found = find_figures(text).rows
    assert 0 < len(found) < len(ask("ledger"))
    assert found["haystack"].str.contains(text, regex=False).all()


def test_digits_of_another_script_are_digits():
    assert set(ids("٨٦٣٦١٣")) == set(ids("863613"))


def test_a_search_finds_an_id():
    assert ids("ai-border-2019-admitted-share") == ["ai-border-2019-admitted-share"]


def test_without_a_search_what_the_dashboard_opens_with_comes_first_then_what_most_documents_print():
    opening = list(ask("headline_figures")["figure_id"])
    rows = find_figures().rows
    assert list(rows["figure_id"].head(len(opening))) == opening
    rest = rows.iloc[len(opening) :]
    printings = list(rest[~rest["picked_out"]]["printings"])
    assert printings == sorted(printings, reverse=True)
    assert printings[0] > 3


def test_the_ledger_says_how_each_figure_was_read():
    rows = ask("ledger")
    assert set(rows["reading"]) <= {"confirmed", "corrected", "not_found", "once", "machine"}
    assert (rows["reading"] == "machine").sum() == (
        rows["reread"].isna() & (rows["read_as"] == "data_file")
    ).sum()
    assert set(rows[rows["reading"] == "not_found"]["reread"].str[11:]) == {"not found"}


@pytest.mark.parametrize(("text", "column", "value"), [
    ("bare round number", "qualifier", "bare"),
    ("número redondo sin expresión", "qualifier", "bare"),
    ("read twice corrected", "reading", "corrected"),
    ("leída dos veces confirmada", "reading", "confirmed"),
])  # fmt: skip
def test_how_a_figure_is_hedged_and_was_read_is_found_in_words(text, column, value):
    found = find_figures(text).rows
    assert len(found) > 100
    assert set(found[column]) == {value}


def test_of_the_figures_with_a_word_those_that_the_dashboard_opens_with_come_first():
    opening = ask("headline_figures")
    of_peru = list(opening[opening["area"] == "PER"]["figure_id"])
    assert ids("Peru")[: len(of_peru)] == of_peru


@pytest.mark.parametrize(
    ("text", "operation", "calculation"),
    [
        ("1,641,305", "sum", "538,328 + 1,098,014 + 0 + 4,963 = 1,641,305 people"),
        ("7.682.752", "sum", "The sum of 178 figures"),
        ("505 007", "sum", "4,714 + 500,271 + 0 + 22 = 505,007 people"),
        ("13.9%", "share", "142 ÷ 1,018 = 13.9%"),
        ("63,6 %", "share", "549,606 ÷ 863,613 = 63.6%"),
        ("106.2", "rate", "11,470 ÷ 107,995 × 1,000 = 106.2"),
        ("1,035.8", "rate", "405 ÷ 391 × 1,000 = 1,035.8"),
        ("1.035,8", "rate", "405 ÷ 391 × 1,000 = 1,035.8"),
    ],
)
def test_a_number_that_the_dashboard_computes_is_found_with_how_and_from_which_figures(
    text, operation, calculation
):
    found = find_figures(text)
    row = found.computed.iloc[0]
    assert (row["operation"], calculation_of(row, words_in("en"))) == (operation, calculation)
    parts = [part["figure_id"] for part in parts_of(row)]
    assert parts == list(row["parts"])
    assert set(parts) <= set(ask("ledger")["figure_id"])


@pytest.mark.parametrize("text", ["recognition rate", "tasa de reconocimiento", "protection rate Spain 2025"])
def test_a_rate_is_found_by_its_name(text):
    assert set(find_figures(text).computed["what"]) <= {"recognition", "protection"}
    assert len(find_figures(text).computed)


def test_no_rate_is_computed_of_what_may_be_one_to_five():
    rates = ask("computed")
    assert not rates.loc[rates["what"] == "per_hosted", "terms"].map(lambda terms: 5 in terms).any()
    within = ask("claims_neighbours", c="PER~BRB", per="hosted")
    assert within.loc[within["few"], "shown"].isna().all()
    assert len(within.loc[within["few"]])


def test_little_words_are_not_looked_for():
    assert set(ids("refugees in Aruba")) == set(ids("refugees Aruba")) != set()


def test_no_share_is_computed_from_what_may_be_one_to_five_alone():
    rows, values = ask("computed"), ask("ledger").drop_duplicates("figure_id").set_index("figure_id")["value"]
    recognised = rows[(rows["what"] == "recognition") & rows["terms"].map(lambda terms: terms[0] > 0)]
    assert len(recognised)
    for parts in recognised["parts"]:
        told = {values[part] for part in parts if "recognised" in part}
        assert told - {0.0} != {5.0}, parts


COMPUTING = (
    "hosts-map",
    "hosts-ranking",
    "hosts-series",
    "claims-decisions",
    "claims-filed",
    "claims-pending",
    "claims-neighbours",
    "age-and-sex",
    "inside-a-country",
    "in-which-towns",
    "status-2019",
    "headline-figures",
)
"""Exhibits whose titles print sums, shares or rates."""


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_a_title_prints_is_found(language):
    lost = []
    for exhibit_id in COMPUTING:
        exhibit = EXHIBITS[exhibit_id]
        for chosen in choices_at(exhibit):
            shown = exhibit.at(View(language=language).with_filters(chosen))
            if not shown.empty:
                lost += [
                    f"{exhibit_id} {chosen}: {number}" for number in printed(shown.title) if not told(number)
                ]
    assert not lost


RANGE = re.compile(
    r"[\d,]+(?= to [\d,]+ )|(?<=de )[\d,]+(?= a [\d,]+ )|(?:less than|more than|menos de|más de) [\d.]+%"
)
PRINTED = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?%")


def printed(text):
    """Return the numbers that a reader would look up: of four digits and more, and percentages; no least of a range."""
    return PRINTED.findall(RANGE.sub("", text))


@cache
@cache
def told(number):
    found = find_figures(number)
    return bool(len(found) or len(found.computed))


def test_a_search_takes_so_many_terms_and_says_so_beyond():
    assert ids("863613 " * 99) == ids("863613")
    assert ids(" ".join(f"word{number}" for number in range(MOST_TERMS))) == []
    with pytest.raises(TooManyTerms, match=f"{MOST_TERMS + 1} different words and numbers"):
        find_figures(" ".join(f"word{number}" for number in range(MOST_TERMS + 1)))
