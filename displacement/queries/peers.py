"""Whom a country is held beside: its peers by a named strategy."""

from __future__ import annotations

from displacement.queries.questions import Question


def peers_of(question: Question) -> tuple[str, ...]:
    """Return the peers of the one country asked for, as far as they have a figure."""
    return ()
