"""Whether the server is well."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.queries import database, served_edition
from displacement.server.http import headers_for


def health(request: Request) -> Response:
    """Answer that the server is well: the data edition and how many figures it holds."""
    count = database().cursor().execute("SELECT CAST(count(*) AS BIGINT) FROM figures").fetchall()[0][0]
    told = {"status": "ok", "edition": served_edition().name, "figures": count}
    return JSONResponse(told, headers=headers_for(request, keep="never"))


ROUTES: list[BaseRoute] = [Route("/healthz", health)]
