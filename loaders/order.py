"""The order of the rows in each file: two contributors who add a row each then seldom meet on the same line.

Rows stand by the key of their table, numbers by their size and texts without regard to capitals and accents. ``ORDER``
names the tables that stand otherwise.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from loaders.contents import files_of
from loaders.csv_file import MARK, CsvFile, read_csv
from loaders.problems import DataProblems, Problem, Report
from loaders.schema import Table, tables

ORDER = {
    "measures": ("topic", "id"),
    "corrections": ("date", "figure", "field"),
    "highlights": ("exhibit", "position"),
    "event_corrections": ("date", "event", "field"),
}
REMEDY = "run `python -m loaders sort`"
Key = tuple[object, ...]


def order_of(table: Table) -> tuple[str, ...]:
    """Return the columns by which the rows of a table stand in its files."""
    return ORDER.get(table.name, table.key)


def order_faults(file: CsvFile, *, table: Table) -> Iterator[Problem]:
    """Yield the first row of a file that stands after one that should follow it."""
    by = order_of(table)
    keys = ((row, key) for row, key in enumerate(_keys(file, table)) if key is not None)
    for (before, earlier), (row, later) in pairwise(keys):
        if later < earlier:
            stands = " ".join(file.columns[column][before] for column in by)
            rule = f"the row stands after “{stands}” and belongs before it"
            yield file.fault(row, by[0], rule=rule, remedy=REMEDY)
            return


def sort(data: Path) -> str:
    """Put the rows of every file in order and return what was moved.

    A row keeps its text to the byte; line ends become LF and a byte order mark goes. Raises DataProblems, and
    writes nothing, where a file cannot be read.
    """
    texts, faults = {}, []
    for name, table in tables().items():
        for file in files_of(name):
            path = data / file
            read = read_csv(path.read_bytes() if path.is_file() else None, columns=table.names, name=file)
            faults += [] if read.whole else read.problems
            if read.whole:
                texts[path] = _sorted(path.read_bytes(), read, table)
    if faults:
        raise DataProblems(Report(problems=tuple(faults), counts={}))
    moved = [path for path, text in texts.items() if path.read_bytes() != text]
    for path in moved:
        path.write_bytes(texts[path])
    named = [f"sorted {path.relative_to(data).as_posix()}" for path in moved]
    return "\n".join([*named, f"{len(moved)} of {len(texts)} files were out of order."])


def _sorted(raw: bytes, read: CsvFile, table: Table) -> bytes:
    """Return the bytes of a file with its rows in order: each row as it is written, empty lines left out."""
    text = raw.removeprefix(MARK).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    records, start = [], 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for cells in reader:
        if cells:
            records.append("\n".join(lines[start : reader.line_num]))
        start = reader.line_num
    keys = [key or () for key in _keys(read, table)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return "".join(f"{record}\n" for record in [records[0], *(records[row + 1] for row in order)]).encode()


def _keys(file: CsvFile, table: Table) -> Iterator[Key | None]:
    """Yield what each row is ordered by, or nothing where a part of it is missing or no number."""
    ranks = [_rank(table, column) for column in order_of(table)]
    columns = [file.columns[column] for column in order_of(table)]
    for values in zip(*columns, strict=True):
        try:
            yield (
                tuple(rank(value) for rank, value in zip(ranks, values, strict=True)) if all(values) else None
            )
        except ValueError:
            yield None


def _rank(table: Table, name: str) -> Callable[[str], object]:
    (kind,) = (column.type for column in table.columns if column.name == name)
    return float if kind in {"INTEGER", "BIGINT", "DOUBLE"} else folded


def folded(text: str) -> tuple[str, str]:
    """Return what a text is ordered by: its letters without capitals and accents, then itself."""
    if text.isascii():
        return text.lower(), text
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return bare.lower(), text
