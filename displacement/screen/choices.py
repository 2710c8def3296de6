"""What the reader chose: language, filters and marks, kept in the session and in the page's address, in codes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from displacement.queries.choices import allows, codes_of, days_of, default_of, last_change, offered
from displacement.view.parameters import Parameter
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
        f"<script>document.documentElement.lang = {json.dumps(words.language)}</script>",
        unsafe_allow_javascript=True,
    )


def _switch_language(key: str) -> None:
    st.session_state["language"] = st.session_state[key]
    st.query_params["lang"] = st.session_state[key]


def control(parameter: Parameter, words: Words) -> str:
    """Offer a parameter in the form that suits how many choices it has, and return the code that is chosen."""
    key, names = _key(parameter), offered(parameter, words)
    if parameter.any_day:
        return _any_day(parameter, names, words)
    st.session_state[key] = _chosen(parameter, names, words)  # anew on each page, whose control is another
    options: dict[str, Any] = {
        "format_func": lambda code: names.get(code, code),
        "key": key,
        "on_change": _write_choice,
        "args": (parameter, key),
    }
    label = words.say(parameter.label)
    if len(names) > 4:
        return str(st.selectbox(label, list(names), **options))
    return str(st.segmented_control(label, list(names), required=True, **options))


def _any_day(parameter: Parameter, names: Mapping[str, str], words: Words) -> str:
    """Offer the days of change to move along and, beside them, every day to be asked; both show the same day."""
    step, day = f"step-{parameter.name}", _key(parameter)
    chosen = _chosen(parameter, names, words)
    st.session_state[day] = dt.date.fromisoformat(chosen)
    st.session_state[step] = last_change(parameter, chosen)
    st.select_slider(
        words.say("Days on which something changed"),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=step,
        on_change=_step_to,
        args=(parameter, step, day),
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
    return str(chosen)


def _step_to(parameter: Parameter, step: str, day: str) -> None:
    st.session_state[day] = dt.date.fromisoformat(st.session_state[step])
    _write_day(parameter, day)


def _write_day(parameter: Parameter, day: str) -> None:
    _keep(parameter, st.session_state[day].isoformat())


def pick(parameter: Parameter, codes: Sequence[str]) -> None:
    """Choose the code of a mark that was clicked, where the parameter has it."""
    if codes and codes[0] in codes_of(parameter):
        st.session_state[_key(parameter)] = codes[0]
        _keep(parameter, codes[0])


def _key(parameter: Parameter) -> str:
    return f"choice-{parameter.name}"


def _chosen(parameter: Parameter, names: Mapping[str, str], words: Words) -> str:
    """Return what the control stands at, unless the address says something that it did not say before."""
    key, seen = _key(parameter), st.session_state.setdefault("addressed", {})
    asked, before = st.query_params.get(parameter.name), seen.get(parameter.name)
    seen[parameter.name] = asked
    if key in st.session_state and asked == before:
        return str(st.session_state[key])
    return _asked(parameter, names, words)


def _asked(parameter: Parameter, names: Mapping[str, str], words: Words) -> str:
    """Return what the address asks for, else what was chosen before; an address that errs is ignored and told."""
    asked = st.query_params.get(parameter.name)
    if asked is None:
        kept = st.session_state.get("choices", {}).get(parameter.name, default_of(parameter))
        return kept if allows(parameter, kept) else default_of(parameter)
    if allows(parameter, asked):
        _remember(parameter, asked)
        return asked
    st.warning(
        words.say(
            "The address asks for “{name} = {value}”, which is not in the data; shown instead: {default}.",
            name=parameter.name,
            value=verbatim(asked),
            default=names.get(default_of(parameter), default_of(parameter)),
        )
    )
    return default_of(parameter)


def _write_choice(parameter: Parameter, key: str) -> None:
    _keep(parameter, st.session_state[key])


def _keep(parameter: Parameter, code: str) -> None:
    """Keep a choice for the other pages and write it into the address; defaults are left out of it."""
    _remember(parameter, code)
    if code == default_of(parameter):
        st.query_params.pop(parameter.name, None)
    else:
        st.query_params[parameter.name] = code
    st.session_state.setdefault("addressed", {})[parameter.name] = st.query_params.get(parameter.name)


def _remember(parameter: Parameter, code: str) -> None:
    """Keep a choice for the pages that the reader opens next."""
    st.session_state.setdefault("choices", {})[parameter.name] = code
