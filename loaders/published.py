"""Published editions as they are read: from a web server (``https://``), a store (``s3://``) or a folder (``file://``).

``loaders.publishing`` writes them. A server that opens one brings its tables here, holds each file against its
checksum, and builds of them the same database that it would build of the CSVs; the libraries for that (fsspec and its
kin) are in the dependency group ``far`` and needed for nothing else.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb
import pyarrow as pa

from loaders.build import UNFINISHED, cache_folder, database_path, open_built, place_database
from loaders.edition import FILE, NAME, Edition, edition_from
from loaders.fill import LINKS, filling
from loaders.schema import tables

EDITIONS, INDEX = "editions", "index.json"
MANIFEST, ARCHIVE, TABLES = "edition.json", "edition-csv.zip", "tables"
FILE_NAME = re.compile(r"edition-csv\.zip|tables/[a-z_]+(/measure=[\w.%-]+)?/[\w-]+\.parquet")
MISSING = "To read published editions, this server needs further libraries: `uv sync --no-dev --group far`. ({error})"


class EditionRefused(Exception):
    """Raised for a published edition that cannot be had whole; its message says what is wrong and what to do."""


@dataclass(frozen=True)
class PublishedFile:
    """What a file of an edition must be: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What an edition is made of: each of its files with its checksum. It is written last."""

    edition: Edition
    files: Mapping[str, PublishedFile]

    @classmethod
    def of(cls, raw: bytes) -> Manifest:
        """Read a manifest; raise ValueError where it is none, is cut off or names a file outside its folder."""
        try:
            told = json.loads(raw)
            files = {
                str(name): PublishedFile(each["sha256"], each["size"]) for name, each in told["files"].items()
            }
            found = cls(_edition(told), files)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no manifest of an edition") from error
        if wrong := [name for name in files if not FILE_NAME.fullmatch(name)]:
            raise ValueError(f"no file of an edition: {wrong[0]}")
        return found

    @property
    def text(self) -> str:
        """The manifest as it is written."""
        named = self.edition
        files = {name: {"sha256": each.sha256, "size": each.size} for name, each in self.files.items()}
        told = {"name": named.name, "published": named.published.isoformat(), "checksum": named.checksum}
        return json.dumps({**told, "files": files}, indent=1) + "\n"

    def of_tables(self, names: Iterable[str]) -> list[str]:
        """Return the files of some tables; raise ValueError where one has none."""
        found = []
        for name in names:
            mine = [file for file in self.files if file.startswith(f"{TABLES}/{name}/")]
            if not mine:
                raise ValueError(f"no file of the table {name}")
            found += mine
        return found


def _edition(told: Mapping[str, str]) -> Edition:
    if not NAME.fullmatch(told["name"]):
        raise ValueError(f"no name of an edition: {told['name']}")
    published = dt.date.fromisoformat(told["published"])
    return Edition(name=told["name"], published=published, checksum=told["checksum"])


@dataclass(frozen=True)
class Place:
    """A folder at an address: of one edition, or of several."""

    address: str

    @cached_property
    def _system(self) -> tuple[Any, str]:
        try:
            import fsspec

            system, root = fsspec.url_to_fs(self.address)
        except ImportError as error:
            raise EditionRefused(MISSING.format(error=error)) from error
        return system, str(root).rstrip("/")

    def read(self, name: str) -> bytes:
        """Return a file of the folder."""
        system, root = self._system
        with self._reached():
            system.invalidate_cache()
            return bytes(system.cat_file(f"{root}/{name}"))

    def bring(self, names: list[str], folder: Path) -> None:
        """Copy files of the folder into one on this machine, several at once."""
        system, root = self._system
        here = [folder / name for name in names]
        for file in here:
            file.parent.mkdir(parents=True, exist_ok=True)
        with self._reached():
            system.get([f"{root}/{name}" for name in names], [str(file) for file in here])

    @contextlib.contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            lacking = error.filename or error
            raise EditionRefused(
                f"{self.address} lacks {lacking}: no edition stands there, or it is half written."
            ) from error
        except ImportError as error:
            raise EditionRefused(MISSING.format(error=error)) from error
        except Exception as error:  # of whatever library speaks to whatever store
            raise EditionRefused(f"{self.address} cannot be read: {error or type(error).__name__}") from error


@dataclass(frozen=True)
class Published:
    """A published edition that was opened: its database, and the zip of the files it was read from."""

    connection: duckdb.DuckDBPyConnection
    archive: bytes


@dataclass(frozen=True)
class PublishedEdition:
    """An edition at an address, as ``https://figures.example/editions/2026.12``."""

    address: str

    @property
    def place(self) -> Place:
        """The folder of the edition."""
        return Place(self.address)

    def manifest(self) -> Manifest:
        """Return what the edition is made of; raise EditionRefused where that cannot be told."""
        try:
            return Manifest.of(self.place.read(MANIFEST))
        except ValueError as error:
            raise self.refused(f"its {MANIFEST} cannot be read ({error})") from error

    def open(self) -> Published:
        """Open the database of the edition, built first of its tables where it is not there yet.

        Raises EditionRefused, and leaves no database, where a file is missing, damaged or of another release.
        """
        manifest = self.manifest()
        with self._brought([ARCHIVE], manifest) as folder:
            archive = (folder / ARCHIVE).read_bytes()
        try:
            named = edition_from(data_files_in(archive))[0]
        except ValueError as error:
            raise self.refused(f"{ARCHIVE} cannot be read ({error})") from error
        if named != manifest.edition:
            raise self.refused(
                "its checksum is not that of its data. It was published by another release of the dashboard: "
                "publish it again with this one"
            )
        with contextlib.suppress(duckdb.Error):
            if database_path(named).exists():
                return Published(open_built(named), archive)
        self._build(named, manifest)
        return Published(open_built(named), archive)

    def table(self, name: str) -> pa.Table:
        """Return one table as it was published, in the shape of then; raise EditionRefused where it is not whole."""
        manifest = self.manifest()
        with self._brought(self._files([name], manifest), manifest) as folder, duckdb.connect() as reader:
            files = [str(file) for file in sorted((folder / TABLES / name).glob("*.parquet"))]
            return reader.read_parquet(files).to_arrow_table()

    def _build(self, named: Edition, manifest: Manifest) -> None:
        wanted = (*tables(), *LINKS.values(), "edition")
        with self._brought(self._files(wanted, manifest), manifest) as folder:
            try:
                place_database(named, lambda connection: _fill(connection, folder / TABLES, named))
            except duckdb.Error as error:
                raise self.refused(f"its tables are not those of this release ({error})") from error

    def _files(self, names: Iterable[str], manifest: Manifest) -> list[str]:
        try:
            return manifest.of_tables(names)
        except ValueError as error:
            raise self.refused(f"its {MANIFEST} tells of {error}") from error

    @contextlib.contextmanager
    def _brought(self, names: list[str], manifest: Manifest) -> Iterator[Path]:
        """Bring files to this machine, each held against its checksum, for the length of a block."""
        cache_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache_folder(), prefix=UNFINISHED) as workplace:
            folder = Path(workplace)
            if missing := [name for name in names if name not in manifest.files]:
                raise self.refused(f"its {MANIFEST} tells of no {missing[0]}")
            self.place.bring(names, folder)
            for name in names:
                told = manifest.files[name]
                if PublishedFile(sum_of(folder / name), (folder / name).stat().st_size) != told:
                    raise self.refused(
                        f"{name} is not the file that its {MANIFEST} tells of: it is damaged or half written"
                    )
            yield folder

    def refused(self, what: str) -> EditionRefused:
        """Return the error that this edition is refused with."""
        return EditionRefused(
            f"The edition at {self.address} is refused: {what}. Nothing of it was taken over."
        )


