"""What the Sources page puts on the screen: the ledger and its cards, the disagreements, the corrections, the files.

``exhibit.py`` puts exhibits; this puts lists that a reader searches.
"""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from displacement.addresses import address_to
from displacement.errors import RefusedParameter, TooManyTerms, UnknownFigure
from displacement.exhibit.acts import card, day_of
from displacement.exhibit.changing import question_of_figure
from displacement.exhibit.conflicts import reason_of, spread_of
from displacement.exhibit.corrections import fields_of, turns_of
from displacement.exhibits import exhibit_named
from displacement.exports.citation import bibtex, csl_json, figure_citation, reference_of_figure, ris
from displacement.ledger import (
    Card,
    Found,
    calculation_of,
    card_of,
    find_figures,
    line_of,
    line_of_computed,
    numbers_in,
    parts_of,
    place_of_computed,
    places_of,
)
from displacement.queries import ask
from displacement.queries.choices import accepted
from displacement.queries.rows import Row, rows_in
from displacement.screen.country import country_link
from displacement.screen.doors import door_of, figure_address, to_explore
from displacement.screen.exhibit import put_exhibit
from displacement.screen.pieces import abreast, put_row
from displacement.screen.reader import Reader
from displacement.screen.renewed import fragment
from displacement.screen.takeaway import CSL, RIS, put_texts
from displacement.view.parameters import AREA, DISAGREEMENT, GRADE, READING, REASON, TOPIC, WHEN, WHERE
from displacement.words import Words, verbatim

AT_ONCE = 5
CARDS = 12
"""Cards of figures that one address opens: as many as the figures of the largest disagreement."""


SEARCHED = 400
"""Letters that the search takes: a sentence of a report with its numbers."""


def asked_figure(reader: Reader) -> None:
    """Answer an address that asks for a figure: its card, or that the ledger has no such figure."""
    asked = st.query_params.get("figure", "")
    named = list(dict.fromkeys(asked.split()))
    if len(named) > CARDS:
        told = reader.words.say(
            "The address names {count} figures; the first {most} are shown.", count=len(named), most=CARDS
        )
        st.info(told)
    for figure_id in named[:CARDS]:
        try:
            card = card_of(figure_id, reader.words)
        except UnknownFigure as error:
            st.warning(verbatim(error.told(reader.words)), icon=":material/search_off:")
            continue
        with st.container(border=True):
            st.subheader(reader.words.say("Where does this number come from?"), anchor=False)
            st.markdown(card.line)
            _card(card, reader.words)


def to_road(reader: Reader) -> None:
    """Lead on to the road north, where what stood here before stands now."""
    st.page_link(
        door_of("road"),
        label=reader.words.say("The Darién’s months and the stations after it: The road north"),
        icon=":material/bar_chart:",
        query_params={"lang": reader.words.language},
    )


def asked_disagreement(reader: Reader) -> None:
    """Answer an address that asks for a disagreement: its figures on one scale, or that there is no such one."""
    asked = st.query_params.get(DISAGREEMENT.name)
    if asked is None:
        return
    try:
        code = accepted(DISAGREEMENT, asked)
    except RefusedParameter:
        told = reader.words.say("There is no disagreement “{name}” among those known.", name=verbatim(asked))
        st.warning(told, icon=":material/search_off:")
        return
    with st.container(border=True):
        st.markdown(reader.words.say("Which figures stand against each other?"))
        put_exhibit(exhibit_named("disagreement").at(reader.view.with_filters({DISAGREEMENT.name: code})))


def ledger(reader: Reader) -> None:
    """Put the search over all figures and what it finds, each row opening to its card."""
    fragment(_ledger, key="ledger")(reader)


def _ledger(reader: Reader) -> None:
    words = reader.words
    if "search" not in st.session_state:
        st.session_state["search"] = st.query_params.get("q", "")
    text = st.text_input(
        words.say("Search by number, word, place or source"),
        key="search",
        max_chars=SEARCHED,
        placeholder=words.say("863,613 · 1.6 million · 13% · Tumbes 2019 · Amnesty"),
        on_change=_write_search,
    )
    reader.controls(AREA, TOPIC, WHEN, GRADE, READING)
    view = reader.view
    try:
        found = find_figures(
            text, area=view["area"], topic=view["topic"], when=view["when"], grade=view["grade"]
        )
    except TooManyTerms as error:
        st.info(error.told(words))
        return
    found = _as_read(found, view["read"])
    told = words.say_n("{count} figure found", "{count} figures found", len(found))
    if text and found.exact:
        told += ", " + words.say_n("{count} of them has", "{count} of them have", found.exact)
        told += " " + words.say("the number itself")
    if len(found) or not len(found.computed):
        with st.container(key="announced"):
            st.markdown(f"**{told}**")
    if not len(found) and not len(found.computed):
        st.info(words.say("No figure of the ledger says so, and no sum or share that is computed here."))
    if len(found.computed) and (numbers_in(text) or not len(found)):
        _computed(found.computed, reader)
    with st.container(gap="xxsmall"):
        for row in rows_in(found.rows.iloc[: _shown("ledger", len(found))]):
            put_row(line_of(row, words), key=f"figure-{row['figure_id']}", put=partial(_card_of, row, words))
    _more("ledger", len(found), words)


