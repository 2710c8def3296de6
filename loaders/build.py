"""Builds the database of an edition once and opens it read-only.

The database is a file in the user's cache, outside the repository, named by edition and checksum. It is built
beside its place and moved there whole, so that two processes may build at once and nothing half-loads.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from loaders.check import FIGURE_LISTS, checked
from loaders.contents import Contents
from loaders.edition import DATA, Edition, edition
from loaders.problems import DataProblems
from loaders.schema import DERIVED, KEPT, SCHEMA, VIEWS, tables

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
OURS = re.compile(r"[0-9.]+-[0-9a-f]{12}\.duckdb")
UNFINISHED = "unfinished-"
A_DAY = 24 * 60 * 60
LINKS = {"conflicts": "conflict_figures", "checks": "check_parts"}


def open_database(data: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the database of the data, built first where it is not there yet.

    Take one ``cursor()`` per query. Raises DataProblems, and leaves no database, where the data break a rule.
    """
    folder = data or DATA
    with contextlib.suppress(duckdb.Error, DataProblems):
        named = edition(folder)
        if database_path(named).exists():
            return _opened(database_path(named), named)
    path = build(folder)
    return _opened(path, edition(folder))


def build(data: Path | None = None) -> Path:
    """Check the data, build their database and return its path; raise DataProblems where they break a rule."""
    folder = data or DATA
    contents, report = checked(folder)
    if not report.ok:
        raise DataProblems(report)
    named = edition(folder)
    path = database_path(named)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=UNFINISHED) as workplace:
        made = Path(workplace) / path.name
        with duckdb.connect(str(made)) as connection:
            _fill(connection, contents, named)
        try:
            made.replace(path)
        except PermissionError:  # Windows, while another process reads the same database from its place
            _opened(path, named).close()
    _forget_others(path)
    return path


def database_path(named: Edition) -> Path:
    """Return where the database of an edition stands: in the cache, by name and checksum."""
    return cache_folder() / f"{named.name}-{named.checksum[:12]}.duckdb"


def cache_folder() -> Path:
    """Return the folder for databases: ``$REFUGIO_CACHE``, else the user's cache folder."""
    named = os.environ.get("REFUGIO_CACHE")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "refugio-en-cifras"


def _opened(path: Path, named: Edition) -> duckdb.DuckDBPyConnection:
    """Open a database and read all of it once, so that one that was damaged is told here and not in a page."""
    connection = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
    try:
        for name in (*tables(), *LINKS.values(), *KEPT):
            connection.execute(f'SELECT max(hash(whole)) FROM "{name}" AS whole').fetchall()
        for name in VIEWS:
            connection.execute(f'SELECT * FROM "{name}" LIMIT 0').fetchall()
        if connection.execute("SELECT checksum FROM edition").fetchall() != [(named.checksum,)]:
            raise duckdb.DataError(f"{path} holds another edition than its name says")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _fill(connection: duckdb.DuckDBPyConnection, contents: Contents, named: Edition) -> None:
    connection.execute("BEGIN")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for name, table in tables().items():
        rows = [
            [line.row.values[column.name] or None for column in table.columns]
            for line in contents.lines[name]
        ]
        _insert(connection, name, rows)
    for name, column in FIGURE_LISTS.items():
        links = [
            [line.row.values["id"], figure, position]
            for line in contents.lines[name]
            for position, figure in enumerate(line.row.values[column].split(), start=1)
        ]
        _insert(connection, LINKS[name], links)
    _insert(connection, "edition", [[named.name, named.published, named.checksum]])
    for file in DERIVED:
        connection.execute(file.read_text(encoding="utf-8"))
    connection.execute("COMMIT")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if not rows:
        return
    marks = "(" + ", ".join("?" * len(rows[0])) + ")"
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        values = [value for row in part for value in row]
        connection.execute(f'INSERT INTO "{table}" VALUES {", ".join([marks] * len(part))}', values)


def _forget_others(path: Path) -> None:
    """Remove the databases of other checksums that nobody has open, and what a broken-off build left behind."""
    for other in path.parent.glob("*.duckdb"):
        if other != path and OURS.fullmatch(other.name) and not _in_use(other):
            with contextlib.suppress(OSError):
                other.unlink()
    for left in path.parent.glob(f"{UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > A_DAY:
                shutil.rmtree(left)


def _in_use(database: Path) -> bool:
    """Whether this or another process has the database open: it can then not be opened for writing."""
    try:
        duckdb.connect(str(database)).close()
    except duckdb.ConnectionException:
        return True
    except duckdb.Error as error:
        return "lock" in str(error)
    return False
