"""The edition that the tests run on, as its file names it: no test knows it by heart."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from tests.serving import ROOT


def named_in(folder: Path) -> tuple[str, dt.date]:
    """Return the name and the day of the edition in a folder of data, read without the loaders."""
    told = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    return told["name"], told["published"]


EDITION, PUBLISHED = named_in(ROOT / "data")
