"""The Present page: the story, a deck of one's own, its files, and what changed since it was kept."""

import json
from dataclasses import replace

import pytest

from displacement.decks import story_in, write
from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import verbatim
from tests.pages.test_pages import opened


def press(at, label, place=0):
    buttons = [button for button in at.button if button.label == label]
    buttons[place].click()
    return at.run()


def titles(at):
    return [expander.label for expander in at.expander]


@pytest.fixture
def page():
    return opened("present", lang="en")


@pytest.fixture
def mine(page):
    return press(page, "Copy the story into my deck")


def with_file(page, text, name="deck.json"):
    page.file_uploader[0].set_value((name, text.encode(), "application/json")).run()
    return page


def test_the_story_is_told_and_the_own_deck_is_empty(page):
    assert any("12 slides" in text.value for text in page.markdown)
    assert any("Of 1,018 asylum claims" in text.value for text in page.markdown)
    assert any("Your deck is empty" in info.value for info in page.info)
    assert titles(page) == []


@pytest.mark.thorough
def test_slides_are_moved_removed_and_retitled(mine):
    assert len(titles(mine)) == 12
    second = titles(mine)[1].removeprefix("2. ")
    press(mine, "Later", place=0)
    assert titles(mine)[0] == f"1. {second}"
    press(mine, "Remove", place=0)
    assert len(titles(mine)) == 11
    field = next(field for field in mine.text_input if field.label == "Title")
    field.set_value("My own title").run()
    assert titles(mine)[0] == "1. My own title"
    assert mine.session_state["deck"].slides[0].title == "My own title"


@pytest.mark.thorough
def test_what_is_written_stays_with_its_slide_when_it_moves(mine):
    mine.text_area[0].set_value("Say this first.").run()
    press(mine, "Later", place=0)
    assert mine.text_area[1].value == "Say this first."


def test_a_file_is_opened_and_a_bad_one_refused_while_the_deck_stays(page):
    with_file(page, write(story_in("es")))
    assert len(titles(page)) == 12
    with_file(page, json.dumps({"format": "refugio-deck/1", "colour": "red"}), name="bad.json")
    assert any("colour" in error.value for error in page.error)
    assert len(titles(page)) == 12


@pytest.mark.thorough
def test_a_deck_of_an_older_edition_opens_with_what_changed(page):
    old = replace(story_in("en"), edition="2026.08")
    old = replace(old, slides=(replace(old.slides[0], finding="2 million people"), *old.slides[1:]))
    with_file(page, write(old))
    told = page.warning[0].value
    assert "2026.08" in told
    assert "Slide 1 said “2 million people”" in told
    assert verbatim(EXHIBITS[old.slides[0].exhibit].at(View()).title) in told
    press(page, "Bring the deck up to this edition")
    assert not page.warning
