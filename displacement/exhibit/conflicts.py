"""How a disagreement of documents is told: its reason, its explanation, how far the figures lie apart."""

from __future__ import annotations

from typing import Any

from displacement.view.parameters import REASON
from displacement.words import Words

Disagreement = Any  # a row of the disagreements: a mapping or a Series


def reason_of(row: Disagreement, words: Words) -> str:
    """Return the reason, from the closed list."""
    reason = row["reason"]
    return words.say((REASON.options or {})[reason])


def explanation_of(row: Disagreement, words: Words) -> str:
    """Return why the documents disagree, or that nothing read says why."""
    told = row[f"explanation_{words.language}"]
    if isinstance(told, str):
        return told
    return words.say("Both are published for the same time; nothing read says why they differ.")


def spread_of(row: Disagreement, words: Words) -> str:
    """Return the lowest and the highest figure, or nothing where they do not count the same thing."""
    if not row["one_scale"]:
        return ""
    if row["low"] == row["high"]:
        return words.number(row["low"])
    return words.say("{low} to {high}", low=words.number(row["low"]), high=words.number(row["high"]))
