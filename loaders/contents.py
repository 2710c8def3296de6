"""Everything that a data folder holds, as texts: the lines of each table and the file each stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.csv_file import Row, read_csv_file
from loaders.problems import Problem
from loaders.schema import tables
from loaders.series import SERIES

AT_THE_TOP = frozenset({"also_printed", "checks", "conflicts", "changes", "corrections"})


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row with the file it stands in."""

    file: str
    row: Row

    def fault(self, column: str, rule: str, remedy: str) -> Problem:
        """Return a problem with this row's value in the column."""
        value = self.row.values.get(column, "")
        return Problem(
            file=self.file, line=self.row.line, column=column, value=value, rule=rule, remedy=remedy
        )


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Everything read from a data folder: the lines of each table, the tables read whole, the faults of form."""

    lines: Mapping[str, list[Line]]
    whole: frozenset[str]
    faults: list[Problem]

    def values(self, table: str, column: str) -> frozenset[str]:
        """Return the different values of a column, the empty one left out."""
        return frozenset(line.row.values[column] for line in self.lines[table]) - {""}


def read(data: Path) -> Contents:
    """Read every table of a data folder, as far as its files can be read."""
    lines: dict[str, list[Line]] = {}
    whole: set[str] = set()
    faults: list[Problem] = []
    for name, table in tables().items():
        files = {file: read_csv_file(data / file, columns=table.names, name=file) for file in files_of(name)}
        lines[name] = [Line(file=file, row=row) for file, found in files.items() for row in found.rows]
        faults += [problem for found in files.values() for problem in found.problems]
        if all(found.whole for found in files.values()):
            whole.add(name)
    return Contents(lines=lines, whole=frozenset(whole), faults=faults)


def files_of(table: str) -> tuple[str, ...]:
    """Return the files that a table is read from, relative to the data folder."""
    if table == "figures":
        topics = next(column.allowed for column in tables()["measures"].columns if column.name == "topic")
        return (*(f"figures/{topic}.csv" for topic in topics), *(series.file for series in SERIES))
    return (f"{table}.csv",) if table in AT_THE_TOP else (f"reference/{table}.csv",)
