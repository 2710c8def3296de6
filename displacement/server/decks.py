"""The addresses of decks: ``/show/{name}`` presents one, ``/decks/{name}.{html,pptx,pdf,json}`` are its files.

The name is that of a story, or ``mine`` with the deck itself in ``deck``: of that no file is written, and its slides
and files stay in memory only as long as there is room for them, for who has the address asks for them again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.decks.deck import NO_ADDRESS, Deck, unpack, with_corrections, write
from displacement.decks.handout import handout
from displacement.decks.powerpoint import powerpoint
from displacement.decks.show import show_page
from displacement.decks.slides import ROOMS
from displacement.decks.stories import STORIES, story_in
from displacement.errors import BadDeck, RefusedParameter, UnknownDeck, UnknownFormat
from displacement.exports import Export
from displacement.queries import served_edition
from displacement.server.http import headers_for, language_asked, made_of, unchanged
from displacement.server.work import Making, sent
from displacement.view.colours import Theme
from displacement.words import Language

MINE = "mine"
DECKS = (*STORIES, MINE)
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PAGE = "text/html; charset=utf-8"
Maker = Callable[[Deck, Language], bytes]
FILES: dict[str, tuple[str, Maker]] = {
    "html": (PAGE, lambda deck, language: show_page(deck, language, in_one_file=True)),
    "pptx": (POWERPOINT, powerpoint),
    "pdf": ("application/pdf", handout),
    "json": ("application/json", lambda deck, _: write(deck).encode("utf-8")),
}
WITHOUT_BROWSER = ("html", "json")


async def show(request: Request) -> Response:
    """Answer with the page that presents a deck, in the language and the room asked for."""
    return await sent(request, _shown)


async def deck_file(request: Request) -> Response:
    """Answer with a deck as a file."""
    return await sent(request, _filed)


def stem_of(deck: Deck, language: Language) -> str:
    """Return what a deck's file is called: its title, the edition, the language."""
    plain = unicodedata.normalize("NFKD", deck.title).encode("ascii", "ignore").decode().lower()
    title = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "deck"
    return f"{title[:60]}-{served_edition().name}-{language}"


def _shown(request: Request) -> Making | Response:
    room = _room(request)
    name, make = request.path_params["name"], partial(show_page, room=room)
    return _prepared(request, name=name, kind=PAGE, make=make)


def _filed(request: Request) -> Making | Response:
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FILES:
        raise UnknownFormat(ending, known=tuple(FILES))
    kind, make = FILES[ending]
    return _prepared(request, name=name, kind=kind, make=make, ending=ending)


def _prepared(request: Request, *, name: str, kind: str, make: Maker, ending: str = "") -> Making | Response:
    """Return what is to be made of a deck, saved under the deck's name where it has an ending."""
    language = language_asked(request)
    deck = _deck(request, name, language)
    headers = headers_for(request, keep="asked", language=language, tag=made_of(request, language=language))
    known = unchanged(request, headers)

    def made() -> Export:
        told = deck if ending == "json" else with_corrections(deck, language)
        return Export(
            content=make(told, language), media_type=kind, name=f"{stem_of(deck, language)}.{ending}"
        )

    return known or Making(
        headers=headers,
        make=made,
        saved="attachment" if ending else "",
        drawn=bool(ending) and ending not in WITHOUT_BROWSER,
        instead=WITHOUT_BROWSER,
    )


def _deck(request: Request, name: str, language: Language) -> Deck:
    if name in STORIES:
        return story_in(language, name)
    if name != MINE:
        raise UnknownDeck(name, known=DECKS)
    try:
        if "deck" not in request.query_params:
            raise BadDeck(NO_ADDRESS)
        return unpack(request.query_params["deck"])
    except BadDeck as error:
        error.allowed = DECKS
        raise


def _room(request: Request) -> Theme:
    asked = request.query_params.get("room", ROOMS[0])
    if asked not in ROOMS:
        raise RefusedParameter("room", value=asked, allowed=ROOMS)
    return "dark" if asked == "dark" else "light"


ROUTES: list[BaseRoute] = [Route("/show/{name}", show), Route("/decks/{file}", deck_file)]
