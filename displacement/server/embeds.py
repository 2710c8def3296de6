"""Exhibits for articles: ``/embed/{id}`` is the page in a frame, ``/oembed`` tells programs how to put it there."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.addresses import LOWER, address_to
from displacement.errors import NotThere, RefusedParameter
from displacement.exhibit import Shown
from displacement.exports import THEMES
from displacement.exports.embed import COLUMN, embed_code, embedded, height_at
from displacement.exports.settings import base_address
from displacement.exports.standalone import PLOTLY_PLACE
from displacement.pages import PAGES, first_exhibit
from displacement.server.exhibits import shown_for, shown_of_choices
from displacement.server.http import base_of, headers_for, made_of, tag_of, unchanged, wished_language
from displacement.words import LANGUAGES, mark

AN_HOUR = 3600  # seconds that a program may keep what it is told here
NARROWEST = 240  # pixels of a frame in which an exhibit can be read
NOT_OURS = mark("“{url}” is no address of an exhibit or a page of this dashboard.")


def embed_page(request: Request) -> Response:
    """Answer with the page in the frame, at the view that the address names; proxies may keep it for an hour."""
    named = request.query_params.get("theme", "light")
    theme = next((each for each in THEMES if each == named), None)
    if theme is None:
        raise RefusedParameter("theme", value=named, allowed=THEMES)
    shown = shown_for(request, request.path_params["name"], beside=("theme",), theme=theme)
    language, asked = shown.view.language, request.query_params.get("edition", "")
    headers = headers_for(
        request, keep="hour", language=language, tag=made_of(request, language=language, more=(asked,))
    )
    known = unchanged(request, headers)
    if known:
        return known
    page = embedded(shown, script=address_to(PLOTLY_PLACE, seen_from=LOWER), asked=asked)
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


def oembed(request: Request) -> Response:
    """Answer how to put the exhibit behind an address of ours (``url``) into a page, as oEmbed 1.0 tells it."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        raise RefusedParameter("format", value=asked["format"], allowed=("json",))
    shown = _shown_at(request, asked.get("url", ""))
    width = min(COLUMN, _pixels(request, "maxwidth", COLUMN))
    height = height_at(shown, width)
    height = min(height, _pixels(request, "maxheight", height))
    told = {
        "version": "1.0",
        "type": "rich",
        "title": shown.title,
        "provider_name": "Refugio en cifras",
        "provider_url": base_address(),
        "cache_age": AN_HOUR,
        "html": embed_code(shown, width=width, height=height),
        "width": width,
        "height": height,
    }
    content = json.dumps(told, ensure_ascii=False).encode("utf-8")
    headers = headers_for(request, keep="hour", language=shown.view.language, tag=tag_of(content))
    return unchanged(request, headers) or Response(content, media_type="application/json", headers=headers)


def _pixels(request: Request, name: str, usual: int) -> int:
    asked = request.query_params.get(name)
    if asked is None:
        return usual
    if not (asked.isascii() and asked.isdigit() and int(asked[:6]) >= NARROWEST):
        raise RefusedParameter(name, value=asked, allowed=(f"{NARROWEST} …",))
    return int(asked[:6])


def _shown_at(request: Request, url: str) -> Shown:
    """Return the exhibit that an address shows: that of a frame, that which it names behind ``#``, a page's first."""
    try:
        parts = urlsplit(url)
        ours = [urlsplit(base) for base in (base_of(request), base_address())]
        root = next((each.path.rstrip("/") for each in ours if each.netloc == parts.netloc), None)
    except ValueError:
        root = None
    if root is None:
        raise NotThere(NOT_OURS, url=url)
    asked = dict(parse_qsl(parts.query))
    *_, folder, last = ("", *parts.path.removeprefix(root).strip("/").split("/"))
    language = next((each for each in LANGUAGES if each == asked.get("lang")), wished_language(request))
    if folder == "embed":
        return shown_of_choices(last, asked, language=language)
    page = PAGES.get(last or "overview")
    name = parts.fragment or (first_exhibit(page, asked=asked) if page else "")
    if not name:
        raise NotThere(NOT_OURS, url=url)
    return shown_of_choices(name, asked, language=language)


ROUTES: list[BaseRoute] = [Route("/embed/{name}", embed_page), Route("/oembed", oembed)]
