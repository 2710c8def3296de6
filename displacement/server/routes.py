"""All addresses of the server besides Streamlit's own, what stands before them, and how their errors are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute

from displacement.errors import RefugioError
from displacement.server import countries, decks, exhibits, head, health, openapi, tables
from displacement.server.http import refused
from displacement.server.one_edition import OfOneEdition
from displacement.server.place import InItsPlace
from displacement.server.static_files import StaticFilesCompressed
from displacement.server.there import OnlyWhatIsThere
from displacement.server.work import left_alone

ROUTES: list[BaseRoute] = [
    *health.ROUTES,
    *openapi.ROUTES,
    *exhibits.ROUTES,
    *countries.ROUTES,
    *tables.ROUTES,
    *decks.ROUTES,
    *head.ROUTES,
]


def middleware(path: str = "") -> list[Middleware]:
    """Return what stands before the addresses, the first one outermost; ``path`` is the one that all stand under."""
    return [
        Middleware(InItsPlace, path=path),
        Middleware(StaticFilesCompressed),
        Middleware(OfOneEdition),
        Middleware(OnlyWhatIsThere),
    ]


ERRORS: dict[type[Exception], Callable[..., Any]] = {RefugioError: refused, ClientDisconnect: left_alone}
