"""The scripts of the pages, which Streamlit opens by their files."""

from __future__ import annotations

from pathlib import Path

DOORS = Path(__file__).resolve().parents[2] / "pages"


def door_of(page: str) -> Path:
    """Return the script of a page by its name, as ``st.Page`` and ``st.page_link`` take it."""
    return DOORS / f"{page}.py"
