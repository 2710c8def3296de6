"""Finds the programs that open our files in the tests, or installs them where this machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

PACKAGES = {
    "pdftotext": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "localc": "libreoffice-calc",
    "loimpress": "libreoffice-impress",
}


def program(name: str) -> str | None:
    """Return the path of a program, installed first with Debian's package where we may; nothing where it is not."""
    if shutil.which(name) is None and _may_install():
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGES[name]]
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL)
    return shutil.which(name)


def needed(name: str) -> str:
    """Return the path of a program; a machine that has none and may install none skips the test, except in CI."""
    found = program(name)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"{name} is not on this machine")
    assert found, f"{name} is not on this machine"
    return found


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
