"""The press kit: an exhibit in all formats with its citation, alternative text and notes, in one zip."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from displacement.exhibit import Shown
from displacement.exports.citation import bibtex, citation, csl_json, ris
from displacement.exports.printed import public_address_of
from displacement.exports.tables import notes_table, sources_table
from displacement.queries import served_edition
from displacement.view import View
from displacement.words import LANGUAGES, Language
from loaders.datapackage import LICENCE, PROFILE


def press_kit(shown: Shown, files: Mapping[str, bytes]) -> bytes:
    """Return the zip of the files of an exhibit, with README, citations, alternative text and their description."""
    beside = {
        "README.txt": _readme(shown, pictures=any(name.endswith(".png") for name in files)),
        **{f"citation-{language}.txt": citation(_in(shown, language)) + "\n" for language in LANGUAGES},
        "citation.bib": bibtex(shown),
        "citation.ris": ris(shown),
        "citation.csl.json": csl_json(shown),
        "alt.txt": shown.alt + "\n",
        "datapackage.json": _described(shown, files),
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in beside.items():
            archive.writestr(name, text.encode("utf-8"))
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _in(shown: Shown, language: Language) -> Shown:
    return shown.exhibit.at(View(language=language, theme="light").with_filters(dict(shown.view.filters)))


def _readme(shown: Shown, *, pictures: bool) -> str:
    words = shown.words
    choices = ", ".join(f"{name} = {code}" for name, code in shown.view.filters)
    notes = "\n\n".join(f"{name}\n  {note}" for name, note in notes_table(shown).itertuples(index=False))
    sources = "\n".join(
        "- " + ", ".join(str(value) for value in row if value)
        for row in sources_table(shown).itertuples(index=False)
    )
    heading = words.say("Choices")
    parts = [
        notes,
        f"{heading}\n  {choices}" if choices else "",
        f"{words.say('Sources')}\n{sources}",
        ""
        if pictures
        else words.say("Pictures are missing: where this was made there was no Chrome or Chromium."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _described(shown: Shown, files: Mapping[str, bytes]) -> str:
    edition, address = served_edition(), public_address_of(shown)
    tables = [name for name in files if name.endswith(".csv")]
    package = {
        "$schema": PROFILE,
        "name": shown.exhibit.id,
        "title": shown.title,
        "description": shown.subtitle,
        **({"homepage": address} if address else {}),
        "version": edition.name,
        "created": f"{edition.published.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "contributors": [{"title": "Refugio en cifras", "roles": ["creator"]}],
        "sources": [
            {"title": source.title or source.publisher, **({"path": source.url} if source.url else {})}
            for source in shown.sources
        ],
        "resources": [
            {
                "name": name.removesuffix(".csv").lower().replace("_", "-"),
                "path": name,
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
            }
            for name in tables
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
