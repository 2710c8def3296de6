"""Drawn ahead: what most readers will ask for is there before they do, and is made while none of them waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from displacement.exhibit import Exhibit
from displacement.exhibit.changing import question_behind
from displacement.exhibit.notes import on_the_face
from displacement.exhibits import EXHIBITS
from displacement.exports.typefaces import face_for
from displacement.queries import one_edition, served_edition
from displacement.queries.choices import allows
from displacement.screen.swept import page_drawn
from displacement.screen.turns import nobody_waits
from displacement.settings import AHEAD
from displacement.view import View
from displacement.view.parameters import COUNTRY
from displacement.words import LANGUAGES

RANKED = "hosts-ranking"
LOOK_EVERY = 5.0  # seconds from look to look whether another edition is served, of which nothing is drawn yet
log = logging.getLogger("refugio")


@contextmanager
def drawn_ahead() -> Iterator[None]:
    """Draw ahead as long as the server runs: of each edition once, one exhibit after the other, after all readers."""
    ended = threading.Event()

    def work() -> None:
        done = None
        while not ended.is_set():
            if done != served_edition():
                done = served_edition()
                for draw in _popular(AHEAD.value):
                    nobody_waits(ended)
                    if ended.is_set() or done != served_edition():
                        break
                    _attempt(draw)
                page_drawn()
            ended.wait(LOOK_EVERY)

    threading.Thread(target=work, name="ahead", daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def _popular(countries: int) -> Iterator[Callable[[], object]]:
    """Yield what draws each exhibit of countries at each of those that host most, in both languages.

    The typeface of pictures is made before: it takes longer than any of them.
    """
    if countries:
        yield partial(face_for, "")
    hosts = EXHIBITS[RANKED].at(View()).rows.sort_values("value", ascending=False)["area"]
    for code in [code for code in hosts if allows(COUNTRY, code)][:countries]:
        for language in LANGUAGES:
            view = View(language=language).with_filters({COUNTRY.name: code})
            for exhibit in EXHIBITS.values():
                if any(each.name == COUNTRY.name for each in exhibit.parameters) and not exhibit.composed:
                    yield partial(_draw, exhibit, view)


@one_edition()
def _draw(exhibit: Exhibit, view: View) -> None:
    """Make what a page shows of an exhibit; it is kept with its edition."""
    shown = exhibit.at(view)
    on_the_face(shown, room=0)
    _ = shown.title, shown.subtitle, shown.alt, shown.sources, shown.figure, question_behind(shown)


def _attempt(draw: Callable[[], object]) -> None:
    """Draw, and tell in the log what cannot be drawn: a reader who asks for it is told herself."""
    try:
        draw()
    except Exception:  # whatever one exhibit fails by, the others are drawn
        log.exception("What is drawn ahead could not be drawn.")
