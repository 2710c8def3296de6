"""Whose turn it is: a few pages are drawn at once, the others after them, in the order in which they were asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 2
"""Pages drawn at once: Python runs one at a time, whatever their number; a second where one waits for the database."""
_turns = threading.Semaphore(AT_ONCE)
_held = threading.local()
_asked: set[int] = set()
_still = threading.Condition()


@contextmanager
def my_turn() -> Iterator[None]:
    """Wait until it is the turn of this thread, and keep it within the block; who has it already does not wait again.

    Of many readers who come together each would else wait for the page of the last one, and what sends the pages to
    the browsers for a share of the processor as small as that of one of them.
    """
    if getattr(_held, "turn", False):
        yield
        return
    with _asking(), _turns:
        _held.turn = True
        try:
            yield
        finally:
            _held.turn = False


@contextmanager
def _asking() -> Iterator[None]:
    me = threading.get_ident()
    with _still:
        _asked.add(me)
    try:
        yield
    finally:
        with _still:
            _asked.discard(me)
            _still.notify_all()


def nobody_waits(ended: threading.Event) -> None:
    """Wait until no page is drawn or asked for, or until the event is set: then no reader waits for what is done."""
    with _still:
        while _asked and not ended.is_set():
            _still.wait(1)
