"""Keeps the Spanish catalogue in step with the words in the code: ``python -m displacement.words.catalogue``."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from displacement.words import CATALOGUES, LOCALES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("displacement", "pages")
KEYWORDS = {"say": None, "say_n": (1, 2), "mark": None, "mark_n": (1, 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
PO = CATALOGUES / LOCALES["es"] / "LC_MESSAGES" / "messages.po"


def spoken() -> Catalog:
    """Return every message that the code says, with the files it is said in."""
    catalogue = Catalog(project="Refugio en cifras", charset="utf-8")
    for folder in FOLDERS:
        for file, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), method_map=METHODS, keywords=KEYWORDS
        ):
            catalogue.add(message, locations=[(f"{folder}/{file}", 0)])
    return catalogue


def translated() -> Catalog:
    """Return the Spanish catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALES["es"])


def update() -> tuple[int, int]:
    """Write new messages into the catalogue, drop those no longer said, and return (said, untranslated)."""
    catalogue = translated()
    catalogue.update(spoken(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    missing = [message for message in catalogue if message.id and not _complete(message.string)]
    return len(catalogue), len(missing)


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    said, missing = update()
    print(f"{PO.relative_to(ROOT)}: {said} messages, {missing} to translate")
