"""Where the dashboard stands: under a path, behind a proxy. What comes after sees its own addresses alone.

A proxy may hand a path on (``/refugio/hosts``, and ``server.baseUrlPath`` names it), take it off and tell
(``X-Forwarded-Prefix``), or take it off and say nothing. The path becomes the ``root_path`` of ASGI, which Starlette
and Streamlit leave out where they look for a route and put in where they name an address; what a browser reads names
no path at all (``displacement.addresses``).

What a proxy tells is believed where ``FORWARDED_ALLOW_IPS`` names it.
"""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from displacement.settings import PROXIES

PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")
"""A path that a proxy may name: no empty step, none that leads up."""
HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
OF_A_PROXY = 0
"""The port that uvicorn gives a reader whose address a trusted proxy told: the proxy's own is no longer known."""


class InItsPlace:
    """Lets the application stand under a path, and under the name that a trusted proxy serves it by."""

    def __init__(self, app: ASGIApp, *, path: str = "") -> None:
        """Stand before an application; ``path`` is one that a proxy hands on, as in ``refugio``."""
        self.app = app
        self.path = f"/{path.strip('/')}".rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what is asked under the path; the path itself, without its stroke, leads to the first page."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        placed = self._placed(_told(scope))
        if scope["type"] == "http" and place_in(placed) == "":
            asked = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
            await RedirectResponse(f"{placed['root_path']}/{asked}")(scope, receive, send)
            return
        await self.app(placed, receive, send)

    def _placed(self, scope: Scope) -> Scope:
        """Return the request with the path that it stands under; one that the server gives it stays."""
        if scope.get("root_path"):
            return scope
        if self.path and _under(scope["path"], self.path):
            return {**scope, "root_path": self.path}
        return scope


def place_in(scope: Scope) -> str:
    """Return what is asked for, without the path that the dashboard stands under."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(root) if _under(path, root) else path


def _under(path: str, root: str) -> bool:
    return f"{path}/".startswith(f"{root}/")


def _told(scope: Scope) -> Scope:
    """Return the request as a trusted proxy tells it: by what name and under which path; as it is from all others."""
    told = Headers(scope=scope)
    if not _is_trusted(scope):
        # uvicorn believes this machine whether it is named or not.
        spoken = {"http": "http", "websocket": "ws"}[scope["type"]]
        return {**scope, "scheme": spoken} if "x-forwarded-proto" in told else scope
    placed = dict(scope)
    host, prefix = told.get("x-forwarded-host", ""), told.get("x-forwarded-prefix", "").rstrip("/")
    if HOST.fullmatch(host):
        headers = MutableHeaders(raw=list(scope["headers"]))
        headers["host"] = host
        placed["headers"] = headers.raw
    if PREFIX.fullmatch(prefix) and not scope.get("root_path"):
        placed |= {"root_path": prefix, "path": prefix + scope["path"]}
    return placed


def _is_trusted(scope: Scope) -> bool:
    """Tell whether a request came through a trusted proxy."""
    named = PROXIES.value
    if not named or "*" in named:
        return bool(named)
    host, port = scope.get("client") or ("", None)
    if port == OF_A_PROXY:
        return True
    try:
        return any(ip_address(host) in ip_network(each, strict=False) for each in named)
    except ValueError:
        return False
