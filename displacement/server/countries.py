"""The addresses of countries: ``/countries`` lists them, ``/countries/ECU.{pdf,html}`` is one on a sheet.

``/countries/ECU.csv`` holds all figures on it, in the dialect that ``csv`` asks for.

The sheet tells what a country asked on ``day``, where that is known of it: on the day of the edition unless asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.errors import RefusedParameter, UnknownCountry, UnknownFormat, UnknownParameter
from displacement.exports import DIALECTS, USUAL, Export
from displacement.exports.country_sheet import figures_csv, printed, sheet
from displacement.exports.renderer import shared_renderer
from displacement.queries import served_edition
from displacement.queries.choices import accepted, choices_of, codes_of
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
from displacement.view.parameters import DAY, HELD
from displacement.words import Language

KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
WITHOUT_BROWSER = ("html", "csv")
DIALECT = "csv"


def country_list(request: Request) -> Response:
    """Answer with every country, region and the world on which there are figures: code, names, formats."""
    told = [
        {"code": each.code, "name": {"en": each.name_en, "es": each.name_es}, "formats": list(KINDS)}
        for each in choices_of(HELD)
    ]
    return answered(request, json.dumps(told, ensure_ascii=False).encode("utf-8"), kind="application/json")


async def country_file(request: Request) -> Response:
    """Answer with a country as a file in the reader's language, or say which countries and formats there are."""
    return await sent(request, _prepared)


def _prepared(request: Request) -> Making | Response:
    code, _, ending = request.path_params["file"].rpartition(".")
    if ending not in KINDS:
        raise UnknownFormat(ending, known=tuple(KINDS))
    if code not in codes_of(HELD):
        raise UnknownCountry(code, known=codes_of(HELD))
    language, day, dialect = language_asked(request), _day(request), _dialect(request)
    drawing = shared_renderer().has_browser()
    headers = headers_for(
        request,
        keep="asked",
        language=language,
        tag=made_of(request, language=language, more=(str(drawing),)),
    )
    known = unchanged(request, headers)
    return known or Making(
        headers=headers,
        make=lambda: _made(code, ending, language, day, dialect),
        drawn=ending == "pdf" or (ending == "html" and drawing),
        instead=WITHOUT_BROWSER,
    )


def _made(code: str, ending: str, language: Language, day: str, dialect: str) -> Export:
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: printed(code, language, day=day),
        "html": lambda: sheet(code, language, day=day),
        "csv": lambda: figures_csv(code, dialect or USUAL[language]),
    }
    name = f"refugio-en-cifras-{code}-{served_edition().name}-{language}.{ending}"
    return Export(content=makers[ending](), media_type=KINDS[ending], name=name)


def _day(request: Request) -> str:
    known = (*OF_ANY, DAY.name, DIALECT)
    for name in asked_by_reader(request):
        if name not in known:
            raise UnknownParameter(name, known=known)
    asked = request.query_params.get(DAY.name)
    return accepted(DAY, asked) if asked is not None else ""


def _dialect(request: Request) -> str:
    asked = request.query_params.get(DIALECT, "")
    if asked and asked not in DIALECTS:
        raise RefusedParameter(DIALECT, value=asked, allowed=tuple(DIALECTS))
    return asked


ROUTES: list[BaseRoute] = [Route("/countries", country_list), Route("/countries/{file}", country_file)]
