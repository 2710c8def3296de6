"""Keeps the Spanish catalogue in step with the words in the code: ``python -m displacement.words.catalogue``.

Babel's own commands do the work (``pybabel extract`` and ``pybabel update``); which files hold words is told in
``pyproject.toml``. Ours is what they are called with, and the count of what is still to be translated.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.frontend import BaseError, CommandLineInterface
from babel.messages.pofile import read_po

from displacement.words import CATALOGUES, LOCALES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("displacement", "pages")
KEYWORDS = ("say", "say_n:1,2", "mark", "mark_n:1,2")
PO = CATALOGUES / LOCALES["es"] / "LC_MESSAGES" / "messages.po"


def update(*, check: bool = False) -> bool:
    """Bring the catalogue up to date with the code and return whether it is; ``check`` only tells and writes nothing.

    Messages stand sorted, with the files that say them and without line numbers, so that a change is a small one.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        template = Path(folder) / "messages.pot"
        _babel("extract", "--mapping-file", "pyproject.toml", "--no-default-keywords",
               *(part for keyword in KEYWORDS for part in ("--keyword", keyword)), "--sort-output",
               "--add-location", "file", "--project", "Refugio en cifras", "--output-file", str(template),
               *FOLDERS)  # fmt: skip
        try:
            _babel("update", "--input-file", str(template), "--output-file", str(PO), "--locale", LOCALES["es"],
                   "--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date", "--width", "110",
                   *(["--check"] if check else []))  # fmt: skip
        except BaseError:
            return False
    return True


def translated() -> Catalog:
    """Return the Spanish catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALES["es"])


def untranslated() -> list[str]:
    """Return the messages that still have no Spanish, or Spanish for one of singular and plural only."""
    return [_id(message.id) for message in translated() if message.id and not _complete(message.string)]


def _babel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *arguments])  # type: ignore[no-untyped-call]


def _id(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    update()
    missing = untranslated()
    print(f"{PO.relative_to(ROOT)}: {len(translated())} messages, {len(missing)} to translate")
    for each in missing:
        print(f"  {each}")
