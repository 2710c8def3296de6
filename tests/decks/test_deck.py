"""A deck is kept, carried, reordered, and refused with what is wrong."""

import json
import re
from dataclasses import replace

import pytest

from displacement.decks import changes_since, new_deck, pack, read, story_in, unpack, write
from displacement.decks.deck import MOST_SLIDES, kept
from displacement.errors import BadDeck
from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import words_in
from tests.edition import EDITION

KEPT = {
    "format": "refugio-deck/1",
    "title": "Mine",
    "edition": EDITION,
    "language": "en",
    "slides": [{"exhibit": "hosts-spread", "view": {"c": "CHL", "t": "..2019"}, "title": "=1+1"}],
}


def changed(**parts):
    return json.dumps({**KEPT, **parts})


def slide(**parts):
    return changed(slides=[{**KEPT["slides"][0], **parts}])


def test_a_deck_comes_back_as_it_was_from_its_file_and_from_an_address(told):
    assert read(write(told)) == told
    assert unpack(pack(told)) == told
    assert len(pack(told)) < 6000


def test_an_exhibit_is_kept_at_its_view():
    shown = EXHIBITS["hosts-spread"].at(View(language="es").with_filters({"c": "CHL", "t": "..2019"}))
    deck = new_deck("Mine", "en").with_slide(shown)
    again = deck.slides[0].shown("en")
    assert dict(again.view.filters) == {"c": "CHL", "t": "..2019", "s": "all"}
    assert deck.slides[0].finding == again.title
    assert "Chile" in again.title


def test_slides_move_within_the_deck_and_not_beyond_it(told):
    first, second = told.slides[:2]
    assert told.moved(0, by=1).slides[:2] == (second, first)
    assert told.moved(0, by=-1) == told
    assert told.moved(len(told.slides) - 1, by=1) == told
    assert told.without(0).slides == told.slides[1:]
    assert told.retold(1, title="Mine").slides[1] == replace(second, title="Mine")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "not a deck"),
        (changed(format="other/1"), "refugio-deck/1"),
        (changed(colour="red"), "colour"),
        (changed(title=3), "title"),
        (changed(language="fr"), "language"),
        (changed(slides=[]), "slides"),
        (changed(slides=[{"exhibit": "cpp"}] * (MOST_SLIDES + 1)), "at most"),
        (changed(slides=["cpp"]), "Slide 1"),
        (slide(exhibit="nothing"), "there is no exhibit “nothing”"),
        (slide(view={"c": "XXX"}), "cannot be “XXX”. Allowed: "),
        (slide(view={"colour": "red"}), "colour"),
        (slide(view=["CHL"]), "view"),
        (slide(notes="x" * 5000), "notes"),
        (slide(script="x"), "script"),
        ("[" * 100_000, "not JSON"),
        ('"' + "x" * 400_000 + '"', "too large"),
        (changed(title="a\x00b"), "\\u0000"),
        (changed(edition="\ud800"), "\\ud800"),
        (slide(notes="bell \x07"), "\\u0007"),
        (slide(**{"\udfff": "x"}), "\\udfff"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(text, said):
    with pytest.raises(BadDeck, match=re.escape(said)) as refused:
        read(text)
    spanish = words_in("es").say(refused.value.message, **refused.value.values)
    assert spanish != str(refused.value)


@pytest.mark.parametrize("carried", ["", "abc", "%%%", "eJwDAAAAAAE"])
def test_an_address_that_carries_no_deck_is_refused(carried):
    with pytest.raises(BadDeck):
        unpack(carried)


def test_an_address_that_is_not_whole_is_refused():
    with pytest.raises(BadDeck):
        unpack(pack(story_in("en"))[:-40])


def test_a_deck_of_another_edition_tells_which_slides_say_something_else():
    old = replace(story_in("en"), edition="2026.08")
    assert changes_since(old) == []
    old = old.retold(5, finding="Of 1,000 asylum claims, 100 were admitted")
    change = changes_since(old)[0]
    assert (change.slide, change.before) == (6, "Of 1,000 asylum claims, 100 were admitted")
    assert "142" in change.today
    assert changes_since(story_in("en")) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_slide_whose_choices_cannot_stand_together_is_refused_with_the_reason(language):
    slide = {"exhibit": "compose", "view": {"m": "unhcr_asylum_seekers", "c": "PER", "f": "columns"}}
    with pytest.raises(BadDeck) as refused:
        read(changed(slides=[slide]))
    words = words_in(language)
    told = refused.value.told(words)
    assert words.say("a count on a day is not a column of a period") in told
    assert "1" in told
    assert "line" in told


def test_what_is_typed_is_kept_without_the_signs_that_no_file_can_hold():
    assert kept("a\x00b\x07 \ud800ñ\n• «c»\t\N{GRINNING FACE}") == "ab ñ\n• «c»\t\N{GRINNING FACE}"
