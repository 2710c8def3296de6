"""The addresses for programs, described as OpenAPI 3.1 does, in the reader's language.

Exhibits are one address with their ids and formats to choose from; ``/exhibits`` lists the codes of each parameter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.decks import STORIES
from displacement.decks.slides import ROOMS
from displacement.exhibits import EXHIBITS
from displacement.exports import DIALECTS, FORMATS, PICTURES, PRESETS, ROWS, THEMES, USES
from displacement.exports.edition import ADDRESSES, FEED, FILES
from displacement.queries import once_an_edition, served_edition
from displacement.queries.choices import codes_of, default_of
from displacement.server.countries import KINDS
from displacement.server.decks import DECKS, PAGE
from displacement.server.decks import FILES as DECK_FILES
from displacement.server.http import answered, base_of, language_asked
from displacement.server.tables import CSV, LINKED_DATA, NEWS, RECORD, tables
from displacement.view.parameters import AND, DAY, HELD, Parameter
from displacement.words import LANGUAGES, Language, Words, words_in

JSON, SCRIPT, HEALTH = "application/json", "text/javascript", "/healthz"
REFUSED = {
    "type": "object",
    "required": ["error", "allowed"],
    "properties": {"error": {"type": "string"}, "allowed": {"type": "array", "items": {"type": "string"}}},
}
SHADED = ("png", "svg", "plotly")
SIZED = (*PICTURES, "plotly", "zip")
Answers = dict[str, Any]


def openapi(request: Request) -> Response:
    """Answer with the description of the addresses."""
    language = language_asked(request)
    content = description(language, base_of(request))
    return answered(request, content, kind=JSON, language=language)


@once_an_edition(ADDRESSES)
def description(language: Language, base: str) -> bytes:
    """Return the description as JSON, of the addresses at ``base``."""
    told = described_addresses(language) | {"servers": [{"url": base.rstrip("/")}]}
    return json.dumps(told, ensure_ascii=False).encode("utf-8")


def described_addresses(language: Language = "en") -> dict[str, Any]:
    """Return the description of every address: what it takes, what it answers."""
    words = words_in(language)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Refugio en cifras", "version": served_edition().name},
        "paths": {
            **_of_exhibits(words),
            **_of_embeds(words),
            **_of_countries(words),
            **_of_tables(words),
            **_of_decks(words),
            **_others(words),
        },
        "components": {
            "schemas": {"Refused": REFUSED},
            "responses": {"Refused": _refusal(words)},
            "parameters": {
                "lang": _language(words),
                "edition": _edition(words),
            },
        },
    }


def _of_exhibits(words: Words) -> Answers:
    listed = words.say("Every exhibit: id, question, parameters with their codes, formats")
    one = words.say("An exhibit as a file, at the view that the parameters give")
    parameters = [
        _in_path("exhibit", EXHIBITS),
        _in_path("format", FORMATS),
        *_shared(),
        _query("size", words.say("Of {formats}", formats=words.list(SIZED)), PRESETS, default="page"),
        _query(
            "use",
            words.say(
                "Of {formats}: for print 300 dots an inch, for the web 192; unless asked, as the size is",
                formats="png",
            ),
            USES,
        ),
        _query(
            "theme",
            words.say("Of {formats}; what is printed is light", formats=words.list(SHADED)),
            THEMES,
            default="light",
        ),
        _query("rows", words.say("Of {formats}", formats="csv"), ROWS, default="full"),
        _dialect(words),
        *(_taken(name, takers, words) for name, takers in _takers().items()),
    ]
    kinds = [kind for kind, _ in FORMATS.values()]
    return {
        "/exhibits": _get(listed, [JSON]),
        "/exhibits/{exhibit}.{format}": _get(one, kinds, parameters, refusals=("404", "422", "503")),
    }


def _of_embeds(words: Words) -> Answers:
    frame = words.say("An exhibit for a frame in an article, at the view that the parameters give")
    known = words.say("How to put the exhibit behind an address of this dashboard into a page (oEmbed 1.0)")
    parameters = [
        _in_path("exhibit", EXHIBITS),
        *_shared(),
        _query("theme", words.say("Light or dark"), THEMES, default=THEMES[0]),
        *(_query(name, words.say(next(iter(takers.values())).label)) for name, takers in _takers().items()),
    ]
    sides = {
        "url": words.say("The address"),
        "maxwidth": words.say("The most pixels in width"),
        "maxheight": words.say("The most pixels in height"),
    }
    return {
        "/embed/{exhibit}": _get(frame, [PAGE], parameters, refusals=("404", "422")),
        "/oembed": _get(
            known, [JSON], [_query(name, told) for name, told in sides.items()], refusals=("404", "422")
        ),
    }


def _dialect(words: Words) -> Answers:
    told = words.say(
        "Of csv: comma and decimal point, or semicolon and decimal comma, both with a byte order mark. Without it, "
        "that of the language: comma in English, semicolon in Spanish."
    )
    return _query("csv", told, DIALECTS)


def _takers() -> dict[str, dict[str, Parameter]]:
    """Return for each parameter the exhibits that take it."""
    takers: dict[str, dict[str, Parameter]] = {}
    for one in EXHIBITS.values():
        for parameter in one.parameters:
            takers.setdefault(parameter.name, {})[one.id] = parameter
    return takers


def _taken(name: str, takers: dict[str, Parameter], words: Words) -> Answers:
    usual: dict[str, list[str]] = {}
    for exhibit, parameter in takers.items():
        usual.setdefault(default_of(parameter), []).append(exhibit)
    told = "; ".join(
        words.say("{exhibits}: “{code}” unless asked", exhibits=words.list(exhibits), code=code)
        for code, exhibits in usual.items()
    )
    label = words.say(next(iter(takers.values())).label)
    return _query(name, words.say("{label}. {told}. Codes: see /exhibits", label=label, told=told))


def _of_countries(words: Words) -> Answers:
    listed = words.say("Every country, region and the world on which there are figures: code, name, formats")
    one = words.say("A country on one sheet (PDF, HTML), or all figures on it (CSV)")
    day = words.say("The day of which the sheet tells what the country asked, where that is known")
    parameters = [
        _in_path("country", codes_of(HELD)),
        _in_path("format", KINDS),
        *_shared(),
        _query(DAY.name, day),
        _dialect(words),
    ]
    return {
        "/countries": _get(listed, [JSON]),
        "/countries/{country}.{format}": _get(
            one, KINDS.values(), parameters, refusals=("404", "422", "503")
        ),
    }


def _of_tables(words: Words) -> Answers:
    return {
        "/data/{table}.csv": _get(
            words.say("One table of the edition"), [CSV], [_in_path("table", tables())], refusals=("404",)
        ),
        **{f"/data/{name}": _get(words.say("The whole edition"), [kind]) for name, kind in FILES.items()},
        f"/data/{NEWS}": _get(
            words.say("Feed of changes and corrections (Atom)"),
            [FEED],
            [
                *_shared(),
                _query("c", words.say("Of these countries alone, joined by “{sign}”", sign=AND)),
                _query("m", words.say("Of these measures alone, joined by “{sign}”", sign=AND)),
            ],
            refusals=("422",),
        ),
        f"/data/{RECORD}": _get(words.say("The dataset’s record (schema.org, JSON-LD)"), [LINKED_DATA]),
    }


def _of_decks(words: Words) -> Answers:
    own = words.say("The deck itself, where its name is “mine”")
    carried = [_in_path("deck", DECKS), *_shared(), _query("deck", own)]
    room = _query("room", words.say("How bright the room is"), ROOMS, default=ROOMS[0])
    kinds = [kind for kind, _ in DECK_FILES.values()]
    ending = _in_path("format", DECK_FILES)
    file = _get(words.say("A deck as a file"), kinds, [*carried, ending], refusals=("404", "422", "503"))
    return {
        "/show/{deck}": _get(
            words.say(
                "A deck as slides in the browser; those that are ready: {names}", names=words.list(STORIES)
            ),
            [PAGE],
            [*carried, room],
            refusals=("404", "422"),
        ),
        "/decks/{deck}.{format}": file,
    }


def _others(words: Words) -> Answers:
    return {
        HEALTH: _get(words.say("The server is well: its edition and how many figures it holds"), [JSON]),
        "/openapi.json": _get(words.say("This description"), [JSON], _shared(), refusals=("422",)),
        "/assets/plotly.min.js": _get(words.say("Plotly’s script, to draw a figure in a browser"), [SCRIPT]),
    }


def _shared() -> list[Answers]:
    return [{"$ref": "#/components/parameters/lang"}, {"$ref": "#/components/parameters/edition"}]


def _language(words: Words) -> Answers:
    told = words.say("The language; without it the one that the browser asks for, else English")
    return _query("lang", told, LANGUAGES)


def _edition(words: Words) -> Answers:
    told = words.say(
        "The edition that the address was made with. The answer is always of today’s, which `refugio-edition` names."
    )
    return _query("edition", told)


def _refusal(words: Words) -> Answers:
    told = words.say(
        "What was asked for is not there, not allowed or cannot be made; `allowed` says what is."
    )
    return {"description": told, "content": {JSON: {"schema": {"$ref": "#/components/schemas/Refused"}}}}


def _in_path(name: str, codes: Iterable[str]) -> Answers:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "enum": list(codes)}}


def _query(name: str, told: str, codes: Iterable[str] = (), *, default: str = "") -> Answers:
    schema: Answers = {"type": "string"}
    if codes:
        schema["enum"] = list(codes)
    if default:
        schema["default"] = default
    return {"name": name, "in": "query", "description": told, "schema": schema}


def _get(
    summary: str,
    kinds: Iterable[str],
    parameters: Iterable[Answers] = (),
    *,
    refusals: Iterable[str] = (),
) -> Answers:
    content: Answers = {kind.partition(";")[0]: {} for kind in kinds}
    answers: Answers = {"200": {"description": summary, "content": content}}
    answers |= {code: {"$ref": "#/components/responses/Refused"} for code in refusals}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


ROUTES: list[BaseRoute] = [Route("/openapi.json", openapi)]
