"""What a browser may do with what the server answers: which scripts run, who may frame it, who may read it.

*Pages.* Scripts are files of the server, or stand in the page and are named by their hashes; nothing is fetched from
anywhere else, whatever a text of somebody else got to stand in a page. Streamlit's components are scripts at ``blob:``
addresses, its maps compile WebAssembly, its styles and Plotly's are written as the page runs.
*Slides.* The same, with one script.
*Files that are pages* (an exhibit, a country, a deck in one file) hold their scripts and ask for nothing at all.
*Frames.* ``/embed`` may stand in any page, everything else in those of the dashboard alone.
*Data* may be read by the pages of others: all of it is public, and no answer depends on a cookie.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from displacement.decks.show import SHOW_SCRIPT
from displacement.server.head import Head, document, head_for
from displacement.server.place import place_in
from displacement.view.scripts import IN_PAGES

EMBEDS, SLIDES = "/embed/", "/show/"
FILES = ("/exhibits/", "/countries/", "/decks/")
DATA = re.compile(r"/(exhibits|data|countries|embed)(/.*)?|/decks/[^/]+\.json|/openapi\.json|/oembed")
TOLD_TO_OTHERS = ("content-disposition", "etag", "refugio-edition", "refugio-edition-asked", "retry-after")
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
WITH_SCRIPTS = ("text/html", "image/svg+xml", "application/xml", "application/atom+xml", "application/pdf")
"""The kinds of answers in which a browser could run a script, or fetch something."""
OURS_ALONE, ANYBODY = "frame-ancestors 'self'", "frame-ancestors *"
CARRIED = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'"
)
PAGE = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {hashes}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
SHOWN = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'"
)
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Policies:
    """Says with every answer what a browser may do with it, and lets the pages of others read the data."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app
        self._shared = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match", "Range"],
            expose_headers=TOLD_TO_OTHERS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and add what goes with its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = place_in(scope)

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                if headers.get("content-type", "").startswith(WITH_SCRIPTS):
                    headers["content-security-policy"] = policy_of(path)
            await send(message)

        await (self._shared if DATA.fullmatch(path) else self.app)(scope, receive, telling)


def policy_of(path: str) -> str:
    """Return what a browser may do with the page at an address."""
    if path.startswith(EMBEDS):
        return f"{CARRIED}; {ANYBODY}"
    if path.startswith(FILES):
        return f"{CARRIED}; {OURS_ALONE}"
    return f"{_shown() if path.startswith(SLIDES) else _page()}; {OURS_ALONE}"


@cache
def _page() -> str:
    ours = INLINE.findall(head_for(document(), Head(language="en")))
    return PAGE.format(hashes=_hashes([*ours, *IN_PAGES]))


@cache
def _shown() -> str:
    return SHOWN.format(hashes=_hashes([SHOW_SCRIPT]))


def _hashes(scripts: Iterable[str]) -> str:
    """Return the hashes by which a policy names scripts."""
    sums = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in sums)
