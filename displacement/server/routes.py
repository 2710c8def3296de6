"""All addresses of the server besides Streamlit's own, and what stands before them."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from displacement.server import countries, decks, embeds, exhibits, head, health, openapi, tables
from displacement.server.encodings import TakenEncodings
from displacement.server.gate import Gate
from displacement.server.one_edition import OfOneEdition
from displacement.server.policies import Policies
from displacement.server.refusals import Refusals
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
MIDDLEWARE = [
    Middleware(each)
    for each in (Policies, Refusals, Gate, TakenEncodings, StaticFilesCompressed, OfOneEdition)
]
"""What each request passes, the outermost first: whatever is answered, refusals too, goes back through the first."""
