"""The stories are told from the figures, whole in both languages."""

import re

import pytest

from displacement.decks import STORIES, story_in
from tests.exhibits.editions import CHANGES, edition_of

BROKEN = re.compile(r"\bnan\b|\bNone\b|\bNaT\b|[{}]")
EXPECTED = [
    "world-growth", "hosts-map", "hosts-series", "ptp", "door-in-four-steps", "border-claims-funnel", "corridor",
    "gates", "irregular-entries", "hosts-spread", "later-steps", "claims-pending",
]  # fmt: skip


ROAD = "the-road-north-and-back"
ON_THE_ROAD = [
    "darien", "road-north", "road-north", "compose", "compose", "compose", "deaths-on-the-way", "claims-pending",
    "compose", "compose",
]  # fmt: skip


@pytest.mark.thorough
def test_the_second_story_goes_north_and_back(language):
    told = story_in(language, ROAD)
    assert [slide.exhibit for slide in told.slides] == ON_THE_ROAD
    assert len({(slide.exhibit, slide.view) for slide in told.slides}) == len(ON_THE_ROAD)


@pytest.mark.thorough
def test_the_numbers_of_the_road_are_said():
    told = [f"{slide.finding} {slide.notes}" for slide in story_in("en", ROAD).slides]
    for place, number in enumerate(
        ["62,700", "40,488 events", "77%", "54,833", "15,451", "26,379", "at least 743"]
    ):
        assert number in told[place], (place, number)
    assert "12,168" in told[-1]


@pytest.mark.thorough
@pytest.mark.parametrize("change", CHANGES)
def test_on_changed_data_the_road_tells_what_holds(change, language):
    with edition_of(change, "road-north"):
        slides = story_in(language, ROAD).slides
        for slide in slides:
            shown = slide.shown(language)
            assert not shown.empty
            assert slide.finding == shown.title
            assert shown.title in slide.notes
            assert not BROKEN.search(slide.notes), slide.notes
    assert bool(slides) == (change != "none")


def test_the_story_goes_from_who_left_to_where_things_stand(told):
    assert [slide.exhibit for slide in told.slides] == EXPECTED


@pytest.mark.sampled(2)
@pytest.mark.parametrize("story", STORIES)
def test_every_slide_has_a_finding_notes_a_question_and_sources(story, language):
    for slide in story_in(language, story).slides:
        assert slide.finding
        assert len(slide.notes) > 60
        assert slide.question.endswith("?")
        assert slide.shown(language).sources
        assert "{" not in slide.notes


def test_the_numbers_that_matter_are_said(told):
    said = {slide.exhibit: f"{slide.finding} {slide.notes}" for slide in told.slides}
    for exhibit, numbers in {
        "hosts-map": ["2,828,195", "1,641,305"],
        "ptp": ["416,839"],
        "door-in-four-steps": ["1,630", "416,839", "18,944", "142"],
        "border-claims-funnel": ["1,018", "142"],
        "corridor": ["72", "2019"],
        "gates": ["88,114", "5,260"],
        "later-steps": ["2021", "2023", "2026"],
        "claims-pending": ["538,328", "4,963"],
    }.items():
        for number in numbers:
            assert number in said[exhibit], (exhibit, number)


@pytest.mark.parametrize("story", STORIES)
def test_no_number_of_the_notes_is_said_by_hand(story):
    for scene in STORIES[story].scenes:
        assert re.search(r"\d", scene.notes + scene.question) is None


@pytest.mark.thorough
@pytest.mark.parametrize("story", STORIES)
def test_both_languages_tell_the_same_slides(story):
    assert [(slide.exhibit, slide.view) for slide in story_in("en", story).slides] == [
        (slide.exhibit, slide.view) for slide in story_in("es", story).slides
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("change", CHANGES)
def test_on_changed_data_it_tells_what_holds_and_leaves_out_what_nothing_is_known_of(change, language):
    with edition_of(change, "door-in-four-steps"):
        slides = story_in(language).slides
        shown = [slide.shown(language) for slide in slides]
        assert not any(each.empty for each in shown)
        for slide, each in zip(slides, shown, strict=True):
            assert slide.finding == each.title
            assert each.title in slide.notes or slide.exhibit in {"door-in-four-steps", "later-steps", "ptp"}
            assert not BROKEN.search(slide.notes), slide.notes
    assert bool(slides) == (change != "none")


@pytest.mark.thorough
def test_steps_without_their_figures_are_not_read_out():
    with edition_of("one row", "door-in-four-steps"):
        told = {slide.exhibit: slide.notes for slide in story_in("en").slides}
    assert "in their order" not in told["door-in-four-steps"]
