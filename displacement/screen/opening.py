"""How a page begins: the numbers that matter on it, and a list of what it holds."""

from __future__ import annotations

from typing import Any

import streamlit as st

from displacement.exhibits import exhibit_named
from displacement.pages import Desk, Number, Page, Section
from displacement.queries import once_a_view
from displacement.queries.rows import rows_in
from displacement.screen.pieces import CARD, put_number
from displacement.screen.reader import Reader
from displacement.screen.width import columns
from displacement.view import View

COLUMN = 260  # the least pixels that a column of the list takes
MOST = 4  # columns of the list


def put_numbers(page: Page, reader: Reader) -> None:
    """Put the numbers that matter on a page, each with its date and its source."""
    told = [(number, row) for number in page.numbers if (row := _row_of(number, reader.view)) is not None]
    if not told:
        return
    with st.grid(len(told), min_column_width=CARD, gap="medium"):
        for number, row in told:
            put_number(row, called=_called(number, row, reader), words=reader.words)


@once_a_view
def _row_of(number: Number, view: View) -> Any:
    """Return the row that a number is read from, or nothing where there is none at this view."""
    shown = exhibit_named(number.exhibit).at(view)
    rows = shown.exhibit.as_cards(shown) if shown.exhibit.as_cards and not shown.empty else shown.rows
    for column, value in number.where:
        rows = rows[rows[column] == value]
    rows = rows.assign(value=rows[number.column]).dropna(subset=["value"])
    if rows.empty:
        return None
    order = ["value"] if number.largest else ["date", "value"]
    return rows_in(rows.sort_values(order, kind="stable"))[-1]


def _called(number: Number, row: Any, reader: Reader) -> str:
    words = reader.words
    if not number.called:
        return str(row["label"])
    named = {name: words.of(row, name) for name in ("area", "instrument") if f"{{{name}}}" in number.called}
    return words.say(number.called, **named)


def put_contents(page: Page, reader: Reader) -> None:
    """Put what a page holds, section by section, as links; folded where the window has one column."""
    lists = [told for section in page.sections if (told := _list_of(section, reader))]
    if len(lists) <= 1:
        return
    if columns() == 1:
        with st.expander(reader.words.say("What this page holds"), type="compact"):
            st.markdown("\n\n".join(lists))
        return
    with st.grid(min(len(lists), MOST), min_column_width=COLUMN, gap=("xsmall", "medium")):
        for told in lists:
            st.markdown(told)


def _list_of(section: Section, reader: Reader) -> str:
    """Return the title of a section as a link to its place, or the questions of its exhibits as links to theirs."""
    say = reader.words.say
    if section.anchor:
        return f":small[[{say(section.title)}](#{section.anchor})]"
    asked = [
        f"[{say(exhibit_named(name).question)}](#{name})"
        for part in section.parts
        if not isinstance(part, Desk)
        for name in part.ids
        if name not in part.folded
    ]
    title = [f"**{say(section.title)}**"] if section.title and asked else []
    return "  \n".join(f":small[{line}]" for line in [*title, *asked])
