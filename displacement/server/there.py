"""What is not there is answered with 404: Streamlit would send the document of its pages for every unknown address."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from displacement.addresses import PAGE, address_to
from displacement.errors import UnknownAddress
from displacement.exports.standalone import template
from displacement.exports.typefaces import STREAMLIT
from displacement.pages import HOME, PAGES
from displacement.server.http import headers_for, refused, wished_language
from displacement.server.place import place_in
from displacement.view.colours import palette
from displacement.words import words_in

LONGEST = 200  # signs of an address that are told again


class OnlyWhatIsThere:
    """Answers 404 where no route of ours or of Streamlit’s, and no file of its own, is at an address."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request for what is there."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or is_there(scope):
            await self.app(scope, receive, send)
            return
        await missing(Request(scope))(scope, receive, send)


def is_there(scope: Scope) -> bool:
    """Tell whether something answers at an address; with a stroke at its end, Streamlit leads to the one without."""
    place = place_in(scope).rstrip("/")
    asked = {**scope, "path": f"{scope.get('root_path', '')}{place or '/'}"}
    routes = [route for route in scope["app"].routes if not isinstance(route, Mount)]
    answers = any(route.matches(asked)[0] is not Match.NONE for route in routes)
    return answers or file_in(STREAMLIT, place.lstrip("/")) is not None


def file_in(folder: Path, name: str) -> Path | None:
    """Return a file inside of a folder, or nothing where there is none of that name."""
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def missing(request: Request) -> Response:
    """Answer that nothing is at an address: a page with the ways on to who reads, what there is to a program."""
    place = place_in(request.scope)
    error = UnknownAddress(place[:LONGEST], known=tuple(PAGES))
    if "text/html" not in Headers(scope=request.scope).get("accept", ""):
        return refused(request, error)
    language = wished_language(request)
    words = words_in(language)
    root = "/".join([PAGE, *[".."] * (place.count("/") - 1)])
    text = template("missing.html").render(
        language=language,
        palette=palette("light"),
        told=words.say("There is nothing at “{address}”. The pages are:", address=place[:LONGEST]),
        pages={
            words.say(page.menu): address_to(
                f"{'' if name == HOME else name}?lang={language}", seen_from=root
            )
            for name, page in PAGES.items()
        },
    )
    headers = headers_for(request, keep="never", language=language)
    headers["vary"] = ", ".join(filter(None, ["accept", headers.get("vary")]))
    return HTMLResponse(text, status_code=404, headers=headers)
