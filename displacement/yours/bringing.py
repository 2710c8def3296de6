"""Bytes or text become a table, or a sentence that says why not: what it is, is told by what it holds, not its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from displacement.words import mark
from displacement.yours import dates, numbers, places
from displacement.yours.brought import (
    EMPTY,
    LOCKED,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SIGNS,
    NO_TABLE,
    OLD_EXCEL,
    ONLY_HEADER,
    SEEMS,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    Brought,
    Note,
    NotRead,
    clean,
    listed,
    note,
)
from displacement.yours.levels import joined
from displacement.yours.separated import records_of, text_of
from displacement.yours.workbooks import sheet_of, written

__all__ = [
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Brought",
    "NotRead",
    "Note",
    "bring",
    "bring_grid",
    "bring_text",
]

Record = tuple[int, Sequence[str]]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")
KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", mark("a picture (PNG)")),
    (b"\xff\xd8\xff", mark("a picture (JPEG)")),
    (b"GIF8", mark("a picture (GIF)")),
    (b"%PDF", mark("a PDF: copy its table and paste it here")),
    (b"{\\rtf", mark("a text document (RTF)")),
    (b"\x7fELF", mark("a program")),
    (b"\x1f\x8b", mark("a compressed file: unpack it first")),
    (b"7z\xbc\xaf", mark("a compressed file: unpack it first")),
    (b"Rar!", mark("a compressed file: unpack it first")),
    (b"PAR1", mark("a Parquet file")),
    (b"SQLite format 3", mark("a database")),
)
PROGRAM = mark("a program")
BROKEN_ZIP = (b"PK\x05\x06", b"PK\x07\x08")
MARKED: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"<(!doctype html|html|table|head|body|meta|div)\b", re.IGNORECASE),
        mark("a web page (HTML)"),
    ),
    (re.compile(r"<\?xml|<[a-z][\w:]*[ >]", re.IGNORECASE), mark("an XML file")),
    (re.compile(r'[{\[]\s*(["{\[\d\]}]|$)'), mark("a JSON file")),
)
EMPTY_ROWS = mark("Empty rows were skipped: {count}.")
TITLES = mark("Above the table stands: {titles}. It is not read as figures.")
NO_HEADER = mark("The first row holds no names of columns; the columns are numbered.")
TWICE = mark("Several columns have the same name; the later ones are numbered: {names}.")
UNNAMED = mark("Columns without a name are numbered: {names}.")


def bring(raw: bytes, *, name: str) -> Brought:
    """Return the table that a file holds, or raise NotRead, which says what it is instead or what is wrong."""
    if len(raw) > MOST_BYTES:
        raise NotRead(TOO_LARGE, size=round(len(raw) / 2**20 + 0.05, 1), most=MOST_BYTES // 2**20)
    if not raw.strip():
        raise NotRead(EMPTY)
    _refuse(raw)
    if raw.startswith((b"PK\x03\x04", *BROKEN_ZIP)):
        sheet = sheet_of(raw)
        return _brought(list(enumerate(sheet.rows, 1)), name=name, notes=sheet.notes, typed=sheet.typed)
    text, notes = text_of(raw)
    return _separated(text, name=name, notes=notes)


def bring_text(text: str) -> Brought:
    """Return the table that was pasted: cells of a spreadsheet, or text with separators; or raise NotRead."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise NotRead(TOO_LARGE, size=round(size / 2**20 + 0.05, 1), most=MOST_BYTES // 2**20)
    return _separated(text, name="", notes=())


