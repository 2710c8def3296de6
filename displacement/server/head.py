"""The documents that open the pages: Streamlit's own, with the language, the first script and the dataset's record.

Only these are changed. Streamlit sends one document for every page; ours stand before it at the pages' addresses, so
that nothing else that is HTML (slides, decks, exhibits as files) passes through here.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from displacement.exhibit import Exhibit
from displacement.exhibits import EXHIBITS
from displacement.exports.edition import dataset
from displacement.exports.typefaces import STREAMLIT
from displacement.pages import HOME, PAGES, Page, first_exhibit
from displacement.server.cards import card_of_page, title_of
from displacement.server.http import answered, base_of, wished_language
from displacement.view.columns import TELL_COLUMNS
from displacement.view.webgl import TELL_WEBGL
from displacement.words import Language

CHART = "PlotlyChart"
DESCRIBED_ON = "sources"
# Streamlit would look for its server under the page's own address first, and be told twice that it is not there.
SERVED_FROM = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href}</script>'
OURS = (
    '<link rel="stylesheet" href="./app/static/reader.css">'
    '<script defer src="./app/static/slider.js"></script><script defer src="./app/static/reader.js"></script>'
)
# Both languages are the page's own. A translator changes the texts under Streamlit, which then shows old ones as new.
UNTRANSLATED = '<meta name="google" content="notranslate">'


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the head of a page names: its language, its first script, the dataset's record, its title, its card."""

    language: Language
    first: str = ""
    record: str = ""
    title: str = "Refugio en cifras"
    card: str = ""


def page_document(request: Request, *, page: str) -> Response:
    """Answer with the document that opens a page, in the language that the page will speak."""
    language = wished_language(request)
    record = dataset(base_of(request)) if page == DESCRIBED_ON else ""
    first = first_script(PAGES[page], asked=request.query_params)
    title = title_of(PAGES[page], language=language)
    card = card_of_page(request, PAGES[page], language=language)
    text = head_for(document(), Head(language=language, first=first, record=record, title=title, card=card))
    return answered(request, text.encode("utf-8"), kind="text/html; charset=utf-8", language=language)


def first_script(page: Page, *, asked: Container[str] = ()) -> str:
    """Return the script of Streamlit's that draws what stands first on a page; empty where that is no picture.

    A tool that an address opens (``opened_by``) stands first where the address does so, and is no part of the page
    where not.
    """
    first = first_exhibit(page, asked=asked)
    return script_of(EXHIBITS[first]) if first else ""


def script_of(exhibit: Exhibit) -> str:
    """Return the script that a page draws an exhibit with; empty where it is big numbers or a table."""
    return "" if exhibit.as_cards or exhibit.as_table else CHART


@cache
def document() -> str:
    """Return the document that Streamlit opens every page with."""
    return (STREAMLIT / "index.html").read_text(encoding="utf-8")


def head_for(page: str, head: Head) -> str:
    """Return the page with its language and title, what it announces, what it tells programs and sharers."""
    page = re.sub(r'<html lang="[^"]*"', f'<html lang="{head.language}" translate="no"', page, count=1)
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(head.title)}</title>", 1)
    record = head.record.replace("<", "\\u003c")
    script = f'<script type="application/ld+json">{record}</script>' if record else ""
    page = page.replace("<head>", f"<head>{SERVED_FROM}{TELL_COLUMNS}{TELL_WEBGL}", 1)
    return page.replace("</head>", f"{UNTRANSLATED}{preload(head.first)}{OURS}{head.card}{script}</head>", 1)


@cache
def preload(script: str) -> str:
    """Return the tag that makes the browser fetch a script of Streamlit's at once."""
    files = sorted((STREAMLIT / "static" / "js").glob(f"{script}.*.js")) if script else []
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">' for file in files)


ROUTES: list[BaseRoute] = [
    Route("/" if name == HOME else f"/{name}", partial(page_document, page=name)) for name in PAGES
]
