"""Whether the server is well."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.queries import database, served_edition, serving
from displacement.server.http import headers_for
from displacement.server.renewal import PROBLEMS_TOLD


def health(request: Request) -> Response:
    """Answer that the server is well: the edition served and how many figures it holds.

    ``refused`` names an edition on the disk that cannot be served, and what is wrong with it.
    """
    count = database().cursor().execute("SELECT CAST(count(*) AS BIGINT) FROM figures").fetchall()[0][0]
    edition, refused = served_edition(), serving.refused
    told: dict[str, object] = {"status": "ok", "edition": edition.name, "checksum": edition.checksum}
    told |= {"published": edition.published.isoformat(), "figures": count}
    if refused:
        problems = refused.problems[:PROBLEMS_TOLD]
        told["refused"] = {"edition": refused.edition, "problems": problems, "count": len(refused.problems)}
    return JSONResponse(told, headers=headers_for(request, keep="never"))


ROUTES: list[BaseRoute] = [Route("/healthz", health)]
