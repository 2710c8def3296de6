"""How an exhibit was asked: its question in SQL with the values filled in, and how to run it on the edition at home."""

from __future__ import annotations

import streamlit as st

from displacement.addresses import address_to
from displacement.exhibit import Shown


def how_it_was_asked(shown: Shown) -> None:
    """Show the question behind an exhibit as it was asked, to be copied and run."""
    words = shown.words
    st.markdown(
        words.say(
            "This question in SQL answers the same on the [database of the edition]({address}), which any "
            "DuckDB opens: save it as `question.sql` and run `duckdb edition.duckdb -f question.sql`.",
            address=address_to("data/edition.duckdb"),
        )
    )
    st.code(shown.asked, language="sql", wrap_lines=True)
