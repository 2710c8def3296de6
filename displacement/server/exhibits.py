"""The addresses of exhibits: ``/exhibits`` lists them, ``/exhibits/{id}.{format}`` is one as a file at a view."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.errors import RefusedParameter, UnknownFormat, UnknownParameter
from displacement.exhibit import Exhibit, Shown
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.exports import (
    DIALECTS,
    FORMATS,
    PICTURES,
    PRESETS,
    ROWS,
    THEMES,
    USES,
    export,
    shared_renderer,
)
from displacement.queries import once_an_edition
from displacement.queries.choices import accepted, codes_of
from displacement.server.http import (
    OF_ANY,
    answered,
    asked_by_reader,
    headers_for,
    language_asked,
    made_of,
    unchanged,
)
from displacement.server.work import Making, sent
from displacement.view import View
from displacement.view.colours import Theme
from displacement.view.selection import modern
from displacement.words import LANGUAGES, Language, words_in

OF_THE_FILE = {
    "size": tuple(PRESETS),
    "use": USES,
    "theme": THEMES,
    "rows": ROWS,
    "csv": tuple(DIALECTS),
}
WITHOUT_BROWSER = tuple(kind for kind in FORMATS if kind not in PICTURES)


def exhibit_list(request: Request) -> Response:
    """Answer with every exhibit: id, question in both languages, parameters with their codes, formats."""
    return answered(request, _listed(), kind="application/json")


async def exhibit_file(request: Request) -> Response:
    """Answer with an exhibit as a file at the view the address asks for, or say what is allowed."""
    return await sent(request, _prepared)


def _prepared(request: Request) -> Making | Response:
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FORMATS:
        raise UnknownFormat(ending, known=tuple(FORMATS))
    shown, options = shown_for(request, name), _options(request)
    language, drawing = shown.view.language, shared_renderer().has_browser()
    tag = made_of(request, language=language, more=(str(drawing),))
    headers = headers_for(request, keep="asked", language=language, tag=tag)
    known = unchanged(request, headers)
    return known or Making(
        headers=headers,
        make=lambda: export(shown, ending, **options),
        drawn=ending in PICTURES or (ending == "zip" and drawing),
        instead=WITHOUT_BROWSER,
    )


def _options(request: Request) -> dict[str, Any]:
    options = {name: value for name, value in request.query_params.items() if name in OF_THE_FILE}
    for name, value in options.items():
        if value not in OF_THE_FILE[name]:
            raise RefusedParameter(name, value=value, allowed=OF_THE_FILE[name])
    return options


def shown_for(
    request: Request, name: str, *, beside: Collection[str] = OF_THE_FILE, theme: Theme = "light"
) -> Shown:
    """Return an exhibit at the view that an address names; ``beside`` are the parameters that are none of its choices.

    Raises UnknownParameter, RefusedParameter or RefusedChoice where it cannot be shown so.
    """
    found = exhibit_named(name)
    known = {parameter.name: parameter for parameter in found.parameters}
    filters = {}
    for key, value in modern(asked_by_reader(request)).items():
        if key in OF_ANY or key in beside:
            continue
        if key not in known:
            raise UnknownParameter(key, known=(*OF_ANY, *beside, *known))
        filters[key] = accepted(known[key], value)
    view = View(language=language_asked(request), theme=theme).with_filters(filters)
    found.refuse(view)
    return found.at(view)


def shown_of_choices(name: str, asked: Mapping[str, str], *, language: Language) -> Shown:
    """Return an exhibit at those choices of an address of a page that it knows and takes."""
    found, filters = exhibit_named(name), {}
    known = {parameter.name: parameter for parameter in found.parameters}
    for key, value in modern(asked).items():
        with suppress(RefusedParameter):
            if key in known:
                filters[key] = accepted(known[key], value)
    view = View(language=language).with_filters(filters)
    found.refuse(view)
    return found.at(view)


@once_an_edition(1)
def _listed() -> bytes:
    return json.dumps([_described(one) for one in EXHIBITS.values()], ensure_ascii=False).encode("utf-8")


def _described(one: Exhibit) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": {language: words_in(language).say(one.question) for language in LANGUAGES},
        "parameters": {parameter.name: list(codes_of(parameter)) for parameter in one.parameters},
        "formats": list(FORMATS),
    }


ROUTES: list[BaseRoute] = [Route("/exhibits", exhibit_list), Route("/exhibits/{file}", exhibit_file)]
