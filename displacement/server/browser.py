"""What the browser is sent besides the pages' content: language, preloaded scripts, compression, caching."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qs

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from displacement.exports.edition import dataset
from displacement.exports.typefaces import STREAMLIT
from displacement.words import LANGUAGES

OURS = Path(__file__).resolve().parents[1] / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".geojson": "application/geo+json"}
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
CHART, MAP = "PlotlyChart", "DeckGlJsonChart"
FIRST_SHOWN = {"hosts": MAP}
DESCRIBED_ON = "sources"


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the head of a page names: its language, the script it needs first, the record of the dataset."""

    language: str
    first: str
    record: str = ""


class CompressedFiles:
    """Serves scripts, styles and the land layer compressed once and kept, with long cache headers.

    Streamlit leaves its static files uncompressed: 6.7 MB for one chart. Compressed they are 1.8 MB.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the compressed copy where there is one and the browser takes it."""
        file = static_file(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if file is None:
            await self.app(scope, receive, send)
            return
        if "br" not in Headers(scope=scope).get("accept-encoding", ""):
            kept = FileResponse(file, media_type=KINDS[file.suffix], headers={"vary": "accept-encoding"})
            await kept(scope, receive, send)
            return
        age = YEAR if scope["path"].startswith("/static/") else DAY
        headers = {"content-encoding": "br", "vary": "accept-encoding", "cache-control": age}
        await Response(compressed(file), media_type=KINDS[file.suffix], headers=headers)(scope, receive, send)


class PageHead:
    """Puts the reader's language on ``<html>`` and announces the chart's script in pages served as HTML."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the head of HTML answers and leave everything else as it is."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        page = scope["path"].strip("/")
        record = await run_in_threadpool(dataset, _served_from(scope)) if page == DESCRIBED_ON else ""
        head = Head(language=language_of(scope), first=FIRST_SHOWN.get(page, CHART), record=record)
        held = _Held(send, head=head)
        await self.app({**scope, "headers": plain}, receive, held.send)


class _Held:
    """Holds an HTML answer until it is whole, then sends it with its head rewritten."""

    def __init__(self, send: Send, *, head: Head) -> None:
        self._send, self._head = send, head
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and "text/html" in Headers(raw=message["headers"]).get(
            "content-type", ""
        ):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        page = head_for(self._body.decode("utf-8"), self._head).encode("utf-8")
        MutableHeaders(scope=start)["content-length"] = str(len(page))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})


def language_of(scope: Scope) -> str:
    """Return the language of a request: its ``lang``, else the one the browser prefers, else English."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    wished = (asked, Headers(scope=scope).get("accept-language", "")[:2].lower())
    return next((language for language in wished if language in LANGUAGES), "en")


def head_for(page: str, head: Head) -> str:
    """Return the page with its language named, its first script announced, and the dataset's record in it."""
    page = re.sub(r'<html lang="[^"]*"', f'<html lang="{head.language}"', page, count=1)
    page = page.replace("<title>Streamlit</title>", "<title>Refugio en cifras</title>", 1)
    record = head.record.replace("<", "\\u003c")
    script = f'<script type="application/ld+json">{record}</script>' if record else ""
    return page.replace("</head>", f"{preload(head.first)}{script}</head>", 1)


def _served_from(scope: Scope) -> str:
    """Return the address that the reader asked at, as in ``http://localhost:8501/``."""
    return f"{scope.get('scheme', 'http')}://{Headers(scope=scope).get('host', 'localhost')}/"


@cache
def preload(script: str) -> str:
    """Return the tag that makes the browser fetch a script of Streamlit's at once."""
    files = sorted((STREAMLIT / "static" / "js").glob(f"{script}.*.js"))
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">' for file in files)


def static_file(path: str) -> Path | None:
    """Return the file behind an address of a script, style or land layer, or nothing for any other."""
    for prefix, folder in (("/static/", STREAMLIT / "static"), ("/app/static/", OURS)):
        if path.startswith(prefix):
            file = (folder / path.removeprefix(prefix)).resolve()
            inside = file.is_relative_to(folder.resolve()) and file.is_file()
            return file if inside and file.suffix in KINDS else None
    return None


@lru_cache(maxsize=256)
def compressed(file: Path) -> bytes:
    """Return the file's content compressed with Brotli; done once a file."""
    return bytes(brotli.compress(file.read_bytes(), quality=6))


MIDDLEWARE = [Middleware(CompressedFiles), Middleware(PageHead)]
