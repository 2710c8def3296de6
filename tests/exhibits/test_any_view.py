"""Whatever a reader chooses, an exhibit says its unit, its date and its sources, and every mark names its figure."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from displacement.exhibit.acts import ACTS
from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import LANGUAGES
from tests.views import values_of

OWN_UNITS = {"checks", "crossings-map"}
"""Exhibits whose marks differ in unit so much that each mark says its own."""
ALSO_CALLED = {
    "cases": ("cases", "casos"),
    "persons": ("asylum-seekers", "solicitantes", "venezuelans", "venezolan"),
    "percent": ("%", "share", "proporci"),
    "persons_per_day": ("people a day", "personas por día"),
}
DAY = re.compile(r"\b(19|20)\d\d\b")


@st.composite
def views(draw):
    exhibit = EXHIBITS[draw(st.sampled_from(sorted(EXHIBITS)))]
    chosen = {
        parameter.name: draw(st.sampled_from(values_of(parameter)), label=parameter.name)
        for parameter in exhibit.parameters
    }
    view = View(language=draw(st.sampled_from(LANGUAGES)), theme=draw(st.sampled_from(["light", "dark"])))
    return exhibit.at(view.with_filters(chosen))


@pytest.mark.thorough
@settings(max_examples=80, deadline=None, derandomize=True)
@given(views())
def test_no_exhibit_is_without_unit_date_and_source_and_no_mark_without_its_figure(shown):
    assert shown.title
    assert shown.alt
    if shown.empty:
        return
    told = shown.rows.dropna(subset=["figure_id"])
    for column in ("source", "locator", "publisher_en", "publisher_es", "date"):
        assert told[column].notna().all(), column
    if "unit" in told:
        assert told["unit"].notna().all()
    assert shown.sources
    assert shown.subtitle
    assert DAY.search(f"{shown.title} {shown.subtitle} {shown.alt}"), (
        "a date stands on its face or in its words"
    )
    assert list(units_unsaid(shown)) == [], "every unit stands on its face"
    every_mark_names_its_figure(shown)


def every_mark_names_its_figure(shown):
    known = set(shown.rows["figure_id"].dropna())
    for trace in shown.figure.data:
        points = trace.link.value if trace.type == "sankey" else trace.x
        if points is None or not len(points) or trace.hoverinfo == "skip":
            continue
        carried = trace.link.customdata if trace.type == "sankey" else trace.customdata
        assert carried is not None, trace.type
        ids = [data if isinstance(data, str) else data[0] for data in carried]
        assert {each for each in ids if isinstance(each, str)} <= known


def units_unsaid(shown):
    """Return the units of the rows that neither the title, the unit line nor the words of the picture name."""
    if "unit" not in shown.rows or shown.exhibit.told_as is ACTS:
        return
    written = [note.text for note in shown.figure.layout.annotations]
    face = " ".join(re.sub(r"<[^>]+>", " ", text) for text in (shown.title, shown.subtitle, *written)).lower()
    for _, mark in shown.marks.dropna(subset=["unit", "value"]).iterrows():
        names = {shown.words.unit(mark["unit"], 1), shown.words.unit(mark["unit"])}
        where = mark["hover"].lower() if shown.exhibit.id in OWN_UNITS else face
        if not any(name.lower() in where for name in (*names, *ALSO_CALLED.get(mark["unit"], ()))):
            yield mark["unit"]


def test_a_unit_that_is_not_said_is_found():
    one = EXHIBITS["irregular-entries"]
    silent = replace(one, title=lambda shown: "2019", subtitle=lambda shown: "Chile")
    assert set(units_unsaid(silent.at(View()))) == {"persons"}
    assert list(units_unsaid(one.at(View()))) == []
