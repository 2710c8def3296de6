"""An edition that is open: its database, its files as they were, and the answers that are kept of it.

All that is made of an edition hangs on it and goes with it, once the last page or file that was begun with it is done.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb

import loaders
from displacement.queries.engine import Spark
from displacement.queries.kept import Kept
from loaders.archive import archived
from loaders.edition import Look, bytes_of, edition_from, look_at
from loaders.schema import OF_FIGURES

TRIES = 5


@dataclass(eq=False)
class Opened:
    """An edition that can be asked: ``archive`` is a zip of its files, ``look`` how they lay when they were read,
    ``address`` where it is published and ``engine`` what is asked there, if it was opened there.

    ``files`` are the files that were made of it, as many as there is room for.
    """

    connection: duckdb.DuckDBPyConnection
    archive: bytes = b""
    look: Look = ()
    address: str = ""
    engine: Spark | None = None
    files: Kept[Any] = field(default_factory=Kept)
    _kept: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict)

    @cached_property
    def edition(self) -> loaders.Edition:
        """The edition, as its database names it, whatever the files say by now."""
        return loaders.edition_in(self.connection)

    @cached_property
    def views(self) -> dict[str, str]:
        """The views of the database on its figures, each with what it selects, after those it selects from."""
        cursor = self.connection.cursor()
        try:
            told = cursor.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
        finally:
            cursor.close()
        texts = {name: sql.partition(" AS ")[2].rstrip("; \n") for name, sql in told}
        return {name: texts[name] for name in OF_FIGURES}

    def keeping(self, function: Callable[..., Any], most: int) -> Callable[..., Any]:
        """Return a function that remembers the last ``most`` answers it gave of this edition."""
        return self._kept.get(function) or self._kept.setdefault(
            function, lru_cache(maxsize=most)(inspect.unwrap(function))
        )

    def forget(self, function: Callable[..., Any]) -> None:
        """Forget the answers of a function: it asks afresh from now on."""
        self._kept.pop(function, None)


def open_edition(folder: Path) -> Opened:
    """Open the edition of a data folder, built first where it is not there yet; raise DataProblems where it is broken.

    Its database, its archive and the look of its files are of the same bytes: a folder that is written while it is
    read is read again.
    """
    for _ in range(TRIES):
        look = look_at(folder)
        connection = loaders.open_database(folder)
        files = bytes_of(folder)
        named, _faults = edition_from(files)
        if named is not None and named == loaders.edition_in(connection) and look == look_at(folder):
            return Opened(connection, archive=archived(folder, files, named), look=look)
        connection.close()
    raise OSError(f"{folder} is being written: it changed each of {TRIES} times that it was read")
