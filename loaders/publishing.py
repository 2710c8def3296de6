"""An edition published as Parquet: ``python -m loaders publish FOLDER`` writes it under ``FOLDER/editions/``.

Editions stand there side by side, each in a folder of its name, with ``index.json`` over them. What stands in
``FOLDER`` is copied as it is to a web server or a store (S3), where servers (``REFUGIO_EDITION``) and engines read
it. What questions are asked of (``quotable``, ``composable``) is parted by measure, for every one of them names its
measures: who asks reads the folders of those alone. The tables that these are derived from are a file each: a server
that opens the edition needs all of them, and few files come sooner than many.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb

from loaders.archive import archived
from loaders.build import UNFINISHED, open_database
from loaders.edition import Edition, bytes_of, edition_from, edition_in
from loaders.published import (
    ARCHIVE,
    EDITIONS,
    INDEX,
    MANIFEST,
    TABLES,
    EditionRefused,
    Manifest,
    PublishedFile,
    data_files_in,
    sum_of,
)

PARTED = ("quotable", "composable")
ORDER = "measure, area, date, figure_id, breakdown"
"""No two rows of what is parted are alike in these."""
ROWS = "data_0.parquet"
WRITTEN_AS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"


def publish(data: Path, folder: Path) -> Path:
    """Write the edition of a data folder among those published in ``folder`` and return where it stands.

    It is written beside its place and moved there whole. Raises DataProblems where the data break a rule, and
    EditionRefused where other data are published under its name: an edition that was cited does not change.
    """
    editions = folder / EDITIONS
    editions.mkdir(parents=True, exist_ok=True)
    with open_database(data) as connection:
        named, files = edition_in(connection), bytes_of(data)
        if edition_from(files)[0] != named:
            raise EditionRefused(f"{data} changed while it was read. Publish it again once it is at rest.")
        place = editions / named.name
        _refuse_other(place, files)
        with tempfile.TemporaryDirectory(dir=editions, prefix=UNFINISHED) as workplace:
            made = Path(workplace) / named.name
            _write(made, connection, named, archive=archived(data, files, named))
            if place.exists():
                place.rename(Path(workplace) / "before")
            made.rename(place)
    _write_index(editions)
    return place


def _refuse_other(place: Path, files: Mapping[str, bytes]) -> None:
    """Raise EditionRefused unless what stands in a place, if anything, was made of the same files of data."""
    if not place.exists():
        return
    try:
        same = data_files_in((place / ARCHIVE).read_bytes()) == files
    except (OSError, ValueError) as error:
        raise EditionRefused(f"{place} holds no whole edition. Take it away, and publish again.") from error
    if not same:
        raise EditionRefused(
            f"{place} holds edition {place.name} made of other data. What was published and cited does not change: "
            "give the edition of your data another name (edition.toml), and publish again."
        )


def _write(folder: Path, connection: duckdb.DuckDBPyConnection, named: Edition, *, archive: bytes) -> None:
    """Write every table and the archive, then the list of them with the checksum of each."""
    names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
    with duckdb.connect(config={"threads": 1}) as writer:  # one file a part, the same each time
        for (name,) in names:
            _write_table(folder / TABLES / name, name, connection=connection, writer=writer)
    (folder / ARCHIVE).write_bytes(archive)
    files = {
        file.relative_to(folder).as_posix(): PublishedFile(sum_of(file), file.stat().st_size)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    (folder / MANIFEST).write_text(Manifest(named, files).text, encoding="utf-8")


def _write_table(
    folder: Path, name: str, *, connection: duckdb.DuckDBPyConnection, writer: duckdb.DuckDBPyConnection
) -> None:
    """Write the rows of a table as they stand; of parted ones by area and date, so that of a part little is read."""
    writer.register("rows", connection.sql(f'FROM "{name}"').to_arrow_table())
    folder.mkdir(parents=True)
    place = str(folder).replace("'", "''")
    if name in PARTED:
        parted = f"PARTITION_BY (measure), WRITE_PARTITION_COLUMNS true, {WRITTEN_AS}"
        writer.execute(f"COPY (FROM rows ORDER BY {ORDER}) TO '{place}' ({parted}, OVERWRITE_OR_IGNORE true)")
    else:
        writer.execute(f"COPY rows TO '{place}/{ROWS}' ({WRITTEN_AS})")
    writer.unregister("rows")


def _write_index(editions: Path) -> None:
    """Write the list of the editions that stand in a folder, the newest last."""
    named = sorted(
        (_edition_of(file) for file in editions.glob(f"*/{MANIFEST}")), key=lambda each: each.order
    )
    told = {
        "editions": [
            {"name": each.name, "published": each.published.isoformat(), "checksum": each.checksum}
            for each in named
        ]
    }
    coming = editions / f"{INDEX}.new"
    coming.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    coming.replace(editions / INDEX)


def _edition_of(file: Path) -> Edition:
    try:
        return Manifest.of(file.read_bytes()).edition
    except ValueError as error:
        raise EditionRefused(
            f"{file} is damaged, so that the editions cannot be listed. Take its folder away, and publish again."
        ) from error
