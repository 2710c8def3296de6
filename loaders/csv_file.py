"""Reads one CSV file strictly: its columns and the line of every row, or the faults that keep it from being read.

A value that occurs often is kept once, and judged once: a file of a million rows has few different values.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from loaders.problems import Problem

FORMULA = ("=", "+", "@", "\t", "\r")
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs"})
"""Controls, formats, what is no sign, separators of lines, spaces: of these a value has the plain space alone."""
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Signs of other kinds that are drawn as nothing (Default_Ignorable_Code_Point, and the empty Braille cell)."""
VARIANTS = range(0xFE00, 0xFE10)
"""Signs that choose a form of the sign before them and cannot be seen by themselves."""
MERGING = ("<<<<<<<", "=======", ">>>>>>>")
DIGITS = "0123456789"
AT_ONCE = 20_000
MARK = b"\xef\xbb\xbf"
RESTORE = "restore it, with at least its header line"


@dataclass(frozen=True, kw_only=True)
class CsvFile:
    """What was read: the values by column, the line of each row, the faults, and whether every row is there.

    An empty cell is an empty text.
    """

    name: str
    columns: dict[str, list[str]]
    lines: Sequence[int]
    problems: list[Problem]
    whole: bool

    def __len__(self) -> int:
        """Return how many rows were read."""
        return len(self.lines)

    def values(self, row: int) -> dict[str, str]:
        """Return the values of a row by column."""
        return {name: column[row] for name, column in self.columns.items()}

    def fault(self, row: int, column: str, *, rule: str, remedy: str) -> Problem:
        """Return a problem with the value of a row in a column."""
        value = self.columns[column][row] if column in self.columns else ""
        line = self.lines[row]
        return Problem(file=self.name, line=line, column=column, value=value, rule=rule, remedy=remedy)


def read_csv(raw: bytes | None, *, columns: Sequence[str], name: str) -> CsvFile:
    """Return what the bytes of a file hold and their faults; a row or a file that cannot be read yields no rows.

    Accepted: UTF-8 with or without a byte order mark, LF or CRLF, columns in another order, quoted commas.
    """
    told = _Faults(name)
    kept: dict[str, list[str]] = {column: [] for column in columns}
    lines = array("L")
    records = _Records(raw or b"")
    try:
        header = next(records)[1] if _is_text(raw, told) else []
        if header and _is_header(header, columns, told):
            _gather(_rows(records, header, told), [kept[column] for column in header], lines)
            for column in header:
                _tell_texts(column, kept[column], lines, told)
    except csv.Error as error:
        remedy = "close the quotation mark that was left open"
        told.tell(records.line, "", "", f"the row cannot be read ({error})", remedy)
        kept, lines, told.dropped = {column: [] for column in columns}, array("L"), 1
    return CsvFile(
        name=name, columns=kept, lines=lines, problems=told.problems, whole=bool(header) and not told.dropped
    )


