"""Workbooks of Excel and OpenDocument: looked through before they are opened, then read as the values last saved.

The parts that are needed are unpacked within bounds and packed anew, and only this copy is given to the reader of
workbooks: no macro, no link to another file and no size that lies gets that far.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from displacement.words import mark
from displacement.yours.apart import Locked, Unreadable, sheets_in, values_of
from displacement.yours.brought import (
    BINARY_EXCEL,
    BOMB,
    BROKEN,
    LOCKED,
    MOST_ROWS,
    MOST_SIGNS,
    NO_SHEET,
    SEEMS,
    TOO_LONG,
    TOO_MANY_ROWS,
    UNSAFE,
    Note,
    NotRead,
    listed,
    note,
)
from displacement.yours.dates import FIRST_YEAR
from displacement.yours.sheets import Seen, look_through, well_formed

MOST_PARTS = 2_000
MOST_UNPACKED = 64 * 1024 * 1024
MOST_RATIO = 250
"""Sheets shrink to a tenth or a fiftieth; what shrinks more was made to burst."""
MOST_FILLED = 4 * MOST_ROWS  # cells under merged ones: a sheet has few columns of names
FLAG_LOCKED = 0x1
NEEDED = re.compile(r"(xl/|META-INF/|_rels/)?[^/]*|xl/(worksheets|_rels)/[^/]+", re.ASCII)
COUNTS = re.compile(rb"(<(?:\w+:)?sst\b)[^>]*?(?=/?>)")
"""How many texts there are is told with them; the reader of workbooks would make room for as many as it says."""
ODS = b"application/vnd.oasis.opendocument.spreadsheet"

MACROS = mark("The workbook holds macros: they were not run and are not kept.")
LINKS = mark("The workbook is linked to other files: they were not opened; the values last saved are read.")
FORMULAS = mark("Cells that hold formulas: {count}. The values last saved are read.")
OTHER_SHEETS = mark("The sheet “{sheet}” is read; left out: {others}.")
MERGED = mark("Names in cells that reach over several rows are read in each of those rows: {count}.")
HIDDEN_ROWS = mark("Hidden rows are read as well: {count}.")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The cells of a sheet as texts, row by row; which of them are numbers; what is told of the workbook."""

    rows: list[list[str]]
    typed: frozenset[tuple[int, int]]
    notes: tuple[Note, ...]


def sheet_of(raw: bytes) -> Sheet:
    """Return the first visible sheet that holds anything, or raise NotRead."""
    names, parts = _unpacked(raw)
    look_through(parts, "")
    try:
        return _first_filled(_packed(parts), names, parts)
    except Locked:
        raise NotRead(LOCKED) from None
    except Unreadable:
        raise NotRead(BROKEN) from None


