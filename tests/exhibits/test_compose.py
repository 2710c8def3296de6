"""A composed picture: its title states what its rows say, its words tell its numbers, in every form."""

import itertools
import re

import pandas as pd
import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import FORMATS, PICTURES, export
from displacement.exports.printed import print_figure
from displacement.queries.offers import offers
from displacement.queries.questions import Question
from displacement.view import View
from displacement.words import LANGUAGES
from tests.exhibits.editions import CHANGES, edition_of
from tests.exhibits.truth import told, untrue

EIGHT = "PER~COL~CHL~ECU~BRA~ESP~USA~DOM"
FIFTEEN = f"{EIGHT}~TTO~ARG~PAN~CRI~MEX~URY~VCT"
BROKEN = re.compile(r"\bnan\b|\bNone\b|\bNaT\b|[{}]")
COMPOSED = [
    {"c": "PER"},
    {"c": "PER~USA", "per": "1000", "t": "2016..2025"},
    {"c": EIGHT, "f": "line"},
    {"c": FIFTEEN},
    {"c": FIFTEEN, "f": "multiples"},
    {"c": FIFTEEN, "f": "line"},
    {"c": FIFTEEN, "f": "dumbbell"},
    {"c": FIFTEEN, "f": "table"},
    {"c": "all", "f": "ranking"},
    {"c": "all", "f": "map"},
    {"c": "PER~ECU", "f": "points"},
    {"c": "PER~COL~CHL", "as": "change", "t": "2018..2025", "f": "line"},
    {"c": "PER~COL~CHL", "as": "index", "t": "2018..2025", "f": "line"},
    {"c": "PER~COL~CHL~ECU", "sum": "together"},
    {"c": "PER", "peers": "neighbours", "f": "line"},
    {"c": "CRI", "part": "by.sex-and-age", "f": "stacked"},
    {"m": "unhcr_claims_new", "c": "PER", "f": "columns", "acts": "with"},
    {"m": "unhcr_claims_new", "c": "PER~ECU~BRA", "f": "columns"},
    {"m": "unhcr_claims_new", "c": "PER~ECU~CHL", "per": "hosted", "t": "2018..2025"},
    {"m": "unhcr_decisions_recognised", "c": "BRA~PER", "per": "decided"},
    {"m": "unhcr_hosted~unhcr_claims_new", "c": "PER~COL", "acts": "with"},
    {"m": "unhcr_hosted~unhcr_claims_new", "c": FIFTEEN, "f": "multiples"},
    {"m": "venezuelans_hosted", "c": "PER", "f": "points"},
    {"m": "claims_filed_total", "c": "PER"},
    {"m": "permits_granted", "c": "COL", "part": "by.permit"},
    {"m": "entries", "c": "PER~ECU", "part": "each.month"},
    {"m": "waiting_days", "c": "PER"},
]


def at(language="en", **chosen):
    return EXHIBITS["compose"].at(View(language=language).with_filters(chosen))


FEW = 4  # choices that are drawn every day, each in one of the languages


def named(choice):
    return " ".join(f"{name}={value}" for name, value in choice.items())


@pytest.mark.parametrize(
    ("choice", "language"),
    [
        pytest.param(
            choice,
            language,
            id=f"{named(choice)}-{language}",
            marks=()
            if place % len(LANGUAGES) == LANGUAGES.index(language) and place < FEW
            else pytest.mark.thorough,
        )
        for place, choice in enumerate(COMPOSED)
        for language in LANGUAGES
    ],
)
def test_every_form_says_true_things_and_draws_every_number(choice, language):
    shown = at(language, **choice)
    assert not shown.empty
    heard = told(shown)
    for text in (heard.title, heard.subtitle, heard.alt, shown.reading, *shown.cautions):
        assert not BROKEN.search(text), text
    for text in (heard.title, heard.subtitle):
        assert untrue(text, heard) == [], text
    drawn = {
        data[0] for trace in shown.figure.data if trace.customdata is not None for data in trace.customdata
    }
    assert drawn == set(shown.rows.dropna(subset=["shown"])["figure_id"])
    assert len(shown.table) == len(shown.rows)


@pytest.mark.sampled(8)
@pytest.mark.parametrize("choice", COMPOSED, ids=named)
def test_no_title_names_more_than_two_of_many(choice):
    shown = at(**choice)
    names = {
        name for each in set(shown.rows["area_en"]) for name in [each.split(" (")[0]] if name in shown.title
    }
    assert len(names) <= 2
    assert len(shown.title) < 190


@pytest.mark.parametrize(
    ("choice", "english", "spanish"),
    [
        (
            {"m": "unhcr_asylum_seekers", "c": "PER", "t": "2014..2024"},
            "Asylum-seekers, Peru: a peak of 532,303 in 2020, 522,732 in 2024",
            "Solicitantes de asilo, Perú: un máximo de 532,303 en 2020, 522,732 en 2024",
        ),
        (
            {"m": "unhcr_asylum_seekers", "c": "PER~USA", "t": "2019..2024", "f": "line"},
            "Asylum-seekers: United States passed Peru in 2023; 620,074 against 522,732 in 2024",
            "Solicitantes de asilo: Estados Unidos superó a Perú en 2023; 620,074 frente a 522,732 en 2024",
        ),
        (
            {"m": "unhcr_asylum_seekers", "c": "PER~COL", "t": "2018..2024", "f": "line"},
            "Asylum-seekers: Peru has the most throughout, 522,732 in 2024; Colombia 28,294",
            "Solicitantes de asilo: Perú tiene siempre la cifra más alta, 522,732 en 2024; Colombia, 28,294",
        ),
        (
            {"m": "unhcr_asylum_seekers", "c": "CHL~PER~USA~ESP~BRA", "t": "..2024", "f": "ranking"},
            "Asylum-seekers: United States 620,074; Chile, 8,895, is number 5 of 5 (2024)",
            "Solicitantes de asilo: Estados Unidos, 620,074; Chile, con 8,895, ocupa el puesto 5 de 5 (2024)",
        ),
    ],
)
def test_the_title_states_what_these_rows_say(choice, english, spanish):
    assert (at("en", **choice).title, at("es", **choice).title) == (english, spanish)


