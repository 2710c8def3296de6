"""Own figures of a session: where they are drawn besides their own page, and when they are forgotten."""

import datetime as dt
import gc

import pytest
from streamlit.testing.v1 import AppTest

from displacement.decks import Deck
from displacement.decks.show import show_page
from displacement.queries import served_edition
from displacement.screen.doors import door_of
from displacement.screen.own import KEPT_FOR, OWN, Own
from displacement.view import View
from displacement.words import words_in
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import Described
from displacement.yours.drawing import Beside
from tests.pages.test_pages import FRAME

MARKED = "Mesa Quebrantahuesos"


def brought(counter=MARKED, **more):
    """Return what a reader brought and described: three counts of Venezuelans in Peru."""
    figures = tuple(
        OwnFigure(line=line, area="PER", place=None, place_told="Perú", value=1_500_000.0 + line,
                  published_as="1500000", qualifier="exact", start=None, date=dt.date(2019 + line, 12, 31),
                  precision="day", percent=False)
        for line in (2, 3, 4)
    )  # fmt: skip
    return Own(kept=figures, said=Described(figures=(), measure="unhcr_hosted", counter=counter), **more)


def page_with(own, page, **query):
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params["lang"] = "en"
    for name, value in query.items():
        at.query_params[name] = value
    at.session_state[OWN] = own
    at.run()
    return at.switch_page(str(door_of(page))).run()


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("page", "query"),
    [("explore", {"m": "unhcr_hosted", "c": "PER~COL"}), ("hosts", {"c": "PER"}), ("yours", {})],
)
def test_they_stand_beside_ours_where_the_same_is_counted(page, query):
    at = page_with(brought(), page, **query)
    assert not at.exception
    assert any(MARKED in heading.value for heading in at.subheader)
    assert (
        words_in("en").say("With my own figures") in [toggle.label for toggle in at.toggle] or page == "yours"
    )


@pytest.mark.thorough
def test_they_stand_nowhere_else():
    at = page_with(brought(), "explore", m="unhcr_claims_new", c="PER")
    assert not any(MARKED in heading.value for heading in at.subheader)


@pytest.mark.thorough
def test_the_reader_leaves_them_out_of_a_picture():
    at = page_with(brought(), "explore", m="unhcr_hosted", c="PER")
    at.toggle(key="yours-in-compose").set_value(False).run()
    assert not any(MARKED in heading.value for heading in at.subheader)
    at.toggle(key="yours-in-compose").set_value(True).run()
    assert any(MARKED in heading.value for heading in at.subheader)


@pytest.mark.thorough
@pytest.mark.parametrize("choice", [{"per": "1000"}, {"as": "change"}, {"sum": "together"}])
def test_they_do_not_stand_beside_what_is_no_plain_count(choice):
    at = page_with(brought(), "explore", m="unhcr_hosted", c="PER~COL", **choice)
    assert not any(MARKED in heading.value for heading in at.subheader)


def test_they_are_forgotten_an_hour_after_their_last_use():
    long_ago = dt.datetime.now(dt.UTC) - KEPT_FOR - dt.timedelta(seconds=1)
    at = page_with(brought(used=long_ago), "overview")
    assert OWN not in at.session_state
    assert OWN in page_with(brought(), "overview").session_state


@pytest.mark.thorough
def test_nothing_holds_them_once_their_session_is_gone():
    alone = f"{MARKED}, alone"
    at = page_with(brought(alone), "yours")
    assert any(alone in heading.value for heading in at.subheader)
    del at
    gc.collect()
    left = [each for each in gc.get_objects() if isinstance(each, Described) and each.counter == alone]
    assert left == []


@pytest.mark.thorough
def test_a_deck_presents_them_as_hers_from_one_file():
    described = brought().described
    deck = Deck(title="t", edition=served_edition().name, language="en")
    deck = deck.with_slide(Beside(described=described).at(View()))
    told = show_page(deck, "en", in_one_file=True).decode()
    assert MARKED in told
    assert "yours, unverified" in told