class _Faults:
    """The faults of one file, and how many of its rows they keep from being read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.dropped = 0

    def tell(self, line: int, column: str, value: str, rule: str, remedy: str) -> None:
        self.problems.append(
            Problem(file=self.name, line=line, column=column, value=value, rule=rule, remedy=remedy)
        )


class _Records(Iterator[tuple[int, list[str]]]):
    """The records of a file with the line each begins at; ``line`` is that of the one that is being read."""

    def __init__(self, raw: bytes) -> None:
        opened = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline="")
        self.reader = csv.reader(opened, strict=True)
        self.line = 1

    def __next__(self) -> tuple[int, list[str]]:
        self.line = self.reader.line_num + 1
        return self.line, next(self.reader)


def _is_text(raw: bytes | None, told: _Faults) -> bool:
    if raw is None:
        told.tell(1, "", "", "the file is missing", RESTORE)
    elif not raw.removeprefix(MARK).strip():
        told.tell(1, "", "", "the file is empty", RESTORE)
    elif (wrong := _not_utf8(raw)) is not None:
        line = raw[: wrong.start].count(b"\n") + 1
        told.tell(line, "", repr(raw[wrong.start : wrong.end]), "the file is not UTF-8", "save it as UTF-8")
    elif b"\x00" in raw:
        line = raw[: raw.index(b"\x00")].count(b"\n") + 1
        told.tell(line, "", "", "the file holds a NUL byte", "save it as plain UTF-8 text")
    told.dropped = len(told.problems)
    return not told.problems


def _not_utf8(raw: bytes) -> UnicodeDecodeError | None:
    """Return where the bytes stop being UTF-8. They are read in pieces: a large file is not twice in memory."""
    start = 0
    while start < len(raw):
        end = raw.find(b"\n", start + 2**20) + 1 or len(raw)
        try:
            raw[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            return UnicodeDecodeError(
                error.encoding, b"", start + error.start, start + error.end, error.reason
            )
        start = end
    return None


def _is_header(header: list[str], columns: Sequence[str], told: _Faults) -> bool:
    if len(header) == 1 and len(columns) > 1 and any(mark in header[0] for mark in ";\t|"):
        told.tell(1, "", header[0], "the columns are not separated by commas", "save the file with commas")
    else:
        for column in columns:
            if column not in header:
                told.tell(1, column, "", "the column is missing", f"the columns are: {', '.join(columns)}")
        for column in dict.fromkeys(header):
            if column not in columns:
                told.tell(1, column, "", "the column is not known", f"the columns are: {', '.join(columns)}")
            elif header.count(column) > 1:
                told.tell(1, column, "", "the column stands twice", "keep one of them")
    told.dropped = len(told.problems)
    return not told.problems


def _rows(records: _Records, header: list[str], told: _Faults) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that have a cell for each column; tell the others."""
    for line, cells in records:
        if len(cells) == len(header) and not cells[0].startswith(MERGING):
            yield line, cells
        elif cells:
            told.dropped += 1
            if cells[0].startswith(MERGING):
                rule, remedy = "a merge left both versions in the file", "keep one and remove this line"
                told.tell(line, "", cells[0], rule, remedy)
            else:
                rule = f"the row has {len(cells)} cells, the header {len(header)}"
                remedy = "put texts that hold commas in quotation marks, restore a row that was cut off"
                told.tell(line, "", "", rule, remedy)


def _gather(rows: Iterator[tuple[int, list[str]]], columns: list[list[str]], lines: array[int]) -> None:
    """Put the cells of the rows into the columns; equal texts of a column become one."""
    known: list[dict[str, str]] = [{} for _ in columns]
    while some := list(islice(rows, AT_ONCE)):
        lines.extend(line for line, _ in some)
        for column, texts, cells in zip(
            columns, known, zip(*(cells for _, cells in some), strict=True), strict=True
        ):
            column.extend(map(texts.setdefault, cells, cells))


def _tell_texts(column: str, values: list[str], lines: Sequence[int], told: _Faults) -> None:
    faulty = {value: faults for value in set(values) if (faults := _text_faults(value))}
    if faulty:
        for line, value in zip(lines, values, strict=True):
            for rule, remedy in faulty.get(value, ()):
                told.tell(line, column, value, rule, remedy)


def _text_faults(value: str) -> list[tuple[str, str]]:
    faults = []
    if value != value.strip():
        faults.append(("the value has spaces around it", f"write “{value.strip()}”"))
    elif value.startswith(FORMULA) or (value.startswith("-") and value[1:2] not in tuple(DIGITS)):
        faults.append(("a spreadsheet would run this text as a formula", "reword its beginning"))
    if value.isascii() and value.isprintable():
        return faults
    if any(_unseen(sign) for sign in value):
        faults.append(("the value holds a sign that cannot be seen", "retype the value, on one line"))
    if "\ufffd" in value or _encoded_twice(value):
        faults.append(
            ("letters were lost when the file was saved", "restore the text and save the file as UTF-8")
        )
    if not unicodedata.is_normalized("NFC", value):
        faults.append(
            ("an accent stands apart from its letter", f"write “{unicodedata.normalize('NFC', value)}”")
        )
    return faults


def _unseen(sign: str) -> bool:
    if sign == " ":
        return False
    return unicodedata.category(sign) in UNSEEN or sign in BLANK or ord(sign) in VARIANTS


def _encoded_twice(value: str) -> bool:
    """Whether a text was UTF-8, read as Windows-1252 and saved again: ``PerÃº`` for ``Perú``."""
    try:
        return value.encode("cp1252").decode("utf-8") != value
    except UnicodeError:
        return False