def _as_read(found: Found, reading: str) -> Found:
    """Return what was found and read so: twice with a result, once, or taken over by machine."""
    if reading == READING.default:
        return found
    kept = found.rows["reading"] == reading
    return Found(
        rows=found.rows[kept], exact=int(kept.iloc[: found.exact].sum()), computed=found.computed.head(0)
    )


def _computed(rows: pd.DataFrame, reader: Reader) -> None:
    """Put the sums and shares found, each opening to how it was computed, from which figures, and where it stands."""
    words = reader.words
    told = words.say_n(
        "{count} number computed from figures", "{count} numbers computed from figures", len(rows)
    )
    st.markdown(f"**{told}**")
    with st.container(gap="xxsmall"):
        for place, row in enumerate(rows_in(rows.iloc[: _shown("computed", len(rows))])):
            put_row(
                line_of_computed(row, words), key=f"computed-{place}", put=partial(_calculation, row, words)
            )
    _more("computed", len(rows), words)


def _calculation(row: Row, words: Words) -> None:
    st.markdown(words.say("Computed: {calculation}", calculation=calculation_of(row, words)))
    parts = parts_of(row)
    lines = [
        f"- [{line_of(part, words)}]({figure_address(part['figure_id'], words)})" for part in parts[:AT_ONCE]
    ]
    if len(parts) > AT_ONCE:
        lines.append("- " + words.say_n("{count} more", "{count} more", len(parts) - AT_ONCE))
    st.markdown("\n".join([words.say("From:"), "", *lines]))
    place = place_of_computed(row, words)
    if place:
        st.page_link(
            door_of(place.page),
            label=place.title,
            icon=":material/bar_chart:",
            query_params={**dict(place.choices), "lang": words.language},
        )


def _write_search() -> None:
    text = st.session_state["search"].strip()
    if text:
        st.query_params["q"] = text
    else:
        st.query_params.pop("q", None)
    st.session_state.pop("at-once-ledger", None)


def _card_of(row: Row, words: Words) -> None:
    _card(card_of(row["figure_id"], words), words)


def _card(card: Card, words: Words) -> None:
    """Show the facts of a figure and where it is shown."""
    facts = pd.DataFrame(card.facts, columns=[words.say("What"), words.say("What is known")])
    st.table(facts, hide_index=True, hide_header=True, border="horizontal", alt=card.line)
    rows = ask("ledger")
    row = rows[rows["figure_id"] == card.figure_id].iloc[0]
    places = places_of(row, words)
    if places:
        st.markdown(words.say("Shown in:"))
    for place in places:
        st.page_link(
            door_of(place.page),
            label=place.title,
            icon=":material/bar_chart:",
            query_params={**dict(place.choices), "lang": words.language},
        )
    question = question_of_figure(row)
    if question is not None:
        to_explore(question, label=words.say("Draw this measure"), words=words)
    country_link(row["area"], words.of(row, "area"), words)
    _cite(row, words)
    st.markdown(f":small[`/sources?figure={card.figure_id}`]")


def _cite(row: Row, words: Words) -> None:
    """Offer the figure as texts to be copied: what it says and where it stands, and its reference."""
    reference = reference_of_figure(row, words)
    with st.expander(words.say("Copy and cite this figure")):
        put_texts(
            {
                words.say("Citation"): figure_citation(row, words),
                "BibTeX": bibtex(reference),
                RIS: ris(reference),
                CSL: csl_json(reference),
            }
        )


def disagreements(reader: Reader) -> None:
    """Put the list of disagreements, each row opening to its figures on one scale."""
    fragment(_disagreements, key="disagreements")(reader)


def _disagreements(reader: Reader) -> None:
    words = reader.words
    reader.controls(WHERE, REASON)
    rows = ask("disagreements", where=reader.view["where"], reason=reader.view["reason"])
    told = words.say_n("{count} disagreement", "{count} disagreements", len(rows))
    unexplained = int((rows["reason"] == "unexplained").sum())
    without = words.say_n("{count} unexplained", "{count} unexplained", unexplained)
    st.markdown(f"**{told}**, {without}")
    with st.container(gap="xxsmall"):
        for row in rows_in(rows.iloc[: _shown("disagreements", len(rows))]):
            label = _disagreement_line(row, words)
            put_row(label, key=f"disagreement-{row['id']}", put=partial(_disagreement, reader, row["id"]))
    _more("disagreements", len(rows), words)


def _disagreement_line(row: Row, words: Words) -> str:
    parts = [
        words.of(row, "area"),
        words.of(row, "measure"),
        words.date(pd.Timestamp(row["date"]).date(), row["date_precision"]),
        f"**{spread_of(row, words)}**" if row["one_scale"] else "",
        reason_of(row, words),
    ]
    return " · ".join(part for part in parts if part)


def _disagreement(reader: Reader, code: str) -> None:
    shown = exhibit_named("disagreement").at(reader.view.with_filters({DISAGREEMENT.name: code}))
    put_exhibit(shown, name=f"disagreement-{code}")


