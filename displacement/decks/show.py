"""The presenting page: a deck as full-bleed slides, served, or as one file that presents itself from disk."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template, select_autoescape
from markupsafe import Markup

from displacement.addresses import LOWER, address_to
from displacement.decks.deck import Deck
from displacement.decks.slides import ROOMS, ready
from displacement.exports.standalone import PLOTLY_PLACE, PLOTLY_SCRIPT
from displacement.exports.typefaces import font_faces
from displacement.view.colours import Palette, Theme, palette
from displacement.words import Language, Words, mark, words_in

TEMPLATES = Path(__file__).with_name("templates")
SHOW_SCRIPT = (TEMPLATES / "show.js").read_text(encoding="utf-8")
"""The script that moves the slides, as it stands in their page."""
HELP = (
    ("→ ↓ Space PageDown", mark("next slide")),
    ("← ↑ Backspace PageUp", mark("previous slide")),
    ("Home End", mark("first and last slide")),
    ("b .", mark("black screen, and back")),
    ("f", mark("full screen")),
    ("n", mark("notes on this screen")),
    ("p", mark("speaker’s window: notes, timer, next slide")),
    ("q", mark("the question for the room")),
    ("c", mark("highlight the next country; a click on a mark does too")),
    ("l", mark("light or dark room")),
    ("t", mark("start the timer again")),
    ("? Esc", mark("these keys, and away with what lies over the slide")),
)


def show_page(deck: Deck, language: Language, *, room: Theme = "light", in_one_file: bool = False) -> bytes:
    """Return the page that presents a deck; ``in_one_file`` holds Plotly’s script too and asks for nothing at all."""
    words, prepared = words_in(language), ready(deck, language)
    script = (
        f"<script>{PLOTLY_SCRIPT.read_text(encoding='utf-8')}</script>"
        if in_one_file
        else f'<script src="{address_to(PLOTLY_PLACE, seen_from=LOWER)}"></script>'
    )
    page = template("show.html").render(
        deck=prepared,
        room=room,
        say=words.say,
        help=[(keys, words.say(told)) for keys, told in HELP],
        palettes={name: Markup(_variables(palette(name))) for name in ROOMS},
        style=Markup(f"{font_faces(seen_from='' if in_one_file else LOWER)}\n{_asset('show.css')}"),
        script=Markup(SHOW_SCRIPT),
        plotly=Markup(script),
        data=_carried(prepared),
        words=_carried(_said(words)),
    )
    return page.encode("utf-8")


@cache
def template(name: str) -> Template:
    """Return a template; what is filled in is escaped unless it is marked as safe."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape()).get_template(name)


def _said(words: Words) -> dict[str, str]:
    return {
        "slide": words.say("Slide {number} of {count}"),
        "notes": words.say("Notes"),
        "none": words.say("No notes for this slide."),
        "next": words.say("Next"),
        "end": words.say("This is the last slide."),
        "reset": words.say("t starts the timer again"),
    }


def _variables(colours: Palette) -> str:
    return "; ".join(f"--{name.replace('_', '-')}: {value}" for name, value in asdict(colours).items())


def _carried(told: object) -> Markup:
    """Return data as JSON that cannot end the script it stands in."""
    return Markup(json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
