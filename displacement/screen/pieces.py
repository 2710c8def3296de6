"""Pieces that pages are built of: a big number with its date and source, a row that opens, things side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from displacement.exhibit.in_words import date_of, source_link
from displacement.queries.rows import Row
from displacement.words import Words

CARD = 150  # the least pixels that a big number takes
HALF = 380  # the least pixels of one of several things that stand abreast


def put_number(row: Row, *, called: str, words: Words) -> None:
    """Put one big number with what it is, its date and its source beneath."""
    told = words.figure(row["value"], qualifier=row.get("qualifier", "exact"), unit=row.get("unit", ""))
    with st.container(gap="xxsmall"):
        st.metric(called, told, label_visibility="collapsed")
        st.markdown(f"{called}\n\n:small[{date_of(row, words)} · {source_link(row, words)}]")


def put_row(label: str, *, key: str, put: Callable[[], object]) -> None:
    """Put a row that opens; what is in it is made when it does."""
    row = st.expander(label, key=key, on_change="rerun")
    if row.open:
        with row:
            put()


def abreast(count: int) -> Any:
    """Return a grid of so many cells side by side, one under the other where the window is narrow."""
    return st.grid(count, min_column_width=HALF, gap=("medium", "large"))
