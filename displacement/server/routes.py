"""All addresses of the server besides Streamlit's own, what stands before them, and how their errors are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from displacement.errors import RefugioError
from displacement.server import countries, decks, embeds, exhibits, head, health, openapi, tables
from displacement.server.http import refused
from displacement.server.one_edition import OfOneEdition
from displacement.server.static_files import StaticFilesCompressed

ROUTES: list[BaseRoute] = [
    *health.ROUTES,
    *openapi.ROUTES,
    *exhibits.ROUTES,
    *embeds.ROUTES,
    *countries.ROUTES,
    *tables.ROUTES,
    *decks.ROUTES,
    *head.ROUTES,
]
MIDDLEWARE = [Middleware(StaticFilesCompressed), Middleware(OfOneEdition)]
ERRORS: dict[type[Exception], Callable[..., Any]] = {RefugioError: refused}
