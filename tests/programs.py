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


def old_duckdb(version: str) -> Path:
    """Return the folder that holds an old DuckDB, or fail the test and say how to get it."""
    folder = _of_duckdb(version)
    if not folder.is_dir():
        pytest.fail(f"DuckDB {version} is not on this machine: run `make programs`", pytrace=False)
    return folder


def _of_duckdb(version: str) -> Path:
    return user_cache_path("refugio-en-cifras-tests", appauthor=False) / f"duckdb-{version}"


def install_old_duckdb(version: str) -> None:
    """Put an old DuckDB into its folder; raise CalledProcessError where that fails."""
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"  # uv tells what it runs where it stands itself
    half = _of_duckdb(version).with_suffix(".part")
    command = [uv, "pip", "install", "--quiet", "--python", sys.executable, "--target", str(half)]
    subprocess.run([*command, f"duckdb=={version}"], check=True)
    half.replace(_of_duckdb(version))


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
    for version in OLD_DUCKDBS:
        if not _of_duckdb(version).is_dir():
            install_old_duckdb(version)
    if missing():
        print("Some tests will fail: install", ", ".join(sorted({PACKAGES[name] for name in missing()})))
    sys.exit(1 if missing() and os.environ.get("CI") else 0)