def told_differently(reader: Reader) -> None:
    """Put the measures of states that documents tell differently, each with what they say and where."""
    words = reader.words
    with st.container(gap="xxsmall"):
        for row in rows_in(ask("event_disagreements")):
            when = day_of(row, words)
            put_row(
                " · ".join([words.of(row, "area"), words.of(row, "title"), when, reason_of(row, words)]),
                key=f"told-differently-{row['id']}",
                put=partial(_told_differently, row, words),
            )


def _told_differently(row: Row, words: Words) -> None:
    st.markdown(card(row, words))
    cited = words.say("Documents: {documents}", documents=words.of(row, "documents"))
    st.markdown(f":small[{cited}]")


def edition_changes(reader: Reader) -> None:
    """Put what is new in this edition of the data."""
    words, rows = reader.words, ask("edition_changes")
    edition = str(rows.iloc[0]["edition"])
    st.subheader(words.say("What changed in edition {edition}", edition=edition), anchor="changes")
    for row in rows_in(rows[rows["edition"] == edition]):
        st.markdown(f"- **{words.of(row, 'title')}.** {words.of(row, 'detail')}")


def changes(reader: Reader) -> None:
    """Put what is new in each edition and, beside it, what was corrected and why."""
    words, rows = reader.words, ask("edition_changes")
    this = rows["edition"] == rows.iloc[0]["edition"]
    with abreast(2) as halves:
        with halves.cell():
            count = int(this.sum())
            st.markdown(_changes_told(rows[this].iloc[: _shown("changes", count)], words))
            _more("changes", count, words)
            if not this.all():
                with st.expander(words.say("Earlier editions"), type="compact"):
                    st.markdown(_changes_told(rows[~this], words))
        with halves.cell():
            fragment(_corrections, key="corrections")(words)
            feed = words.say("Feed of changes and corrections (Atom)")
            st.markdown(f":small[[{feed}]({address_to(f'data/feed.xml?lang={words.language}')})]")


def _changes_told(rows: pd.DataFrame, words: Words) -> str:
    return "\n".join(
        f"- :small[{row['edition']} · **{words.of(row, 'title')}.** {words.of(row, 'detail')}]"
        for row in rows_in(rows)
    )


def _corrections(words: Words) -> None:
    """Put what was corrected or withdrawn, the latest first, each with what it was, what it is and why."""
    rows = ask("corrections_made")
    withdrawn = int((rows["thing"] == "withdrawn").sum())
    told = words.say_n("{count} corrected", "{count} corrected", len(rows) - withdrawn)
    out = words.say_n("{count} withdrawn", "{count} withdrawn", withdrawn)
    st.markdown(f"**{told}**, {out}")
    with st.container(gap="xxsmall"):
        for row in rows_in(rows.iloc[: _shown("corrections", len(rows))]):
            label = " · ".join(
                [
                    words.date(row["date"].date()),
                    words.of(row, "area"),
                    f"`{row['id']}`",
                    fields_of(row, words),
                ]
            )
            put_row(label, key=f"correction-{row['thing']}-{row['id']}", put=partial(_correction, row, words))
    _more("corrections", len(rows), words)


def _correction(row: Row, words: Words) -> None:
    st.markdown(f"{turns_of(row, words)}\n\n{words.of(row, 'explanation')}")
    about = row["id"] if row["thing"] == "figure" else row["stays"]
    if isinstance(about, str):
        st.page_link(
            door_of("sources"),
            label=words.say("Where does this number come from?"),
            icon=":material/search:",
            query_params={"figure": about, "lang": words.language},
        )


def downloads(reader: Reader) -> None:
    """Put the whole edition to take away: as CSV, Parquet, DuckDB, with its description."""
    words = reader.words
    files = {
        "edition-csv.zip": words.say("All tables as CSV, described as a Data Package"),
        "edition-parquet.zip": words.say("All tables as Parquet, each figure with its source beside it"),
        "edition.duckdb": words.say("One DuckDB file"),
        "datapackage.json": words.say("The description of the tables (datapackage.json)"),
        "dataset.jsonld": words.say("The dataset’s record (schema.org, JSON-LD)"),
    }
    st.markdown("\n".join(f"- [{told}]({address_to(f'data/{file}')})" for file, told in files.items()))
    st.markdown(
        words.say(
            "The figures are facts, each with the licence of its document; our selection and notes are CC BY 4.0. Cite "
            "the edition and, for a figure, its document."
        )
    )


def _shown(name: str, count: int) -> int:
    return min(count, int(st.session_state.get(f"at-once-{name}", AT_ONCE)))


def _more(name: str, count: int, words: Words) -> None:
    """Offer the next rows of a list."""
    shown = _shown(name, count)
    if shown < count:
        label = words.say(
            "Show more: {shown} of {count}", shown=words.number(shown), count=words.number(count)
        )
        st.button(label, key=f"more-{name}", on_click=_show_more, args=(name, shown + AT_ONCE))


def _show_more(name: str, count: int) -> None:
    st.session_state[f"at-once-{name}"] = count
