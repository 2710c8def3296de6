"""Every error that leaves the server has one shape, whoever raised it: we, Streamlit, Starlette or the machine."""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from displacement.errors import BareRefusal, DiskFull, RefugioError, Unforeseen
from displacement.server.http import refused

KEPT = ("allow", "content-range", "retry-after")
"""The headers of a refusal that say more than its status."""
OF_OURS = "refugio-edition"
"""A header of every answer that is ours: such a refusal has its words already."""
POLICY_VIOLATION, TRY_AGAIN_LATER = 1008, 1013
log = logging.getLogger("refugio")


class Refusals:
    """Answers with what is wrong, in the reader's language, where an error comes or a refusal says nothing but text."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and tell what goes wrong with it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            await self.app(scope, receive, answer.send)
        except Exception as error:
            if answer.begun:
                raise
            await _deny(scope, receive, send, refused(HTTPConnection(scope), error_told_of(error)))
            return
        if answer.bare is not None:
            told = refused(HTTPConnection(scope), BareRefusal(answer.bare))
            told.headers.update(answer.kept)
            await told(scope, receive, send)


class _Answer:
    """What is answered, with a refusal that is no JSON held back: its status is kept to be told in words."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.bare: int | None = None
        self.kept: Mapping[str, str] = {}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= 400:
            headers = Headers(raw=message["headers"])
            if OF_OURS not in headers and "json" not in headers.get("content-type", ""):
                self.bare = message["status"]
                self.kept = {name: headers[name] for name in KEPT if name in headers}
        if self.bare is None:
            self.begun = True
            await self._send(message)


def error_told_of(error: Exception) -> RefugioError:
    """Return an error as a reader is told of it; one that nobody foresaw goes to the log with all that is known."""
    if isinstance(error, RefugioError):
        return error
    log.error("A request failed: %s", error, exc_info=error)
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull()
    return Unforeseen()


async def _deny(scope: Scope, receive: Receive, send: Send, response: Response) -> None:
    """Answer a request, or a page that wants to open, with a refusal."""
    if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
        await response(scope, receive, send)
        return
    busy = "retry-after" in response.headers
    await send({"type": "websocket.close", "code": TRY_AGAIN_LATER if busy else POLICY_VIOLATION})
