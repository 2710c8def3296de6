"""What the reader chose: language, filters and marks, kept in the page's address, in codes, and nowhere else.

The address is the one place that says what is shown: a control shows what it says and writes what is chosen into it,
so that Back, Forward, a reload and a fresh browser show the same. What stands where it starts is left out of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from displacement.queries.choices import allows, codes_of, days_of, default_of, last_change, offered
from displacement.view.parameters import AND, COUNTRIES, Parameter
from displacement.view.scripts import TELL_LANGUAGE
from displacement.view.selection import codes_in, modern
from displacement.words import LANGUAGES, NAMES, Language, Words, preferred_language, verbatim


def current_language() -> Language:
    """Return the reader's language: of the address, else as chosen before, else the browser's, else English.

    The browser's is read as the server reads it for the head of the page, so that both are the same.
    """
    wished = (
        st.query_params.get("lang", ""),
        st.session_state.get("language", ""),
        preferred_language(st.context.headers.get("accept-language") or st.context.locale or ""),
        "en",
    )
    language = next(each for wish in wished for each in LANGUAGES if each == wish)
    st.session_state["language"] = language
    return language


def language_switch(words: Words) -> None:
    """Offer the other language, keep the view, and name the language to the browser and the screen reader."""
    key = f"switch-{words.language}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(words.say("**Refugio en cifras** · Venezuelan displacement, figure by figure"))
        st.segmented_control(
            words.say("Language"),
            LANGUAGES,
            default=words.language,
            required=True,
            format_func=NAMES.__getitem__,
            key=key,
            on_change=_switch_language,
            args=(key,),
            label_visibility="collapsed",
        )
    st.html(
        f"<script>{TELL_LANGUAGE[words.language]}</script>",
        unsafe_allow_javascript=True,
    )


def _switch_language(key: str) -> None:
    st.session_state["language"] = st.session_state[key]
    st.query_params["lang"] = st.session_state[key]


def select(
    label: str,
    names: Mapping[str, str],
    *,
    at: str,
    key: str,
    write_by: Callable[..., None],
    given: Sequence[object] = (),
    **options: Any,
) -> None:
    """Offer one of several codes by its name; the list shows what the address says, and writes what is chosen.

    Streamlit knows the list by its key; ``write_by`` is called with what is ``given`` and that key.
    """
    st.session_state[key] = at  # anew on each page, whose list is another
    st.selectbox(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=write_by,
        args=(*given, key),
        **options,
    )


def control(parameter: Parameter, words: Words) -> str:
    """Offer a parameter in the form that suits how many choices it has, and return the code that is chosen."""
    key, names = f"choice-{parameter.name}", offered(parameter, words)
    tell_refused(parameter, words)
    if parameter.any_day:
        return _any_day(parameter, names, words)
    label, value = words.say(parameter.label), chosen(parameter)
    if len(names) > 4:
        select(label, names, at=value, key=key, write_by=keep_chosen, given=(parameter,))
        return value
    st.session_state[key] = value
    st.segmented_control(
        label,
        list(names),
        required=True,
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=keep_chosen,
        args=(parameter, key),
    )
    return value


def _any_day(parameter: Parameter, names: Mapping[str, str], words: Words) -> str:
    """Offer the days of change to move along and, beside them, every day to be asked; both show the same day."""
    step, day, shown = f"step-{parameter.name}", f"choice-{parameter.name}", chosen(parameter)
    st.session_state[day] = dt.date.fromisoformat(shown)
    st.session_state[step] = last_change(parameter, shown)
    st.select_slider(
        words.say("Days on which something changed"),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=step,
        on_change=keep_chosen,
        args=(parameter, step),
    )
    first, last = days_of(parameter)
    st.date_input(
        words.say(parameter.label),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=day,
        on_change=_write_day,
        args=(parameter, day),
        width=160,
    )
    return shown


def chosen(parameter: Parameter) -> str:
    """Return what the address says of a parameter, or where it starts."""
    value = asked().get(parameter.name)
    return value if value is not None and allows(parameter, value) else default_of(parameter)


def tell_refused(parameter: Parameter, words: Words) -> None:
    """Tell that the address asks for what is not in the data, and what is shown instead."""
    value, usual = asked().get(parameter.name), default_of(parameter)
    if value is None or allows(parameter, value):
        return
    st.warning(
        words.say(
            "The address asks for “{name} = {value}”, which is not in the data; shown instead: {default}.",
            name=parameter.name,
            value=verbatim(value),
            default=offered(parameter, words).get(usual, usual) or words.say("nothing chosen"),
        )
    )


def asked() -> dict[str, str]:
    """Return what the address asks for, under the names of today."""
    return modern(st.query_params.to_dict())


def write(**choices: str) -> None:
    """Write choices into the address, all at once, as one step of the browser's history; an empty one is taken out."""
    told = {**asked(), **choices}
    st.query_params.from_dict({name: value for name, value in told.items() if value})


def keep(parameter: Parameter, code: str) -> None:
    """Write a choice into the address; where it stands where it starts, it is left out."""
    write(**{parameter.name: "" if code == default_of(parameter) else code})


def pick(parameter: Parameter, codes: Sequence[str]) -> None:
    """Put the place of a mark that was clicked in focus, before those that were chosen with it."""
    if codes and codes[0] in codes_of(parameter):
        others = [code for code in codes_in(asked().get(COUNTRIES.name, ""))[1:] if code != codes[0]]
        keep(COUNTRIES, AND.join([codes[0], *others]))


def keep_chosen(parameter: Parameter, key: str) -> None:
    """Write into the address what was chosen in the control that Streamlit knows by a key."""
    keep(parameter, st.session_state[key])


def _write_day(parameter: Parameter, key: str) -> None:
    keep(parameter, st.session_state[key].isoformat())
