"""Which edition is served and which one a piece of work asks: that with which it began.

A page, a request and a file begin with the edition that is served then and are made of it whole (``one_edition``); a
new one is served from one moment on (``serving.opened``). What is kept of an edition is kept with it
(``once_an_edition``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb

import loaders
from displacement.queries.opened import Opened
from displacement.queries.origins import Origin, chosen_origin
from displacement.settings import KEPT

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass
class Serving:
    """Which edition is served, where it comes from; ``opened`` is set in one step, ``refused`` says which is not."""

    origin: Origin | None = None
    opened: Opened | None = None
    refused: Refused | None = None


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An edition that is not served: its name, where it has one, and what is wrong with it."""

    edition: str
    problems: tuple[str, ...]


serving = Serving()
_opening = threading.Lock()
_asked: ContextVar[Opened | None] = ContextVar("asked", default=None)


@contextmanager
def asked_of(opened: Opened) -> Iterator[None]:
    """Ask a certain edition within the block; answers are kept with their edition, never mixed."""
    before = _asked.set(opened)
    try:
        yield
    finally:
        _asked.reset(before)


@contextmanager
def one_edition() -> Iterator[None]:
    """Ask within the block the edition that is served as it begins: a page, a request, a file is made of one."""
    with asked_of(asked()):
        yield


def asked() -> Opened:
    """Return the edition that is asked: the one this work began with, else the one that is served."""
    return _asked.get() or serving.opened or _first()


def _first() -> Opened:
    """Open the edition at the first call, where the settings say that it stands."""
    with _opening:
        if serving.opened is None:
            serving.origin = serving.origin or chosen_origin()
            serving.opened = serving.origin.open()
        return serving.opened


def database() -> duckdb.DuckDBPyConnection:
    """Return the database that is asked."""
    return asked().connection


def served_database() -> Path:
    """Return the file of the database that is asked, built first where it is not there yet."""
    rows = database().cursor().execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchall()
    return Path(rows[0][0])


def served_edition() -> loaders.Edition:
    """Return the edition that is asked: as its open database names it, whatever the files say by now."""
    return asked().edition


def once_an_edition(
    most: int | Callable[[], int],
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Keep the last ``most`` answers of a function with the edition that they were asked of; they go when it goes.
    A number that a setting says is asked for when the first answer is kept.

    What is of one reader alone (``private``) is answered anew each time: what is kept here, all readers share.
    """

    def keeping(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        @wraps(function)
        def answered(*given: Given.args, **named: Given.kwargs) -> Answer:
            if any(getattr(each, "private", False) for each in (*given, *named.values())):
                return function(*given, **named)
            room = most if isinstance(most, int) else most()
            answer: Answer = asked().keeping(answered, room)(*given, **named)
            return answer

        return answered

    return keeping


def once_a_view(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Keep the answers of a function about an exhibit at a view, as many as views are kept (``REFUGIO_KEPT``)."""
    return once_an_edition(lambda: KEPT.value)(function)


def kept_by_size(
    size: Callable[[Any], int],
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Keep the files that a function makes with the edition that they are made of, as many as there is room for.

    ``size`` is that of one in bytes. What is of one reader alone (``private``) is made anew each time.
    """

    def keeping(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        @wraps(function)
        def made(*given: Given.args, **named: Given.kwargs) -> Answer:
            if any(getattr(each, "private", False) for each in (*given, *named.values())):
                return function(*given, **named)
            name, files = (function, given, tuple(sorted(named.items()))), asked().files
            kept: Answer | None = files.get(name)
            if kept is None:
                kept = function(*given, **named)
                files.put(name, kept, size=size(kept))
            return kept

        return made

    return keeping
