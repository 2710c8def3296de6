"""One exhibit on a page: finding, unit and date, picture, and what stands beside it or opens under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st

from displacement.charts.style import CONFIG
from displacement.exhibit import Shown
from displacement.exhibit.changing import question_behind
from displacement.exhibit.notes import on_the_face
from displacement.queries.rows import rows_in
from displacement.screen.asked import how_it_was_asked
from displacement.screen.choices import pick
from displacement.screen.doors import door_of, to_explore
from displacement.screen.near import came_near
from displacement.screen.notices import tell_since
from displacement.screen.own import offer_own, own_wanted, own_within
from displacement.screen.pieces import CARD, put_number
from displacement.screen.takeaway import take_away
from displacement.screen.width import columns
from displacement.view import View
from displacement.view.parameters import Parameter
from displacement.view.webgl import WITHOUT
from displacement.words import verbatim

Layout = Literal["beside", "abreast", "broad"]
NARROWEST = 260  # pixels of a third of the page, below which the notes go under their picture
TABS = 44  # pixels of the choice between the two maps
NAMED_SOURCES = 3


def put_exhibit(
    shown: Shown,
    *,
    choose: Parameter | None = None,
    name: str = "",
    hers: Shown | None = None,
    layout: Layout = "beside",
    waits: bool = False,
) -> None:
    """Put one exhibit: finding, unit and date, picture, and beside or under it its notes and what opens there.

    ``name`` is what it is called on the page where an exhibit may stand there more than once; else its id. Its notes
    stand ``beside`` the picture where there is room, else under it. One that stands ``abreast`` of another has them
    under it, and so has one that is ``broad``, which takes all the width. Its picture ``waits`` until the reader comes
    near. ``hers`` is the picture with the reader's own figures, where the exhibit does not take them itself.
    """
    name, hers = name or shown.exhibit.id, hers or own_within(shown)
    if hers is not None and own_wanted(name):
        shown = hers
    words = shown.words
    st.subheader(_said(shown.title, shown), anchor=name)
    if shown.empty:
        if hers is not None:
            offer_own(words, name=name)
        missing = words.say("Missing is not zero.")
        st.info(f"{shown.silence} {missing}")
        return
    st.caption(_said(shown.subtitle, shown))
    tell_since(shown)
    if layout == "beside" and not (shown.exhibit.as_cards or shown.exhibit.as_table):
        desk = st.grid(3, min_column_width=NARROWEST, gap=("small", "medium"))
        with desk.cell(column_span=2):
            drawn = _picture(shown, choose=choose, name=name, waits=waits)
        with desk.cell():
            opened = _face(shown, name=name, room=_room_beside(shown, drawn=drawn), own=hers is not None)
    else:
        _picture(shown, choose=choose, name=name, waits=waits)
        opened = _face(shown, name=name, room=0, own=hers is not None)
    if "table" in opened:
        _table(shown)
    if "asked" in opened:
        how_it_was_asked(shown)


def _said(text: str, shown: Shown) -> str:
    """Return a text of an exhibit for the page; one in which a reader's own words may stand, as it is written."""
    return verbatim(text) if shown.private else text


def _picture(shown: Shown, *, choose: Parameter | None, name: str, waits: bool) -> bool:
    """Show what an exhibit shows, or keep its place; return whether it is there."""
    in_words = shown.exhibit.as_cards or shown.exhibit.as_table
    if waits and not in_words and not came_near(name, height=_height(shown, drawn=False)):
        return False
    if shown.exhibit.as_cards:
        _cards(shown)
    elif shown.exhibit.as_table:
        st.table(shown.exhibit.as_table(shown), border="horizontal", alt=shown.alt)
    elif shown.exhibit.draw_map:
        _map(shown, choose=choose, name=name)
    else:
        _chart(shown, choose=choose, name=name)
    return True


def _room_beside(shown: Shown, *, drawn: bool) -> int:
    """Return the pixels beside a picture; none where the window has one column."""
    return _height(shown, drawn=drawn) if columns() > 1 else 0


def _height(shown: Shown, *, drawn: bool) -> int:
    """Return the pixels of a picture; one that waits is not drawn to be measured: it keeps those of its first view."""
    first = View(language=shown.words.language, across=shown.view.across)
    measured = shown if drawn or shown.exhibit.composed else shown.exhibit.at(first)
    height = measured.figure.layout.height if measured.figure is not None else None
    return int(height or shown.exhibit.height) + (TABS if shown.exhibit.draw_map else 0)


def _face(shown: Shown, *, name: str, room: int, own: bool) -> Sequence[str]:
    """Put what stands with a picture, and return what of the rest the reader opened."""
    told, folded = on_the_face(shown, room=room)
    st.markdown("\n\n".join(f":small[{line}]" for line in (*told, _sources(shown))))
    opened = _actions(shown, folded=len(folded), name=name, own=own)
    if folded and "notes" in opened:
        st.markdown("\n\n".join(f":small[{line}]" for line in folded))
    return opened


