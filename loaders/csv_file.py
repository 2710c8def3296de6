"""Reads one CSV file strictly: every row with its line, or the faults that keep it from being read."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.problems import Problem

FORMULA = ("=", "+", "@", "\t", "\r")
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn"})
MERGING = ("<<<<<<<", "=======", ">>>>>>>")
DIGITS = "0123456789"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: the line it begins at and its values by column; an empty cell is an empty text."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class CsvFile:
    """What was read: the rows, the faults, and whether every row of the file is among the rows."""

    rows: list[Row]
    problems: list[Problem]
    whole: bool


def read_csv_file(path: Path, *, columns: Sequence[str], name: str) -> CsvFile:
    """Return the rows of a file and its faults; a row or a file that cannot be read yields no rows.

    Accepted: UTF-8 with or without a byte order mark, LF or CRLF, columns in another order, quoted commas.
    """
    told = _Faults(name)
    text = _text(path, told)
    table = _table(text, told) if text is not None else []
    if not table or not _header(table[0][1], columns, told):
        return CsvFile(rows=[], problems=told.problems, whole=False)
    read = [_row(line, cells, table[0][1], told) for line, cells in table[1:] if cells]
    rows = [row for row in read if row is not None]
    return CsvFile(rows=rows, problems=told.problems, whole=len(rows) == len(read))


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
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
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
    if cells[0].startswith(MERGING):
        told.tell(
            line, "", cells[0], "a merge left both versions in the file", "keep one and remove this line"
        )
        return None
    if len(cells) != len(header):
        remedy = "put texts that hold commas in quotation marks, restore a row that was cut off"
        told.tell(line, "", "", f"the row has {len(cells)} cells, the header {len(header)}", remedy)
        return None
    values = dict(zip(header, cells, strict=True))
    for column, value in values.items():
        for rule, remedy in _text_faults(value):
            told.tell(line, column, value, rule, remedy)
    return Row(line=line, values=values)


def _text_faults(value: str) -> Iterator[tuple[str, str]]:
    if value != value.strip():
        yield "the value has spaces around it", f"write “{value.strip()}”"
    elif value.startswith(FORMULA) or (value.startswith("-") and value[1:2] not in tuple(DIGITS)):
        yield "a spreadsheet would run this text as a formula", "reword its beginning"
    if value.isascii() and value.isprintable():
        return
    if any(unicodedata.category(sign) in UNSEEN for sign in value):
        yield "the value holds a sign that cannot be seen", "retype the value, on one line"
    if "\ufffd" in value or _encoded_twice(value):
        yield "letters were lost when the file was saved", "restore the text and save the file as UTF-8"
    if not unicodedata.is_normalized("NFC", value):
        yield "an accent stands apart from its letter", f"write “{unicodedata.normalize('NFC', value)}”"


def _encoded_twice(value: str) -> bool:
    """Whether a text was UTF-8, read as Windows-1252 and saved again: ``PerÃº`` for ``Perú``."""
    try:
        return value.encode("cp1252").decode("utf-8") != value
    except UnicodeError:
        return False