def editions_at(address: str) -> tuple[Edition, ...]:
    """Return the editions in a folder of them, the newest last; raise EditionRefused where that cannot be told."""
    raw = Place(address).read(INDEX)
    try:
        found = sorted((_edition(each) for each in json.loads(raw)["editions"]), key=lambda each: each.order)
    except (KeyError, TypeError, ValueError) as error:
        raise EditionRefused(f"{address}/{INDEX} cannot be read: it is damaged or half written.") from error
    if not found:
        raise EditionRefused(f"{address}/{INDEX} lists no edition: publish one there.")
    return tuple(found)


def data_files_in(archive: bytes) -> dict[str, bytes]:
    """Return the files of data in the zip of an edition, by their names; raise ValueError where it is no such zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            names = (name for name in opened.namelist() if name.endswith((".csv", FILE)))
            return {name: opened.read(name) for name in sorted(names, key=PurePosixPath)}
    except zipfile.BadZipFile as error:
        raise ValueError("no zip") from error


def sum_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _fill(connection: duckdb.DuckDBPyConnection, folder: Path, named: Edition) -> None:
    """Fill the database of an edition from its published tables, each row where it stood."""
    with filling(connection, named):
        for name in (*tables(), *LINKS.values()):
            columns = connection.execute(f'SELECT column_name FROM (DESCRIBE "{name}")').fetchall()
            told = ", ".join(f'"{column}"' for (column,) in columns)
            connection.execute(
                f'INSERT INTO "{name}" SELECT {told} FROM read_parquet($files)',
                {"files": [str(file) for file in sorted((folder / name).glob("*.parquet"))]},
            )
