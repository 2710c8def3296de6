"""A new edition without a restart: where the data come from is looked at, and what is new there opened and served.

No reader waits for it: a thread of its own looks every few seconds at the names, times and sizes of the files, or every
minute at the list of the editions that are published at an address. Where they changed and have come to rest, their
checksum says whether it is another edition. That one is built, opened and drawn once, all beside the one that is
served; then it is served from one moment on. One that breaks a rule is told in the log and by ``/healthz`` and not
served; it is judged again once its files change.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from displacement.exhibits import EXHIBITS
from displacement.queries import Refused, asked, asked_of, serving
from displacement.queries.opened import Opened
from displacement.queries.origins import LOOK_EVERY, Origin
from displacement.view import View
from displacement.words import LANGUAGES
from loaders import DataProblems
from loaders.edition import Look
from loaders.published import EditionRefused

PROBLEMS_TOLD = 5
log = logging.getLogger("refugio")


def draw_once() -> None:
    """Draw every exhibit once in each language, so that no reader waits for it and a fault is found before one does."""
    for language in LANGUAGES:
        for exhibit in EXHIBITS.values():
            shown = exhibit.at(View(language=language))
            _ = shown.title, shown.figure


class Renewal:
    """Looks at where the data come from, and serves what is new in it once it is whole, sound and drawn."""

    def __init__(self, *, drawn: Callable[[], None] = draw_once) -> None:
        """Take how a new edition is drawn before it is served."""
        self._drawn = drawn
        self._judged: Look = ()
        self._seen: Look = ()

    def look(self) -> None:
        """Look once; judge what changed if it lies as it did at the last look, for it may still be written."""
        origin = serving.origin
        if serving.opened is None or origin is None:
            return
        now, judged = origin.look(), self._judged or serving.opened.look
        at_rest, self._seen = now == self._seen, now
        if now != judged and at_rest:
            self._judged = now
            self._judge(origin)

    def _judge(self, origin: Origin) -> None:
        name, served = "", asked().edition
        try:
            found = origin.edition()
            name = found.name
            if found != served:
                self._serve(self._sound(origin), origin)
            elif serving.refused:
                log.warning("The data are again those of the edition that is served, %s.", name)
            serving.refused = None
        except DataProblems as broken:
            self._refuse(name, [str(problem) for problem in broken.report.problems])
        except Exception as error:  # whatever is wrong with a new edition, the old one goes on being served
            log.error("The new edition failed.", exc_info=error)
            self._refuse(name, [str(error) or type(error).__name__])

    def _sound(self, origin: Origin) -> Opened:
        """Return the new edition, opened, with every exhibit drawn of it."""
        opened = origin.open()
        with asked_of(opened):
            self._drawn()
        return opened

    def _serve(self, opened: Opened, origin: Origin) -> None:
        if serving.origin is not origin:
            return  # while it was drawn, the data have come to be taken from elsewhere
        before, self._judged = asked().edition.name, opened.look
        serving.opened = opened
        log.warning("A new edition of the data is served: %s → %s.", before, opened.edition.name)

    def _refuse(self, name: str, problems: list[str]) -> None:
        serving.refused = Refused(edition=name, problems=tuple(problems))
        log.error(
            "The new data (edition %s) cannot be served; %s goes on being served.\n%s",
            name or "without a name",
            asked().edition.name,
            "\n".join(problems[:PROBLEMS_TOLD]),
        )


@contextmanager
def renewed(*, every: float | None = None) -> Iterator[None]:
    """Look at where the data come from every few seconds, or as often as that is looked at, while the server runs."""
    renewal, ended = Renewal(), threading.Event()

    def watch() -> None:
        while not ended.wait(every or (serving.origin.look_every if serving.origin else LOOK_EVERY)):
            try:
                renewal.look()
            except (OSError, EditionRefused) as error:
                log.error("The data could not be looked at: %s", error)

    watcher = threading.Thread(target=watch, name="renewal", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
