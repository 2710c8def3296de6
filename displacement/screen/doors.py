"""The scripts of the pages, which Streamlit opens by their files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from displacement.addresses import address_to
from displacement.queries.offers import DEFAULTS, settled
from displacement.queries.questions import Question
from displacement.words import Words

DOORS = Path(__file__).resolve().parents[2] / "pages"


def door_of(page: str) -> Path:
    """Return the script of a page by its name, as ``st.Page`` and ``st.page_link`` take it."""
    return DOORS / f"{page}.py"


def figure_address(figure_id: str, words: Words) -> str:
    """Return the address of a figure's card, from a page."""
    return address_to(f"sources?{urlencode({'figure': figure_id, 'lang': words.language})}")


def to_explore(question: Question, *, label: str, words: Words) -> None:
    """Put a link to the composer at a question, with whatever of it can be had."""
    chosen = {name: value for name, value in settled(question).filters.items() if value != DEFAULTS[name]}
    st.page_link(
        door_of("explore"),
        label=label,
        icon=":material/tune:",
        query_params={**chosen, "lang": words.language},
    )
