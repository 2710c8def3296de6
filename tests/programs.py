"""Finds the programs that open our files in the tests, or installs them where this machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess

PACKAGES = {"pdftotext": "poppler-utils", "rsvg-convert": "librsvg2-bin", "soffice": "libreoffice-calc"}


def program(name: str) -> str | None:
    """Return the path of a program, installed first with Debian's package where we may; nothing where it is not."""
    if shutil.which(name) is None and _may_install():
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGES[name]]
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL)
    return shutil.which(name)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
