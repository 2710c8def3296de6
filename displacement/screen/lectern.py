"""What the Present page puts on the screen: the story that is ready, and the reader's own deck.

The reader's deck lives in the session and in the tab; it is kept and shared as a file, or in its slides' address.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from displacement.addresses import address_to
from displacement.decks import STORIES, Change, Deck, changes_since, pack, read, story_in, write
from displacement.decks.deck import kept
from displacement.errors import BadDeck
from displacement.exhibit import Shown
from displacement.queries import one_edition, served_edition
from displacement.screen.kept_deck import DECK, TURN, keep, keep_in_tab, own_deck_of
from displacement.screen.reader import Reader
from displacement.server.decks import FILES as DECK_FILES
from displacement.server.decks import MINE, stem_of
from displacement.words import Words, mark, verbatim

LONGEST_ADDRESS = 30_000
FILES = {
    "html": mark("One file that presents itself, without network (HTML)"),
    "pptx": mark("PowerPoint with notes"),
    "pdf": mark("Handout with notes and sources (PDF)"),
}


def add_to_deck(shown: Shown, *, name: str) -> None:
    """Put the button that keeps an exhibit at this view as the last slide of the reader's deck."""
    words = shown.words
    st.button(
        words.say("Add to my deck"),
        key=f"add-{name}",
        icon=":material/add_to_queue:",
        on_click=_add,
        args=(shown,),
        help=words.say("Keeps this exhibit at this view as a slide; see the page Present."),
    )
    keep_in_tab(words, key=name)


@one_edition()
def _add(shown: Shown) -> None:
    words = shown.words
    try:
        deck = own_deck_of(words).with_slide(shown)
    except BadDeck as error:
        st.toast(verbatim(error.told(words)), icon=":material/error:")
        return
    keep(deck)
    st.toast(
        words.say("Slide {number} of your deck", number=words.number(len(deck.slides))),
        icon=":material/check:",
    )


def story_told(reader: Reader) -> None:
    """Put the stories, each with its slides, the ways to show it, and the way into the reader's own deck."""
    for name in STORIES:
        _story(name, reader.words)


def _story(name: str, words: Words) -> None:
    deck = story_in(words.language, name)
    st.subheader(deck.title, anchor=name)
    st.markdown(words.say(STORIES[name].lead, count=words.number(len(deck.slides))))
    st.markdown("\n".join(f"{number}. {slide.finding}" for number, slide in enumerate(deck.slides, start=1)))
    _ways(deck, words, address=name)
    st.button(
        words.say("Copy the story into my deck"),
        icon=":material/content_copy:",
        on_click=keep,
        args=(deck,),
        key=f"copy-{name}",
    )


def own_deck(reader: Reader) -> None:
    """Put the reader's deck: its slides to reorder, retitle and annotate, its file, the ways to show it."""
    words = reader.words
    _open_file(words)
    deck = own_deck_of(words)
    if not deck.slides:
        st.info(
            words.say(
                "Your deck is empty. Under every exhibit stands “Add to my deck”; a deck’s file can be opened above."
            ),
            icon=":material/slideshow:",
        )
        return
    _tell_changes(changes_since(deck, told_in=words.language), deck, words)
    turn = st.session_state.get(TURN, 0)
    title = st.text_input(words.say("Title of the deck"), value=deck.title, key=f"title-{turn}")
    deck = replace(deck, title=kept(title))
    for index in range(len(deck.slides)):
        deck = _edited(deck, index, words)
    st.session_state[DECK] = deck
    _ways(deck, words, address=MINE)
    st.download_button(
        words.say("Keep the deck as a file"),
        data=write(deck),
        file_name=f"{stem_of(deck, words.language)}.json",
        mime="application/json",
        icon=":material/save:",
        on_click="ignore",
    )


def _edited(deck: Deck, index: int, words: Words) -> Deck:
    """Put the fields of a slide and return the deck with what was written into them."""
    slide, key = deck.slides[index], f"{st.session_state.get(TURN, 0)}-{index}"
    finding = slide.shown(words.language).title
    title = st.session_state.get(f"title-{key}", slide.title) or finding
    label = words.say("{number}. {title}", number=words.number(index + 1), title=verbatim(title))
    with st.expander(label, key=f"slide-{key}"):
        told = {
            "title": st.text_input(
                words.say("Title"), value=slide.title, placeholder=finding, key=f"title-{key}"
            ),
            "notes": st.text_area(words.say("Notes"), value=slide.notes, key=f"notes-{key}"),
            "question": st.text_input(
                words.say("Question for the room"), value=slide.question, key=f"question-{key}"
            ),
        }
        with st.container(horizontal=True):
            _press(words.say("Earlier"), "arrow_upward", f"up-{key}", _move, index, -1, disabled=index == 0)
            later = index == len(deck.slides) - 1
            _press(words.say("Later"), "arrow_downward", f"down-{key}", _move, index, 1, disabled=later)
            _press(words.say("Remove"), "delete", f"remove-{key}", _remove, index)
    return deck.retold(index, **{name: kept(text) for name, text in told.items()})


