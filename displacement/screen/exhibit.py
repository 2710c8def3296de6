"""One exhibit on a page: finding, unit and date, picture, how to read it, warnings, sources, table, files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from displacement.charts.style import CONFIG
from displacement.exhibit import Shown
from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exhibit.in_words import date_of, source_link
from displacement.queries.rows import rows_in
from displacement.screen.choices import pick
from displacement.screen.doors import door_of
from displacement.screen.takeaway import take_away
from displacement.view.parameters import Parameter

NAMED_SOURCES = 3
NAMED_CONFLICTS = 2


def put_exhibit(shown: Shown, *, choose: Parameter | None = None, name: str = "") -> None:
    """Put one exhibit: finding, unit and date, picture, how to read it, warnings, sources, table.

    ``name`` is what it is called on the page where an exhibit may stand there more than once; else its id.
    """
    words, name = shown.words, name or shown.exhibit.id
    st.subheader(shown.title, anchor=name)
    if shown.empty:
        missing = words.say("Missing is not zero.")
        st.info(f"{shown.silence} {missing}")
        return
    st.caption(shown.subtitle)
    if shown.exhibit.as_cards:
        _cards(shown)
    elif shown.exhibit.as_table:
        st.table(shown.exhibit.as_table(shown), border="horizontal", alt=shown.alt)
    elif shown.exhibit.draw_map:
        _map(shown, choose=choose, name=name)
    else:
        _chart(shown, choose=choose, name=name)
    st.markdown("\n\n".join(f":small[{line}]" for line in _lines(shown)))
    _more_disagreements(shown, name=name)
    _table(shown, name=name)
    take_away(shown, name=name)


def _lines(shown: Shown) -> list[str]:
    """Return what stands under a picture: how to read it, warnings, disagreements, sources and their reading."""
    hint = shown.words.say(shown.exhibit.hint) if shown.exhibit.hint else ""
    reading = [" ".join(text for text in (shown.reading, hint) if text)] if shown.reading or hint else []
    cautions = [f":material/info: {caution}" for caution in shown.cautions]
    read = shown.readings.line(shown.words)
    sources = " ".join(text for text in (_sources(shown), read) if text)
    return [*reading, *cautions, *_disagreements(shown)[:NAMED_CONFLICTS], sources]


def _cards(shown: Shown) -> None:
    """Show each row as a big number with its date and its source beneath."""
    words, marks = shown.words, shown.exhibit.as_cards(shown)  # type: ignore[misc]
    with st.grid(min_column_width=200, gap="medium"):
        for row in rows_in(marks):
            with st.container(gap="xxsmall"):
                number = words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"])
                st.metric(row["label"], number, label_visibility="collapsed")
                st.markdown(row["label"])
                st.markdown(f":small[{date_of(row, words)} · {source_link(row, words)}]")


def _map(shown: Shown, *, choose: Parameter | None, name: str) -> None:
    """Show the interactive map and, beside it, the still one for browsers without WebGL and for print."""
    words = shown.words
    moving, still = st.tabs(
        [words.say("Interactive map"), words.say("Still map")],
        key=f"tabs-{name}",
        on_change="rerun",
    )
    if still.open:
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


def _disagreements(shown: Shown) -> list[str]:
    """Return where the documents behind the figures disagree, and why."""
    return [
        f":material/balance: **{reason_of(row, shown.words)}.** {explanation_of(row, shown.words)}"
        for row in shown.conflicts
    ]


def _more_disagreements(shown: Shown, *, name: str) -> None:
    rest = _disagreements(shown)[NAMED_CONFLICTS:]
    if rest:
        more = shown.words.say_n("{count} more disagreement", "{count} more disagreements", len(rest))
        with st.expander(more, key=f"conflicts-{name}"):
            st.markdown("\n".join(f"- :small[{line}]" for line in rest))


def _sources(shown: Shown) -> str:
    words = shown.words
    lines = _source_lines(shown)
    told = words.say("Sources: {sources}", sources="; ".join(lines[:NAMED_SOURCES]))
    if len(lines) > NAMED_SOURCES:
        told += "; " + words.say_n("and {count} more", "and {count} more", len(lines) - NAMED_SOURCES)
    return f"{told}."


def _source_lines(shown: Shown) -> list[str]:
    counted = shown.exhibit.told_as.count
    return [source.line(rows=counted(source.figures, shown.words)) for source in shown.sources]


def _table(shown: Shown, *, name: str) -> None:
    words = shown.words
    label = words.say("Table and sources: {rows}", rows=shown.exhibit.told_as.count(len(shown.rows), words))
    opened = st.expander(label, expanded=False, key=f"table-{name}", on_change="rerun")
    if opened.open:
        with opened:
            st.table(shown.table, hide_index=True, border="horizontal", alt=shown.title)
            if len(shown.sources) > NAMED_SOURCES:
                st.markdown("\n".join(f"- {line}" for line in _source_lines(shown)))
