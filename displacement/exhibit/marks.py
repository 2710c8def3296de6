"""What the symbols of a picture mean, told as far as they are drawn: open, rounded, doubtful."""

from __future__ import annotations

from displacement.charts.style import HOLLOW, UP
from displacement.exhibit.exhibit import Shown


def key_of_points(shown: Shown) -> str:
    """Return what the triangles, the hollow and the pale points of a picture mean, or nothing where it has none."""
    drawn, say = set(shown.rows["qualifier"].dropna()), shown.words.say
    told = []
    if drawn & set(UP):
        told.append(say("A triangle points to the side to which a figure is open (“over”, “at most”)."))
    if drawn & HOLLOW:
        told.append(say("A hollow mark is a rounded figure (“about”, or a round number)."))
    if "doubtful" in shown.rows and shown.rows["doubtful"].any():
        told.append(say("A pale, hollow mark is most likely a misprint of its document."))
    return " ".join(told)


def key_of_bars(shown: Shown) -> str:
    """Return what a hatched bar means, or nothing where none is hatched."""
    if not (shown.rows["qualifier"].dropna() != "exact").any():
        return ""
    return shown.words.say(
        "A hatched bar is not an exact count: “over”, “about”, “at most”, or a round number."
    )
