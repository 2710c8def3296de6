"""The press kit: an exhibit in all formats with its citation, alternative text and notes, in one zip."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping

from displacement.exhibit import Shown
from displacement.exports.citation import bibtex, citation, csl_json, reference_of, ris
from displacement.exports.printed import public_address_of
from displacement.exports.tables import notes_table, sources_table
from displacement.queries import served_edition
from displacement.view import View
from displacement.words import LANGUAGES, Language, Words, mark
from loaders.datapackage import LICENCE, PROFILE

MEDIA = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "html": "text/html",
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
USES = {
    "png": mark(
        "picture of the size in its name: column (85 mm) and page (180 mm) for print, at 300 dots an inch; wide and "
        "square for screens"
    ),
    "svg": mark("picture whose texts stay texts, for the art desk"),
    "pdf": mark("picture for print"),
    "csv": mark("table for programs: comma, decimal point, UTF-8"),
    "xlsx": mark("workbook for Excel, LibreOffice and others"),
    "json": mark("figures and words as data"),
    "html": mark("page that opens without network"),
}
BESIDE = {
    "citation-en.txt": mark("citation in English"),
    "citation-es.txt": mark("citation in Spanish"),
    "citation.bib": mark("citation for LaTeX and others (BibTeX)"),
    "citation.ris": mark("citation for Zotero, Mendeley, EndNote (RIS)"),
    "citation.csl.json": mark("citation for Zotero and pandoc (CSL-JSON)"),
    "alt-en.txt": mark("what the picture shows, in words, in English"),
    "alt-es.txt": mark("what the picture shows, in words, in Spanish"),
    "datapackage.json": mark("description of these files for programs (Data Package)"),
}


def press_kit(shown: Shown, files: Mapping[str, bytes]) -> bytes:
    """Return the zip of the files of an exhibit, with README, citations, alternative text and their description."""
    reference = reference_of(shown)
    beside = {
        "README.txt": _readme(shown, files),
        **{f"citation-{language}.txt": citation(_in(shown, language)) + "\n" for language in LANGUAGES},
        "citation.bib": bibtex(reference),
        "citation.ris": ris(reference),
        "citation.csl.json": csl_json(reference),
        **{f"alt-{language}.txt": _in(shown, language).alt + "\n" for language in LANGUAGES},
    }
    beside["datapackage.json"] = _described(
        shown, {**files, **{name: text.encode() for name, text in beside.items()}}
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in beside.items():
            archive.writestr(name, text.encode("utf-8"))
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _in(shown: Shown, language: Language) -> Shown:
    return shown.exhibit.at(View(language=language, theme="light").with_filters(dict(shown.view.filters)))


def _readme(shown: Shown, files: Mapping[str, bytes]) -> str:
    words = shown.words
    pictures = any(name.endswith(".png") for name in files)
    choices = ", ".join(f"{name} = {code}" for name, code in shown.view.filters)
    notes = "\n\n".join(f"{name}\n  {note}" for name, note in notes_table(shown).itertuples(index=False))
    sources = "\n".join(
        "- " + ", ".join(str(value) for value in row if value)
        for row in sources_table(shown).itertuples(index=False)
    )
    heading, listed, licence = words.say("Choices"), words.say("Files"), words.say("Licence")
    documents = words.say("Sources")
    parts = [
        notes,
        f"{heading}\n  {choices}" if choices else "",
        f"{documents}\n{sources}",
        f"{listed}\n{_listed(files, words)}",
        f"{licence}\n  {_licence(words)}",
        ""
        if pictures
        else words.say("Pictures are missing: where this was made there was no Chrome or Chromium."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(files: Mapping[str, bytes], words: Words) -> str:
    """Return the files of the kit, each with what it is for."""
    told = {name: words.say(USES[name.rpartition(".")[2]]) for name in files}
    told |= {name: words.say(use) for name, use in BESIDE.items()}
    return "\n".join(f"- {name}: {use}" for name, use in told.items())


def _licence(words: Words) -> str:
    return words.say(
        "Pictures, words and this compilation: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), named as in "
        "the citation. The numbers are those of the documents named under Sources, each under the licence told there."
    )


def _resource(name: str, content: bytes) -> dict[str, object]:
    """Return how a file of the kit stands in its description: a CSV as a table, all others as files."""
    stem, _, kind = name.rpartition(".")
    told: dict[str, object] = {
        "name": re.sub(r"[^a-z0-9._-]", "-", (stem if kind == "csv" else name).lower()),
        "path": name,
        "format": kind,
        "mediatype": MEDIA[kind],
        "bytes": len(content),
        "licenses": [LICENCE],
    }
    return told | ({"type": "table", "encoding": "utf-8"} if kind == "csv" else {})


def _described(shown: Shown, files: Mapping[str, bytes]) -> str:
    edition, address = served_edition(), public_address_of(shown)
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
            {
                "title": f"{source.publisher}: {source.title}" if source.title else source.publisher,
                **({"path": source.url} if source.url else {}),
            }
            for source in shown.sources
        ],
        "resources": [_resource(name, content) for name, content in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
