"""The programs that open our files and stand before our server in the tests.

``python -m tests.programs`` (``make programs``) installs them; with ``engines`` (``make engines``) Spark and Java too.

A test installs nothing: where a program is missing, it fails with the words that say how to get it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from platformdirs import user_cache_path

PACKAGES = {
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "localc": "libreoffice-calc",
    "loimpress": "libreoffice-impress",
    "nginx": "nginx-light",
    "haproxy": "haproxy",
    "Rscript": "r-base-core",
    "firefox-esr": "firefox-esr",
}

OLD_DUCKDBS = ("1.1.3", "1.2.2", "1.3.2", "1.4.5", "1.5.6")
"""The DuckDBs before ours that must read the database that is given away, each library in a folder of its own."""
ENGINES = {"java": "default-jre-headless"}
"""What another engine needs, which is tried by `make engines` alone."""


def old_duckdb(release: str) -> Path:
    """Return the folder that holds an old DuckDB, or fail the test and say how to get it."""
    folder = _of_duckdb(release)
    if not folder.is_dir():
        pytest.fail(f"DuckDB {release} is not on this machine: run `make programs`", pytrace=False)
    return folder


def _of_duckdb(release: str) -> Path:
    return user_cache_path("refugio-en-cifras-tests", appauthor=False) / f"duckdb-{release}"


def install_beside(library: str, folder: Path) -> None:
    """Put a library into a folder of its own, apart from ours; raise CalledProcessError where that fails."""
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"  # uv tells what it runs where it stands itself
    half = folder.with_suffix(".part")
    command = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--python",
        sys.executable,
        "--target",
        str(half),
    ]
    subprocess.run([*command, library], check=True)
    half.replace(folder)


def spark_folder() -> Path:
    """Return the folder that holds Spark, as the client of the group ``engine`` speaks to it, or fail and say so."""
    folder = _of_spark()
    if not folder.is_dir():
        pytest.fail(f"{folder.name} is not on this machine: run `make engines`", pytrace=False)
    return folder


def _of_spark() -> Path:
    return user_cache_path("refugio-en-cifras-tests", appauthor=False) / f"spark-{version('pyspark-client')}"


WHERE = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])  # servers stand there


def needed(name: str) -> str:
    """Return the path of a program, or fail the test and say how to get it."""
    found = shutil.which(name, path=WHERE)
    if found is None:
        pytest.fail(
            f"{name} is not on this machine: run `make {'engines' if name in ENGINES else 'programs'}`, or install "
            f"{(PACKAGES | ENGINES)[name]}",
            pytrace=False,
        )
    return found


def missing(wanted: Mapping[str, str] = PACKAGES) -> list[str]:
    """Return those of some programs that are not on this machine."""
    return [name for name in wanted if shutil.which(name, path=WHERE) is None]


def install(names: list[str]) -> None:
    """Install programs by Debian's packages; raise CalledProcessError where that fails."""
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    packages = sorted({(PACKAGES | ENGINES)[name] for name in names})
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    with_engines = "engines" in sys.argv[1:]
    wanted = PACKAGES | ENGINES if with_engines else PACKAGES
    if missing(wanted) and _may_install():
        install(missing(wanted))
    beside = {_of_duckdb(each): f"duckdb=={each}" for each in OLD_DUCKDBS}
    if with_engines:
        beside[_of_spark()] = f"pyspark=={version('pyspark-client')}"
    for place, library in beside.items():
        if not place.is_dir():
            install_beside(library, place)
    if lacking := missing(wanted):
        print("Some tests will fail: install", ", ".join(sorted({wanted[name] for name in lacking})))
    sys.exit(1 if lacking and os.environ.get("CI") else 0)
