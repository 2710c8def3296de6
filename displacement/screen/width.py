"""How many columns the reader's window has room for."""

from __future__ import annotations

import streamlit as st

from displacement.view.columns import COLUMNS, columns_in


def columns() -> int:
    """Return in how many columns a page may be laid out: as the page's head told, else one."""
    return columns_in(st.context.cookies.get(COLUMNS, ""))


def told() -> bool:
    """Return whether the reader's window told its width, as every browser does that runs scripts."""
    return COLUMNS in st.context.cookies
