"""Which encodings a browser takes, read as RFC 9110 tells it, and told so that all that compresses understands it."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

NAME = "accept-encoding"
ENCODINGS = ("br", "gzip")
"""The encodings that the server has, the best first."""


class TakenEncodings:
    """Rewrites what a browser says of encodings as the names of those it takes.

    What compresses behind it (Starlette's) looks for a name alone: it would send gzip to who says ``gzip;q=0``.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on with the names alone."""
        if scope["type"] == "http":
            told = Headers(scope=scope).getlist(NAME)
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != NAME.encode()]}
            if taken := taken_of(", ".join(told)):
                MutableHeaders(scope=scope)[NAME] = ", ".join(taken)
        await self.app(scope, receive, send)


def taken_of(told: str) -> tuple[str, ...]:
    """Return the encodings of ours that are taken, those wished for the most first, then ours in their order."""
    weights = dict(_weighed(wish) for wish in told.split(",") if wish.strip())
    weighed = {name: weights.get(name, weights.get("*", 0.0)) for name in ENCODINGS}
    return tuple(sorted((name for name in ENCODINGS if weighed[name] > 0), key=lambda name: -weighed[name]))


def _weighed(wish: str) -> tuple[str, float]:
    """Return an encoding and how much it is wished for; one whose weight cannot be read is not."""
    name, *parameters = (part.strip().lower() for part in wish.split(";"))
    name = {"x-gzip": "gzip"}.get(name, name)
    weight = next(
        (value.strip() for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "q"), "1"
    )
    try:
        return name, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return name, 0.0
