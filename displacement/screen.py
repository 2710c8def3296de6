"""How exhibits and controls are put on the screen. Pages are written with this and nothing else.

``screen()`` gives a page its screen: ``heading``, ``controls``, ``show``.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from displacement.charts.style import CONFIG
from displacement.choices import control, current_language, pick
from displacement.exhibits import Shown, exhibit
from displacement.exhibits.disagreements import explanation_of, reason_of
from displacement.exhibits.telling import date_of, source_link
from displacement.homes import PAGES
from displacement.parameters import Parameter
from displacement.queries import ask
from displacement.takeaway import take_away
from displacement.view import View
from displacement.words import words_in

HEAD_START = 0.06  # seconds that a browser has to draw the first picture of a part before the others arrive
NAMED_SOURCES = 3
NAMED_CONFLICTS = 2


class Screen:
    """One page as one reader sees it: the words, the view, and what has been put on it."""

    def __init__(self) -> None:
        """Read the language and the theme of the reader."""
        self.words = words_in(current_language())
        theme = "dark" if st.context.theme.type == "dark" else "light"
        self.view = View(language=self.words.language, theme=theme)  # type: ignore[arg-type]

    def heading(self, title: str, lead: str) -> None:
        """Put the page's name and one sentence on what it answers."""
        st.title(self.words.say(title), anchor=False)
        st.markdown(self.words.say(lead))

    def section(self, title: str) -> None:
        """Put a heading between groups of exhibits."""
        st.header(self.words.say(title), anchor=False)

    def controls(self, *parameters: Parameter) -> None:
        """Offer the parameters side by side; what is chosen goes into the view and the address."""
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = {parameter.name: control(parameter, self.words) for parameter in parameters}
        self.view = self.view.with_filters(chosen)

    def show(self, *exhibit_ids: str, choose: Parameter | None = None) -> None:
        """Put exhibits on the page, one under the other.

        ``choose`` names the parameter that clicking a mark sets, where its marks carry that code.
        """
        for exhibit_id in exhibit_ids:
            shown = exhibit(exhibit_id).at(self.view)
            if choose is None:
                _in_fragment(shown)
            else:
                _put(shown, choose=choose)

    def put(self, exhibit_id: str, **filters: str) -> None:
        """Put one exhibit at choices that are not the reader's to set."""
        _put(exhibit(exhibit_id).at(self.view.with_filters(filters)))

    def part(self, *exhibit_ids: str, controls: Sequence[Parameter]) -> None:
        """Put controls and the exhibits they steer; a change there draws this part again and nothing else."""
        st.fragment(self._part, key=f"part-{exhibit_ids[0]}")(exhibit_ids, controls)

    def _part(self, exhibit_ids: Sequence[str], controls: Sequence[Parameter]) -> None:
        self.controls(*controls)
        for place, exhibit_id in enumerate(exhibit_ids):
            if place == 1:
                time.sleep(HEAD_START)
            _put(exhibit(exhibit_id).at(self.view))

    def changes(self) -> None:
        """Put what is new in this edition of the data."""
        rows = ask("edition_changes")
        edition = str(rows.iloc[0]["edition"])
        st.subheader(self.words.say("What changed in edition {edition}", edition=edition), anchor="changes")
        for _, row in rows[rows["edition"] == edition].iterrows():
            st.markdown(f"- **{self.words.of(row, 'title')}.** {self.words.of(row, 'detail')}")


def screen() -> Screen:
    """Return the screen of the page that is being drawn."""
    return Screen()


def _in_fragment(shown: Shown) -> None:
    st.fragment(_put, key=f"fragment-{shown.exhibit.id}")(shown)


def _put(shown: Shown, *, choose: Parameter | None = None) -> None:
    """Put one exhibit: finding, unit and date, picture, how to read it, warnings, sources, table."""
    words = shown.words
    st.subheader(shown.title, anchor=shown.exhibit.id)
    if shown.empty:
        st.info(words.say("No published figure at this choice. Missing is not zero."))
        return
    st.caption(shown.subtitle)
    if shown.exhibit.as_cards:
        _cards(shown)
    elif shown.exhibit.as_table:
        st.table(shown.exhibit.as_table(shown), border="horizontal", alt=shown.alt)
    elif shown.exhibit.draw_map:
        _map(shown, choose=choose)
    else:
        _chart(shown, choose=choose)
    st.markdown("\n\n".join(f":small[{line}]" for line in _lines(shown)))
    _more_disagreements(shown)
    _table(shown)
    take_away(shown)


