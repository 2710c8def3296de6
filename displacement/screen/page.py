"""A page on the screen, drawn from what ``displacement.pages`` says stands on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from displacement.exhibits import exhibit_named
from displacement.pages import PAGES, SHOW, Desk, Exhibits, Part, Section
from displacement.screen import bringing, country, desk, explore, lectern, yours
from displacement.screen.choices import asked
from displacement.screen.exhibit import Layout, put_exhibit
from displacement.screen.opening import put_contents, put_numbers
from displacement.screen.pieces import abreast, put_row
from displacement.screen.reader import Reader
from displacement.screen.renewed import fragment
from displacement.screen.width import columns

HEAD_START = 0.06  # seconds that a browser has to draw the first picture of a part before the others arrive
AT_ONCE = frozenset(
    page.exhibit_ids[0] for page in PAGES.values() if page.exhibit_ids
)  # drawn before all others
ON_THE_DESK: Mapping[str, Callable[[Reader], None]] = {
    "asked-disagreement": desk.asked_disagreement,
    "asked-figure": desk.asked_figure,
    "changes": desk.changes,
    "composer": explore.composer,
    "country-at-a-glance": country.at_a_glance,
    "country-in-full": country.in_full,
    "deck": lectern.own_deck,
    "disagreements": desk.disagreements,
    "downloads": desk.downloads,
    "edition": desk.edition_changes,
    "everything-on": country.everything_on,
    "ledger": desk.ledger,
    "told-differently": desk.told_differently,
    "story": lectern.story_told,
    "to-road": desk.to_road,
    "yours-bring": bringing.bring_figures,
    "yours-check": bringing.check_figures,
    "yours-describe": yours.describe_figures,
    "yours-draw": yours.draw_figures,
}


def show_page(name: str) -> None:
    """Draw a page for the reader who asked for it: heading, numbers, what it holds, sections, exhibits and tools."""
    page = PAGES[name]
    reader = Reader(page)
    st.title(reader.words.say(page.title), anchor=False)
    st.markdown(reader.words.say(page.lead))
    put_numbers(page, reader)
    if page.numbers or not page.exhibit_ids:
        put_contents(page, reader)
    for place, sections in enumerate(_in_rows(page.sections)):
        if len(sections) == 1:
            _put_section(sections[0], reader)
        else:
            with abreast(len(sections)) as halves:
                for section in sections:
                    with halves.cell():
                        _put_section(section, reader)
        if place == 0 and page.exhibit_ids and not page.numbers:  # a page whose first exhibit is its numbers
            put_contents(page, reader)


def _in_rows(sections: Sequence[Section]) -> list[list[Section]]:
    """Return the sections in rows: one, or those that stand abreast."""
    rows: list[list[Section]] = []
    for section in sections:
        if section.beside:
            rows[-1].append(section)
        else:
            rows.append([section])
    return rows


def _put_section(section: Section, reader: Reader) -> None:
    if section.title:
        st.header(reader.words.say(section.title), anchor=section.anchor or False)
    for part in section.parts:
        _put_part(part, reader)


def _put_part(part: Part, reader: Reader) -> None:
    if isinstance(part, Desk):
        ON_THE_DESK[part.name](reader)
    elif part.controls:
        fragment(_steered, key=f"part-{part.ids[0]}")(part, reader)
    else:
        for row in part.rows:
            _put_row(row, part, reader)


def _steered(part: Exhibits, reader: Reader) -> None:
    """Put controls and the exhibits they steer; a change there draws this part again and nothing else."""
    reader.controls(*part.controls)
    for place, row in enumerate(part.rows):
        if place == 1:
            time.sleep(HEAD_START)
        _put_row(row, part, reader)


def _put_row(row: tuple[str, ...], part: Exhibits, reader: Reader) -> None:
    """Put one exhibit over the width of the page, or two abreast."""
    if len(row) == 1:
        layout: Layout = "broad" if row[0] in part.broad else "beside"
        put = partial(_put, row[0], part, reader, layout=layout)
        if row[0] in part.folded and asked().get(SHOW) != row[0]:
            put_row(reader.words.say(exhibit_named(row[0]).question), key=f"row-{row[0]}", put=put)
        else:
            put()
        return
    with abreast(len(row)) as halves:
        for exhibit_id in row:
            with halves.cell():
                _put(exhibit_id, part, reader, layout="abreast")


def _put(exhibit_id: str, part: Exhibits, reader: Reader, *, layout: Layout) -> None:
    view = replace(reader.view, across=columns()) if layout == "broad" else reader.view
    shown = exhibit_named(exhibit_id).at(view)
    waits = exhibit_id not in AT_ONCE
    if part.controls or part.choose:
        put_exhibit(shown, choose=part.choose, layout=layout, waits=waits)
    else:
        fragment(put_exhibit, key=f"fragment-{exhibit_id}")(shown, layout=layout, waits=waits)
