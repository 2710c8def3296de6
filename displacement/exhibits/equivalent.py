"""The table that says what the picture shows, for those who read rather than look."""

from __future__ import annotations

import pandas as pd

from displacement.exhibits.telling import date_of, source_link, value_of
from displacement.words import Words


def equivalent_table(marks: pd.DataFrame, words: Words, *, linked: bool = True) -> pd.DataFrame:
    """Return one row a mark: what, when, how many, who counted, the source with its locator, the note.

    ``linked`` makes the source a Markdown link, for a page; without it the table is plain text.
    """
    columns: dict[str, list[str]] = {
        words.say("What"): [str(label) for label in marks["label"]],
        words.say("When"): [date_of(row, words) for _, row in marks.iterrows()],
        words.say("How many"): [value_of(row, words) for _, row in marks.iterrows()],
    }
    if "shown_as" in marks:
        columns[words.say("As drawn")] = [str(text) for text in marks["shown_as"]]
    columns[words.say("Who counted")] = [_text(text) for text in marks["reported_by"]]
    columns[words.say("Source")] = [_source(row, linked=linked) for _, row in marks.iterrows()]
    notes = [_text(text) for text in marks[f"note_{words.language}"]]
    if any(notes):
        columns[words.say("Note")] = notes
    return pd.DataFrame(columns)


def _source(row: pd.Series, *, linked: bool) -> str:
    name, locator = source_link(row) if linked else _text(row["publisher"]), _text(row["locator"])
    return f"{name}, {locator}" if locator else name


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
