"""Which release of the dashboard this is: its own files and the libraries that write what readers keep."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("displacement", "loaders")
MAKERS = (
    "babel",
    "duckdb",
    "jinja2",
    "kaleido",
    "pandas",
    "plotly",
    "python-pptx",
    "streamlit",
    "xlsxwriter",
)


@cache
def release() -> str:
    """Return a checksum of the code, the words and the libraries, as they were when first asked for."""
    files = (file for room in ROOMS for file in sorted((ROOT / room).rglob("*")))
    return checksum(ROOT, [file for file in files if file.is_file() and "__pycache__" not in file.parts])


def checksum(root: Path, files: list[Path]) -> str:
    """Return a checksum of files, their names and their bytes, and of the versions of the libraries."""
    total = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in MAKERS).encode())
    for file in files:
        total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
