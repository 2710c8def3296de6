"""The edition to take away: its description, its tables as CSV, Parquet and DuckDB, its feed, its dataset record.

Each file is made once an edition and kept; its ETag is the edition's checksum.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pyarrow.parquet
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

import loaders
from displacement.queries import ask, database
from displacement.words import LANGUAGES, Language, words_in
from loaders.build import database_path

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:refugio-en-cifras,2026"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DESCRIBED = "datapackage.json"
BESIDE = ("edition.toml", DESCRIBED, "CURATION.md")


@cache
def csv_zip() -> bytes:
    """Return the tables as they are kept, with their description: a Data Package in a zip."""
    files = sorted(loaders.DATA.rglob("*.csv"))
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in [*(loaders.DATA / name for name in BESIDE), *files]:
            archive.write(file, file.relative_to(loaders.DATA).as_posix())
    return kept.getvalue()


@cache
def parquet_zip() -> bytes:
    """Return every table of the database as Parquet, and ``quotable``: each figure with its source beside it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        for name in table_names():
            table = io.BytesIO()
            rows = database().cursor().sql(f'SELECT * FROM "{name}"').to_arrow_table()
            pyarrow.parquet.write_table(rows, table, compression="zstd")
            archive.writestr(f"{name}.parquet", table.getvalue())
    return kept.getvalue()


def table_names() -> list[str]:
    """Return the names of all tables of the database."""
    found = database().cursor().execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name")
    return [row[0] for row in found.fetchall()]


@cache
def feed(language: Language) -> bytes:
    """Return the Atom feed of what is new in each edition and of what was corrected."""
    words, day = words_in(language), f"{loaders.edition().published.isoformat()}T00:00:00Z"
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(root, "id", f"{TAG}:changes:{language}")
    _add(root, "title", words.say("Refugio en cifras: changes and corrections of the data"))
    _add(root, "updated", day)
    _add(root, "author/name", "Refugio en cifras")
    ElementTree.SubElement(root, "link", {"rel": "self", "href": f"/data/feed.xml?lang={language}"})
    for index, (_, row) in enumerate(ask("edition_changes").iterrows()):
        key = f"{row['edition']}:{index}"
        _entry(root, key, title=words.of(row, "title"), text=words.of(row, "detail"), day=day)
    for _, row in ask("corrections_made").iterrows():
        title = words.say("Corrected: {figure}, {field}", figure=row["figure"], field=row["field"])
        text = f"{row['was'] or '–'} → {row['now'] or '–'}. {words.of(row, 'explanation')}"
        key = f"{row['edition']}:{row['figure']}:{row['field']}"
        _entry(root, key, title=title, text=text, day=f"{row['date'].date().isoformat()}T00:00:00Z")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ElementTree.Element, key: str, *, title: str, text: str, day: str) -> None:
    entry = ElementTree.SubElement(root, "entry")
    for name, value in (("id", f"{TAG}:{key}"), ("title", title), ("updated", day), ("summary", text)):
        _add(entry, name, value)
    ElementTree.SubElement(entry, "link", {"href": "/sources"})


def _add(parent: ElementTree.Element, path: str, text: str) -> None:
    for name in path.split("/"):
        parent = ElementTree.SubElement(parent, name)
    parent.text = text


@cache
def dataset(base: str) -> str:
    """Return the schema.org record of the edition as JSON-LD; ``base`` is the address it is served from."""
    named, described = loaders.edition(), json.loads((loaders.DATA / DESCRIBED).read_text(encoding="utf-8"))
    covered = ask("coverage").iloc[0]
    record: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": described["title"],
        "description": described["description"],
        "url": urljoin(base, "/sources"),
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
            {"@type": "DataDownload", "contentUrl": urljoin(base, f"/data/{file}"), "encodingFormat": kind}
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
ZIPPED: dict[str, Callable[[], bytes]] = {"edition-csv.zip": csv_zip, "edition-parquet.zip": parquet_zip}


async def edition_file(request: Request) -> Response:
    """Answer with one file of the edition, or that the reader has it already."""
    name = request.url.path.rsplit("/", maxsplit=1)[-1]
    edition = await run_in_threadpool(loaders.edition)
    headers = {"etag": f'"{edition.checksum[:16]}-{name}"', "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if name == DESCRIBED:
        return FileResponse(loaders.DATA / DESCRIBED, media_type=FILES[name], headers=headers)
    title = name.replace("edition", f"refugio-en-cifras-{edition.name}", 1)
    headers["content-disposition"] = f'attachment; filename="{title}"'
    if name in ZIPPED:
        return Response(await run_in_threadpool(ZIPPED[name]), media_type=FILES[name], headers=headers)
    path = await run_in_threadpool(database_path, edition)
    return FileResponse(path, media_type=FILES[name], headers=headers)


async def feed_file(request: Request) -> Response:
    """Answer with the Atom feed in the language asked for."""
    asked = request.query_params.get("lang", "en")
    language = next((each for each in LANGUAGES if each == asked), "en")
    return Response(await run_in_threadpool(feed, language), media_type="application/atom+xml")


async def dataset_file(request: Request) -> Response:
    """Answer with the schema.org record."""
    text = await run_in_threadpool(dataset, str(request.base_url))
    return Response(text, media_type="application/ld+json")


ROUTES: list[BaseRoute] = [
    *(Route(f"/data/{name}", edition_file) for name in FILES),
    Route("/data/feed.xml", feed_file),
    Route("/data/dataset.jsonld", dataset_file),
]
