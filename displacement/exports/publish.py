"""A release as files to publish: ``python -m displacement.exports.publish dist --site site --sbom sbom.json``.

The edition of the data in each of its forms, the static site in one archive, the list of what the dashboard is built of
(CycloneDX), and the checksum of every file, as ``sha256sum --check`` reads them.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path

from displacement.exports.edition import MADE
from displacement.queries import served_database, served_edition
from loaders.archive import zipped
from loaders.build import given_away

SUMS = "SHA256SUMS"


def publish(folder: Path, *, site: Path | None = None, sbom: Path | None = None) -> list[Path]:
    """Write the files of a release into a new folder and return them, the checksums last.

    Raises FileExistsError where the folder is there: a release is not mixed with what was there before.
    """
    folder.mkdir(parents=True)
    edition = served_edition()
    begins = f"refugio-en-cifras-{edition.name}"
    for name, made in MADE.items():
        file = name.replace("edition", begins, 1) if name.startswith("edition") else f"{begins}-{name}"
        (folder / file).write_bytes(made())
    shutil.copyfile(given_away(served_database()), folder / f"{begins}.duckdb")
    if site:
        files = {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in sorted(site.rglob("*"))
            if file.is_file()
        }
        (folder / f"{begins}-site.zip").write_bytes(zipped(files, named=edition))
    if sbom:
        shutil.copyfile(sbom, folder / f"{begins}-sbom.cdx.json")
    written = sorted(folder.iterdir())
    sums = "".join(f"{checksum(file)}  {file.name}\n" for file in written)
    (folder / SUMS).write_text(sums, encoding="utf-8")
    return [*written, folder / SUMS]


def checksum(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def main() -> None:
    """Write a release where the command line says."""
    parser = argparse.ArgumentParser(prog="python -m displacement.exports.publish", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--site", type=Path, help="the folder of the static site")
    parser.add_argument("--sbom", type=Path, help="what the dashboard is built of, as CycloneDX")
    asked = parser.parse_args()
    for file in publish(asked.folder, site=asked.site, sbom=asked.sbom):
        print(file)


if __name__ == "__main__":
    main()
