"""How an exhibit is cited: as a sentence, as BibTeX, as RIS and as CSL-JSON.

The address of the view stands in a citation where the dashboard has one of its own: this machine’s leads nobody there.
"""

from __future__ import annotations

import json

from displacement.exhibit import Shown
from displacement.exports.printed import public_address_of
from displacement.queries import served_edition

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
        sources="; ".join(dict.fromkeys(source.publisher for source in shown.sources)),
        address=public_address_of(shown),
    ).strip()


def bibtex(shown: Shown) -> str:
    """Return the citation as a BibTeX entry."""
    edition = served_edition()
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_escaped(shown.title)}}}",
        "year": str(edition.published.year),
        "month": str(edition.published.month),
        "version": edition.name,
        **_named("url", public_address_of(shown)),
        "note": _escaped(shown.subtitle),
        "langid": "english" if shown.view.language == "en" else "spanish",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(shown)},\n{lines}}}\n"


def ris(shown: Shown) -> str:
    """Return the citation as a RIS record."""
    edition = served_edition()
    record = [
        ("TY", "DATA"),
        ("AU", AUTHOR),
        ("TI", shown.title),
        ("PY", str(edition.published.year)),
        ("DA", edition.published.isoformat().replace("-", "/")),
        ("ET", edition.name),
        ("AB", shown.subtitle),
        ("LA", shown.view.language),
        *_named("UR", public_address_of(shown)).items(),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in record)


def csl_json(shown: Shown) -> str:
    """Return the citation as CSL-JSON."""
    edition = served_edition()
    day = edition.published
    entry = {
        "id": _key(shown),
        "type": "dataset",
        "title": shown.title,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": edition.name,
        "abstract": shown.subtitle,
        "language": shown.view.language,
        **_named("URL", public_address_of(shown)),
    }
    return json.dumps([entry], ensure_ascii=False, indent=1) + "\n"


def _named(name: str, value: str) -> dict[str, str]:
    """Return a field of a record; none where it has no value."""
    return {name: value} if value else {}


def _key(shown: Shown) -> str:
    return f"refugio-{shown.exhibit.id}-{served_edition().name}"


def _escaped(text: str) -> str:
    """Keep the signs that BibTeX would take for its own."""
    for sign in ("\\", "{", "}"):
        text = text.replace(sign, " ")
    for sign in ("%", "&", "#", "$", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text
