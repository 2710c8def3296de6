"""A page on the screen, drawn from what ``displacement.pages`` says stands on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import streamlit as st

from displacement.exhibits import exhibit_named
from displacement.pages import PAGES, Desk, Exhibits, Part
from displacement.screen import country, desk, lectern
from displacement.screen.exhibit import put_exhibit
from displacement.screen.reader import Reader

HEAD_START = 0.06  # seconds that a browser has to draw the first picture of a part before the others arrive
ON_THE_DESK: Mapping[str, Callable[[Reader], None]] = {
    "asked-disagreement": desk.asked_disagreement,
    "asked-figure": desk.asked_figure,
    "changes": desk.changes,
    "country-in-full": country.in_full,
    "country-sheet": country.sheet_links,
    "deck": lectern.own_deck,
    "disagreements": desk.disagreements,
    "downloads": desk.downloads,
    "edition": desk.edition_changes,
    "everything-on": country.everything_on,
    "ledger": desk.ledger,
    "told-differently": desk.told_differently,
    "story": lectern.story_told,
}


def show_page(name: str) -> None:
    """Draw a page for the reader who asked for it: heading, controls, sections with their exhibits and tools."""
    page = PAGES[name]
    reader = Reader(page)
    st.title(reader.words.say(page.title), anchor=False)
    st.markdown(reader.words.say(page.lead))
    if page.controls:
        reader.controls(*page.controls)
    for section in page.sections:
        if section.title:
            st.header(reader.words.say(section.title), anchor=section.anchor or False)
        for part in section.parts:
            _put_part(part, reader)


def _put_part(part: Part, reader: Reader) -> None:
    if isinstance(part, Desk):
        ON_THE_DESK[part.name](reader)
    elif part.controls:
        st.fragment(_steered, key=f"part-{part.ids[0]}")(part, reader)
    else:
        for exhibit_id in part.ids:
            shown = exhibit_named(exhibit_id).at(reader.view)
            if part.choose is None:
                st.fragment(put_exhibit, key=f"fragment-{exhibit_id}")(shown)
            else:
                put_exhibit(shown, choose=part.choose)


def _steered(part: Exhibits, reader: Reader) -> None:
    """Put controls and the exhibits they steer; a change there draws this part again and nothing else."""
    reader.controls(*part.controls)
    for place, exhibit_id in enumerate(part.ids):
        if place == 1:
            time.sleep(HEAD_START)
        put_exhibit(exhibit_named(exhibit_id).at(reader.view))
