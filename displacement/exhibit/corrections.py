"""How a correction is told: what was wrong, in words; what stood there and what stands there since; why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from displacement.words import Words, mark

Correction = Any  # a row of the corrections: a mapping or a Series

FIELDS = {
    "value": mark("the number"),
    "published_as": mark("its printed form"),
    "qualifier": mark("how it is hedged"),
    "measure": mark("what is counted"),
    "instrument": mark("which permit or visa"),
    "breakdown": mark("which part"),
    "nationality": mark("who is counted"),
    "area": mark("which country or region"),
    "place": mark("which place"),
    "period_start": mark("the first day"),
    "date": mark("the day"),
    "date_precision": mark("how exactly the day is known"),
    "standing": mark("its standing"),
    "reported_by": mark("who counted"),
    "source": mark("the document"),
    "locator": mark("the place in the document"),
    "note_en": mark("its note"),
    "note_es": mark("its note"),
    "announced": mark("the day it was announced"),
    "effective": mark("the day it took effect"),
    "ends": mark("the last day it held"),
    "category": mark("what it is about"),
    "direction": mark("whether it opens or restricts"),
    "legal_instrument": mark("the legal instrument"),
    "title_en": mark("its name in English"),
    "title_es": mark("its name in Spanish"),
    "summary_en": mark("what it changed, in English"),
    "summary_es": mark("what it changed, in Spanish"),
    "mark": mark("whether it is drawn on series"),
}
IN_BOTH_LANGUAGES = ("title", "summary", "note")


def fields_of(row: Correction, words: Words) -> str:
    """Return what was wrong, in words: “who is counted and the day”."""
    return words.list(dict.fromkeys(words.say(FIELDS[field]) for field, _, _ in _told(row, words)))


def turns_of(row: Correction, words: Words) -> str:
    """Return what stood there and what stands there since: “the day: 2019-12-31 → 2019-10-06”; numbers as read."""
    return "; ".join(
        f"{words.say(FIELDS[field])}: {was or '–'} → {now or '–'}" for field, was, now in _told(row, words)
    )


def _told(row: Correction, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield the fields with what was and is; of a text in two languages, the reader's."""
    for field, was, now in zip(row["fields"], row["was"], row["now"], strict=True):
        name, _, language = field.rpartition("_")
        if name in IN_BOTH_LANGUAGES and language != words.language:
            continue
        if field == "value":
            yield field, *(words.number(float(value)) if value else "" for value in (was, now))
        else:
            yield field, was, now
