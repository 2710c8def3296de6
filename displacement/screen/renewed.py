"""A page and the edition it is drawn of: a run is of one, and an open page is drawn anew once there is another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from displacement.addresses import address_to
from displacement.queries import one_edition, served_edition
from displacement.screen.own import forget_old
from displacement.screen.turns import my_turn
from displacement.words import Words
from loaders import Edition

DRAWN_OF = "edition"
ASK_EVERY = 30  # seconds after which an open page asks by itself whether there is a new edition
Given = ParamSpec("Given")


def fragment(part: Callable[Given, None], *, key: str) -> Callable[Given, None]:
    """Return a part of a page that is drawn by itself where a reader changes it, of the edition of the page.

    Where another is served by then, all of the page is drawn anew.
    """

    @wraps(part)
    def drawn(*given: Given.args, **named: Given.kwargs) -> None:
        with my_turn(), one_edition():
            _follow()
            part(*given, **named)

    return st.fragment(drawn, key=key)


def keep_up(words: Words) -> None:
    """Tell a reader once that the page is of another edition than a moment ago, and go on asking for the next."""
    before, now = st.session_state.get(DRAWN_OF), served_edition()
    st.session_state[DRAWN_OF] = now
    if isinstance(before, Edition) and before != now:
        st.toast(_told(before, now, words), icon=":material/history:", duration="infinite")
    st.fragment(_follow, key="keep-up", run_every=ASK_EVERY)()


def _follow() -> None:
    """Draw all of the page anew where it is of another edition than the one that is served; forget what is past."""
    forget_old()
    if st.session_state.get(DRAWN_OF) != served_edition():
        st.rerun()


def _told(before: Edition, now: Edition, words: Words) -> str:
    what = words.say("What changed")
    link = f"[{what}]({address_to(f'sources?lang={words.language}#changes')})"
    if before.name == now.name:
        told = words.say(
            "The data of edition {edition} were mended; the page shows them as they are now.",
            edition=now.name,
        )
    else:
        told = words.say(
            "A new edition of the data is shown: {before} → {now}.", before=before.name, now=now.name
        )
    return f"{told} {link}"
