"""The addresses of decks: ``/show/{name}`` presents one, ``/decks/{name}.{html,pptx,pdf,json}`` are its files.

The name is that of the story, or ``mine`` with the deck itself in ``deck``: nothing of it is kept on the server.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from displacement.decks.deck import NO_ADDRESS, Deck, unpack, write
from displacement.decks.handout import handout
from displacement.decks.powerpoint import powerpoint
from displacement.decks.show import show_page
from displacement.decks.slides import ROOMS
from displacement.decks.story import STORY, story_in
from displacement.errors import BadDeck, NoBrowser, RefusedParameter, RenderingFailed
from displacement.queries import served_edition
from displacement.view.colours import Theme
from displacement.words import LANGUAGES, Language, words_in

MINE = "mine"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
Maker = Callable[[Deck, Language], bytes]
FILES: dict[str, tuple[str, Maker]] = {
    "html": ("text/html; charset=utf-8", lambda deck, language: show_page(deck, language, in_one_file=True)),
    "pptx": (POWERPOINT, powerpoint),
    "pdf": ("application/pdf", handout),
    "json": ("application/json", lambda deck, _: write(deck).encode("utf-8")),
}


async def show(request: Request) -> Response:
    """Answer with the page that presents a deck, in the language and the room asked for."""
    name = request.path_params["name"]
    return await run_in_threadpool(_answered, name, dict(request.query_params), _presented)


async def deck_file(request: Request) -> Response:
    """Answer with a deck as a file."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FILES:
        return _refusal(404, f"There is no format “{ending}”.", allowed=list(FILES))

    def made(deck: Deck, language: Language, _: dict[str, str]) -> Response:
        kind, make = FILES[ending]
        disposition = f'attachment; filename="{stem_of(deck, language)}.{ending}"'
        return Response(make(deck, language), media_type=kind, headers={"content-disposition": disposition})

    return await run_in_threadpool(_answered, name, dict(request.query_params), made)


def stem_of(deck: Deck, language: Language) -> str:
    """Return what a deck's file is called: its title, the edition, the language."""
    plain = unicodedata.normalize("NFKD", deck.title).encode("ascii", "ignore").decode().lower()
    title = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "deck"
    return f"{title[:60]}-{served_edition().name}-{language}"


def _presented(deck: Deck, language: Language, asked: dict[str, str]) -> Response:
    room: Theme = "dark" if _one_of(asked, "room", ROOMS) == "dark" else "light"
    return Response(show_page(deck, language, room=room), media_type="text/html; charset=utf-8")


def _answered(
    name: str, asked: dict[str, str], make: Callable[[Deck, Language, dict[str, str]], Response]
) -> Response:
    language: Language = "es" if asked.get("lang") == "es" else "en"
    try:
        _one_of(asked, "lang", LANGUAGES)
        if name == STORY:
            return make(story_in(language), language, asked)
        if name == MINE:
            if "deck" not in asked:
                raise BadDeck(NO_ADDRESS)
            return make(unpack(asked["deck"]), language, asked)
    except BadDeck as error:
        return _refusal(422, words_in(language).say(error.problem, **error.values), allowed=[STORY, MINE])
    except RefusedParameter as error:
        return _refusal(422, str(error), allowed=list(error.allowed))
    except (NoBrowser, RenderingFailed) as error:
        return _refusal(503, str(error), allowed=["html", "json"])
    return _refusal(404, f"There is no deck “{name}”.", allowed=[STORY, MINE])


def _one_of(asked: dict[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = asked.get(name, allowed[0])
    if value not in allowed:
        raise RefusedParameter(name, value=value, allowed=allowed)
    return value


def _refusal(status: int, error: str, *, allowed: list[str]) -> Response:
    return JSONResponse({"error": error, "allowed": allowed}, status_code=status)


ROUTES: list[BaseRoute] = [Route("/show/{name}", show), Route("/decks/{file}", deck_file)]
