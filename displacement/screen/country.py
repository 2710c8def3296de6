"""What the page of a country puts on the screen: the ways to take its sheet away, and all that is held on it.

A part of which nothing is held is told in a line, never drawn empty; what is long opens where it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from displacement.addresses import address_to
from displacement.exhibit import Shown
from displacement.exhibit.country import (
    TITLES,
    at_country,
    disagreements_on,
    focus_of,
    held_on,
    lacking_on,
    latest_of,
    told_disagreement,
    told_held,
    told_lacking,
    what_of,
    who_of,
)
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibits import exhibit_named
from displacement.exports import DIALECTS, USUAL
from displacement.pages import SHOW
from displacement.queries import ask
from displacement.queries.choices import choices_of
from displacement.queries.rows import Row, rows_in
from displacement.screen.choices import asked, pick
from displacement.screen.doors import door_of, figure_address
from displacement.screen.exhibit import Layout, put_exhibit
from displacement.screen.pieces import abreast, put_row
from displacement.screen.reader import Reader
from displacement.screen.renewed import fragment
from displacement.screen.takeaway import CSV
from displacement.screen.width import columns
from displacement.view.parameters import COUNTRIES, DAY, HELD
from displacement.words import Words

AT_ONCE = 8
AT_FIRST = 2  # parts that are open when the page opens; it is then as long as any other
LITTLE = 60  # figures: where no more are held, all parts are open
MOST_HELD = 9  # countries offered by name
EXHIBITS: dict[str, tuple[str, ...]] = {
    "host_populations": ("hosts-series", "world-growth"),
    "asylum_claims": ("claims-filed", "recognition-by-year", "claims-pending", "claims-decisions"),
    "permits": ("country-permits",),
    "border": ("gates", "irregular-entries"),
    "acts": ("timeline",),
    "held": ("country-coverage",),
}
FIRST = 2  # exhibits of a part that are drawn at once, abreast; others open
BROAD = {"held", "permits"}  # parts whose one exhibit takes all the width


def at_a_glance(reader: Reader) -> None:
    """Put the countries on which most is held, how much there is on the chosen one, its sheet, its big numbers."""
    words, code = reader.words, focus_of(reader.view)
    _nearest(code, words)
    held = held_on(code)
    st.header(words.of(held, "area"), anchor=False)
    st.markdown(" ".join([told_held(code, words), words.of(held, "note")]).strip())
    language = urlencode({"lang": words.language})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(
            words.say("A4 sheet (PDF)"),
            address_to(f"countries/{code}.pdf?{language}"),
            icon=":material/description:",
        )
        page = words.say("The sheet as a page (HTML)")
        figures = words.say("All its figures: CSV")
        tables = " · ".join(
            f"[{figures} {words.say(CSV[dialect])}]({address_to(f'countries/{code}.csv?{language}&csv={dialect}')})"
            for dialect in sorted(DIALECTS, key=lambda one: one != USUAL[words.language])
        )
        ledger = words.say("Its figures in the ledger")
        st.markdown(
            f"[{page}]({address_to(f'countries/{code}.html?{language}')}) · {tables} · "
            f"[{ledger}]({address_to(f'sources?area={code}&{language}')})"
        )
    shown = at_country(exhibit_named("country-at-a-glance"), reader.view, code)
    if shown is not None:
        fragment(put_exhibit, key="fragment-country-at-a-glance")(shown)


def _nearest(code: str, words: Words) -> None:
    """Offer the countries on which most is held, one press away; any other is chosen above the page or on a map."""
    names = {choice.code: choice.name(words) for choice in choices_of(HELD)[:MOST_HELD]}
    key = "most-held"
    st.session_state[key] = code if code in names else None
    st.pills(
        words.say("Those on which most is held"),
        list(names),
        format_func=lambda one: names[one],
        key=key,
        on_change=_choose,
        args=(key,),
    )


def _choose(key: str) -> None:
    if st.session_state[key]:
        pick(COUNTRIES, [st.session_state[key]])


def in_full(reader: Reader) -> None:
    """Put the parts of a country’s page of which something is held, and a line that names those of which nothing is."""
    code, words = focus_of(reader.view), reader.words
    lacking = lacking_on(code)
    names = [
        name
        for name in TITLES
        if name != "asked" and name not in lacking and (name != "context" or len(latest_of(code, name)))
    ]
    st.markdown(" · ".join(f":small[[{words.say(TITLES[name])}](#{name})]" for name in names))
    open_parts = len(names) if held_on(code)["figures"] <= LITTLE else AT_FIRST
    for place, name in enumerate(names):
        st.header(words.say(TITLES[name]), anchor=name)
        put = partial(_part, name, reader, code)
        if place < open_parts or asked().get(SHOW) in EXHIBITS.get(name, ()):
            put()
        else:
            put_row(words.say("Show this part"), key=f"part-{name}-{code}", put=put)
    if lacking:
        st.caption(told_lacking(code, words))


def _part(name: str, reader: Reader, code: str) -> None:
    """Put the exhibits of a part at the country, the first two abreast, and its lists."""
    words = reader.words
    view = replace(reader.view, across=columns()) if name in BROAD else reader.view
    found = [at_country(exhibit_named(each), view, code) for each in EXHIBITS.get(name, ())]
    shown = [each for each in found if each is not None]
    _put(shown[:FIRST], layout="broad" if name in BROAD else "beside")
    if shown[FIRST:]:
        label = words.say_n("{count} more picture", "{count} more pictures", len(shown) - FIRST)
        put_row(label, key=f"more-{name}-{code}", put=partial(_put, shown[FIRST:], layout="beside"))
    if name == "disagreements":
        lines = [_disagreement(row, words) for row in disagreements_on(code)]
        _list(lines, key=f"rest-{name}-{code}", words=words)
    elif name == "documents":
        lines = [_document(row, words) for row in rows_in(ask("country_documents", c=code))]
        _list(lines, key=f"rest-{name}-{code}", words=words)
    elif name == "acts":
        _asked(reader, code)
    elif name != "held":
        rows = rows_in(latest_of(code, name, **dict(reader.view.filters)))
        _latest(rows, key=f"latest-{name}-{code}", words=words, opened=not shown)


def _put(shown: Sequence[Shown], *, layout: Layout) -> None:
    """Put one exhibit, or two abreast of each other."""
    if len(shown) == 1:
        put_exhibit(shown[0], layout=layout)
    elif shown:
        with abreast(len(shown)) as halves:
            for each in shown:
                with halves.cell():
                    put_exhibit(each, layout="abreast")


def everything_on(reader: Reader) -> None:
    """Put the way from a page to all that is held on the country in focus."""
    code = focus_of(reader.view)
    country_link(code, reader.words.of(held_on(code), "area"), reader.words)


def country_link(code: str, name: str, words: Words) -> None:
    """Put the way to all that is held on a country."""
    st.page_link(
        door_of("country"),
        label=words.say("Everything on {country}", country=name),
        icon=":material/public:",
        query_params={HELD.name: code, "lang": words.language},
    )


def _latest(rows: Sequence[Row], *, key: str, words: Words, opened: bool) -> None:
    """Put the latest figure of each thing counted, in a table that opens; at once where there is no picture."""
    if opened and 0 < len(rows) <= AT_ONCE:
        _table(rows, words)
    elif rows:
        told = words.say_n(
            "The latest of each count: {count} figure", "The latest of each count: {count} figures", len(rows)
        )
        put_row(told, key=key, put=partial(_table, rows, words))


def _table(rows: Sequence[Row], words: Words) -> None:
    table = pd.DataFrame(
        {
            words.say("How many"): [
                f"[{value_of(row, words)}]({figure_address(row['figure_id'].split()[0], words)})"
                for row in rows
            ],
            words.say("What"): [what_of(row, words) for row in rows],
            words.say("When"): [date_of(row, words) for row in rows],
            words.say("Who counted"): [who_of(row, words) for row in rows],
        }
    )
    st.table(table, hide_index=True, border="horizontal", alt=words.say("The latest of each count"))


def _asked(reader: Reader, code: str) -> None:
    """Put what a country asked on a chosen day, where that is known of it."""
    if code in set(ask("asked", day=DAY.default)["area"]):
        fragment(_asked_on, key=f"asked-{code}")(reader, code)


def _asked_on(reader: Reader, code: str) -> None:
    words = reader.words
    st.subheader(words.say("What was asked on a chosen day"), anchor=False)
    reader.controls(DAY)
    shown = exhibit_named("asked").at(reader.view)
    name = words.of(shown.row(area=code), "area")
    st.table(shown.exhibit.as_table(shown)[[name]], border="horizontal", alt=shown.alt)  # type: ignore[misc]
    others = words.say("The five countries side by side")
    day = urlencode({DAY.name: reader.view[DAY.name], "lang": words.language})
    sheet = words.say("A4 sheet (PDF) with this day")
    links = {others: f"timeline?{day}#asked", sheet: f"countries/{code}.pdf?{day}"}
    told = " · ".join(f"[{name}]({address_to(place)})" for name, place in links.items())
    st.markdown(f":small[{told}]")


def _disagreement(row: Row, words: Words) -> str:
    told = told_disagreement(row, words).replace("[", "(").replace("]", ")")
    asked = urlencode({"disagreement": row["id"], "lang": words.language})
    return f"[{told}]({address_to(f'sources?{asked}')})"


def _document(row: Row, words: Words) -> str:
    name = f"{words.of(row, 'publisher')}, “{row['source_title']}”".replace("[", "(").replace("]", ")")
    when = f" ({row['published'][:4]})" if isinstance(row["published"], str) else ""
    linked = f"[{name}]({row['url']})" if isinstance(row["url"], str) else name
    return f"{linked}{when} · " + words.say_n("{count} figure", "{count} figures", row["figures"])


def _list(lines: Sequence[str], *, key: str, words: Words) -> None:
    """Put a list of links: the first at once, the others where they are asked for."""
    st.markdown("\n".join(f"- :small[{line}]" for line in lines[:AT_ONCE]))
    rest = "\n".join(f"- :small[{line}]" for line in lines[AT_ONCE:])
    if rest:
        label = words.say_n("{count} more", "{count} more", len(lines) - AT_ONCE)
        put_row(label, key=key, put=partial(st.markdown, rest))
