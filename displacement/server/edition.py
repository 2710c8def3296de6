"""The edition to take away, its feed and its record, as the server answers them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.exports.edition import ADDRESSES, DESCRIBED, FEED, FILES, MADE, dataset, feed
from displacement.queries import database, served_edition
from displacement.words import LANGUAGES


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
    title = name.replace("edition", f"refugio-en-cifras-{served_edition().name}", 1)
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
