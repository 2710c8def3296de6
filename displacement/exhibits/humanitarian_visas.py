"""How many humanitarian visas and residences did Peru grant?"""

from __future__ import annotations

from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import draw_permits, highest, how_far, permits_of, told_list
from displacement.words import mark

VISA = "PER_HUMANITARIAN_VISA"


def _title(shown: Shown) -> str:
    """Tell what was granted in the first weeks while nothing later is known, else what was granted last."""
    granted, words = shown.rows[shown.rows["instrument"] == VISA], shown.words
    row, first = highest(granted, "permits_granted"), shown.highlights.get("first-weeks")
    if row is None:
        return how_far(shown)
    values = {"granted": value_of(row, words), "period": shown.period(row)}
    if first is None or row["figure_id"] != first["figure_id"]:
        return words.say("Humanitarian visa: {granted} granted, {period}", **values)
    return words.say(
        "Humanitarian visa: {granted} granted {when}, {period}", when=words.of(first, "phrase"), **values
    )


def _subtitle(shown: Shown) -> str:
    phrases = [
        shown.words.of(shown.highlights[slot], "phrase")
        for slot in ("visa", "residence")
        if slot in shown.highlights
    ]
    return shown.words.say(
        "{permits}; each figure at its own date, drawn to the scale of its permit.",
        permits=shown.words.list(phrases if len(phrases) == 2 else permits_of(shown).values()),
    )


EXHIBIT = Exhibit(
    id="humanitarian-visas",
    question=mark("How many humanitarian visas and residences did Peru grant?"),
    query="humanitarian_visas",
    own=OF_A_PERMIT,
    in_columns=True,
    draw=draw_permits,
    title=_title,
    subtitle=_subtitle,
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    reading=key_of_bars,
)