def _unpacked(raw: bytes) -> tuple[list[str], dict[str, bytes]]:
    """Return the names of all parts and the bytes of those that are needed."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
            _refuse_members(members, len(raw))
            names = [member.filename for member in members]
            _refuse_kinds(names, packed)
            budget, parts = MOST_UNPACKED, {}
            for member in members:
                if NEEDED.fullmatch(member.filename) and not member.is_dir():
                    parts[member.filename] = part = _part(packed, member, budget)
                    budget -= len(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise NotRead(BROKEN) from None
    return names, parts


def _refuse_members(members: list[zipfile.ZipInfo], size: int) -> None:
    declared = sum(member.file_size for member in members)
    if len(members) > MOST_PARTS or declared > MOST_UNPACKED or declared > MOST_RATIO * size:
        raise NotRead(BOMB)
    names = [member.filename for member in members]
    if any(_goes_out(name) for name in names) or len(set(map(_same, names))) < len(names):
        raise NotRead(UNSAFE)
    if any(member.flag_bits & FLAG_LOCKED for member in members):
        raise NotRead(LOCKED)


def _same(name: str) -> str:
    """Return a name as the reader of workbooks may look for it: whatever its capitals and its strokes."""
    return name.replace("\\", "/").lower()


def _goes_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _refuse_kinds(names: list[str], packed: zipfile.ZipFile) -> None:
    if "xl/workbook.bin" in names:
        raise NotRead(BINARY_EXCEL)
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 1000:
        if packed.read("mimetype").strip() == ODS and "content.xml" in names:
            return
    elif "xl/workbook.xml" in names:
        return
    raise NotRead(SEEMS, what=note(OTHER_OFFICE if "[Content_Types].xml" in names else ARCHIVE))


def _part(packed: zipfile.ZipFile, member: zipfile.ZipInfo, budget: int) -> bytes:
    """Return the bytes of a part, no more than are left to unpack whatever size it tells."""
    with packed.open(member) as opened:
        part = opened.read(budget + 1)
    if len(part) > budget:
        raise NotRead(BOMB)
    if member.filename.endswith((".xml", ".rels")) and (
        b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part
    ):
        raise NotRead(UNSAFE)
    if member.filename.endswith((".xml", ".rels")):
        # The reader of workbooks waits for ever for the end of an element that has none.
        well_formed(part)
    if member.filename == "META-INF/manifest.xml" and b"encryption-data" in part:
        raise NotRead(LOCKED)
    return COUNTS.sub(rb"\1", part)


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return packed.getvalue()


def _first_filled(book: bytes, names: list[str], parts: dict[str, bytes]) -> Sheet:
    sheets = sheets_in(book)
    for sheet, is_table in sheets:
        seen = look_through(parts, sheet) if is_table else None
        if seen is not None and seen.filled:
            others = [name for name, _ in sheets if name != sheet]
            rows, typed = _texts(values_of(book, sheet), seen)
            return Sheet(rows=rows, typed=typed, notes=_notes(names, seen, sheet, others))
    raise NotRead(NO_SHEET)


def _texts(values: list[list[object]], seen: Seen) -> tuple[list[list[str]], frozenset[tuple[int, int]]]:
    """Return the cells as texts, as their reader sees them where it matters: a month, a percentage, an error."""
    width = max([1 + column for _, column in seen.instead], default=0)
    height = max([1 + row for row, _ in seen.instead], default=0)
    rows = [[_text(value, seen.shown.get((at, of), "")) for of, value in enumerate(row)]
            for at, row in enumerate(values)]  # fmt: skip
    if len(rows) > 2 * MOST_ROWS:
        raise NotRead(TOO_MANY_ROWS, rows=len(rows), most=MOST_ROWS)
    rows.extend([] for _ in range(height - len(rows)))
    for (row, column), text in seen.instead.items():
        rows[row].extend([""] * (max(width, column + 1) - len(rows[row])))
        rows[row][column] = text
    _fill_down(rows, values, seen)
    typed = {
        (at, of) for at, row in enumerate(values) for of, value in enumerate(row) if isinstance(value, float)
    }
    for at, cells in enumerate(rows):
        if any(len(cell) > MOST_SIGNS for cell in cells):
            raise NotRead(TOO_LONG, line=at + 1, most=MOST_SIGNS)
    return rows, frozenset(typed - set(seen.instead))


def _fill_down(rows: list[list[str]], values: list[list[object]], seen: Seen) -> None:
    """Write what stands in a cell that reaches over several rows into each of them; never a number, unless a year.

    A name stands for all the rows beside it. A number that did would be counted as often.
    """
    left = MOST_FILLED
    for first, column, last in seen.merged:
        if first >= len(values) or column >= len(values[first]):
            continue
        value = values[first][column]
        if isinstance(value, int | float) and not _is_year(value):
            continue
        for row in range(first + 1, min(last + 1, len(rows))):
            left -= 1
            if left < 0:
                raise NotRead(BOMB)
            if column < len(rows[row]) and not rows[row][column]:
                rows[row][column] = rows[first][column]


def _is_year(value: float) -> bool:
    return value == int(value) and FIRST_YEAR <= value <= dt.date.today().year


def _text(value: object, shown: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return written(round(100 * value, 10)) + "%" if shown == "percent" else written(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.date) and shown in {"month", "year"}:
        return value.isoformat()[: 7 if shown == "month" else 4]
    return value if isinstance(value, str) else str(value)


def written(value: float) -> str:
    """Return a number as a plain text with a decimal point: no ``.0``, and no exponent for what has few digits."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value))


def _notes(names: list[str], seen: Seen, sheet: str, others: list[str]) -> tuple[Note, ...]:
    def told() -> Iterator[Note]:
        if any(name.endswith(("vbaProject.bin", ".bas")) or name.startswith("Basic/") for name in names):
            yield note(MACROS)
        if any(name.startswith("xl/externalLinks/") for name in names) or seen.linked:
            yield note(LINKS)
        if seen.formulas:
            yield note(FORMULAS, count=seen.formulas)
        if seen.merged:
            yield note(MERGED, count=len(seen.merged))
        if seen.hidden:
            yield note(HIDDEN_ROWS, count=seen.hidden)
        if others:
            yield note(OTHER_SHEETS, sheet=sheet, others=listed(others))

    return tuple(told())


OTHER_OFFICE = mark("a document or a presentation, not a workbook")
ARCHIVE = mark("a ZIP archive")
