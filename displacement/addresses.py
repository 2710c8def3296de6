"""What the server answers to programs: its health, the list of exhibits, each exhibit's data, the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

import loaders
from displacement import publication
from displacement.errors import RefusedParameter, UnknownExhibit
from displacement.exhibits import EXHIBITS, Exhibit, Shown, exhibit
from displacement.queries import database
from displacement.view import View
from displacement.words import LANGUAGES, words_in

FORMATS = ("csv", "json")
LEADING = ("=", "+", "-", "@", "\t", "\r")


async def health(_: Request) -> Response:
    """Answer that the server is well: the data edition and how many figures it holds."""
    return JSONResponse(await run_in_threadpool(_health))


async def exhibit_list(_: Request) -> Response:
    """Answer with every exhibit: id, question in both languages, parameters with their codes, formats."""
    return JSONResponse(await run_in_threadpool(lambda: [_described(one) for one in EXHIBITS.values()]))


async def exhibit_file(request: Request) -> Response:
    """Answer with an exhibit's rows as CSV or JSON at the view the address asks for, or say what is allowed."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FORMATS:
        return _refusal(404, f"There is no format “{ending}”.", allowed=list(FORMATS))
    try:
        shown = await run_in_threadpool(_shown_for, name, dict(request.query_params))
        return await run_in_threadpool(_as_csv if ending == "csv" else _as_json, shown)
    except UnknownExhibit as error:
        return _refusal(404, str(error), allowed=list(error.known))
    except RefusedParameter as error:
        return _refusal(422, str(error), allowed=list(error.allowed))


async def table_file(request: Request) -> Response:
    """Answer with one table of the data edition as CSV."""
    name = request.path_params["table"]
    tables = await run_in_threadpool(_tables)
    if name not in tables:
        return _refusal(404, f"There is no table “{name}”.", allowed=tables)
    return _csv(await run_in_threadpool(_table, name), name)


def _health() -> dict[str, Any]:
    edition = loaders.edition()
    count = database().cursor().execute("SELECT CAST(count(*) AS BIGINT) FROM figures").fetchall()[0][0]
    return {"status": "ok", "edition": edition.name, "figures": count}


def _described(one: Exhibit) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": {language: words_in(language).say(one.question) for language in LANGUAGES},
        "parameters": {parameter.name: list(parameter.codes()) for parameter in one.parameters},
        "formats": list(FORMATS),
    }


def _shown_for(name: str, asked: Mapping[str, str]) -> Shown:
    found = exhibit(name)
    known = {parameter.name: parameter for parameter in found.parameters}
    language = asked.get("lang", "en")
    if language not in LANGUAGES:
        raise RefusedParameter("lang", value=language, allowed=LANGUAGES)
    filters = {}
    for key, value in asked.items():
        if key in {"lang", "edition"}:
            continue
        if key not in known:
            raise RefusedParameter(key, value=value, allowed=("lang", *known))
        filters[key] = known[key].accept(value)
    return found.at(View(language=language).with_filters(filters))


def _as_csv(shown: Shown) -> Response:
    return _csv(shown.rows.assign(caveats=" ".join(shown.cautions)), shown.exhibit.id)


def _as_json(shown: Shown) -> Response:
    rows = json.loads(shown.rows.to_json(orient="records", date_format="iso", force_ascii=False))
    return JSONResponse(
        {
            "id": shown.exhibit.id,
            "title": shown.title,
            "subtitle": shown.subtitle,
            "alt": shown.alt,
            "cautions": list(shown.cautions),
            "edition": loaders.edition().name,
            "parameters": dict(shown.view.filters),
            "rows": rows,
        }
    )


def _csv(table: pd.DataFrame, name: str) -> Response:
    text = table.map(_harmless).to_csv(index=False, date_format="%Y-%m-%d")
    headers = {"content-disposition": f'inline; filename="{name}.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(LEADING) else value


def _tables() -> list[str]:
    return [name for name in publication.table_names() if name != "quotable"]


def _table(name: str) -> pd.DataFrame:
    return database().cursor().execute(f'SELECT * FROM "{name}"').df()


def _refusal(status: int, error: str, *, allowed: list[str]) -> Response:
    return JSONResponse({"error": error, "allowed": allowed}, status_code=status)


ROUTES: list[BaseRoute] = [
    Route("/healthz", health),
    Route("/exhibits", exhibit_list),
    Route("/exhibits/{file}", exhibit_file),
    Route("/data/{table}.csv", table_file),
    *publication.ROUTES,
]