def _actions(shown: Shown, *, folded: int, name: str, own: bool) -> Sequence[str]:
    """Put what a reader can do with an exhibit, in one line, and return what opens under it.

    ``own`` is whether figures of her own can stand in it.
    """
    words = shown.words
    opens = {"table": words.say("Table")}
    if not shown.private:
        opens["asked"] = words.say("How this was asked")
    if folded:
        opens["notes"] = words.say("Notes ({count})", count=words.number(folded))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        opened = st.pills(
            words.say("Opens here: {exhibit}", exhibit=shown.title),
            list(opens),
            format_func=lambda what: opens.get(what, what),
            selection_mode="multi",
            key=f"opened-{name}",
            label_visibility="collapsed",
        )
        _change_this(shown)
        take_away(shown, name=name)
        if own:
            offer_own(words, name=name)
    return opened


def _change_this(shown: Shown) -> None:
    """Lead to the composer, with the measure, the countries and the period of this picture."""
    question = None if shown.exhibit.composed else question_behind(shown)
    if question is not None:
        to_explore(question, label=shown.words.say("Change this"), words=shown.words)


def _cards(shown: Shown) -> None:
    """Show each row as a big number with its date and its source beneath."""
    marks = shown.exhibit.as_cards(shown)  # type: ignore[misc]
    with st.grid(len(marks), min_column_width=CARD, gap=("small", "medium")):
        for row in rows_in(marks):
            put_number(row, called=str(row["label"]), words=shown.words)


def _map(shown: Shown, *, choose: Parameter | None, name: str) -> None:
    """Show the map as it is printed; where the browser has WebGL, one to zoom and move is drawn when asked for."""
    if st.context.cookies.get(WITHOUT):
        _chart(shown, choose=choose, name=name)
        return
    called = [shown.words.say("Map"), shown.words.say("Zoom and move")]
    still, moving = st.tabs(called, key=f"tabs-{name}", on_change="rerun")
    if not moving.open:
        with still:
            _chart(shown, choose=choose, name=name)
        return
    key = f"map-{name}"
    with moving:
        st.pydeck_chart(
            shown.map,
            key=key,
            height=shown.exhibit.height,
            on_select=partial(_picked_on_map, choose, key) if choose else "ignore",
            alt=shown.alt,
        )


def _chart(shown: Shown, *, choose: Parameter | None, name: str) -> None:
    key = f"chart-{name}"
    picked = st.plotly_chart(
        shown.figure,
        theme=None,
        key=key,
        config=CONFIG,
        on_select=partial(_picked_on_chart, choose, key) if choose else "rerun",
        selection_mode="points",
        alt=shown.alt,
    )
    figure_ids = [data[0] for data in _custom_data(picked)]
    if figure_ids:
        _provenance(shown, figure_ids)


def _custom_data(state: Any) -> list[list[Any]]:
    """Return what the picked marks carry: their figure id and, where they have one, their code."""
    carried = [point.get("customdata") for point in state.selection.points]
    return [list(data.values()) if isinstance(data, dict) else list(data) for data in carried if data]


def _picked_on_chart(parameter: Parameter, key: str) -> None:
    codes = [data[1] for data in _custom_data(st.session_state[key]) if len(data) > 1]
    pick(parameter, codes)


def _picked_on_map(parameter: Parameter, key: str) -> None:
    objects = st.session_state[key].selection.objects
    pick(parameter, [thing["code"] for layer in objects.values() for thing in layer if "code" in thing])


def _provenance(shown: Shown, figure_ids: Sequence[str]) -> None:
    """Show where the picked figures come from, with the way to their cards in the ledger."""
    for row in rows_in(shown.marks[shown.marks["figure_id"].isin(figure_ids)]):
        with st.container(border=True):
            st.markdown(shown.card(row))
            if shown.exhibit.told_as.in_ledger:
                st.page_link(
                    door_of("sources"),
                    label=shown.words.say("Where does this number come from?"),
                    icon=":material/search:",
                    query_params={"figure": row["figure_id"], "lang": shown.words.language},
                )


def _sources(shown: Shown) -> str:
    """Return the documents by their publishers, the most used first, each a link."""
    words, sources = shown.words, shown.sources
    named = list(dict.fromkeys(source.short for source in sources if not source.denominator))
    told = ", ".join(named[:NAMED_SOURCES])
    if len(named) > NAMED_SOURCES:
        told += " " + words.say_n("and {count} more", "and {count} more", len(named) - NAMED_SOURCES)
    line = words.say_n("Source: {sources}", "Sources: {sources}", len(named), sources=told)
    of = ", ".join(dict.fromkeys(source.short for source in sources if source.denominator))
    return f"{line}. " + words.say("Denominator: {sources}", sources=of) if of else line


def _table(shown: Shown) -> None:
    """Show the table equivalent of the picture and, under it, the documents by their titles."""
    counted = shown.exhibit.told_as.count
    st.table(shown.table, hide_index=True, border="horizontal", alt=shown.title)
    lines = [source.line(rows=counted(source.figures, shown.words)) for source in shown.sources]
    st.markdown("\n".join(f"- :small[{line}]" for line in lines))
