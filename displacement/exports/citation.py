"""How an exhibit at a view, and a figure of the ledger, is cited: as a sentence, as BibTeX, as RIS and as CSL-JSON.

An address stands in a citation where the dashboard has one of its own: this machine’s leads nobody there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from displacement.exhibit import Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.locators import locator_in
from displacement.exports.naming import file_stem
from displacement.exports.printed import public_address_of
from displacement.exports.settings import base_address, has_address
from displacement.queries import served_edition
from displacement.queries.rows import Row
from displacement.words import Language, Words

AUTHOR = "Refugio en cifras"


def citation(shown: Shown) -> str:
    """Return the citation as a sentence: author, year, finding, edition, documents, address.

    A picture with a reader's own figures is not ours to be cited: the sentence says so.
    """
    edition = served_edition()
    if shown.private:
        return shown.words.say(
            "Not published by Refugio en cifras: it holds figures of a reader’s own, unverified, beside those of data "
            "edition {edition}.",
            edition=edition.name,
        )
    return shown.words.say(
        "{author} ({year}). “{title}”. Data edition {edition}. After: {sources}. {address}",
        author=AUTHOR,
        year=str(edition.published.year),
        title=shown.title,
        edition=edition.name,
        sources=_publishers(shown),
        address=public_address_of(shown),
    ).strip()


def _publishers(shown: Shown) -> str:
    """Return who published what is shown, those of a denominator included."""
    return "; ".join(dict.fromkeys(source.publisher for source in shown.sources))


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What is cited, as a program for references keeps it: a view or a figure, by a key of its own."""

    key: str
    title: str
    note: str
    address: str
    language: Language


def reference_of(shown: Shown) -> Reference:
    """Return the reference of a view: its finding, what is shown and after whom, its address."""
    return Reference(
        key=f"refugio-{file_stem(shown)}",
        title=shown.title,
        note=shown.words.say(
            "{subtitle} After: {sources}.", subtitle=shown.subtitle, sources=_publishers(shown)
        ),
        address=public_address_of(shown),
        language=shown.view.language,
    )


def reference_of_figure(row: Row, words: Words) -> Reference:
    """Return the reference of a figure of the ledger: its number, who counted it and where it is printed."""
    return Reference(
        key=f"refugio-{row['figure_id']}-{served_edition().name}",
        title=_figure(row, words),
        note=_printed(row, words),
        address=_address_of_figure(row, words),
        language=words.language,
    )


def figure_citation(row: Row, words: Words) -> str:
    """Return a figure of the ledger as a text to be copied: number, counter, document, and where it was looked up."""
    edition = served_edition()
    return words.say(
        "{figure}. {printed} Looked up in {author} ({year}), data edition {edition}, figure {id}. {address}",
        figure=_figure(row, words),
        printed=_printed(row, words),
        author=AUTHOR,
        year=str(edition.published.year),
        edition=edition.name,
        id=row["figure_id"],
        address=_address_of_figure(row, words),
    ).strip()


def _figure(row: Row, words: Words) -> str:
    """Return a figure with what it counts, where and when."""
    what = [words.of(row, name) for name in ("measure", "instrument", "breakdown", "place", "area")]
    return ", ".join([value_of(row, words), *(part for part in what if part), date_of(row, words)])


def _printed(row: Row, words: Words) -> str:
    title = f", “{row['source_title']}”" if isinstance(row["source_title"], str) else ""
    year = f" ({row['published'][:4]})" if isinstance(row["published"], str) else ""
    url = f" {row['url']}" if isinstance(row["url"], str) else ""
    return words.say(
        "Counted by {counter}; printed in {document}, {locator}.{url}",
        counter=words.of(row, "counter"),
        document=f"{words.of(row, 'publisher')}{title}{year}",
        locator=locator_in(row, words),
        url=url,
    )


def _address_of_figure(row: Row, words: Words) -> str:
    if not has_address():
        return ""
    asked = urlencode({"figure": row["figure_id"], "lang": words.language, "edition": served_edition().name})
    return f"{base_address()}/sources?{asked}"


def bibtex(reference: Reference) -> str:
    """Return a reference as a BibTeX entry."""
    edition = served_edition()
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_escaped(reference.title)}}}",
        "year": str(edition.published.year),
        "month": str(edition.published.month),
        "version": edition.name,
        **_named("url", reference.address),
        "note": _escaped(reference.note),
        "langid": "english" if reference.language == "en" else "spanish",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{reference.key},\n{lines}}}\n"


def ris(reference: Reference) -> str:
    """Return a reference as a RIS record."""
    edition = served_edition()
    record = [
        ("TY", "DATA"),
        ("ID", reference.key),
        ("AU", AUTHOR),
        ("TI", reference.title),
        ("PY", str(edition.published.year)),
        ("DA", edition.published.isoformat().replace("-", "/")),
        ("ET", edition.name),
        ("AB", reference.note),
        ("LA", reference.language),
        *_named("UR", reference.address).items(),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in record)


def csl_json(reference: Reference) -> str:
    """Return a reference as CSL-JSON."""
    edition = served_edition()
    day = edition.published
    entry = {
        "id": reference.key,
        "type": "dataset",
        "title": reference.title,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": edition.name,
        "abstract": reference.note,
        "language": reference.language,
        **_named("URL", reference.address),
    }
    return json.dumps([entry], ensure_ascii=False, indent=1) + "\n"


def _named(name: str, value: str) -> dict[str, str]:
    """Return a field of a record; none where it has no value."""
    return {name: value} if value else {}


def _escaped(text: str) -> str:
    """Keep the signs that BibTeX would take for its own."""
    for sign in ("\\", "{", "}"):
        text = text.replace(sign, " ")
    for sign in ("%", "&", "#", "$", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text
