"""The edition to take away: its description, its tables as CSV, Parquet and DuckDB, its feed, its dataset record.

Each file is made once and kept. Its ETag is made of its content, and the database's of the file that is served.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pandas as pd
import pyarrow.parquet
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

import loaders
from displacement.queries import ask, database
from displacement.words import LANGUAGES, Language, Words, words_in

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:refugio-en-cifras,2026"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DESCRIBED = "datapackage.json"
BESIDE = ("edition.toml", DESCRIBED, "CURATION.md")
FEED = "application/atom+xml"
ADDRESSES = 32


@cache
def description() -> bytes:
    """Return ``datapackage.json``, the description of the tables."""
    return (loaders.DATA / DESCRIBED).read_bytes()


@cache
def csv_zip() -> bytes:
    """Return the tables as they are kept, with their description: a Data Package in a zip."""
    files = [*(loaders.DATA / name for name in BESIDE), *sorted(loaders.DATA.rglob("*.csv"))]
    return _zipped({file.relative_to(loaders.DATA).as_posix(): file.read_bytes() for file in files})


@cache
def parquet_zip() -> bytes:
    """Return every table of the database as Parquet, and ``quotable``: each figure with its source beside it."""
    files = {}
    for name in table_names():
        kept = io.BytesIO()
        rows = database().cursor().sql(f'SELECT * FROM "{name}"').to_arrow_table()
        pyarrow.parquet.write_table(rows, kept, compression="zstd")
        files[f"{name}.parquet"] = kept.getvalue()
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of the files, each dated with the edition, so that the same edition is the same zip everywhere."""
    kept, day = io.BytesIO(), loaders.edition().published
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            member.external_attr = 0o644 << 16
            archive.writestr(member, content, compress_type=zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def table_names() -> list[str]:
    """Return the names of all tables of the database."""
    found = database().cursor().execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name")
    return [row[0] for row in found.fetchall()]


@lru_cache(maxsize=ADDRESSES)
def feed(language: Language, base: str) -> str:
    """Return the Atom feed of what is new in each edition and of what was corrected, with addresses at ``base``."""
    entries = [*_changes(words_in(language)), *_corrections(words_in(language))]
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(root, "id", f"{TAG}:{language}")
    _add(root, "title", words_in(language).say("Refugio en cifras: changes and corrections of the data"))
    _add(root, "updated", max(entry["updated"] for entry in entries))
    _add(root, "author/name", "Refugio en cifras")
    own = urljoin(base, f"/data/feed.xml?lang={language}")
    ElementTree.SubElement(root, "link", {"rel": "self", "type": FEED, "href": own})
    for entry in entries:
        element = ElementTree.SubElement(root, "entry")
        _add(element, "id", f"{TAG}:{language}:{entry['id']}")
        for name in ("title", "updated", "summary"):
            _add(element, name, entry[name])
        ElementTree.SubElement(element, "link", {"href": urljoin(base, f"{entry['page']}lang={language}")})
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _changes(words: Words) -> Iterator[dict[str, str]]:
    for _, row in ask("edition_changes").iterrows():
        named = re.sub(r"[^a-z0-9]+", "-", row["title_en"].lower()).strip("-")
        yield {
            "id": f"{row['edition']}:{named}",
            "title": words.of(row, "title"),
            "updated": f"{row['date'].date().isoformat()}T00:00:00Z",
            "summary": words.of(row, "detail"),
            "page": "/sources?",
        }


def _corrections(words: Words) -> Iterator[dict[str, str]]:
    for _, row in ask("corrections_made").iterrows():
        day = row["date"].date().isoformat()
        yield {
            "id": f"corrected:{row['figure']}:{row['field']}:{day}",
            "title": words.say("Corrected: {figure}, {field}", figure=row["figure"], field=row["field"]),
            "updated": f"{day}T00:00:00Z",
            "summary": f"{' → '.join(was_and_now(row, words))}. {words.of(row, 'explanation')}",
            "page": f"/sources?figure={row['figure']}&",
        }


def was_and_now(row: pd.Series, words: Words) -> tuple[str, str]:
    """Return what a correction replaced and what stands now, as the reader writes numbers; a dash for nothing."""
    given = [row[name] if isinstance(row[name], str) else "" for name in ("was", "now")]
    if row["field"] == "value":
        given = [words.number(float(value)) if value else "" for value in given]
    return given[0] or "–", given[1] or "–"


def _add(parent: ElementTree.Element, path: str, text: str) -> None:
    for name in path.split("/"):
        parent = ElementTree.SubElement(parent, name)
    parent.text = text


@lru_cache(maxsize=ADDRESSES)
def dataset(base: str) -> str:
    """Return the schema.org record of the edition as JSON-LD; ``base`` is the address it is served from."""
    named, described = loaders.edition(), json.loads(description())
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
MADE: dict[str, Callable[[], bytes]] = {
    DESCRIBED: description,
    "edition-csv.zip": csv_zip,
    "edition-parquet.zip": parquet_zip,
}


async def edition_file(request: Request) -> Response:
    """Answer with one file of the edition, or that the reader has it already."""
    name = request.url.path.rsplit("/", maxsplit=1)[-1]
    content = await run_in_threadpool(MADE[name])
    return _answer(request, content, kind=FILES[name], headers=await run_in_threadpool(_saved_as, name))


async def database_file(request: Request) -> Response:
    """Answer with the database that the pages are drawn from, or that the reader has it already."""
    file = await run_in_threadpool(served_database)
    changed = (await run_in_threadpool(file.stat)).st_mtime_ns
    headers = {"etag": f'"{file.stem}-{changed}"', **await run_in_threadpool(_saved_as, "edition.duckdb")}
    if _has(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return FileResponse(file, media_type=FILES["edition.duckdb"], headers=headers)


def served_database() -> Path:
    """Return the file of the database that is open, built first where it is not there yet."""
    cursor = database().cursor()
    return Path(cursor.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchall()[0][0])


async def feed_file(request: Request) -> Response:
    """Answer with the Atom feed in the language asked for."""
    asked = request.query_params.get("lang", "en")
    language = next((each for each in LANGUAGES if each == asked), "en")
    text = await run_in_threadpool(feed, language, str(request.base_url))
    return _answer(request, text.encode(), kind=FEED)


async def dataset_file(request: Request) -> Response:
    """Answer with the schema.org record."""
    text = await run_in_threadpool(dataset, str(request.base_url))
    return _answer(request, text.encode(), kind="application/ld+json")


def _answer(
    request: Request, content: bytes, *, kind: str, headers: dict[str, str] | None = None
) -> Response:
    sent = {"etag": etag_of(content), "cache-control": "no-cache", **(headers or {})}
    if _has(request, sent["etag"]):
        return Response(status_code=304, headers=sent)
    return Response(content, media_type=kind, headers=sent)


@lru_cache(maxsize=ADDRESSES)
def etag_of(content: bytes) -> str:
    """Return the tag of a content; the same for the same bytes, whichever server sends them."""
    return f'"{hashlib.sha256(content).hexdigest()[:24]}"'


def _saved_as(name: str) -> dict[str, str]:
    if name == DESCRIBED:
        return {"cache-control": "no-cache"}
    title = name.replace("edition", f"refugio-en-cifras-{loaders.edition().name}", 1)
    return {"cache-control": "no-cache", "content-disposition": f'attachment; filename="{title}"'}


def _has(request: Request, etag: str) -> bool:
    """Whether the reader says to have it: one of the tags sent, marked weak by a proxy or not, or any."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return etag in known or known == ["*"]


ROUTES: list[BaseRoute] = [
    *(Route(f"/data/{name}", edition_file) for name in MADE),
    Route("/data/edition.duckdb", database_file),
    Route("/data/feed.xml", feed_file),
    Route("/data/dataset.jsonld", dataset_file),
]
