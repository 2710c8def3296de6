"""What was asked of a Venezuelan who arrives: of which kind it is, how open it left the door, since when."""

from __future__ import annotations

from displacement.exhibit.acts import day_of
from displacement.queries.rows import Row
from displacement.words import Words, mark

ASPECTS = {
    "document": mark("Document"),
    "visa": mark("Visa"),
    "proof": mark("Cost or proof"),
    "asylum": mark("Asylum at the border"),
    "permit": mark("Permit to stay"),
    "border": mark("Land border"),
}
STATES = {
    "open": mark("open"),
    "partly": mark("in part"),
    "closed": mark("closed or asked for"),
    "unsaid": mark("the sources do not say"),
}


def answer_of(row: Row, words: Words) -> str:
    """Return what was asked, or that it is not said."""
    return words.of(row, "answer") or words.say("Not said")


def hover(row: Row, words: Words) -> str:
    """Return the lines shown when a requirement is pointed at."""
    if not isinstance(row["figure_id"], str):
        return words.say("The sources do not say.")
    return f"<b>{answer_of(row, words)}</b><br>{words.of(row, 'title')}<br>{since_of(row, words)}"


def since_of(row: Row, words: Words, *, short: bool = False) -> str:
    """Return from when a requirement held, or until which measure."""
    if row["basis"] == "until":
        return words.say("until “{measure}”", measure=words.of(row, "title"))
    return words.say("since {day}", day=day_of(row, words, short=short))
