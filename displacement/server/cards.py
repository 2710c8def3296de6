"""What a page says of itself where it is shared: its title, its picture, and how to put it into another page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request

from displacement.addresses import address_to
from displacement.exhibit.place import choices_of_view
from displacement.exports import shared_renderer
from displacement.pages import HOME, Page, first_exhibit
from displacement.server.exhibits import shown_of_choices
from displacement.server.http import base_of
from displacement.words import Language, words_in

NAME = "Refugio en cifras"
META = Markup('<meta {kind}="{name}" content="{told}">')
OEMBED = Markup('<link rel="alternate" type="application/json+oembed" href="{address}" title="{title}">')


def title_of(page: Page, *, language: Language) -> str:
    """Return the title of a page as a browser and a search engine tell it."""
    title = words_in(language).say(page.title)
    return title if title == NAME else f"{title} · {NAME}"


def card_of_page(request: Request, page: Page, *, language: Language) -> str:
    """Return what the head of a page says to whoever shares it, with the picture of what stands first at this view."""
    words, title = words_in(language), title_of(page, language=language)
    lead, query = words.say(page.lead), request.url.query
    place = "" if page.name == HOME else page.name
    address = address_to(place + (f"?{query}" if query else ""), seen_from=base_of(request))
    told = [
        ("property", "og:type", "website"),
        ("property", "og:site_name", NAME),
        ("property", "og:locale", language),
        ("property", "og:title", title),
        ("property", "og:description", lead),
        ("property", "og:url", address),
        ("name", "description", lead),
    ]
    tags = [META.format(kind=kind, name=name, told=text) for kind, name, text in told]
    first = first_exhibit(page, asked=request.query_params)
    if first:
        asked = urlencode({"url": address, "format": "json"})
        tags.append(
            OEMBED.format(address=address_to(f"oembed?{asked}", seen_from=base_of(request)), title=title)
        )
        tags.extend(_picture(request, first, language=language))
    return "".join(tags)


def _picture(request: Request, first: str, *, language: Language) -> Iterator[Markup]:
    """Yield what tells of the picture of an exhibit at this view, where this server can draw one."""
    if not shared_renderer().has_browser():
        return
    shown = shown_of_choices(first, request.query_params, language=language)
    asked = urlencode({**choices_of_view(shown), "lang": language, "size": "wide"})
    picture = address_to(f"exhibits/{first}.png?{asked}", seen_from=base_of(request))
    yield META.format(kind="property", name="og:image", told=picture)
    question = words_in(language).say(shown.exhibit.question)
    yield META.format(kind="property", name="og:image:alt", told=question)
    yield META.format(kind="name", name="twitter:card", told="summary_large_image")
