"""Builds the database of an edition once and opens it read-only.

The database is a file in the user's cache, outside the repository, named by edition and checksum. It is built
beside its place and moved there whole, so that two processes may build at once and nothing half-loads.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from platformdirs import user_cache_path

from loaders.checking import checked
from loaders.edition import DATA, Edition, edition_in, edition_of
from loaders.fill import LINKS, fill
from loaders.problems import DataProblems
from loaders.schema import KEPT, VIEWS, tables

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
OURS = re.compile(r"[0-9.]+-[0-9a-f]{12}\.duckdb")
GIVEN = ".given"
UNFINISHED = "unfinished-"
STORED_FOR = "v1.0.0"
"""The oldest DuckDB that reads the database, which is given away: without it, only that which wrote it does."""
WRITTEN = {"memory_limit": "1GB", "storage_compatibility_version": STORED_FOR}
A_DAY = 24 * 60 * 60


def open_database(data: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the database of the data, built first where it is not there yet.

    Take one ``cursor()`` per query. Raises DataProblems, and leaves no database, where the data break a rule.
    """
    folder = data or DATA
    with contextlib.suppress(duckdb.Error, DataProblems):
        named = edition_of(folder)
        if database_path(named).exists():
            return open_built(named)
    return open_built(_built(folder))


def build(data: Path | None = None) -> Path:
    """Check the data, build their database and return its path; raise DataProblems where they break a rule."""
    return database_path(_built(data or DATA))


def _built(folder: Path) -> Edition:
    """Build the database of a folder and return its edition: that of the bytes which were read for it."""
    found = checked(folder)
    named = found.edition
    if not found.report.ok or named is None:
        raise DataProblems(found.report)
    place_database(named, lambda connection: fill(connection, found.contents, named))
    return named


def place_database(named: Edition, filled: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Make the database of an edition beside its place, let it be filled, and move it there whole."""
    path = database_path(named)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=UNFINISHED) as workplace:
        made = Path(workplace) / path.name
        with duckdb.connect(str(made), config=dict(WRITTEN)) as connection:
            filled(connection)
        try:
            made.replace(path)
        except PermissionError:  # Windows, while another process reads the same database from its place
            open_built(named).close()
    _forget_others(path)


def given_away(database: Path) -> Path:
    """Return the copy of a database that is given away, made first where it is not there yet: without its index.

    DuckDB 1.1 ties an index to the name of the file that it was built in, and refuses it under any other name.
    """
    copy = database.with_suffix(GIVEN)
    if copy.exists() and copy.stat().st_mtime >= database.stat().st_mtime:
        return copy
    with tempfile.TemporaryDirectory(dir=database.parent, prefix=UNFINISHED) as workplace:
        made = Path(workplace) / database.name
        shutil.copyfile(database, made)
        with duckdb.connect(str(made), config=dict(WRITTEN)) as connection:
            for (index,) in connection.execute("SELECT index_name FROM duckdb_indexes()").fetchall():
                connection.execute(f'DROP INDEX "{index}"')
        made.replace(copy)
    return copy


def database_path(named: Edition) -> Path:
    """Return where the database of an edition stands: in the cache, by name and checksum."""
    return cache_folder() / f"{named.name}-{named.checksum[:12]}.duckdb"


def cache_folder() -> Path:
    """Return the folder for databases: ``$REFUGIO_CACHE``, else the user's cache folder."""
    named = os.environ.get("REFUGIO_CACHE")
    return Path(named) if named else user_cache_path("refugio-en-cifras", appauthor=False)


def open_built(named: Edition) -> duckdb.DuckDBPyConnection:
    """Open the database of an edition and read all of it once, so that a damaged one is told here and not in a page."""
    path = database_path(named)
    connection = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
    try:
        for name in (*tables(), *LINKS.values(), *KEPT):
            connection.execute(f'SELECT max(hash(whole)) FROM "{name}" AS whole').fetchall()
        for name in VIEWS:
            connection.execute(f'SELECT * FROM "{name}" LIMIT 0').fetchall()
        if _stored_for(connection) != STORED_FOR:
            raise duckdb.DataError(f"{path} is stored in a form that DuckDB {STORED_FOR} does not read")
        if edition_in(connection) != named:
            raise duckdb.DataError(f"{path} holds another edition than its name says")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _stored_for(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the oldest version of DuckDB that reads a database, as DuckDB tells it: “v1.0.0+”."""
    told = connection.execute("SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal")
    return str(told.fetchall()[0][0]).removesuffix("+")


def _forget_others(path: Path) -> None:
    """Remove the databases of other checksums that nobody has open, and what a broken-off build left behind."""
    for other in path.parent.glob("*.duckdb"):
        if other != path and OURS.fullmatch(other.name) and not _in_use(other):
            with contextlib.suppress(OSError):
                other.unlink()
                other.with_suffix(GIVEN).unlink(missing_ok=True)
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
