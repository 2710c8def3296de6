"""The figures of a table as they stand in it, one a cell: what is no figure is set aside and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from displacement.words import mark
from displacement.yours import numbers, places
from displacement.yours.brought import Brought, Note, lines_of, listed, note
from displacement.yours.columns import Layout
from displacement.yours.faults import MEND_RAGGED, RAGGED, OwnProblem, problem

TOTAL = re.compile(
    r"(?:sub ?total|(?:gran |grand )?total(?:es|s)?|suma|sum)(?: general| nacional| global| country| pais)?"
)
BEGINS_TOTAL = re.compile(r"\W*(?:sub|gran|total|sum)", re.IGNORECASE)
"""A glance that spares most rows the comparison."""

HEADER_AGAIN = mark("The names of the columns stand again in the lines {lines}; those are left out.")
FOOTNOTES = mark("Rows that hold a text and no figure were left out: {texts}.")
UNREAD = mark("Columns that are not read: {names}.")


@dataclass(frozen=True, kw_only=True)
class Record:
    """A figure as it stands in the table: its texts, the column of each, and whether the value is typed a number."""

    line: int
    place: str
    date: str
    value: str
    country: str
    typed: bool
    columns: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Records:
    """The figures of a table, its totals, and what was set aside."""

    figures: tuple[Record, ...]
    totals: tuple[Record, ...]
    problems: tuple[OwnProblem, ...]
    notes: tuple[Note, ...]


def records_in(brought: Brought, layout: Layout, *, date: str = "") -> Records:
    """Return the figures of a table; ``date`` is that of all of them, where the reader gave one."""
    figures: list[Record] = []
    totals: list[Record] = []
    again: list[int] = []
    texts: list[str] = []
    for at, row in enumerate(brought.rows):
        if row == brought.header:
            again.append(brought.lines[at])
        elif (text := _alone(row)) and at not in brought.ragged:
            texts.append(text)
        elif at not in brought.ragged:
            made = _records(brought, layout, at, date)
            (totals if _is_total(row, layout) else figures).extend(made)
    return Records(
        figures=tuple(figures),
        totals=tuple(totals),
        problems=tuple(
            problem(brought.name, brought.lines[at], note(RAGGED), note(MEND_RAGGED), value=beyond)
            for at, beyond in brought.ragged.items()
        ),
        notes=tuple(_notes(brought, layout, again, texts)),
    )


def _notes(brought: Brought, layout: Layout, again: list[int], texts: list[str]) -> Iterator[Note]:
    if unread := layout.unread(brought.header):
        yield note(UNREAD, names=listed(unread, most=10))
    if again:
        yield note(HEADER_AGAIN, lines=lines_of(again))
    if texts:
        yield note(FOOTNOTES, texts=listed(texts))


def _alone(row: tuple[str, ...]) -> str:
    """Return the only text of a row that has no other, unless it is a place or a number: a heading or a footnote."""
    filled = [cell for cell in row if cell]
    if len(filled) != 1 or numbers.is_number(filled[0]) or places.fits(filled[0]):
        return ""
    return filled[0]


def _is_total(row: tuple[str, ...], layout: Layout) -> bool:
    named = [row[layout.at[role]] for role in ("country", "place", "date") if role in layout.at]
    return any(BEGINS_TOTAL.match(cell) and TOTAL.fullmatch(places.key_of(cell)) for cell in named)


def _records(brought: Brought, layout: Layout, at: int, date: str) -> Iterator[Record]:
    row, header = brought.rows[at], brought.header
    texts = {role: row[column] for role, column in layout.at.items()}
    if date:
        texts["date"] = date
    if "month" in texts:
        year, month = texts["date"], texts.pop("month")
        texts["date"] = f"{year}-{month}" if year and month else ""
    named = {role: header[column] for role, column in layout.at.items()}
    spread = layout.across or (layout.at["value"],)
    for column in spread:
        own, where = dict(texts), {**named, "value": header[column]}
        if layout.across:
            own[layout.across_are], where[layout.across_are] = header[column], header[column]
        yield Record(
            line=brought.lines[at],
            place=own.get("place", ""),
            date=own.get("date", ""),
            value=row[column],
            country=own.get("country", ""),
            typed=(at, column) in brought.typed,
            columns=where,
        )
