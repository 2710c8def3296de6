"""Every request is answered of one edition: the one that was served as it came in."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from displacement.queries import one_edition


class OfOneEdition:
    """Answers a request of the edition that it began with, however long its answer takes."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on; a page that stays open (a websocket) takes the edition of each of its runs."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with one_edition():
            await self.app(scope, receive, send)
