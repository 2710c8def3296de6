"""The programs that open our files and stand before our server in the tests.

``python -m tests.programs`` (``make programs``) installs them.

A test installs nothing: where a program is missing, it fails with the words that say how to get it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

PACKAGES = {
    "pdftotext": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "localc": "libreoffice-calc",
    "loimpress": "libreoffice-impress",
    "nginx": "nginx-light",
    "haproxy": "haproxy",
}


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
    if missing():
        print("Some tests will fail: install", ", ".join(sorted({PACKAGES[name] for name in missing()})))
    sys.exit(1 if missing() and os.environ.get("CI") else 0)
