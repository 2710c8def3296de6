"""The end of the server: whoever waits is told to ask again, and nothing holds it up longer than it may."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

WITHIN = 9.0
"""Seconds: systemd, Docker and Kubernetes wait 10 or longer before they kill."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger("refugio")


@contextmanager
def ending(end: Callable[[], None], *, within: float = WITHIN) -> Iterator[None]:
    """Give up all work as soon as the server is told to end, and end it by force where it does not within some seconds.

    uvicorn waits for the answers that are under way before it ends anything else.
    """
    if (
        threading.current_thread() is not threading.main_thread()
    ):  # a test: signals are the main thread's alone
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def ended(number: int, frame: FrameType | None) -> None:
        # Not here: a signal comes in the middle of anything, and of a lock that is held.
        threading.Thread(target=end, name="ending", daemon=True).start()
        last = threading.Timer(within, _force, args=(number,))
        last.daemon = True
        last.start()
        told = before[signal.Signals(number)]
        if callable(told):
            told(number, frame)

    for number in SIGNALS:
        signal.signal(number, ended)
    try:
        yield
    finally:
        for number, told in before.items():
            signal.signal(number, told)


def _force(number: int) -> None:
    log.error("The server did not end in time and is ended by force.")
    os._exit(128 + number)
