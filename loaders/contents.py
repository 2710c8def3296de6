"""Everything that a data folder holds, as texts: the files of each table, read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.csv_file import CsvFile, read_csv
from loaders.problems import Problem
from loaders.schema import tables
from loaders.series import SERIES

AT_THE_TOP = frozenset(
    {
        "also_printed",
        "changes",
        "checks",
        "conflicts",
        "corrections",
        "event_conflicts",
        "event_corrections",
        "withdrawn",
    }
)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Everything read from a data folder: the files of each table, the tables read whole, the faults of form."""

    files: dict[str, list[CsvFile]]
    whole: frozenset[str]
    faults: list[Problem]

    def values(self, table: str, column: str) -> frozenset[str]:
        """Return the different values of a column, the empty one left out."""
        return frozenset().union(*(file.columns[column] for file in self.files[table])) - {""}

    def rows(self, table: str) -> Iterator[dict[str, str]]:
        """Yield the rows of a table, each as its values by column."""
        for file in self.files[table]:
            for row in range(len(file)):
                yield file.values(row)


def read(files: dict[str, bytes]) -> Contents:
    """Read every table of a data folder from the bytes of its files, as far as they can be read.

    The bytes of a file are let go once they are read, so that a large edition is not twice in memory.
    """
    found = {
        table: [read_csv(files.pop(name, None), columns=shape.names, name=name) for name in files_of(table)]
        for table, shape in tables().items()
    }
    return Contents(
        files=found,
        whole=frozenset(table for table, parts in found.items() if all(part.whole for part in parts)),
        faults=[problem for parts in found.values() for part in parts for problem in part.problems],
    )


def files_of(table: str) -> tuple[str, ...]:
    """Return the files that a table is read from, relative to the data folder."""
    if table == "figures":
        topics = next(column.allowed for column in tables()["measures"].columns if column.name == "topic")
        return (*(f"figures/{topic}.csv" for topic in topics), *(series.file for series in SERIES))
    return (f"{table}.csv",) if table in AT_THE_TOP else (f"reference/{table}.csv",)