def test_another_measure_of_the_same_is_not_told_as_disagreement_of_counters():
    """Different permits are no different counts of one thing."""
    assert "depending on who counted" not in at(m="permits_granted", c="PER", part="by.permit").title
    assert "depending on who counted" in at(m="venezuelans_hosted", c="PER", f="points").title


def test_no_change_across_a_break_is_called_the_largest():
    """Most hosts were counted otherwise before 2018; only the United States was not."""
    shown = at(m="unhcr_hosted", c=EIGHT, f="dumbbell", t="2014..2025")
    assert shown.rows.groupby("series")["segment"].nunique().max() > 1
    assert "grew the most" not in shown.title


def test_more_than_eight_lines_become_small_multiples_and_it_is_told():
    one, many = at(c=EIGHT, f="line"), at(c=FIFTEEN, f="line")
    assert "xaxis2" not in one.figure.to_dict()["layout"]
    assert "xaxis14" in many.figure.to_dict()["layout"]
    assert "More than 8 series" in many.reading
    assert "More than 8 series" not in one.reading


def test_the_colours_of_eight_series_never_repeat():
    lines = [trace.line.color for trace in at(c=EIGHT, f="line").figure.data if trace.mode == "lines"]
    assert len(set(lines)) == 8


def test_the_alternative_text_tells_the_numbers():
    shown = at("es", c="PER~COL", f="line")
    for series, rows in shown.rows.groupby("series"):
        last = rows.sort_values("date").iloc[-1]
        assert shown.words.number(last["shown"]) in shown.alt, series


def test_a_sum_tells_how_many_countries_it_is_of():
    shown = at(m="unhcr_hosted", c="PER~COL~CHL~ECU", sum="together")
    last = shown.rows.sort_values("date").iloc[-1]
    assert f"{last['areas_with']:.0f} of {last['areas_of']:.0f} countries" in " ".join(shown.cautions)
    assert "together" in shown.title


def test_measures_of_states_are_rules_and_named_under_the_picture():
    without, rules = (
        at(m="unhcr_claims_new", c="PER", f="columns", acts=acts) for acts in ("without", "with")
    )
    assert not without.figure.layout.shapes
    assert len(rules.figure.layout.shapes) > 20
    assert "Thin rules" in rules.reading
    assert " 1 " in rules.reading


@pytest.mark.thorough
def test_the_map_holds_every_date_and_stands_still_in_print():
    shown = at("es", m="unhcr_hosted", c="all", f="map")
    (slider,) = shown.figure.layout.sliders
    years = sorted({f"{day.year}" for day in shown.rows["date"]})
    assert [step.label for step in slider.steps] == years
    assert all(step.method == "restyle" for step in slider.steps)
    printed = print_figure(shown)
    assert not printed.layout.sliders
    circles = [trace for trace in printed.data if trace.mode == "markers"]
    assert len(circles) == 1
    last = shown.rows[shown.rows["date"] == shown.rows["date"].max()]
    assert {data[0] for data in circles[0].customdata} == set(last["figure_id"])


@pytest.mark.thorough
def test_all_circles_share_one_scale():
    figure = at(m="unhcr_hosted", c="all", f="map").figure
    largest = [max(trace.marker.size) for trace in figure.data if trace.mode == "markers"]
    assert max(largest) == pytest.approx(80)
    assert largest[0] < 80


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind not in (*PICTURES, "zip")])
def test_it_is_had_in_every_format(kind):
    assert export(at("es", c="PER~COL", f="line"), kind).content


@pytest.mark.thorough
@pytest.mark.parametrize("change", CHANGES)
def test_it_stays_true_on_changed_data(change):
    for language, choice in itertools.product(LANGUAGES, ({"c": "PER~COL"}, {"c": "all", "f": "ranking"})):
        with edition_of(change, "compose"):
            shown = at(language, **choice)
            heard = told(shown)
            if shown.empty:
                assert shown.title == shown.words.say(shown.exhibit.question)
                continue
            for text in (heard.title, heard.subtitle, heard.alt):
                assert not BROKEN.search(text), text
                assert untrue(text, heard) == [], text
            assert shown.figure is not None


@pytest.mark.thorough
@pytest.mark.parametrize(
    "measure", [option.code for option in offers(Question.of({"m": "unhcr_hosted"}))["m"] if option.available]
)
def test_every_form_that_is_offered_of_a_measure_is_drawn_in_both_languages(measure):
    """Of Peru in both languages; of all countries, whose pictures are large, in one or the other."""
    for country in ("PER", "all"):
        asked = Question.of({"m": measure, "c": country})
        for place, form in enumerate(offers(asked).available("f")):
            spoken = LANGUAGES if country != "all" else LANGUAGES[place % len(LANGUAGES) :][:1]
            for language in spoken:
                shown = at(language, m=measure, c=country, f=form)
                texts = (shown.title, shown.subtitle, shown.alt, shown.reading, *shown.cautions)
                assert not BROKEN.search(" ".join(texts)), (form, texts)
                assert shown.empty or shown.figure.data, form


def test_days_are_told_as_days_in_a_sentence():
    shown = at("es", m="entries", c="PER", part="at.cebaf-tumbes.each.day")
    days = pd.to_datetime(shown.rows["date"])
    assert days.notna().all()
    assert " en 1" not in shown.title
    assert " el 1" in shown.title
