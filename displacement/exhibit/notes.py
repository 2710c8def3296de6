"""What stands with a picture and what is folded: how to read it, warnings, disagreements, how the figures were read."""

from __future__ import annotations

import math

from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exhibit.exhibit import Shown
from displacement.queries import once_a_view

# A column of notes: letters in a line, pixels of a line and after a paragraph.
LETTERS, LINE, PARAGRAPH = 46, 22, 14
BELOW = 150  # pixels kept in a column of notes for the sources and for what can be opened


def on_the_face(shown: Shown, *, room: int) -> tuple[list[str], list[str]]:
    """Return the notes that stand with a picture and those that are folded, as Markdown.

    The most important warning always stands there; with ``room`` beside the picture, in pixels, as many of the others
    as fit.
    """
    first, *others = _in_order(shown) or ("",)
    if not first:
        return [], []
    left, told = room - BELOW - _height(first), [first]
    while others and _height(others[0]) <= left:
        left -= _height(others[0])
        told.append(others.pop(0))
    return told, others


@once_a_view
def _in_order(shown: Shown) -> tuple[str, ...]:
    """Return all notes, the most important first.

    First what the exhibit itself warns of, and breaks; then how to read the picture, where documents disagree, and
    what is warned of for any figures.
    """
    cautions = [f":material/info: {caution}" for caution in shown.cautions]
    grave = len(shown.grave)
    conflicts = [
        f":material/balance: **{reason_of(row, shown.words)}.** {explanation_of(row, shown.words)}"
        for row in shown.conflicts
    ]
    hint = shown.words.say(shown.exhibit.hint) if shown.exhibit.hint else ""
    reading = " ".join(text for text in (shown.reading, hint) if text)
    foremost = (cautions[:grave] or conflicts or cautions)[:1]
    notes = [
        *foremost,
        reading,
        *cautions[:grave],
        *conflicts,
        *cautions[grave:],
        shown.readings.line(shown.words),
    ]
    return tuple(dict.fromkeys(note for note in notes if note))


def _height(note: str) -> int:
    return LINE * math.ceil(len(note) / LETTERS) + PARAGRAPH
