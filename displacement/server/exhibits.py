"""The addresses of exhibits: ``/exhibits`` lists them, ``/exhibits/{id}.{format}`` is one as a file at a view."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.errors import RefusedParameter, Unable, UnknownFormat, UnknownParameter
from displacement.exhibit import Exhibit, Shown
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.exports import FORMATS, PICTURES, PRESETS, ROWS, THEMES, USES, export, shared_renderer
from displacement.queries import once_an_edition
from displacement.queries.choices import accepted, codes_of
from displacement.server.http import (
    OF_ANY,
    answered,
    headers_for,
    language_asked,
    made_of,
    unchanged,
)
from displacement.view import View
from displacement.view.selection import modern
from displacement.words import LANGUAGES, words_in

OF_THE_FILE = {"size": tuple(PRESETS), "use": USES, "theme": THEMES, "rows": ROWS}
WITHOUT_BROWSER = tuple(kind for kind in FORMATS if kind not in PICTURES)


def exhibit_list(request: Request) -> Response:
    """Answer with every exhibit: id, question in both languages, parameters with their codes, formats."""
    return answered(request, _listed(), kind="application/json")


def exhibit_file(request: Request) -> Response:
    """Answer with an exhibit as a file at the view the address asks for, or say what is allowed."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if ending not in FORMATS:
        raise UnknownFormat(ending, known=tuple(FORMATS))
    shown, options = _shown_for(request, name), _options(request)
    language, drawing = shown.view.language, str(shared_renderer().has_browser())
    tag = made_of(request, language=language, more=(drawing,))
    headers = headers_for(request, keep="asked", language=language, tag=tag)
    known = unchanged(request, headers)
    if known:
        return known
    try:
        made = export(shown, ending, **options)
    except Unable as error:
        error.allowed = WITHOUT_BROWSER
        raise
    headers["content-disposition"] = f'inline; filename="{made.name}"'
    return Response(made.content, media_type=made.media_type, headers=headers)


def _options(request: Request) -> dict[str, Any]:
    options = {name: value for name, value in request.query_params.items() if name in OF_THE_FILE}
    for name, value in options.items():
        if value not in OF_THE_FILE[name]:
            raise RefusedParameter(name, value=value, allowed=OF_THE_FILE[name])
    return options


def _shown_for(request: Request, name: str) -> Shown:
    found = exhibit_named(name)
    known = {parameter.name: parameter for parameter in found.parameters}
    filters = {}
    for key, value in modern(dict(request.query_params)).items():
        if key in OF_ANY or key in OF_THE_FILE:
            continue
        if key not in known:
            raise UnknownParameter(key, known=(*OF_ANY, *OF_THE_FILE, *known))
        filters[key] = accepted(known[key], value)
    view = View(language=language_asked(request)).with_filters(filters)
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
