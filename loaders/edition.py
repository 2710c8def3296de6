"""The edition of the data: its name, its day and its checksum."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from loaders.schema import QUOTABLE, SCHEMA

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of the data: ``2026.11``, the day it was published, and the checksum of all that it is made of."""

    name: str
    published: dt.date
    checksum: str


def edition(data: Path | None = None) -> Edition:
    """Return the edition of a data folder, as ``edition.toml`` names it and its files sum up to."""
    folder = data or DATA
    named = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    return Edition(name=named["name"], published=named["published"], checksum=checksum(folder))


def checksum(folder: Path) -> str:
    """Return the SHA-256 of the schema and of every file of the data: their names and their bytes."""
    total = hashlib.sha256()
    files = sorted([*folder.rglob("*.csv"), folder / "edition.toml"])
    for file in [SCHEMA, QUOTABLE, *files]:
        name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
        total.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
