"""All addresses of the server besides Streamlit's own, and what stands before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute

from displacement.server import countries, decks, embeds, exhibits, head, health, openapi, tables
from displacement.server.encodings import TakenEncodings
from displacement.server.gate import Gate
from displacement.server.one_edition import OfOneEdition
from displacement.server.place import InItsPlace
from displacement.server.policies import Policies
from displacement.server.refusals import Refusals
from displacement.server.static_files import StaticFilesCompressed
from displacement.server.there import OnlyWhatIsThere
from displacement.server.work import left_alone

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


def middleware(path: str = "") -> list[Middleware]:
    """Return what each request passes, the outermost first; ``path`` is the one that all addresses stand under.

    Whatever is answered, refusals too, goes back through the first.
    """
    inner = (Policies, Refusals, Gate, TakenEncodings, StaticFilesCompressed, OfOneEdition, OnlyWhatIsThere)
    return [Middleware(InItsPlace, path=path), *(Middleware(each) for each in inner)]


ERRORS: dict[type[Exception], Callable[..., Any]] = {ClientDisconnect: left_alone}
