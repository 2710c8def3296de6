"""A new edition without a restart: the data folder is looked at, and what is new in it opened, checked and served.

No reader waits for it: a thread of its own looks every ``LOOK_EVERY`` seconds at the names, times and sizes of the
files. Where they changed and have come to rest, their checksum says whether it is another edition. That one is built,
opened and drawn once, all beside the one that is served; then it is served from one moment on. One that breaks a rule
is told in the log and by ``/healthz`` and not served; it is judged again once its files change.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from displacement.exhibits import EXHIBITS
from displacement.queries import Refused, asked, asked_of, serving
from displacement.queries.opened import Opened, open_edition
from displacement.view import View
from displacement.words import LANGUAGES
from loaders import DataProblems, edition_of
from loaders.edition import Look, look_at

LOOK_EVERY = 5.0
PROBLEMS_TOLD = 5
log = logging.getLogger("refugio")


def draw_once() -> None:
    """Draw every exhibit once in each language, so that no reader waits for it and a fault is found before one does."""
    for language in LANGUAGES:
        for exhibit in EXHIBITS.values():
            shown = exhibit.at(View(language=language))
            _ = shown.title, shown.figure


class Renewal:
    """Looks at the data folder, and serves what is new in it once it is whole, sound and drawn."""

    def __init__(self, *, drawn: Callable[[], None] = draw_once) -> None:
        """Take how a new edition is drawn before it is served."""
        self._drawn = drawn
        self._judged: Look = ()
        self._seen: Look = ()

    def look(self) -> None:
        """Look once; judge what changed if it lies as it did at the last look, for it may still be written."""
        if serving.opened is None:
            return
        now, judged = look_at(serving.folder), self._judged or serving.opened.look
        at_rest, self._seen = now == self._seen, now
        if now != judged and at_rest:
            self._judged = now
            self._judge()

    def _judge(self) -> None:
        name, served = "", asked().edition
        try:
            found = edition_of(serving.folder)
            name = found.name
            if found != served:
                self._serve(self._sound())
            elif serving.refused:
                log.warning("The data on the disk are again those of the edition that is served, %s.", name)
            serving.refused = None
        except DataProblems as broken:
            self._refuse(name, [str(problem) for problem in broken.report.problems])
        except Exception as error:  # whatever is wrong with a new edition, the old one goes on being served
            log.error("The new edition failed.", exc_info=error)
            self._refuse(name, [str(error) or type(error).__name__])

    def _sound(self) -> Opened:
        """Return the new edition, opened, with every exhibit drawn of it."""
        opened = open_edition(serving.folder)
        with asked_of(opened):
            self._drawn()
        return opened

    def _serve(self, opened: Opened) -> None:
        before, self._judged = asked().edition.name, opened.look
        serving.opened = opened
        log.warning("A new edition of the data is served: %s → %s.", before, opened.edition.name)

    def _refuse(self, name: str, problems: list[str]) -> None:
        serving.refused = Refused(edition=name, problems=tuple(problems))
        log.error(
            "The data on the disk (edition %s) cannot be served; %s goes on being served.\n%s",
            name or "without a name",
            asked().edition.name,
            "\n".join(problems[:PROBLEMS_TOLD]),
        )


@contextmanager
def renewed(*, every: float = LOOK_EVERY) -> Iterator[None]:
    """Look at the data folder every few seconds while the server runs."""
    renewal, ended = Renewal(), threading.Event()

    def watch() -> None:
        while not ended.wait(every):
            try:
                renewal.look()
            except OSError as error:
                log.error("The data folder could not be looked at: %s", error)

    watcher = threading.Thread(target=watch, name="renewal", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
