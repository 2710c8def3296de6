"""What an address, a file or a deck says is read and not obeyed: no link, picture, icon or formula of it comes to life.

Every text that Streamlit takes for Markdown is looked at in what a page sends, whichever element it stands in.
"""

import json
import re
from dataclasses import replace
from itertools import chain

import pytest
from google.protobuf.message import Message
from streamlit.proto.LabelVisibility_pb2 import LabelVisibility

from displacement.decks import STORY, story_in, write
from displacement.pages import PAGES
from displacement.words import verbatim
from tests.edition import EDITION
from tests.pages.test_pages import opened
from tests.pages.test_present import with_file
from tests.pages.test_yours import brought, page_with

PICTURE = "![x](http://evil.example/x.png)"
PLANTED = f"{PICTURE} [a](javascript:alert(1)) <img src='http://evil.example/x.png'> :material/skull: $evil$"
ALIVE = ("![x](", "[a](", "<img ", ":material/skull:", "$evil$", "http://evil", "x](http:")
ASKED = (
    *(
        "c",
        "country",
        "t",
        "year",
        "per",
        "s",
        "m",
        "part",
        "f",
        "as",
        "peers",
        "sum",
        "acts",
        "among",
        "by",
        "day",
    ),
    *(
        "kind",
        "weak",
        "where",
        "reason",
        "area",
        "topic",
        "grade",
        "read",
        "when",
        "disagreement",
        "figure",
        "q",
    ),
    *("edition", "lang", "size", "rows", "room", "deck", "nothing"),
)
AS_THEY_ARE = {"id", "alt", "value", "default", "placeholder", "data", "json", "spec", "query_string", "url"}
"""Fields that are shown as they are written, or not at all."""
COLLAPSED = LabelVisibility(value=LabelVisibility.COLLAPSED)
"""Of a label that is not shown: a screen reader says it as it is written."""


def told(message, path=""):
    """Yield every text of a message, with the fields that lead to it."""
    unseen = {"label"} if getattr(message, "label_visibility", None) == COLLAPSED else set()
    for field, value in ((field, value) for field, value in message.ListFields() if field.name not in unseen):
        here = f"{path}.{field.name}"
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from told(each, here)
            elif isinstance(each, str):
                yield here, each


def alive(at):
    """Return what came to life of what was planted, and where; the texts that a page sends as Markdown."""
    sent = [proto for each in at._tree if isinstance(proto := getattr(each, "proto", None), Message)]
    texts = [pair for each in sent for pair in told(each)]
    tables = [(f"table {each.key}", str(cell)) for each in at.table for cell in each.value.to_numpy().ravel()]
    assert len(texts) > 20
    return [
        (where, text)
        for where, text in chain(texts, tables)
        if where.rpartition(".")[2] not in AS_THEY_ARE
        if any(sign in re.sub(r"\\.", "", text) for sign in ALIVE)
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "planted", [PLANTED, pytest.param(PICTURE, marks=pytest.mark.thorough)], ids=["all", "one word"]
)
def test_what_an_address_says_stays_a_text(page, planted):
    at = opened(page, **dict.fromkeys(ASKED, planted))
    assert not at.exception
    assert alive(at) == []


def test_the_search_finds_what_is_planted_where_nobody_escapes_it(monkeypatch):
    monkeypatch.setattr("displacement.screen.notices.verbatim", str)
    assert alive(opened("hosts", edition=PLANTED))


@pytest.mark.thorough
@pytest.mark.parametrize("edition", [PLANTED, EDITION])
def test_what_a_deck_says_stays_a_text(edition):
    deck = story_in("en", STORY)
    said = {"title": PLANTED, "notes": PLANTED, "question": PLANTED, "finding": PLANTED}
    slides = tuple(replace(slide, **said) for slide in deck.slides[:2])
    planted = replace(deck, title=PLANTED, edition=edition, slides=slides)
    at = with_file(opened("present", lang="en"), write(planted))
    assert verbatim(PLANTED) in at.expander[0].label
    assert alive(at) == []


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "changes",
    [
        {PLANTED: "x"},
        {"title": 5, "edition": PLANTED},
        {"language": PLANTED},
        {"slides": [{"exhibit": PLANTED}]},
        {"slides": [{PLANTED: "x"}]},
        {"slides": [{"exhibit": "corridor", "view": {PLANTED: PLANTED}}]},
        {"slides": [{"exhibit": "hosts-series", "view": {"c": PLANTED}}]},
        {"format": PLANTED},
    ],
)
def test_what_is_said_of_a_deck_that_cannot_be_read_stays_a_text(changes):
    deck = json.loads(write(story_in("en", STORY))) | changes
    at = with_file(opened("present", lang="en"), json.dumps(deck))
    assert at.error
    assert alive(at) == []


@pytest.mark.sampled(2)
@pytest.mark.parametrize("page", ["yours", "hosts"])
def test_what_a_reader_says_of_her_own_figures_stays_a_text(page):
    own = brought(PLANTED)
    own = replace(own, said=own.said.told(written=PLANTED, leaves_out=PLANTED))
    at = page_with(own, page, c="PER")
    assert any("evil" in heading.value for heading in at.subheader)
    assert alive(at) == []
