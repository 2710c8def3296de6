"""Text with separators, from a file or pasted: its letters, its separator, its rows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from displacement.words import mark
from displacement.yours.brought import (
    CONTROL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SIGNS,
    OPEN_QUOTE,
    TOO_LONG,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TWO_ENCODINGS,
    UNKNOWN_ENCODING,
    Note,
    NotRead,
    note,
)

SEPARATORS = ("\t", ";", "|", ",")
"""The comma last: where two separate the rows equally well, it stands in numbers or in texts."""
TRIED = 200
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
UTF8_AMONG_OTHERS = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
"""What an accented letter, a curly quotation mark or half a sign are in UTF-8, and what no word is in Windows-1252."""
SEPARATOR_TOLD = re.compile(r'\A"?sep=(.)"?\r?\n?', re.IGNORECASE)

WINDOWS = mark(
    "The text is not UTF-8; its letters were read as Windows-1252 (Latin-1). Check that the accents are right."
)
WIDE_LETTERS = mark("The text was read as UTF-16, as Excel saves “Unicode text”.")


def text_of(raw: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text that bytes are and what is told of how it was read, or raise NotRead."""
    for beginning, encoding in MARKS:
        if raw.startswith(beginning):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotRead(UNKNOWN_ENCODING, line=_line(raw, error.start)) from None
            return text, (note(WIDE_LETTERS),) if encoding == "utf-16" else ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            raise NotRead(CONTROL, line=_line(raw, raw.index(b"\x00")), sign="NUL") from None
        if UTF8_AMONG_OTHERS.search(raw):
            raise NotRead(TWO_ENCODINGS, line=_line(raw, error.start)) from None
    try:
        return raw.decode("cp1252"), (note(WINDOWS),)
    except UnicodeDecodeError as error:
        raise NotRead(UNKNOWN_ENCODING, line=_line(raw, error.start)) from None


def records_of(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a text, each with the line it begins at, or raise NotRead."""
    text = text.removeprefix("\ufeff")
    _refuse_signs(text)
    told = SEPARATOR_TOLD.match(text)
    if told:
        rest, skipped = text[told.end() :], told.group().count("\n")
        return [(line + skipped, cells) for line, cells in _bounded(rest, told.group(1))]
    return list(_bounded(text, _separator(text)))


def _line(raw: bytes, at: int) -> int:
    return raw[:at].count(b"\n") + 1


def _refuse_signs(text: str) -> None:
    """Refuse what no text holds. Other signs that cannot be seen are taken out of the cells later."""
    for sign in set(text) - set("\t\r\n"):
        if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}:
            line = text[: text.index(sign)].count("\n") + 1
            raise NotRead(
                CONTROL, line=line, sign="NUL" if sign == "\0" else "U+" + hex(ord(sign))[2:].upper().zfill(4)
            )


def _separator(text: str) -> str:
    """Return the sign that cuts most of the first rows into the same number of cells, two or more."""
    best, agreed = "", 0.0
    broken: NotRead | None = None
    for sign in SEPARATORS:
        try:
            rows = [cells for _, cells in islice(_records(text, sign), TRIED) if any(map(str.strip, cells))]
        except NotRead as error:
            broken = broken or (error if sign in text else None)
            continue
        counts = Counter(len(cells) for cells in rows if len(cells) > 1)
        share = max(counts.values(), default=0) / len(rows) if rows else 0
        if share > agreed:
            best, agreed = sign, share
    if not best and broken:
        raise broken
    return best or next((sign for sign in SEPARATORS if sign in text), ",")


def _bounded(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    filled = 0
    for line, cells in _records(text, separator):
        if len(cells) > MOST_COLUMNS and any(map(str.strip, cells[MOST_COLUMNS:])):
            raise NotRead(TOO_MANY_COLUMNS, columns=len(cells), most=MOST_COLUMNS)
        filled += any(map(str.strip, cells))
        if filled > 2 * MOST_ROWS:
            raise NotRead(TOO_MANY_ROWS, rows=filled, most=MOST_ROWS)
        yield line, cells[:MOST_COLUMNS]


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(len(cell) > MOST_SIGNS for cell in cells):
                raise NotRead(TOO_LONG, line=line, most=MOST_SIGNS)
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):
            raise NotRead(TOO_LONG, line=line, most=MOST_SIGNS) from None
        raise NotRead(OPEN_QUOTE, line=line) from None