def _press(label: str, icon: str, key: str, work: Any, *given: Any, disabled: bool = False) -> None:
    st.button(label, icon=f":material/{icon}:", key=key, on_click=work, args=given, disabled=disabled)


def _move(index: int, by: int) -> None:
    keep(st.session_state[DECK].moved(index, by=by))


def _remove(index: int) -> None:
    keep(st.session_state[DECK].without(index))


def _open_file(words: Words) -> None:
    """Offer to open a deck's file; a bad one is refused with what is wrong, and the deck that was there stays."""
    file = st.file_uploader(words.say("Open a deck’s file"), type="json", max_upload_size=1, key="deck-file")
    if file is None or st.session_state.get("deck-read") == file.file_id:
        return
    try:
        deck = read(file.getvalue())
    except BadDeck as error:
        st.error(verbatim(error.told(words)), icon=":material/error:")
        return
    st.session_state["deck-read"] = file.file_id
    keep(deck)


def _tell_changes(changes: list[Change], deck: Deck, words: Words) -> None:
    """Tell what changed in the figures since a deck of another edition was kept."""
    today = served_edition().name
    if deck.edition == today:
        return
    told = [
        words.say(
            "This deck was kept with edition {before} of the figures; today’s is {today}.",
            before=verbatim(deck.edition),
            today=today,
        )
    ]
    told += [_told(change, words) for change in changes] or [
        words.say("None of its slides says anything else than before.")
    ]
    st.warning("\n\n".join(told), icon=":material/history:")
    st.button(words.say("Bring the deck up to this edition"), on_click=_renew, args=(deck,), key="renew-deck")


def _told(change: Change, words: Words) -> str:
    """Return what a slide said and says, and which of its figures were corrected."""
    number = words.number(change.slide)
    if change.says_otherwise:
        told = words.say(
            "Slide {number} said “{before}”; the figures now say “{today}”.",
            number=number,
            before=verbatim(change.before),
            today=verbatim(change.today),
        )
    else:
        told = words.say("Slide {number} says the same; figures behind it changed:", number=number)
    return "\n".join([told, *(f"- :small[{verbatim(line)}]" for line in change.corrected)])


@one_edition()
def _renew(deck: Deck) -> None:
    """Take the figures as they are today."""
    slides = tuple(slide.found(deck.language) for slide in deck.slides)
    keep(replace(deck, edition=served_edition().name, slides=slides))


def _ways(deck: Deck, words: Words, *, address: str) -> None:
    """Put the ways to show a deck and to take it away; one with a reader's own figures is made here, by no address."""
    if deck.private:
        _own_ways(deck, words)
        return
    packed = pack(deck) if address == MINE else ""
    if len(packed) > LONGEST_ADDRESS:
        st.warning(
            words.say(
                "This deck has too much text for one address: shorten its notes, or keep it as two decks."
            )
        )
        return
    carried = {"deck": packed} if packed else {}
    with st.container(horizontal=True):
        for room, label in (
            ("light", words.say("Present in a light room")),
            ("dark", words.say("Present in a dark room")),
        ):
            asked = urlencode({"lang": words.language, "room": room, **carried})
            st.link_button(label, address_to(f"show/{address}?{asked}"), icon=":material/slideshow:")
    asked = urlencode({"lang": words.language, **carried})
    files = f"decks/{address}"
    links = [f"[{words.say(name)}]({address_to(f'{files}.{kind}?{asked}')})" for kind, name in FILES.items()]
    if address != MINE:
        file = words.say("The deck’s file (JSON)")
        links.append(f"[{file}]({address_to(f'{files}.json?{asked}')})")
    st.markdown(" · ".join(links))


def _own_ways(deck: Deck, words: Words) -> None:
    """Put the files of a deck that holds a reader's own figures; the page that presents itself is one of them."""
    st.markdown(
        words.say(
            "This deck holds your own figures, which no address carries: present it from the file that presents itself."
        )
    )
    with st.container(horizontal=True):
        for ending, name in FILES.items():
            kind, make = DECK_FILES[ending]
            st.download_button(
                words.say(name),
                data=partial(make, deck, words.language),
                file_name=f"{stem_of(deck, words.language)}.{ending}",
                mime=kind,
                on_click="ignore",
                key=f"own-deck-{ending}",
            )
