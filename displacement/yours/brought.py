"""What a reader brought, once it is read: a table of texts, and what is told of how it was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from displacement.errors import RefugioError
from displacement.words import Words, mark

MOST_BYTES = 5 * 1024 * 1024
"""A table of figures is small: 50,000 rows of a place, a date and a number are less than 3 MB."""
MOST_ROWS = 50_000
"""Enough for every commune of Chile in every month of ten years; a page can still list what is wrong."""
MOST_COLUMNS = 100
"""Enough for the months of eight years side by side."""
MOST_SIGNS = 32_767
"""What a cell of Excel can hold."""

Cells = frozenset[tuple[int, int]]


@runtime_checkable
class Tells(Protocol):
    """What tells itself in a language: a note in a note, a place."""

    def told(self, words: Words) -> str:
        """Return it in the reader’s language."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence for the reader: a message, and what fills it in; what is itself a note is told in its turn."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, words: Words) -> str:
        """Return the sentence in the reader’s language."""
        return words.say(self.message, **{key: _told(value, words) for key, value in self.values.items()})

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.message.format(**self.values) if self.values else self.message


def note(message: str, /, **values: object) -> Note:
    """Return a message with what fills it in."""
    return Note(message=message, values=values)


class NotRead(RefugioError):
    """Raised when nothing of what was brought can be read: what it seems to be, and what to do."""

    def told(self, words: Words) -> str:
        """Return what happened and what to do, in the reader’s language."""
        return note(self.message, **self.values).told(words)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A table as a reader brought it: every cell a text, every row as many cells as the header.

    ``typed`` are the cells (row and column, from 0) that a workbook holds as numbers: their point is a decimal point.
    ``ragged`` are the rows that had more cells than the header, by their place in ``rows``, with what was beyond it.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    notes: tuple[Note, ...] = ()
    typed: Cells = frozenset()
    ragged: Mapping[int, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Return a text without spaces around it, on one line, and without signs that cannot be seen."""
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split("\n")).replace("\r", "").strip()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Some texts one after the other, as examples in a sentence, in the quotation marks of the language."""

    texts: tuple[str, ...]
    more: bool = False

    def told(self, words: Words) -> str:
        """Return the texts in the reader’s language; “…” where there are more."""
        return ", ".join(words.say(QUOTED, text=text) for text in self.texts) + (", …" if self.more else "")

    def __str__(self) -> str:
        """Return the texts in English."""
        return ", ".join(QUOTED.format(text=text) for text in self.texts) + (", …" if self.more else "")


def listed(texts: Iterable[str], *, most: int = 5) -> Listed:
    """Return the first of some texts, no more of each than is needed to know it."""
    some = list(texts)
    return Listed(texts=tuple(text[:40] for text in some[:most]), more=len(some) > most)


def lines_of(lines: Sequence[int], *, most: int = 8) -> str:
    """Return the numbers of some lines, “…” where there are more."""
    return ", ".join(map(str, lines[:most])) + (", …" if len(lines) > most else "")


def _told(value: object, words: Words) -> object:
    if isinstance(value, Tells):
        return value.told(words)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return words.number(value)
    return value


QUOTED = mark("“{text}”")
EMPTY = mark("There is nothing in it. Bring a table with a header and at least one row.")
NO_TABLE = mark(
    "No table is seen in it. A table has at least two columns, their names in the first row: a place, a date and a "
    "number."
)
ONLY_HEADER = mark("There are names of columns but no row below them.")
TOO_LARGE = mark(
    "It is {size} MB large; the most that is read is {most} MB. Keep only the columns and rows that are to be shown."
)
TOO_MANY_ROWS = mark(
    "It has {rows} rows; the most that is read is {most}. Keep only the rows that are to be shown."
)
TOO_MANY_COLUMNS = mark(
    "It has {columns} columns or more; the most that is read is {most}. Keep only the columns that are to be shown."
)
TOO_LONG = mark(
    "A cell in line {line} holds more than {most} characters: a quotation mark may be missing, or it is no table of "
    "figures."
)
SEEMS = mark(
    "This seems to be {what}. What is read: text separated by commas, semicolons or tabs "
    "(CSV, TSV), Excel (.xlsx) and OpenDocument (.ods)."
)
OLD_EXCEL = mark(
    "This seems to be an Excel file of the old kind (.xls). Open it, and save it as an Excel workbook (.xlsx) or as "
    "CSV."
)
LOCKED = mark(
    "This workbook is locked with a password. Save it without one, or copy the cells and paste them here."
)
BINARY_EXCEL = mark(
    "This is a binary Excel workbook (.xlsb). Save it as an Excel workbook (.xlsx) or as CSV."
)
BROKEN = mark(
    "The workbook is damaged and cannot be opened. Open it in a spreadsheet program and save it anew, or "
    "download it again."
)
BOMB = mark(
    "Unpacked, the workbook would be far larger than a table of figures is; it is not opened. Copy the cells and paste "
    "them here."
)
UNSAFE = mark(
    "The workbook holds parts that no spreadsheet program writes; it is not opened. Copy the cells and paste them here."
)
NO_SHEET = mark("No visible sheet of the workbook holds anything.")
CONTROL = mark(
    "Line {line} holds a sign that no text has ({sign}). Save the table as CSV with UTF-8, or as .xlsx."
)
TWO_ENCODINGS = mark(
    "Line {line} holds letters that were saved in another way than the rest, so that accents would be misread. Save "
    "the table as CSV with UTF-8, or as .xlsx."
)
UNKNOWN_ENCODING = mark(
    "The letters of line {line} cannot be read. Save the table as CSV with UTF-8, or as .xlsx."
)
OPEN_QUOTE = mark(
    "From line {line} on the table cannot be read: a quotation mark is opened and not closed, or closed too early."
)
