"""A deck as a PDF to hand out: a page a slide, with its picture, what to say, the question, the sources."""

from __future__ import annotations

import base64
from typing import Any

from markupsafe import Markup

from displacement.decks.deck import Deck, Slide
from displacement.decks.show import template
from displacement.decks.slides import title_of
from displacement.exports.naming import edition_line
from displacement.exports.printed import bare_figure, plain, public_address_of
from displacement.exports.renderer import shared_renderer
from displacement.exports.typefaces import font_faces
from displacement.view.colours import palette
from displacement.words import Language, words_in

RATIO = 2.0
ACROSS = 2
MOST_SOURCES = 5


def handout(deck: Deck, language: Language) -> bytes:
    """Return the deck as PDF; raise NoBrowser or RenderingFailed where it cannot be printed."""
    words = words_in(language)
    page = template("handout.html").render(
        deck=deck,
        language=language,
        slides=[_ready(slide, language) for slide in deck.slides],
        palette=palette("light"),
        faces=Markup(font_faces()),
        say=words.say,
        most=MOST_SOURCES,
        more=lambda count: words.say_n("and {count} more", "and {count} more", count),
        edition=edition_line(words),
    )
    return shared_renderer().paper(page)


def _ready(slide: Slide, language: Language) -> dict[str, Any]:
    shown = slide.shown(language, across=ACROSS)
    picture = shared_renderer().draw(bare_figure(shown, ratio=RATIO), kind="svg")
    return {
        "title": title_of(slide, shown),
        "shown": shown,
        "picture": f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}",
        "notes": slide.notes,
        "question": slide.question,
        "lines": [plain(line) for line in (shown.reading, *shown.cautions) if line],
        "address": public_address_of(shown),
    }
