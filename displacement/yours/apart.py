"""Workbooks opened in a process of their own: one that makes its reader crash or wait for ever takes nothing with it.

``sheets_in`` and ``values_of`` ask; ``python -m displacement.yours.apart`` answers. All goes through pipes: no file is
written of what a reader brought.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import python_calamine

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds that the largest workbook allowed needs many times over
MEMORY = 2 * 1024**3  # bytes: some ten times what the largest workbook allowed needs
DAY, MOMENT = "day", "moment"
LOCKED_ANSWER = 3  # how the process ends where the workbook has a password


class Locked(Exception):
    """Raised when a workbook has a password."""


class Unreadable(Exception):
    """Raised when a workbook could not be read, or its reader crashed or did not end."""


def sheets_in(book: bytes) -> list[tuple[str, bool]]:
    """Return the sheets of a workbook by their names, each with whether it is a visible table."""
    return [(str(name), bool(table)) for name, table in _asked(book)]


def values_of(book: bytes, sheet: str) -> list[list[object]]:
    """Return the values of a sheet, row by row: texts, numbers, dates."""
    return [[_value(cell) for cell in row] for row in _asked(book, sheet)]


def _asked(book: bytes, *sheet: str) -> list[list[object]]:
    command = [sys.executable, "-m", "displacement.yours.apart", *sheet]
    try:
        ended = subprocess.run(
            command, cwd=ROOT, input=book, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable from None
    if ended.returncode == LOCKED_ANSWER:
        raise Locked
    if ended.returncode:
        raise Unreadable
    answer: list[list[object]] = json.loads(ended.stdout)
    return answer


def _value(cell: object) -> object:
    if not isinstance(cell, dict):
        return cell
    return dt.date.fromisoformat(cell[DAY]) if DAY in cell else dt.datetime.fromisoformat(cell[MOMENT])


def _told(value: object) -> object:
    """Return a value as JSON carries it."""
    if isinstance(value, dt.datetime):
        return {MOMENT: value.isoformat()}
    if isinstance(value, dt.date):
        return {DAY: value.isoformat()}
    return value if isinstance(value, str | bool | int | float) else str(value)


def _bounded() -> None:
    """Bound the memory of this process, where the system can."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main(*sheet: str) -> int:
    """Answer one question on the workbook at the standard input."""
    _bounded()
    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    except python_calamine.PasswordError:
        return LOCKED_ANSWER
    table, visible = python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetVisibleEnum.Visible
    answer: list[list[object]] = (
        [
            [_told(cell) for cell in row]
            for row in book.get_sheet_by_name(sheet[0]).to_python(skip_empty_area=False)
        ]
        if sheet
        else [[meta.name, meta.typ == table and meta.visible == visible] for meta in book.sheets_metadata]
    )
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
