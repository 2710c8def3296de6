"""Lays an exhibit out in every form, to be looked at: languages, themes and sizes, as page, print and slide.

Prints are drawn by the renderer of the product; page and slide are photographed in the Chromium of the tests, and left
out with a word where there is none.
"""

from __future__ import annotations

import itertools
import os
import tempfile
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, FileSystemLoader, select_autoescape

from displacement.decks import new_deck
from displacement.decks.show import show_page
from displacement.errors import RefugioError
from displacement.exhibit import Shown
from displacement.exhibits import exhibit_named
from displacement.exports import PRESETS, export, shared_renderer
from displacement.pages import homes
from displacement.queries.choices import accepted
from displacement.view import View
from displacement.words import LANGUAGES, Language
from tests.chromium import WITHOUT_MAPS, installed, settled
from tests.serving import served
from tests.workshop.begin import Refused

THEMES = ("light", "dark")
WIDTHS = {"desk": 1280, "phone": 390}
ROOM = {"width": 1280, "height": 720}
PATIENCE = 60_000
NO_BROWSER = "Page and slide are left out: there is no Chromium. `make browser` installs one."
NO_PAGE = "It stands on no page yet: put it into displacement/pages.py."
ON_PAGE = """(id) => {
  const main = document.querySelector('[data-testid=stMain]'), top = main.scrollTop;
  const heads = [...document.querySelectorAll('h1, h2, h3')];
  const mine = heads.findIndex(head => head.id === id);
  const from = heads[mine].getBoundingClientRect().top + top - 12;
  const below = heads.map(head => head.getBoundingClientRect().top + top - 12).filter(edge => edge > from + 1);
  const next = Math.min(...below, main.scrollHeight);  // not of the exhibit that stands beside it
  return [from, next, main.scrollHeight];
}"""
READY = """(room) => {
  const told = document.documentElement.dataset;
  return told.ready === 'yes' && told.room === room;
}"""
DRAWN = """(width) => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => {
  const drawing = chart.querySelector('.main-svg');
  return drawing && drawing.getBoundingClientRect().right <= width;
})"""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A contact sheet: its HTML file and what could not be laid out."""

    file: Path
    left_out: tuple[str, ...]


def lay_out(name: str, *, choices: str = "") -> Sheet:
    """Write the sheet and its pictures into a folder of their own; raise Refused where there is no such view."""
    shown = _asked_for(name, choices)
    folder = Path(tempfile.mkdtemp(prefix=f"refugio-{name}-"))
    left_out = ([] if name in homes() else [NO_PAGE]) + ([] if installed() else [NO_BROWSER])
    with ThreadPoolExecutor(1) as beside:
        prints = beside.submit(_prints, shown, folder)
        parts = _photographs(shown, folder) if installed() else {}
        parts = {"Print": prints.result(), **parts}
    shared_renderer().stop()
    file = folder / "index.html"
    file.write_text(_page(shown, parts, left_out), encoding="utf-8")
    return Sheet(file=file, left_out=tuple(left_out))


def open_sheet(sheet: Sheet) -> None:
    """Say where the sheet is and open it where somebody sits before a screen."""
    print(*sheet.left_out, sheet.file, sep="\n")
    if not os.environ.get("CI"):
        webbrowser.open(sheet.file.as_uri())


def _asked_for(name: str, choices: str) -> Shown:
    try:
        one = exhibit_named(name)
        known = {parameter.name: parameter for parameter in one.parameters}
        asked = dict(parse_qsl(choices))
        unknown = set(asked) - set(known)
        if unknown:
            raise Refused(
                f"“{name}” has no choice {', '.join(unknown)}. It has: {', '.join(known) or 'none'}."
            )
        return one.at(View().with_filters({key: accepted(known[key], value) for key, value in asked.items()}))
    except RefugioError as error:
        raise Refused(str(error)) from error


def _prints(shown: Shown, folder: Path) -> list[Path]:
    files = []
    for size, language in itertools.product(PRESETS, LANGUAGES):
        files.append(folder / f"print-{size}-{language}.png")
        files[-1].write_bytes(export(_in(shown, language), "png", size=size).content)
    return files


def _photographs(shown: Shown, folder: Path) -> dict[str, list[Path]]:
    with _browser() as browser:
        parts = {"Slide": list(_slides(shown, folder, browser))}
        if shown.exhibit.id in homes():
            parts["Page"] = list(_pages(shown, folder, browser))
    return parts


def _slides(shown: Shown, folder: Path, browser: Any) -> Iterator[Path]:
    for language in LANGUAGES:
        deck = new_deck(shown.exhibit.id, language).with_slide(_in(shown, language))
        file = folder / f"slide-{language}.html"
        file.write_bytes(show_page(deck, language, in_one_file=True))
        tab = browser.new_page(viewport=ROOM)
        tab.set_default_timeout(PATIENCE)
        tab.goto(file.as_uri())
        for theme in THEMES:
            tab.wait_for_function(READY, arg=theme)
            yield folder / f"slide-{language}-{theme}.png"
            tab.screenshot(path=folder / f"slide-{language}-{theme}.png")
            tab.keyboard.press("l")
        tab.close()
        file.unlink()


def _pages(shown: Shown, folder: Path, browser: Any) -> Iterator[Path]:
    page = homes()[shown.exhibit.id]
    with served() as address:
        for language, theme in itertools.product(LANGUAGES, THEMES):
            tab = browser.new_page(viewport={"width": WIDTHS["desk"], "height": 900}, color_scheme=theme)
            asked = urlencode({**dict(shown.view.filters), "lang": language})
            tab.goto(f"{address}/{'' if page == 'overview' else page}?{asked}")
            tab.set_default_timeout(PATIENCE)
            for width in WIDTHS:
                yield _photographed(
                    tab, shown.exhibit.id, folder / f"page-{width}-{language}-{theme}.png", width
                )
            tab.close()


def _photographed(tab: Any, exhibit: str, file: Path, width: str) -> Path:
    """Photograph one exhibit of a page that is laid out in full, at a width."""
    tab.set_viewport_size({"width": WIDTHS[width], "height": 900})
    settled(tab).wait_for_function(DRAWN, arg=WIDTHS[width])
    _, _, whole = tab.evaluate(ON_PAGE, exhibit)
    tab.set_viewport_size({"width": WIDTHS[width], "height": int(whole)})
    settled(tab).wait_for_function(DRAWN, arg=WIDTHS[width])
    top, bottom, _ = tab.evaluate(ON_PAGE, exhibit)
    tab.screenshot(path=file, clip={"x": 0, "y": top, "width": WIDTHS[width], "height": bottom - top})
    return file


@contextmanager
def _browser() -> Iterator[Any]:
    """Open a Chromium; the emulated graphics card, which costs time, is for interactive maps only."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed(),
            args=WITHOUT_MAPS,
        )
        yield browser
        browser.close()


def _in(shown: Shown, language: Language) -> Shown:
    return shown.exhibit.at(View(language=language).with_filters(dict(shown.view.filters)))


def _page(shown: Shown, parts: dict[str, list[Path]], left_out: list[str]) -> str:
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(["html", "jinja"]),
    )
    return templates.get_template("sheet.html.jinja").render(
        name=shown.exhibit.id,
        title=shown.title,
        parts=parts,
        left_out=left_out,
        choices=dict(shown.view.filters),
    )
