"""The last two steps with a reader's own figures: they are described and drawn, kept as a file and handed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from displacement.errors import BrokenRule, MixedMeasures
from displacement.exports.tables import as_csv
from displacement.queries.coverage import measures
from displacement.screen.exhibit import put_exhibit
from displacement.screen.own import Own, forget_own, keep_own, own
from displacement.screen.reader import Reader
from displacement.view.parameters import DOCUMENTS, FORM, PERIOD, TOPIC
from displacement.words import Words, mark, verbatim
from displacement.yours.describing import FORMS, LONGEST, TIMES, UNITS, Described, Wish, missing_in
from displacement.yours.drawing import NAME, Beside
from displacement.yours.keeping import ENDING, write
from displacement.yours.offering import offered_rows, still_missing

MEASURE = mark("What is counted")


def describe_figures(reader: Reader) -> None:
    """Ask what the figures count, who counted, where it is written and what they leave out."""
    words, here = reader.words, own()
    if not here.described.figures:
        st.markdown(words.say("Once figures are read, say here what they are."))
        return
    said = here.described
    _measure(said, words)
    if not said.measure:
        _own_measure(said, words)
    left, right = st.columns(2)
    with left:
        _text("counter", words.say("Who counted"), said)
    with right:
        _text("written", words.say("Where it is written (document, page, address)"), said)
    _text("leaves_out", words.say("What they leave out"), said)
    if said.few:
        st.info(
            words.say_n(
                "{count} count is below five. So small a number may point at a person: in a village, all know who.",
                "{count} counts are below five. So small numbers may point at persons: in a village, all know who.",
                said.few,
            ),
            icon=":material/shield_person:",
        )
        st.session_state["yours-few"] = said.few_hidden
        st.toggle(words.say("Show them as “under 5”"), key="yours-few", on_change=_few)


def _measure(said: Described, words: Words) -> None:
    names = {"": words.say("A measure of my own")}
    names |= {code: f"{words.say((TOPIC.options or {})[str(row['topic'])])} · {words.of(row, 'name')}"
              for code, row in measures().items()}  # fmt: skip
    st.session_state["yours-measure"] = said.measure
    st.selectbox(
        words.say(MEASURE),
        list(names),
        format_func=lambda code: names.get(code, code),
        key="yours-measure",
        on_change=_said,
        args=("measure", "yours-measure"),
        help=words.say("Choose one of ours only where yours counts the very same thing."),
    )


def _own_measure(said: Described, words: Words) -> None:
    _text("name", words.say("What it is called"), said)
    _one_of("kind", TIMES, words.say("On a day, or in a period?"), said, words)
    _one_of("unit", UNITS, words.say("People, claims or permits?"), said, words)


def _one_of(name: str, options: Mapping[str, str], label: str, said: Described, words: Words) -> None:
    key = f"yours-{name}"
    st.session_state[key] = getattr(said, name)
    st.radio(
        label,
        list(options),
        format_func=lambda code: words.say(options[code]),
        key=key,
        horizontal=True,
        on_change=_said,
        args=(name, key),
    )


def _text(name: str, label: str, said: Described) -> None:
    key = f"yours-{name}"
    st.session_state[key] = getattr(said, name)
    st.text_input(label, key=key, max_chars=LONGEST, on_change=_said, args=(name, key))


def _said(name: str, key: str) -> None:
    keep_own(said=own().said.told(**{name: st.session_state[key]}))


def _few() -> None:
    keep_own(said=own().said.told(few_hidden=st.session_state["yours-few"]))


def draw_figures(reader: Reader) -> None:
    """Draw the figures beside ours, or say what is still missing; offer to keep them and to hand them on."""
    words, here = reader.words, own()
    missing = list(missing_in(here.described, words))
    if missing:
        st.markdown("\n".join(f"- {line}" for line in missing))
        return
    chosen = dict(reader.view.filters)
    wish = replace(
        here.wish, period=chosen.get(PERIOD.name, "all"), sources=chosen.get(DOCUMENTS.name, "all")
    )
    beside = Beside(described=here.described, wish=wish)
    try:
        beside.rows  # noqa: B018  the rules of the numbers are kept as it is asked
    except (MixedMeasures, BrokenRule) as error:
        st.error(verbatim(error.told(words)), icon=":material/error:")
        return
    _choices(here, beside.forms, words)
    put_exhibit(beside.at(reader.view.only(())), name=NAME)
    _hand_on(here, wish, words)


def _choices(here: Own, forms: Mapping[str, str], words: Words) -> None:
    """Offer how they are drawn: with ours or alone, and the form; one that cannot be had is not offered."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if here.said.measure:
            st.session_state["yours-ours"] = here.wish.ours
            st.toggle(words.say("With the figures held here beside them"), key="yours-ours", on_change=_wish,
                      args=("ours", "yours-ours"))  # fmt: skip
        free = ["auto", *(form for form in FORMS if not forms[form])]
        st.session_state["yours-form"] = here.wish.form if here.wish.form in free else "auto"
        st.segmented_control(
            words.say(FORM.label),
            free,
            format_func=lambda code: words.say((FORM.options or {})[code]),
            required=True,
            key="yours-form",
            on_change=_wish,
            args=("form", "yours-form"),
        )


def _wish(name: str, key: str) -> None:
    keep_own(wish=replace(own().wish, **{name: st.session_state[key]}))


def _hand_on(here: Own, wish: Wish, words: Words) -> None:
    """Offer the file that keeps all of it, the rows for the curators, and to forget it."""
    said = here.described
    with st.container(horizontal=True):
        st.download_button(
            words.say("Keep it as a file, to carry on later"),
            data=partial(write, said, wish),
            file_name=f"{NAME}.{ENDING}",
            mime="application/json",
            icon=":material/save:",
            on_click="ignore",
            key="yours-keep",
        )
        st.button(
            words.say("Forget my figures now"),
            on_click=forget_own,
            icon=":material/delete:",
            key="yours-forget",
        )
    with st.expander(words.say("Offer them to the curators")):
        st.markdown(
            words.say(
                "These rows have the shape of `data/figures`. Before they can be taken over, they still need:"
            )
        )
        st.markdown("\n".join(f"- {line}" for line in still_missing(said, words)))
        st.download_button(
            words.say("The rows, ready to be completed (CSV)"),
            data=partial(_rows_offered, said),
            file_name=f"{NAME}-offered.csv",
            mime="text/csv",
            on_click="ignore",
            key="yours-offer",
        )


def _rows_offered(said: Described) -> bytes:
    return as_csv(offered_rows(said))
