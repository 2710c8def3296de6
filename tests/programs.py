"""The programs that open our files and stand before our server in the tests.

``python -m tests.programs`` (``make programs``) installs them.

A test installs nothing: where a program is missing, it fails with the words that say how to get it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_cache_path

PACKAGES = {
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "localc": "libreoffice-calc",
    "loimpress": "libreoffice-impress",
    "nginx": "nginx-light",
    "haproxy": "haproxy",
}

OLD_DUCKDB = "1.1.3"
"""The oldest DuckDB that must read the database that is given away: its library stands beside ours, in a folder."""


def old_duckdb() -> Path:
    """Return the folder that holds the oldest DuckDB, or fail the test and say how to get it."""
    folder = _of_old_duckdb()
    if not folder.is_dir():
        pytest.fail(f"DuckDB {OLD_DUCKDB} is not on this machine: run `make programs`", pytrace=False)
    return folder


def _of_old_duckdb() -> Path:
    return user_cache_path("refugio-en-cifras-tests", appauthor=False) / f"duckdb-{OLD_DUCKDB}"


def install_old_duckdb() -> None:
    """Put the oldest DuckDB into its folder; raise CalledProcessError where that fails."""
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"  # uv tells what it runs where it stands itself
    half = _of_old_duckdb().with_suffix(".part")
    command = [uv, "pip", "install", "--quiet", "--python", sys.executable, "--target", str(half)]
    subprocess.run([*command, f"duckdb=={OLD_DUCKDB}"], check=True)
    half.replace(_of_old_duckdb())


WHERE = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])  # servers stand there


def needed(name: str) -> str:
    """Return the path of a program, or fail the test and say how to get it."""
    found = shutil.which(name, path=WHERE)
    if found is None:
        pytest.fail(
            f"{name} is not on this machine: run `make programs`, or install {PACKAGES[name]}", pytrace=False
        )
    return found


def missing() -> list[str]:
    """Return the programs that are not on this machine."""
    return [name for name in PACKAGES if shutil.which(name, path=WHERE) is None]


def install(names: list[str]) -> None:
    """Install programs by Debian's packages; raise CalledProcessError where that fails."""
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    packages = sorted({PACKAGES[name] for name in names})
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    if missing() and _may_install():
        install(missing())
    if not _of_old_duckdb().is_dir():
        install_old_duckdb()
    if missing():
        print("Some tests will fail: install", ", ".join(sorted({PACKAGES[name] for name in missing()})))
    sys.exit(1 if missing() and os.environ.get("CI") else 0)
