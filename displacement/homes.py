"""The pages, and which of them shows an exhibit: the one whose script names it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from displacement.exhibits import EXHIBITS
from displacement.words import mark

PAGES = Path(__file__).resolve().parent.parent / "pages"
MENU = {
    "overview": mark("Overview"),
    "hosts": mark("Host countries"),
    "asylum": mark("Asylum claims"),
    "permits": mark("Permits"),
    "border": mark("Border"),
    "timeline": mark("Timeline"),
    "present": mark("Present"),
    "sources": mark("Sources"),
}


@cache
def homes() -> dict[str, str]:
    """Return the page of every exhibit that stands on one: ``{"border-claims-funnel": "border"}``.

    What stands on the overview and on a page of its own belongs to the latter, where it can be steered.
    """
    named = {
        page.stem: re.findall(r'"([a-z0-9-]+)"', page.read_text(encoding="utf-8"))
        for page in sorted(PAGES.glob("*.py"), key=lambda page: (page.stem != "overview", page.stem))
    }
    return {exhibit: page for page, words in named.items() for exhibit in words if exhibit in EXHIBITS}
