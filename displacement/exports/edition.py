"""The edition to take away: its description, its tables as CSV, Parquet and DuckDB, its feed, its dataset record.

Each file is made once an edition. Its ETag is made of its content, and the database's of the file that is served.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pyarrow.parquet

from displacement.addresses import address_to
from displacement.errors import RefusedParameter
from displacement.exhibit.corrections import fields_of, turns_of
from displacement.queries import ask, asked, database, once_an_edition, served_edition
from displacement.queries.rows import rows_in
from displacement.words import LANGUAGES, Language, Words, mark, words_in
from loaders.archive import unzipped, zipped
from loaders.datapackage import FILE

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:refugio-en-cifras,2026"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FEED = "application/atom+xml"
CORRECTED, WITHDRAWN = mark("Corrected: {thing}"), mark("Withdrawn: {thing}")
DESCRIBED = FILE
ADDRESSES = 32


def description() -> bytes:
    """Return ``datapackage.json``, the description of the tables."""
    return unzipped(csv_zip(), DESCRIBED)


def csv_zip() -> bytes:
    """Return the tables as they are kept, with their description: a Data Package in a zip."""
    return asked().archive


@once_an_edition(1)
def parquet_zip() -> bytes:
    """Return every table of the database as Parquet, and ``quotable``: each figure with its source beside it.

    Rows are put in order by their columns, so that the same edition is the same file everywhere.
    """
    files = {}
    for name in table_names():
        written = io.BytesIO()
        rows = database().cursor().sql(f'SELECT * FROM "{name}" ORDER BY ALL').to_arrow_table()
        pyarrow.parquet.write_table(rows, written, compression="zstd")
        files[f"{name}.parquet"] = written.getvalue()
    return zipped(files, named=served_edition())


def table_names() -> list[str]:
    """Return the names of all tables of the database."""
    found = database().cursor().execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name")
    return [row[0] for row in found.fetchall()]


@once_an_edition(ADDRESSES)
def feed(language: Language, base: str, areas: tuple[str, ...] = (), measures: tuple[str, ...] = ()) -> str:
    """Return the Atom feed of what is new in each edition and of what was corrected, with addresses at ``base``.

    Of ``areas`` it tells what is about them or about all; of ``measures`` the corrections of their figures alone,
    because what is new in an edition names no measure. Raises RefusedParameter for one that no figure is about.
    """
    words = words_in(language)
    named = [*_followed("c", areas, words), *_followed("m", measures, words)]
    told = [*([] if measures else _changes(words)), *_corrections(words)]
    entries = [entry for entry in told if _is_followed(entry, areas, measures)]
    chosen = {"c": areas, "m": measures}
    chosen_by = "".join(
        f"&{name}={quote('~'.join(codes), safe='~')}" for name, codes in chosen.items() if codes
    )
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(root, "id", f"{TAG}:{language}{chosen_by.replace('&', ':')}")
    title = words.say("Refugio en cifras: changes and corrections of the data")
    _add(root, "title", " · ".join([title, *named]))
    _add(root, "updated", max((entry["updated"] for entry in entries), default=_first_moment()))
    _add(root, "author/name", "Refugio en cifras")
    own = address_to(f"data/feed.xml?lang={language}{chosen_by}", seen_from=base)
    ElementTree.SubElement(root, "link", {"rel": "self", "type": FEED, "href": own})
    for entry in entries:
        element = ElementTree.SubElement(root, "entry")
        _add(element, "id", f"{TAG}:{language}:{entry['id']}")
        for name in ("title", "updated", "summary"):
            _add(element, name, entry[name])
        link = address_to(f"{entry['page']}lang={language}{entry.get('place', '')}", seen_from=base)
        ElementTree.SubElement(element, "link", {"href": link})
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _first_moment() -> str:
    return f"{served_edition().published.isoformat()}T00:00:00Z"


def _followed(what: str, codes: tuple[str, ...], words: Words) -> list[str]:
    """Return the names of what is followed; raise RefusedParameter for a code that no figure is about."""
    names = {row["code"]: words.of(row, "name") for row in rows_in(ask("followed")) if row["what"] == what}
    for code in codes:
        if code not in names:
            raise RefusedParameter(what, value=code, allowed=tuple(names))
    return [names[code] for code in codes]


def _is_followed(entry: dict[str, str], areas: tuple[str, ...], measures: tuple[str, ...]) -> bool:
    about = entry["area"] in areas or not (areas and entry["area"])
    return about and (not measures or entry["measure"] in measures)


def _changes(words: Words) -> Iterator[dict[str, str]]:
    for row in rows_in(ask("edition_changes")):
        named = re.sub(r"[^a-z0-9]+", "-", row["title_en"].lower()).strip("-")
        yield {
            "id": f"{row['edition']}:{named}",
            "title": words.of(row, "title"),
            "updated": f"{row['date'].date().isoformat()}T00:00:00Z",
            "summary": words.of(row, "detail"),
            "page": "sources?",
            "place": "#changes",
            "area": row["area"] or "",
            "measure": "",
        }


def _corrections(words: Words) -> Iterator[dict[str, str]]:
    for row in rows_in(ask("corrections_made")):
        day = row["date"].date().isoformat()
        gone = row["thing"] == "withdrawn"
        told = WITHDRAWN if gone else CORRECTED
        about = row["id"] if row["thing"] == "figure" else row["stays"]
        yield {
            "id": f"{'withdrawn' if gone else 'corrected'}:{row['id']}:{day}",
            "title": f"{words.say(told, thing=row['id'])}, {fields_of(row, words)}",
            "updated": f"{day}T00:00:00Z",
            "summary": f"{turns_of(row, words)}. {words.of(row, 'explanation')}",
            "page": f"sources?figure={about}&" if isinstance(about, str) else "sources?",
            "place": "" if isinstance(about, str) else "#changes",
            "area": row["area"],
            "measure": row["measure"] or "",
        }


def _add(parent: ElementTree.Element, path: str, text: str) -> None:
    for name in path.split("/"):
        parent = ElementTree.SubElement(parent, name)
    parent.text = text


@once_an_edition(ADDRESSES)
def dataset(base: str) -> str:
    """Return the schema.org record of the edition as JSON-LD; ``base`` is the address it is served from."""
    named, described = served_edition(), json.loads(description())
    covered = ask("coverage").iloc[0]
    record: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": described["title"],
        "description": described["description"],
        "url": address_to("sources", seen_from=base),
        "version": named.name,
        "dateModified": named.published.isoformat(),
        "inLanguage": list(LANGUAGES),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "keywords": described["keywords"],
        "creator": {"@type": "Organization", "name": "Refugio en cifras"},
        "temporalCoverage": "/".join(covered[end].date().isoformat() for end in ("first", "last")),
        "spatialCoverage": list(covered["areas"]),
        "variableMeasured": list(covered["measures"]),
        "citation": [source["title"] for source in described["sources"]],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": address_to(f"data/{file}", seen_from=base),
                "encodingFormat": kind,
            }
            for file, kind in FILES.items()
        ],
    }
    return json.dumps(record, ensure_ascii=False)


FILES = {
    DESCRIBED: "application/json",
    "edition-csv.zip": "application/zip",
    "edition-parquet.zip": "application/zip",
    "edition.duckdb": "application/vnd.duckdb",
}
MADE: dict[str, Callable[[], bytes]] = {
    DESCRIBED: description,
    "edition-csv.zip": csv_zip,
    "edition-parquet.zip": parquet_zip,
}