def _lines(shown: Shown) -> list[str]:
    """Return what stands under a picture: how to read it, warnings, disagreements, sources."""
    hint = shown.words.say(shown.exhibit.hint) if shown.exhibit.hint else ""
    reading = [" ".join(text for text in (shown.reading, hint) if text)] if shown.reading or hint else []
    cautions = [f":material/info: {caution}" for caution in shown.cautions]
    return [*reading, *cautions, *_disagreements(shown)[:NAMED_CONFLICTS], _sources(shown)]


def _cards(shown: Shown) -> None:
    """Show each row as a big number with its date and its source beneath."""
    words, marks = shown.words, shown.exhibit.as_cards(shown)  # type: ignore[misc]
    with st.grid(min_column_width=200, gap="medium"):
        for _, row in marks.iterrows():
            with st.container(gap="xxsmall"):
                number = words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"])
                st.metric(row["label"], number, label_visibility="collapsed")
                st.markdown(row["label"])
                st.markdown(f":small[{date_of(row, words)} · {source_link(row, words)}]")


def _map(shown: Shown, *, choose: Parameter | None) -> None:
    """Show the interactive map and, beside it, the still one for browsers without WebGL and for print."""
    words = shown.words
    moving, still = st.tabs(
        [words.say("Interactive map"), words.say("Still map")],
        key=f"tabs-{shown.exhibit.id}",
        on_change="rerun",
    )
    if still.open:
        with still:
            _chart(shown, choose=choose)
        return
    key = f"map-{shown.exhibit.id}"
    with moving:
        st.pydeck_chart(
            shown.map,
            key=key,
            height=shown.exhibit.height,
            on_select=partial(_picked_on_map, choose, key) if choose else "ignore",
            alt=shown.alt,
        )


def _chart(shown: Shown, *, choose: Parameter | None) -> None:
    key = f"chart-{shown.exhibit.id}"
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
    for _, row in shown.marks[shown.marks["figure_id"].isin(figure_ids)].iterrows():
        with st.container(border=True):
            st.markdown(shown.card(row))
            if shown.exhibit.told_as.in_ledger:
                st.page_link(
                    PAGES / "sources.py",
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


def _more_disagreements(shown: Shown) -> None:
    rest = _disagreements(shown)[NAMED_CONFLICTS:]
    if rest:
        more = shown.words.say_n("{count} more disagreement", "{count} more disagreements", len(rest))
        with st.expander(more, key=f"conflicts-{shown.exhibit.id}"):
            st.markdown("\n".join(f"- :small[{line}]" for line in rest))


def _sources(shown: Shown) -> str:
    words = shown.words
    lines = _source_lines(shown)
    told = words.say("Sources: {sources}", sources="; ".join(lines[:NAMED_SOURCES]))
    if len(lines) > NAMED_SOURCES:
        told += "; " + words.say_n("and {count} more", "and {count} more", len(lines) - NAMED_SOURCES)
    return told


def _source_lines(shown: Shown) -> list[str]:
    counted = shown.exhibit.told_as.count
    return [source.line(rows=counted(source.figures, shown.words)) for source in shown.sources]


def _table(shown: Shown) -> None:
    words = shown.words
    label = words.say("Table and sources: {rows}", rows=shown.exhibit.told_as.count(len(shown.rows), words))
    opened = st.expander(label, expanded=False, key=f"table-{shown.exhibit.id}", on_change="rerun")
    if opened.open:
        with opened:
            st.table(shown.table, hide_index=True, border="horizontal", alt=shown.title)
            if len(shown.sources) > NAMED_SOURCES:
                st.markdown("\n".join(f"- {line}" for line in _source_lines(shown)))
