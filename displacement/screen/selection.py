"""The bar above every page: countries, period, per, sources. What a page cannot use is greyed, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from displacement.exhibits import exhibit_named
from displacement.pages import Page
from displacement.queries import ask
from displacement.queries.choices import ALL, offered
from displacement.screen.choices import chosen, keep, keep_chosen, select, tell_refused
from displacement.view.parameters import (
    AND,
    COUNTRIES,
    DOCUMENTS,
    MOST_COUNTRIES,
    PERIOD,
    RATE_OF,
    Parameter,
)
from displacement.view.selection import codes_in, span_in, span_of
from displacement.words import LANGUAGES, Words, fold, mark, verbatim, words_in

USELESS: Mapping[str, str] = {
    "c": mark("Nothing on this page is of one country."),
    "t": mark("Nothing on this page runs over several years."),
    "per": mark("Nothing on this page is counted as a rate."),
    "s": mark("Nothing on this page can be told by its documents."),
}
BETWEEN_NAMES = (re.compile(r"[,;\n]"), re.compile(r"\s(?:y|e|and)\s"))
UNKNOWN = "unknown-places"


def selection_bar(page: Page, words: Words) -> dict[str, str]:
    """Offer the selection above a page, and return what is chosen of it, by name."""
    used = _used(page)
    told = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="selection"):
        picked = {
            COUNTRIES.name: _countries(words, why=_why("c", used, words)),
            PERIOD.name: _period(words, why=_why("t", used, words)),
            RATE_OF.name: _one(RATE_OF, words, why=_why("per", used, words)),
            DOCUMENTS.name: _one(DOCUMENTS, words, why=_why("s", used, words)),
        }
    with told:
        _tell(words)
    return {name: value for name, value in picked.items() if value}


def _used(page: Page) -> frozenset[str]:
    """Return which parts of the selection the exhibits and tools of a page can use."""
    return frozenset(
        parameter.name for name in page.exhibit_ids for parameter in exhibit_named(name).parameters
    ) | frozenset(page.uses)


def _why(name: str, used: frozenset[str], words: Words) -> str:
    """Return why a page cannot use a part of the selection; empty where it can."""
    return "" if name in used else words.say(USELESS[name])


def _countries(words: Words, *, why: str) -> str:
    """Offer the places that have figures; a name typed in either language, with accents or without, is understood."""
    key, names = "choice-c", offered(COUNTRIES, words)
    st.session_state[key] = list(codes_in(chosen(COUNTRIES)))
    st.multiselect(
        words.say(COUNTRIES.label),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=_write_countries,
        args=(key,),
        max_selections=MOST_COUNTRIES,
        placeholder=words.say("Type a country"),
        accept_new_options=True,
        select_all=False,
        disabled=bool(why),
        help=why or None,
        width="stretch",
    )
    return chosen(COUNTRIES)


def _write_countries(key: str) -> None:
    known = _codes_by_name()
    told = {
        name: _code_of(name, known) for typed in st.session_state[key] for name in _names_in(typed, known)
    }
    st.session_state[UNKNOWN] = [name for name, code in told.items() if not code]
    keep(COUNTRIES, AND.join(_all_or_some([code for code in told.values() if code])))


def _names_in(typed: str, known: Mapping[str, str]) -> list[str]:
    """Return the names that were typed or pasted at once: “Perú, Trinidad y Tobago y Chile” are three."""
    names = [typed]
    for between in BETWEEN_NAMES:
        names = [
            part for name in names for part in ([name] if _code_of(name, known) else between.split(name))
        ]
    return [name.strip() for name in names if name.strip()]


def _code_of(name: str, known: Mapping[str, str]) -> str:
    """Return the code that a name has or is; empty where there is no such place."""
    return name if name in known.values() else known.get(fold(name.strip()), "")


def _all_or_some(codes: Sequence[str]) -> list[str]:
    """Return the places chosen, once each: all of them where that was chosen last, else without it."""
    some = [code for code in dict.fromkeys(codes) if code != ALL]
    return some if codes[-1:] != [ALL] else [ALL]


def _codes_by_name() -> dict[str, str]:
    """Return the code of every place by its name, in either language, in small letters without accents."""
    return {
        fold(name): code
        for language in LANGUAGES
        for code, name in offered(COUNTRIES, words_in(language)).items()
    }


def _tell(words: Words) -> None:
    """Tell above the bar what of the address is not in the data, and which names are no places of ours."""
    for parameter in (COUNTRIES, PERIOD, RATE_OF, DOCUMENTS):
        tell_refused(parameter, words)
    for name in st.session_state.pop(UNKNOWN, []):
        st.warning(words.say("There are no figures on a place called “{name}”.", name=verbatim(name)))


def _period(words: Words, *, why: str) -> str:
    """Offer the years that the figures speak for, to be narrowed from either end."""
    key, years = "choice-t", _years()
    since, until = span_in(chosen(PERIOD)) or (None, None)
    ends = tuple(min(max(year, years[0]), years[-1]) for year in (since or years[0], until or years[-1]))
    st.session_state[key] = ends
    st.select_slider(
        words.say(PERIOD.label),
        years,
        value=ends,  # that there are two of them: where they stand is in the state, which follows the address
        key=key,
        on_change=_write_period,
        args=(key,),
        disabled=bool(why),
        help=why or None,
        width="stretch",
    )
    return chosen(PERIOD)


def _years() -> list[int]:
    row = ask("years").iloc[0]
    return list(range(int(row["begins"]), int(row["last"]) + 1))


def _write_period(key: str) -> None:
    (since, until), years = st.session_state[key], _years()
    keep(PERIOD, span_of(since if since > years[0] else None, until if until < years[-1] else None))


def _one(parameter: Parameter, words: Words, *, why: str) -> str:
    """Offer one choice among few."""
    value = chosen(parameter)
    select(
        words.say(parameter.label),
        offered(parameter, words),
        at=value,
        key=f"choice-{parameter.name}",
        write_by=keep_chosen,
        given=(parameter,),
        disabled=bool(why),
        help=why or None,
        width=200,
    )
    return value
