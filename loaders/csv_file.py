"""Reads one CSV file strictly: every row with its line, or the faults that keep it from being read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.problems import Problem

FORMULA = ("=", "+", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: the line it begins at and its values by column; an empty cell is an empty text."""

    line: int
    values: dict[str, str]


def read_csv_file(path: Path, *, columns: Sequence[str], name: str) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a file and its faults; a file with a fault in its form yields no rows.

    Accepted: UTF-8 with or without a byte order mark, LF or CRLF, columns in another order, quoted commas.
    """
    told = _Faults(name)
    text = _text(path, told)
    if text is None:
        return [], told.problems
    table = _table(text, told)
    if not table or not _header(table[0][1], columns, told):
        return [], told.problems
    header = table[0][1]
    rows = [row for line, cells in table[1:] if (row := _row(line, cells, header, told)) is not None]
    return rows, told.problems


class _Faults:
    """The faults of one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def tell(self, line: int, column: str, value: str, rule: str, remedy: str) -> None:
        self.problems.append(
            Problem(file=self.name, line=line, column=column, value=value, rule=rule, remedy=remedy)
        )


def _text(path: Path, told: _Faults) -> str | None:
    if not path.is_file():
        told.tell(1, "", "", "the file is missing", "restore it, with at least its header line")
        return None
    raw = path.read_bytes()
    if not raw.strip():
        told.tell(1, "", "", "the file is empty", "restore it, with at least its header line")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        told.tell(line, "", repr(raw[error.start : error.end]), "the file is not UTF-8", "save it as UTF-8")
        return None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        told.tell(line, "", "", "the file holds a NUL byte", "save it as plain UTF-8 text")
        return None
    return text


def _table(text: str, told: _Faults) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            table.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        told.tell(
            line, "", "", f"the row cannot be read ({error})", "close the quotation mark that was left open"
        )
        return []
    return table


def _header(header: list[str], columns: Sequence[str], told: _Faults) -> bool:
    if len(header) == 1 and len(columns) > 1 and any(mark in header[0] for mark in ";\t|"):
        told.tell(1, "", header[0], "the columns are not separated by commas", "save the file with commas")
        return False
    for column in columns:
        if column not in header:
            told.tell(1, column, "", "the column is missing", f"the columns are: {', '.join(columns)}")
    for column in dict.fromkeys(header):
        if column not in columns:
            told.tell(1, column, "", "the column is not known", f"the columns are: {', '.join(columns)}")
        elif header.count(column) > 1:
            told.tell(1, column, "", "the column stands twice", "keep one of them")
    return not told.problems


def _row(line: int, cells: list[str], header: list[str], told: _Faults) -> Row | None:
    if not cells:
        return None
    if len(cells) != len(header):
        remedy = "put texts that hold commas in quotation marks"
        told.tell(line, "", "", f"the row has {len(cells)} cells, the header {len(header)}", remedy)
        return None
    values = dict(zip(header, cells, strict=True))
    for column, value in values.items():
        if value != value.strip():
            told.tell(line, column, value, "the value has spaces around it", f"write “{value.strip()}”")
        elif value.startswith(FORMULA) or (value.startswith("-") and not value[1:2].isdigit()):
            told.tell(
                line, column, value, "a spreadsheet would run this text as a formula", "reword its beginning"
            )
    return Row(line=line, values=values)
