"""Every exhibit, in both languages and themes: title, unit, date, source, alternative text, table, picture."""

import itertools

import pandas as pd
import plotly.graph_objects as go
import pytest

from displacement.errors import UnknownExhibit
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.queries import database
from displacement.view import View
from displacement.words import LANGUAGES
from tests.views import values_of

PAIRS = list(itertools.product(EXHIBITS, LANGUAGES))


@pytest.mark.thorough
@pytest.mark.parametrize(("exhibit_id", "language"), PAIRS)
def test_an_exhibit_says_what_it_shows(exhibit_id, language):
    shown = EXHIBITS[exhibit_id].at(View(language=language))
    assert not shown.empty
    for text in (shown.title, shown.subtitle, shown.alt):
        assert text
        assert "nan" not in text.lower().split()
        assert "{" not in text
        assert "None" not in text
    assert shown.sources
    assert len(shown.table) == len(shown.rows)
    assert isinstance(shown.figure, go.Figure)


@pytest.mark.sampled(12)
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_the_two_languages_say_different_words_of_the_same_rows(exhibit_id):
    english, spanish = (EXHIBITS[exhibit_id].at(View(language=language)) for language in LANGUAGES)
    assert english.title != spanish.title
    assert english.alt != spanish.alt
    assert list(english.rows["figure_id"]) == list(spanish.rows["figure_id"])


@pytest.mark.sampled(12)
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_every_mark_of_a_picture_names_its_figure(exhibit_id):
    shown = EXHIBITS[exhibit_id].at(View())
    known = set(shown.rows["figure_id"])
    for trace in shown.figure.data:
        if trace.type == "sankey":
            continue
        drawn = [value for value in (trace.x if trace.x is not None else ()) if value == value]
        if not drawn or getattr(trace, "mode", "") == "text" or trace.hoverinfo == "skip":
            continue
        assert trace.customdata is not None, trace
        assert {data[0] for data in trace.customdata if isinstance(data[0], str)} <= known


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_the_dark_picture_stands_on_the_dark_ground(exhibit_id):
    light, dark = (EXHIBITS[exhibit_id].at(View(theme=theme)).figure for theme in ("light", "dark"))
    assert light.layout.paper_bgcolor != dark.layout.paper_bgcolor


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", [key for key, one in EXHIBITS.items() if one.parameters])
def test_an_exhibit_draws_or_says_that_nothing_is_published_at_every_choice(exhibit_id):
    """Words are said at every choice; of answers alike, one is drawn."""
    one = EXHIBITS[exhibit_id]
    seen = set()
    for parameter in one.parameters:
        for code in values_of(parameter)[:40]:
            shown = one.at(View(language="es").with_filters({parameter.name: code}))
            assert shown.title
            assert shown.alt
            if likeness(shown) in seen:
                continue
            seen.add(likeness(shown))
            if shown.empty:
                assert shown.figure is None
                assert shown.alt == shown.words.say("No published figure at this choice.")
            else:
                assert sum(len(trace.x if trace.x is not None else ()) for trace in shown.figure.data) > 0


def likeness(shown):
    """Return what a drawing may stumble over: none, one or many rows, and of which kinds they are."""
    rows = shown.rows
    kinds = (
        "measure",
        "unit",
        "counter_kind",
        "qualifier",
        "segment",
        "date_precision",
        "stage",
        "direction",
    )
    return (
        min(len(rows), 2),
        bool(rows["value"].isna().any()),
        *(frozenset(rows[kind].dropna()) for kind in kinds if kind in rows),
    )


def test_an_unknown_exhibit_is_told_with_those_there_are():
    with pytest.raises(UnknownExhibit, match="border-claims-funnel"):
        exhibit_named("nothing")


def test_equal_views_share_one_answer():
    one = EXHIBITS["border-claims-funnel"]
    assert one.at(View()) is one.at(View().with_filters({"c": "CHL"}))


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param({}, id="usual", marks=pytest.mark.thorough),
        pytest.param({"t": "2017..2022", "s": "no_news"}, id="within a scope"),
    ],
)
def test_how_it_was_asked_answers_the_same_on_the_database_of_the_edition(exhibit_id, chosen):
    shown = EXHIBITS[exhibit_id].at(View().with_filters(chosen))
    assert "$" not in shown.asked
    again = database().cursor().execute(shown.asked).df()
    assert list(again["figure_id"]) == list(shown.rows["figure_id"])
    if EXHIBITS[exhibit_id].composed:
        found = ["figure_id", "value", "date"]  # rates, changes and sums are reckoned from what is found
        pd.testing.assert_frame_equal(again[found], shown.rows[found])
    else:
        pd.testing.assert_frame_equal(again, shown.rows)
