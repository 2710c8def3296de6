"""Scripts, styles and the land layer: compressed once, kept in memory, with the headers that let browsers keep them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from displacement.exports.standalone import PLOTLY_PLACE, PLOTLY_SCRIPT
from displacement.exports.typefaces import STREAMLIT
from displacement.server.encodings import taken_of
from displacement.server.http import KEPT, Keeping, unchanged
from displacement.server.place import place_in
from displacement.server.there import file_in

OURS = Path(__file__).resolve().parents[1] / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".geojson": "application/geo+json"}
FOLDERS: dict[str, tuple[Path, Keeping]] = {
    "/static/": (STREAMLIT / "static", "year"),
    "/app/static/": (OURS, "day"),
}
FILES: dict[str, tuple[Path, Keeping]] = {
    f"/{PLOTLY_PLACE}": (PLOTLY_SCRIPT, "year"),
    "/assets/plotly.min.js": (PLOTLY_SCRIPT, "hour"),
}
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: bytes(brotli.compress(content, quality=6)),
    "gzip": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
}


class StaticFilesCompressed:
    """Serves scripts, styles and the land layer compressed, where the browser takes it.

    Streamlit leaves its static files uncompressed: 6.7 MB for one chart. Compressed they are 1.8 MB.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer where the address is that of a static file of ours or Streamlit's, and leave the rest as it is."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        found = static_file(place_in(scope)) if asked else None
        if found is None:
            await self.app(scope, receive, send)
            return
        response = await run_in_threadpool(_answer, Request(scope), *found)
        await response(scope, receive, send)


def static_file(path: str) -> tuple[Path, Keeping] | None:
    """Return the file behind an address and how long it is kept, or nothing where it is no static file."""
    if path in FILES:
        return FILES[path]
    for prefix, (folder, keep) in FOLDERS.items():
        if path.startswith(prefix):
            file = file_in(folder, path.removeprefix(prefix))
            return (file, keep) if file is not None and file.suffix in KINDS else None
    return None


def _answer(request: Request, file: Path, keep: Keeping) -> Response:
    headers = {"cache-control": KEPT[keep], "vary": "accept-encoding"}
    whole = FileResponse(file, media_type=KINDS[file.suffix], headers=headers, stat_result=file.stat())
    encoding = next(iter(taken_of(request.headers.get("accept-encoding", ""))), None)
    if encoding is None:
        return unchanged(request, whole.headers) or whole
    headers |= {"etag": f'{whole.headers["etag"][:-1]}-{encoding}"', "content-encoding": encoding}
    known = unchanged(request, headers)
    return known or Response(compressed(file, encoding), media_type=KINDS[file.suffix], headers=headers)


@lru_cache(maxsize=256)
def compressed(file: Path, encoding: str) -> bytes:
    """Return the file's content compressed; done once a file."""
    return COMPRESS[encoding](file.read_bytes())
