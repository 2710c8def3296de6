"""What the server answers to programs: its health, the list of exhibits, each exhibit's data, the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.errors import NoBrowser, RefusedParameter, RenderingFailed, UnknownExhibit
from displacement.exhibit import Exhibit, Shown
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.exports import FORMATS, PICTURES, PRESETS, ROWS, Export, export
from displacement.exports.edition import table_names
from displacement.exports.standalone import PLOTLY_SCRIPT
from displacement.exports.tables import as_csv
from displacement.queries import database, served_edition
from displacement.queries.choices import accepted, codes_of
from displacement.server import decks as deck_routes
from displacement.server import edition as edition_routes
from displacement.server.openapi import described_addresses
from displacement.view import View
from displacement.words import LANGUAGES, words_in

OF_THE_FILE = {"size": tuple(PRESETS), "rows": ROWS}


async def health(_: Request) -> Response:
    """Answer that the server is well: the data edition and how many figures it holds."""
    return JSONResponse(await run_in_threadpool(_health))


async def exhibit_list(_: Request) -> Response:
    """Answer with every exhibit: id, question in both languages, parameters with their codes, formats."""
    return JSONResponse(await run_in_threadpool(lambda: [_described(one) for one in EXHIBITS.values()]))


async def exhibit_file(request: Request) -> Response:
    """Answer with an exhibit as a file at the view the address asks for, or say what is allowed."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FORMATS:
        return _refusal(404, f"There is no format “{ending}”.", allowed=list(FORMATS))
    edition = await run_in_threadpool(served_edition)
    headers = {"etag": _etag(edition.checksum, str(request.url.path), str(request.url.query))}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    try:
        made = await run_in_threadpool(_file_of, name, ending, dict(request.query_params))
    except UnknownExhibit as error:
        return _refusal(404, str(error), allowed=list(error.known))
    except RefusedParameter as error:
        return _refusal(422, str(error), allowed=list(error.allowed))
    except (NoBrowser, RenderingFailed) as error:
        return _refusal(503, str(error), allowed=[kind for kind in FORMATS if kind not in PICTURES])
    headers |= {"content-disposition": f'inline; filename="{made.name}"', "cache-control": "no-cache"}
    return Response(made.content, media_type=made.media_type, headers=headers)


def _file_of(name: str, ending: str, asked: dict[str, str]) -> Export:
    options = {key: _accepted(key, asked.pop(key)) for key in OF_THE_FILE if key in asked}
    return export(_shown_for(name, asked), ending, **options)


def _accepted(name: str, value: str) -> str:
    if value not in OF_THE_FILE[name]:
        raise RefusedParameter(name, value=value, allowed=OF_THE_FILE[name])
    return value


def _etag(*parts: str) -> str:
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]}"'


async def plotly_script(_: Request) -> Response:
    """Answer with Plotly's script, for browsers that draw a picture themselves."""
    return FileResponse(PLOTLY_SCRIPT, media_type="text/javascript")


async def openapi(_: Request) -> Response:
    """Answer with the description of these addresses (OpenAPI 3.1)."""
    return JSONResponse(await run_in_threadpool(described_addresses))


async def table_file(request: Request) -> Response:
    """Answer with one table of the data edition as CSV."""
    name = request.path_params["table"]
    tables = await run_in_threadpool(_tables)
    if name not in tables:
        return _refusal(404, f"There is no table “{name}”.", allowed=tables)
    return _csv(await run_in_threadpool(_table, name), name)


def _health() -> dict[str, Any]:
    edition = served_edition()
    count = database().cursor().execute("SELECT CAST(count(*) AS BIGINT) FROM figures").fetchall()[0][0]
    return {"status": "ok", "edition": edition.name, "figures": count}


def _described(one: Exhibit) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": {language: words_in(language).say(one.question) for language in LANGUAGES},
        "parameters": {parameter.name: list(codes_of(parameter)) for parameter in one.parameters},
        "formats": list(FORMATS),
    }


def _shown_for(name: str, asked: Mapping[str, str]) -> Shown:
    found = exhibit_named(name)
    known = {parameter.name: parameter for parameter in found.parameters}
    language = asked.get("lang", "en")
    if language not in LANGUAGES:
        raise RefusedParameter("lang", value=language, allowed=LANGUAGES)
    filters = {}
    for key, value in asked.items():
        if key in {"lang", "edition"}:
            continue
        if key not in known:
            raise RefusedParameter(key, value=value, allowed=("lang", *OF_THE_FILE, *known))
        filters[key] = accepted(known[key], value)
    return found.at(View(language=language).with_filters(filters))


def _csv(table: pd.DataFrame, name: str) -> Response:
    headers = {"content-disposition": f'inline; filename="{name}.csv"'}
    return Response(as_csv(table), media_type="text/csv; charset=utf-8", headers=headers)


def _tables() -> list[str]:
    return [name for name in table_names() if name != "quotable"]


def _table(name: str) -> pd.DataFrame:
    return database().cursor().execute(f'SELECT * FROM "{name}"').df()


def _refusal(status: int, error: str, *, allowed: list[str]) -> Response:
    return JSONResponse({"error": error, "allowed": allowed}, status_code=status)


ROUTES: list[BaseRoute] = [
    Route("/healthz", health),
    Route("/openapi.json", openapi),
    Route("/exhibits", exhibit_list),
    Route("/exhibits/{file}", exhibit_file),
    Route("/assets/plotly.min.js", plotly_script),
    Route("/data/{table}.csv", table_file),
    *edition_routes.ROUTES,
    *deck_routes.ROUTES,
]
