"""The search of the static site: a small script that holds what can be found, so that it works from disk.

What is found is told in the language of the page, and by the words of both, in small letters without accents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from displacement.exhibit import Shown
from displacement.words import LANGUAGES, Language, fold, words_in

NAMED = ("area", "place", "publisher", "counter", "measure", "instrument")
"""What an exhibit can be found by, of the names that stand in its rows."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that can be found: what it is called, where it is from the index, of what kind, and by which words."""

    title: str
    place: str
    kind: str
    words: str


def entry_of(shown: Shown, place: str, *, kind: str) -> Entry:
    """Return a view as it is found: by its finding, its question, and the names that stand in its rows."""
    told = [shown.title, shown.subtitle, kind, shown.exhibit.id]
    told += [words_in(language).say(shown.exhibit.question) for language in LANGUAGES]
    return Entry(title=shown.title, place=place, kind=kind, words=searched([*told, *_names(shown.rows)]))


def searched(texts: Iterable[str]) -> str:
    """Return the words of texts as they are searched, each once."""
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split()))


def script(entries: Iterable[Entry], language: Language) -> str:
    """Return the script that gives the page its entries and the words that tell how many are found."""
    words = words_in(language)
    told = {
        "none": words.say("Nothing found. Try a country, an exhibit or a publisher."),
        "one": words.say_n("{count} page found", "{count} pages found", 1),
        "many": words.say_n("{count} page found", "{count} pages found", 2).replace("2", "{count}", 1),
    }
    found = [[each.title, each.place, each.kind, each.words] for each in entries]
    return f"window.REFUGIO = {json.dumps({'told': told, 'entries': found}, ensure_ascii=False)};\n"


def _names(rows: pd.DataFrame) -> Iterable[str]:
    for name in NAMED:
        for language in LANGUAGES:
            column = f"{name}_{language}"
            if column in rows:
                yield from (each for each in rows[column].dropna().unique() if isinstance(each, str))
