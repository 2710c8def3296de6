"""Zips of the files of an edition: the same edition is the same zip everywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from loaders.datapackage import FILE, described
from loaders.edition import Edition

GUIDE = "CURATION.md"


def archived(folder: Path, files: Mapping[str, bytes], named: Edition) -> bytes:
    """Return the files that an edition was read from, with their description: a Data Package in a zip."""
    beside = {FILE: described(named.name, named.published).encode("utf-8")}
    guide = folder / GUIDE
    if guide.is_file():
        beside[GUIDE] = guide.read_bytes()
    return zipped({**beside, **files}, named=named)


def zipped(files: Mapping[str, bytes], *, named: Edition) -> bytes:
    """Return a zip of files, each dated with the edition."""
    kept, day = io.BytesIO(), named.published
    with zipfile.ZipFile(kept, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            member.external_attr = 0o644 << 16
            archive.writestr(member, files[name], compress_type=zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def unzipped(archive: bytes, name: str) -> bytes:
    """Return one file of a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)
