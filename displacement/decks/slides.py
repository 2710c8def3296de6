"""Slides made ready: all that a slide shows or says, for both rooms, so that nothing is asked for while presenting."""

from __future__ import annotations

import json
from typing import Any

from displacement.charts.style import blank_figure
from displacement.decks.deck import Deck, Slide
from displacement.exhibit import Shown
from displacement.exports.naming import edition_line
from displacement.exports.printed import plain, settled, sources_line
from displacement.queries import kept_by_size
from displacement.view.colours import Theme
from displacement.words import Language, words_in

ROOMS: tuple[Theme, ...] = ("light", "dark")


def ready(deck: Deck, language: Language) -> dict[str, Any]:
    """Return the deck as the presenting page takes it: words, and each slide with its figure for either room."""
    words = words_in(language)
    return {
        "title": deck.title,
        "language": language,
        "edition": edition_line(words),
        "slides": [_ready(slide, language) for slide in deck.slides],
    }


def title_of(slide: Slide, shown: Shown) -> str:
    """Return the title that stands on a slide: its own, else the finding computed from the figures."""
    return slide.title or shown.title


def _ready(slide: Slide, language: Language) -> dict[str, Any]:
    shown = slide.shown(language)
    return {
        "exhibit": slide.exhibit,
        "title": title_of(slide, shown),
        "subtitle": shown.subtitle,
        "alt": shown.alt,
        "reading": plain(shown.reading),
        "cautions": [plain(caution) for caution in shown.cautions],
        "sources": sources_line(shown),
        "notes": slide.notes,
        "question": slide.question,
        "figures": {room: json.loads(_figure(slide.shown(language, theme=room))) for room in ROOMS},
    }


@kept_by_size(len)
def _figure(shown: Shown) -> str:
    """Return the live figure of a slide as Plotly takes it, as JSON."""
    figure = shown.figure
    if figure is None:
        figure = blank_figure(palette=shown.view.palette, words=shown.words, height=80)
    return str(settled(figure).to_json())
