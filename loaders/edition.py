"""The edition of the data: its name, its day and its checksum."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import duckdb

from loaders.problems import DataProblems, Problem, Report
from loaders.schema import DERIVED, SCHEMA

DATA = Path(os.environ.get("REFUGIO_DATA") or Path(__file__).resolve().parent.parent / "data")
FILE = "edition.toml"
EXAMPLE = 'name = "2026.11", published = 2026-11-23'
Look: TypeAlias = tuple[tuple[str, int, int], ...]
NAME = re.compile(r"[0-9]{4}\.[0-9]{2}(\.[0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of the data: ``2026.11``, the day it was published, and the checksum of all that it is made of."""

    name: str
    published: dt.date
    checksum: str

    @property
    def order(self) -> tuple[int, ...]:
        """Its place among editions: the numbers of its name."""
        return tuple(map(int, self.name.split(".")))


def edition_in(connection: duckdb.DuckDBPyConnection) -> Edition:
    """Return the edition that an open database holds. Nothing is read but one row."""
    cursor = connection.cursor()
    try:
        rows = cursor.execute("SELECT name, published, checksum FROM edition").fetchall()
    finally:
        cursor.close()
    ((name, published, checksum),) = rows
    return Edition(name=name, published=published, checksum=checksum)


def edition_of(data: Path | None = None) -> Edition:
    """Return the edition of a data folder, as ``edition.toml`` names it and its files sum up to.

    Every file is read for that; ask ``edition_in`` where a database is open. Raises DataProblems where
    ``edition.toml`` does not name an edition.
    """
    files, unread = files_in(data or DATA)
    found, faults = edition_from(files)
    if found is None or unread:
        raise DataProblems(Report(problems=tuple(unread + faults), counts={}))
    return found


def edition_from(files: Mapping[str, bytes]) -> tuple[Edition | None, list[Problem]]:
    """Return the edition that the files of a folder make, or what is wrong with its name or its day."""
    named, faults = name_and_day(files)
    if named is None:
        return None, faults
    return Edition(name=named[0], published=named[1], checksum=checksum(files)), []


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what stands in the files of a data folder, by their names, each file read once."""
    return files_in(folder)[0]


def files_in(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Return what stands in the files of a data folder, and what stands in the place of one or cannot be read."""
    files, faults = {}, []
    for path in sorted([*folder.rglob("*.csv"), folder / FILE]):
        name = path.relative_to(folder).as_posix()
        try:
            if path.is_file():
                files[name] = path.read_bytes()
            elif os.path.lexists(path):
                faults.append(_unread(name, "no file stands here, but a folder, a pipe or a link to nothing"))
        except OSError as error:
            faults.append(_unread(name, f"the file cannot be read ({error.strerror})"))
    return files, faults


def look_at(folder: Path) -> Look:
    """Return how the files of a data folder lie: names, times and sizes. None is read; two looks that are equal agree.

    A file that goes while it is looked at is not there.
    """
    told = []
    for file in _files_of(folder):
        with contextlib.suppress(FileNotFoundError):
            state = file.stat()
            told.append((file.relative_to(folder).as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(told)


def _files_of(folder: Path) -> list[Path]:
    return [file for file in sorted([*folder.rglob("*.csv"), folder / FILE]) if file.is_file()]


def checksum(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the schema and of every file of the data: their names and their bytes."""
    total = hashlib.sha256()
    for path in (SCHEMA, *DERIVED):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for name, raw in files.items():
        total.update(name.encode() + b"\0")
        total.update(raw)
        total.update(b"\0")
    return total.hexdigest()


def name_and_day(files: Mapping[str, bytes]) -> tuple[tuple[str, dt.date] | None, list[Problem]]:
    """Return the name and the day of the edition, or what is wrong with them."""
    if FILE not in files:
        return None, [_fault("", "", "the file is missing", f"restore it: {EXAMPLE}")]
    try:
        named = tomllib.loads(files[FILE].decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [_fault("", "", f"the file cannot be read ({error})", EXAMPLE)]
    name, day = named.get("name"), named.get("published")
    faults = []
    if not (isinstance(name, str) and NAME.fullmatch(name)):
        faults.append(_fault("name", name, "the edition has no name of year and month", EXAMPLE))
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        faults.append(_fault("published", day, "the edition has no day", f"{EXAMPLE}, the day unquoted"))
    return (None, faults) if faults else ((str(name), cast(dt.date, day)), [])


def _unread(name: str, rule: str) -> Problem:
    remedy = "put the file back, readable for who starts this"
    return Problem(file=name, line=1, column="", value="", rule=rule, remedy=remedy)


def _fault(column: str, value: object, rule: str, remedy: str) -> Problem:
    text = "" if value is None else str(value)
    return Problem(file=FILE, line=1, column=column, value=text, rule=rule, remedy=remedy)