def bring_grid(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Brought:
    """Return the table that was typed into a grid; its first row is line 1. What is None is an empty cell."""
    records = [(line, [clean(_typed_text(value)) for value in row]) for line, row in enumerate(rows, 1)]
    if any(len(cell) > MOST_SIGNS for _, cells in records for cell in cells):
        raise NotRead(TOO_LONG, line=1, most=MOST_SIGNS)
    return _filled(list(header), records, name="", notes=[], typed=frozenset())


def _typed_text(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return written(value) if isinstance(value, float) else str(value)


def _refuse(raw: bytes) -> None:
    """Refuse what is known by its first bytes to be neither text nor a workbook."""
    if raw.startswith(OLE):
        raise NotRead(LOCKED if LOCKED_INSIDE in raw else OLD_EXCEL)
    for beginning, what in KINDS:
        if raw.startswith(beginning):
            raise NotRead(SEEMS, what=note(what))
    if raw.startswith(b"MZ") and b"\0" in raw[:64]:
        raise NotRead(SEEMS, what=note(PROGRAM))


def _separated(text: str, *, name: str, notes: tuple[Note, ...]) -> Brought:
    begins = text[:2000].lstrip("\ufeff \t\r\n")
    if not begins and not text.strip("\ufeff \t\r\n"):
        raise NotRead(EMPTY)
    for pattern, what in MARKED:
        if pattern.match(begins):
            raise NotRead(SEEMS, what=note(what))
    return _brought(records_of(text), name=name, notes=notes, typed=frozenset())


def _brought(
    records: Sequence[Record], *, name: str, notes: Iterable[Note], typed: frozenset[tuple[int, int]]
) -> Brought:
    """Return the table that stands in the rows: what is above its header is told, not read."""
    cleaned = [(line, [clean(cell) for cell in cells]) for line, cells in records]
    if not any(any(cells) for _, cells in cleaned):
        raise NotRead(EMPTY)
    at = next((at for at, (_, cells) in enumerate(cleaned) if sum(map(bool, cells)) > 1), None)
    if at is None:
        raise NotRead(NO_TABLE)
    told = list(notes)
    two = _two_rows(cleaned, at)
    begins = at if two is None else two[2] - 2
    titles = [next(filter(None, cells)) for _, cells in cleaned[:begins] if any(cells)]
    if titles:
        told.append(note(TITLES, titles=listed(titles)))
    if two is not None:
        header, said, rest = two
        told.append(said)
    elif _names_columns(cleaned[at][1]):
        header, rest = cleaned[at][1], at + 1
    else:
        header, rest = [""] * max(len(_stripped(cells)) for _, cells in cleaned[at:]), at
        told.append(note(NO_HEADER))
    typed = frozenset((row - rest, column) for row, column in typed if row >= rest)
    return _filled(header, cleaned[rest:], name=name, notes=told, typed=typed)


def _two_rows(cleaned: Sequence[Record], at: int) -> tuple[list[str], Note, int] | None:
    """Return the names of the columns, what is told of them and where the rows begin, where they stand in two rows.

    The first of the two may hold a year alone, over all the months.
    """
    first = at - 1 if at and any(dates.readings([cell]) for cell in cleaned[at - 1][1][1:]) else at
    above, below, *rest = [cells for _, cells in cleaned[first:]] + [[]] * 2
    found = joined(above, below, [cells for cells in rest if cells])
    return None if found is None else (*found, first + 2)


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether a row is a header: no numbers and no dates in it, or only dates side by side beside no place."""
    filled = [cell for cell in cells if cell]
    dated = [cell for cell in filled if dates.readings([cell])]
    others = [cell for cell in filled if cell not in dated]
    if any(numbers.is_number(cell) for cell in others):
        return False
    return not dated or (len(set(dated)) == len(dated) and not any(places.fits(cell) for cell in others))


def _filled(
    header: Sequence[str],
    records: Sequence[Record],
    *,
    name: str,
    notes: list[Note],
    typed: frozenset[tuple[int, int]],
) -> Brought:
    """Return the table of a header and its rows: as wide as the header, without empty rows and empty columns."""
    kept = [(at, line, cells) for at, (line, cells) in enumerate(records) if any(cells)]
    if not kept:
        raise NotRead(ONLY_HEADER)
    if len(kept) > MOST_ROWS:
        raise NotRead(TOO_MANY_ROWS, rows=len(kept), most=MOST_ROWS)
    used = _used(header, [cells for _, _, cells in kept])
    if blank := kept[-1][0] + 1 - len(kept):
        notes = [*notes, note(EMPTY_ROWS, count=blank)]
    names, told = _names([header[at] for at in used], numbered=not any(header))
    place = {old: new for new, old in enumerate(used)}
    row_of = {at: new for new, (at, _, _) in enumerate(kept)}
    return Brought(
        name=name,
        header=tuple(names),
        rows=tuple(tuple(cells[at] if at < len(cells) else "" for at in used) for _, _, cells in kept),
        lines=tuple(line for _, line, _ in kept),
        notes=(*notes, *told),
        typed=frozenset((row_of[row], place[at]) for row, at in typed if row in row_of and at in place),
        ragged=_beyond([cells for _, _, cells in kept], len(header)),
    )


def _used(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that have a name or hold something."""
    used = [
        at for at, cell in enumerate(header) if cell or any(len(cells) > at and cells[at] for cells in rows)
    ]
    if len(used) > MOST_COLUMNS:
        raise NotRead(TOO_MANY_COLUMNS, columns=len(used), most=MOST_COLUMNS)
    return used


def _beyond(rows: Sequence[Sequence[str]], width: int) -> dict[int, str]:
    """Return what stands beyond the header, by the place of the row."""
    return {
        at: " | ".join(filter(None, cells[width:])) for at, cells in enumerate(rows) if any(cells[width:])
    }


def _stripped(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells up to the last that holds something."""
    return cells[: max((at + 1 for at, cell in enumerate(cells) if cell), default=0)]


def _names(header: Sequence[str], *, numbered: bool) -> tuple[list[str], list[Note]]:
    """Return a name for every column, each once, and what is told of those that were given one."""
    names: list[str] = []
    again, unnamed = [], []
    for at, cell in enumerate(header, 1):
        name, times = cell or f"{at}", 1
        while name in names:
            times += 1
            name = f"{cell or at} ({times})"
        if not cell:
            unnamed.append(name)
        elif times > 1:
            again.append(name)
        names.append(name)
    told = [note(TWICE, names=listed(again))] if again else []
    return names, told + ([note(UNNAMED, names=listed(unnamed))] if unnamed and not numbered else [])
