"""The reader's deck: in her session, and in her browser's tab, so that neither a reload nor a lost connection costs it.

The tab keeps it where it is gone when the tab is closed (``sessionStorage``) and hands it back to a session that has
none. Slides of a reader's own figures are in her session alone (``displacement.screen.own``) and not kept there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from displacement.decks import Deck, new_deck, read, write
from displacement.errors import BadDeck
from displacement.queries import one_edition
from displacement.screen.near import LOOK, WAIT
from displacement.screen.width import told
from displacement.words import Words, verbatim

DECK, TURN, REFUSED = "deck", "deck-turn", "deck-refused"
KEEP = f"""export default ({{data, setTriggerValue}}) => {{
  {WAIT}
  const place = "refugio-deck";
  let kept = "";
  try {{
    if (data.deck) sessionStorage.setItem(place, data.deck);
    else if (data.emptied) sessionStorage.removeItem(place);
    else if (!data.refused) kept = sessionStorage.getItem(place) ?? "";
  }} catch (closed) {{
    console.info("This browser keeps nothing for the page.", closed);
  }}
  if (!kept) return;
  const speaking = setInterval(() => mayWeSpeak() && setTriggerValue("kept", kept), {LOOK});
  return () => clearInterval(speaking);
}}"""


def own_deck_of(words: Words) -> Deck:
    """Return the reader's deck; one without slides where she has none."""
    kept = st.session_state.get(DECK)
    return kept if isinstance(kept, Deck) else new_deck(words.say("My deck"), words.language)


def keep(deck: Deck) -> None:
    """Keep a deck whose slides are others than before, so that their fields are made anew."""
    st.session_state[DECK] = deck
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def keep_in_tab(words: Words, *, key: str) -> None:
    """Hand the deck of the session to the tab, or take that of the tab into a session that has none."""
    if not told():
        return
    deck = st.session_state.get(DECK)
    held = {
        "deck": _written(deck) if isinstance(deck, Deck) else "",
        "emptied": isinstance(deck, Deck),
        "refused": REFUSED in st.session_state,
    }
    _tab()(key=f"kept-deck-{key}", data=held, height=0, on_kept_change=lambda: _take_back(words, key))


def _written(deck: Deck) -> str:
    """Return the deck as its file, without slides of a reader's own figures; empty where no slide is left."""
    slides = tuple(slide for slide in deck.slides if not slide.yours)
    return write(replace(deck, slides=slides)) if slides else ""


@one_edition()
def _take_back(words: Words, key: str) -> None:
    """Take the deck that the tab kept, unless the session has one by now."""
    kept = st.session_state[f"kept-deck-{key}"].kept
    if not kept or DECK in st.session_state:
        return
    try:
        deck = read(kept)
    except BadDeck as error:
        st.session_state[REFUSED] = True
        st.toast(verbatim(error.told(words)), icon=":material/error:")
        return
    keep(deck)
    st.toast(
        words.say_n(
            "Your deck is back: {count} slide", "Your deck is back: {count} slides", len(deck.slides)
        ),
        icon=":material/history:",
    )


@cache
def _tab() -> Any:
    return st.components.v2.component("kept_deck", js=KEEP, html="<div></div>")
