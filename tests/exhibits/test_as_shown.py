"""Every number that a picture prints stands in its table as a number: in the cells that a spreadsheet counts with."""

import re

import numpy as np
import pandas as pd
import pytest

from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS
from displacement.exports.tables import displayed
from displacement.queries.choices import codes_of
from displacement.view import View
from displacement.words import LANGUAGES

NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d\b|\b(?:19|20)\d\d to (?:19|20)\d\d\b")
TOLD_IN_WORDS = ("How many", "Published", "Recomputed from its parts")
MANY, FEW = 8, 3  # of a list of more choices than eight, three are tried
COMPOSED = [
    {"m": "unhcr_asylum_seekers", "per": "1000"},
    {"m": "unhcr_asylum_seekers", "per": "1000", "f": "ranking", "c": "all"},
    {"m": "unhcr_claims_new", "per": "hosted", "as": "change"},
    {"m": "unhcr_hosted", "as": "index"},
    {"m": "unhcr_decisions_recognised", "per": "decided", "f": "table"},
    {"m": "unhcr_hosted", "per": "1000", "sum": "together"},
]
QUICK = [
    ("hosts-ranking", {"per": "1000"}),
    ("hosts-map", {"per": "1000"}),
    ("claims-neighbours", {"per": "hosted"}),
    ("road-north", {"among": "share"}),
    ("border-claims-funnel", {}),
    ("recognition-by-year", {"c": "ESP"}),
    ("claims-decisions", {"c": "ESP"}),
    ("in-which-towns", {}),
    *(("compose", choices) for choices in COMPOSED),
]


def at(exhibit_id, language="en", **choices):
    return EXHIBITS[exhibit_id].at(View(language=language).with_filters(choices))


def printed(figure):
    """Return the texts that a picture prints beside or in its marks, and those written on it."""
    for trace in figure.data:
        yield from (text for text in np.array(trace.text, dtype=object).ravel() if isinstance(text, str))
    yield from (each.text for each in figure.layout.annotations if each.text)


def untold(shown):
    """Return the numbers of a picture that stand in no cell of its table, each with the text it is printed in.

    How a figure is told in words (“1 to 5”, a calculation) holds numbers too, in other columns than those that count;
    so do names. Rules that are numbered are told beside the picture; a heading counts the rows that are told alike.
    """
    if shown.figure is None:
        return []
    words, table = shown.words, displayed(shown)
    cells = [cell for column in table for cell in table[column]]
    numbers = np.array(
        [abs(float(cell)) for cell in cells if isinstance(cell, int | float) and pd.notna(cell)]
    )
    names = [shown.rows[column].dropna() for column in shown.rows if column.endswith(f"_{words.language}")]
    told = set(NUMBER.findall(" ".join([cell for cell in cells if isinstance(cell, str)])))
    told |= set(NUMBER.findall(" ".join(str(name) for column in names for name in column.unique())))
    counted = {words.say(name) for name in TOLD_IN_WORDS}
    figures = {number for name in counted & set(table.columns) for cell in table[name]
               for number in NUMBER.findall(str(cell)) if shown.exhibit.id != "checks"}  # fmt: skip
    one_to_five = {"1"} if "masked" in set(shown.rows.get("qualifier", ())) else set()
    alike = {str(count) for column in table for count in table[column].value_counts()}
    others = (told - figures) | one_to_five | alike | set(NUMBER.findall(shown.reading))
    return [
        (number, text)
        for text in map(bare, set(printed(shown.figure)))
        for number in NUMBER.findall(text)
        if number not in others and not stands(number, numbers)
    ]


def bare(text):
    """Return a text without its marks and its dates."""
    return DATE.sub(" ", re.sub(r"<[^>]+>", " ", text))


def stands(number, numbers):
    """Tell whether a number as printed is one of those of the table, rounded to its digits."""
    digits = len(number.partition(".")[2])
    return bool(np.any(np.abs(numbers - float(number.replace(",", ""))) <= 0.5 * 10.0**-digits + 1e-9))


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("exhibit_id", "choices"), QUICK)
def test_each_number_that_is_printed_stands_in_the_table(exhibit_id, choices):
    assert untold(at(exhibit_id, **choices)) == []


def choices_of(exhibit):
    yield {}
    for parameter in exhibit.parameters:
        codes = ["2018..2020"] if parameter.span else list(codes_of(parameter))
        yield from ({parameter.name: code} for code in (codes[:FEW] if len(codes) > MANY else codes))


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", [name for name in EXHIBITS if name != "compose"])
def test_each_number_that_is_printed_stands_in_the_table_at_every_choice(exhibit_id):
    for choices in choices_of(EXHIBITS[exhibit_id]):
        assert untold(at(exhibit_id, **choices)) == [], choices


def test_a_number_that_stands_in_no_column_is_found():
    shown = at("hosts-ranking", per="1000")
    without = Shown(shown.exhibit, shown.view)
    without.__dict__["numbers"] = ()
    assert {number for number, _ in untold(without)} >= {"106.2", "53.5", "48.0"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_stands_beside_what_it_is_of_with_year_and_source(language):
    shown = at("hosts-ranking", language, per="1000")
    table, words = displayed(shown), shown.words
    peru = table[table[words.say("What")] == words.of(shown.row(area="PER"), "area")].iloc[0]
    rate, people, inhabitants = (
        peru[words.say(name)] for name in ("Per 1,000 inhabitants", "Value", "Inhabitants")
    )
    assert (people, inhabitants) == (1641305, 34217848)
    assert rate == round(1000 * people / inhabitants, 1) == 48.0
    assert peru[words.say("{number}: when", number=words.say("Inhabitants"))] == "2024"
    told = {"en": "World Bank", "es": "Banco Mundial"}[language]
    assert peru[words.say("{number}: source", number=words.say("Inhabitants"))] == told
    assert "48.0" in " ".join(shown.table.iloc[2].astype(str))


@pytest.mark.parametrize(
    ("exhibit_id", "choices", "says"),
    [
        ("hosts-ranking", {"per": "1000"}, "per 1,000 inhabitants"),
        ("hosts-map", {"per": "1000"}, "per 1,000 inhabitants"),
        ("claims-neighbours", {"per": "hosted"}, "per 1,000 Venezuelans hosted"),
        ("compose", {"m": "unhcr_asylum_seekers", "per": "1000"}, "Per 1,000 inhabitants"),
        ("compose", {"m": "unhcr_asylum_seekers", "as": "index"}, "is 100"),
        ("compose", {"m": "unhcr_asylum_seekers", "as": "change"}, "in percent"),
    ],
)
def test_the_alternative_text_says_of_what_the_numbers_are(exhibit_id, choices, says):
    assert says in at(exhibit_id, **choices).alt


def test_the_table_of_the_timeline_keeps_each_measure_with_its_document():
    shown = at("timeline")
    table, words = displayed(shown), shown.words
    rows = shown.rows[shown.rows["axis"] == "acts"].set_index("title_en")["url"]
    acts = table[table[words.say("Direction")] != ""]
    for what, address in zip(
        acts[words.say("What")], acts[words.say("Address of the document")], strict=True
    ):
        assert address in set(rows.loc[[what]].fillna(""))
