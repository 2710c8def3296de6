"""How the rows of an exhibit are told: when pointed at, when chosen, and in the table equivalent of the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from displacement.exhibit.in_words import date_of, figure_card, hover, source_link, value_of
from displacement.exhibit.locators import locator_in
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark_n


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How a row is told: when pointed at, when chosen, in the table of all rows, and what many rows are called.

    ``in_ledger`` says whether the rows are figures, which have a card in the ledger.
    """

    hover: Callable[[Row, Words], str]
    card: Callable[[Row, Words], str]
    table: Callable[[pd.DataFrame, Words], pd.DataFrame]
    in_ledger: bool = False
    counted: tuple[str, str] = mark_n("{count} figure", "{count} figures")

    def count(self, rows: int, words: Words) -> str:
        """Return how many rows there are, in words."""
        return words.say_n(*self.counted, rows)


def equivalent_table(marks: pd.DataFrame, words: Words, *, linked: bool = True) -> pd.DataFrame:
    """Return one row a mark: what, when, how many, who counted, the source with its locator, the note.

    ``linked`` makes the source a Markdown link, for a page; without it the table is plain text.
    """
    columns: dict[str, list[str]] = {
        words.say("What"): [str(label) for label in marks["label"]],
        words.say("When"): [date_of(row, words) for row in rows_in(marks)],
        words.say("How many"): [value_of(row, words) for row in rows_in(marks)],
    }
    if "spread" in marks and any(marks["spread"]):
        columns[words.say("Documents say")] = [f"⚖ {text}" if text else "" for text in marks["spread"]]
    columns[words.say("Who counted")] = [words.of(row, "counter") for row in rows_in(marks)]
    columns[words.say("Source")] = [source_with_locator(row, words, linked=linked) for row in rows_in(marks)]
    notes = [_text(text) for text in marks[f"note_{words.language}"]]
    if any(notes):
        columns[words.say("Note")] = notes
    return pd.DataFrame(columns)


def source_with_locator(row: Row, words: Words, *, linked: bool = True) -> str:
    """Return who printed a row and where in the document, the name as a Markdown link where ``linked``."""
    name = source_link(row, words) if linked else words.of(row, "publisher")
    locator = locator_in(row, words)
    return f"{name}, {locator}" if locator else name


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


FIGURES = Telling(hover=hover, card=figure_card, table=equivalent_table, in_ledger=True)
