"""Whether the server is well."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.queries import database, once_an_edition, served_edition, serving
from displacement.server.http import headers_for
from displacement.server.renewal import PROBLEMS_TOLD


async def health(request: Request) -> Response:
    """Answer that the server is well: the edition served and how many figures it holds.

    It waits for no thread, so that it is answered however busy all are.

    ``refused`` names an edition on the disk that cannot be served, and what is wrong with it.
    """
    edition, refused = served_edition(), serving.refused
    told: dict[str, object] = {"status": "ok", "edition": edition.name, "checksum": edition.checksum}
    told |= {"published": edition.published.isoformat(), "figures": _count()}
    if refused:
        problems = refused.problems[:PROBLEMS_TOLD]
        told["refused"] = {"edition": refused.edition, "problems": problems, "count": len(refused.problems)}
    return JSONResponse(told, headers=headers_for(request, keep="never"))


@once_an_edition(1)
def _count() -> int:
    return int(database().cursor().execute("SELECT count(*) FROM figures").fetchall()[0][0])


ROUTES: list[BaseRoute] = [Route("/healthz", health)]
