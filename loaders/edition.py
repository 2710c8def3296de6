"""The edition of the data: its name, its day and its checksum."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from loaders.problems import DataProblems, Problem, Report
from loaders.schema import DERIVED, SCHEMA

DATA = Path(__file__).resolve().parent.parent / "data"
FILE = "edition.toml"
EXAMPLE = 'name = "2026.11", published = 2026-11-23'
NAME = re.compile(r"[0-9]{4}\.[0-9]{2}(\.[0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of the data: ``2026.11``, the day it was published, and the checksum of all that it is made of."""

    name: str
    published: dt.date
    checksum: str


def edition(data: Path | None = None) -> Edition:
    """Return the edition of a data folder, as ``edition.toml`` names it and its files sum up to.

    Raises DataProblems where ``edition.toml`` does not name one.
    """
    folder = data or DATA
    named, faults = name_and_day(folder)
    if named is None:
        raise DataProblems(Report(problems=tuple(faults), counts={}))
    return Edition(name=named[0], published=named[1], checksum=checksum(folder))


def name_and_day(folder: Path) -> tuple[tuple[str, dt.date] | None, list[Problem]]:
    """Return the name and the day of the edition, or what is wrong with them."""
    path = folder / FILE
    if not path.is_file():
        return None, [_fault("", "", "the file is missing", f"restore it: {EXAMPLE}")]
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [_fault("", "", f"the file cannot be read ({error})", EXAMPLE)]
    name, day = named.get("name"), named.get("published")
    faults = []
    if not (isinstance(name, str) and NAME.fullmatch(name)):
        faults.append(_fault("name", name, "the edition has no name of year and month", EXAMPLE))
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        faults.append(_fault("published", day, "the edition has no day", f"{EXAMPLE}, the day unquoted"))
    return (None, faults) if faults else ((str(name), cast(dt.date, day)), [])


def _fault(column: str, value: object, rule: str, remedy: str) -> Problem:
    text = "" if value is None else str(value)
    return Problem(file=FILE, line=1, column=column, value=text, rule=rule, remedy=remedy)


def checksum(folder: Path) -> str:
    """Return the SHA-256 of the schema and of every file of the data: their names and their bytes."""
    total = hashlib.sha256()
    files = sorted([*folder.rglob("*.csv"), folder / FILE])
    for file in [SCHEMA, *DERIVED, *files]:
        name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
        total.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
