"""The data to take away: each table as CSV, the edition in one file, its feed and its record."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.errors import FileGone, UnknownTable
from displacement.exports.edition import (
    ADDRESSES,
    DESCRIBED,
    FEED,
    FILES,
    MADE,
    dataset,
    feed,
    table_names,
)
from displacement.exports.tables import as_csv
from displacement.queries import database, once_an_edition, served_database, served_edition
from displacement.server.http import answered, base_of, headers_for, language_asked, unchanged
from loaders.build import given_away

DATABASE, RECORD, NEWS = "edition.duckdb", "dataset.jsonld", "feed.xml"
LINKED_DATA = "application/ld+json"
CSV = "text/csv; charset=utf-8"


def edition_file(request: Request) -> Response:
    """Answer with one file of the edition."""
    name = request.url.path.rsplit("/", maxsplit=1)[-1]
    saved_as = "" if name == DESCRIBED else _saved_as(name)
    return answered(request, MADE[name](), kind=FILES[name], saved_as=saved_as)


def database_file(request: Request) -> Response:
    """Answer with a copy of the database that the pages are drawn from."""
    drawn_from = served_database()
    if not drawn_from.is_file():
        raise FileGone
    file = given_away(drawn_from)
    tag = f'"{file.stem}-{file.stat().st_mtime_ns}"'
    headers = headers_for(request, keep="asked", tag=tag)
    headers["content-disposition"] = f'attachment; filename="{_saved_as(DATABASE)}"'
    known = unchanged(request, headers)
    return known or FileResponse(file, media_type=FILES[DATABASE], headers=headers)


def feed_file(request: Request) -> Response:
    """Answer with the Atom feed in the reader's language: of everything, of countries (``c``), of measures (``m``)."""
    language = language_asked(request)
    areas, measures = (_codes(request, name) for name in ("c", "m"))
    content = feed(language, base_of(request), areas, measures)
    return answered(request, content.encode(), kind=FEED, language=language)


def _codes(request: Request, name: str) -> tuple[str, ...]:
    return tuple(filter(None, request.query_params.get(name, "").split("~")))


def dataset_file(request: Request) -> Response:
    """Answer with the schema.org record."""
    return answered(request, dataset(base_of(request)).encode(), kind=LINKED_DATA)


def table_file(request: Request) -> Response:
    """Answer with one table of the edition as CSV, or with the names of those there are."""
    name = request.path_params["file"]
    table = name.removesuffix(".csv")
    if not name.endswith(".csv") or table not in tables():
        raise UnknownTable(table, known=tables())
    content = table_csv(table)
    response = answered(request, content, kind=CSV)
    if response.status_code == 200:
        response.headers["content-disposition"] = f'inline; filename="{name}"'
    return response


def tables() -> tuple[str, ...]:
    """Return the names of the tables that are served."""
    return tuple(name for name in table_names() if name != "quotable")


@once_an_edition(ADDRESSES)
def table_csv(name: str) -> bytes:
    """Return a table of an edition as CSV; made once."""
    return as_csv(database().cursor().execute(f'SELECT * FROM "{name}"').df())


def _saved_as(name: str) -> str:
    return name.replace("edition", f"refugio-en-cifras-{served_edition().name}", 1)


ROUTES: list[BaseRoute] = [
    *(Route(f"/data/{name}", edition_file) for name in MADE),
    Route(f"/data/{DATABASE}", database_file),
    Route(f"/data/{NEWS}", feed_file),
    Route(f"/data/{RECORD}", dataset_file),
    Route("/data/{file}", table_file),
]
