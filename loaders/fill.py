"""Fills the database of an edition: the rows of each table as one Arrow table, then what is derived from them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from loaders.checking import FIGURE_LISTS
from loaders.contents import Contents
from loaders.edition import Edition
from loaders.schema import DERIVED, SCHEMA, Column, tables

LINKS = {"conflicts": "conflict_figures", "checks": "check_parts"}
TYPES = {"DATE": pa.date32(), "DOUBLE": pa.float64(), "INTEGER": pa.int32(), "BIGINT": pa.int64()}
COMING = "coming"


def fill(connection: duckdb.DuckDBPyConnection, contents: Contents, named: Edition) -> None:
    """Make the tables of the schema, fill them with the contents of a data folder, and derive the rest.

    The contents are used up: each file is let go once it stands in the database.
    """
    with filling(connection, named):
        links = {table: list(_links(contents, table, column)) for table, column in FIGURE_LISTS.items()}
        for name, table in tables().items():
            files = contents.files[name]
            columns = [
                _array((file.columns.pop(column.name) for file in files), column) for column in table.columns
            ]
            contents.files[name].clear()
            _insert(connection, name, pa.table(columns, names=list(table.names)))
        for name, rows in links.items():
            _insert(connection, LINKS[name], _linked(rows))


@contextlib.contextmanager
def filling(connection: duckdb.DuckDBPyConnection, named: Edition) -> Iterator[None]:
    """Make the tables of the schema, let them be filled within the block, and derive the rest."""
    connection.execute("SET enable_progress_bar = false")
    connection.execute("BEGIN")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    yield
    connection.execute("INSERT INTO edition VALUES (?, ?, ?)", [named.name, named.published, named.checksum])
    for file in DERIVED:
        connection.execute(file.read_text(encoding="utf-8"))
    connection.execute("COMMIT")


def _array(parts: Iterable[Sequence[str]], column: Column) -> pa.ChunkedArray:
    """Return a column of texts in the type that the schema gives it; an empty text is nothing."""
    kind = TYPES.get(column.type, pa.string())
    arrays = []
    for part in parts:
        texts = pa.array(part, type=pa.string())
        texts = pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
        arrays.append(pc.cast(texts, kind))
    return pa.chunked_array(arrays, type=kind)


def _links(contents: Contents, table: str, column: str) -> Iterator[tuple[str, str, int]]:
    """Yield each figure that a row names, with the id of the row and the figure's place in its list."""
    for row in contents.rows(table):
        for position, figure in enumerate(row[column].split(), start=1):
            yield row["id"], figure, position


def _linked(rows: list[tuple[str, str, int]]) -> pa.Table:
    ids, figures, positions = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table(
        [pa.array(ids, pa.string()), pa.array(figures, pa.string()), pa.array(positions, pa.int32())],
        names=["id", "figure", "position"],
    )


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    connection.register(COMING, rows)
    connection.execute(f'INSERT INTO "{name}" SELECT * FROM {COMING}')
    connection.unregister(COMING)
