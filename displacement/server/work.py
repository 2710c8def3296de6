"""The work for files, off the path of requests: as much at once, and as much waiting, as this server bears.

A request for a file takes none of the server's shared threads while it waits: pages and ``/healthz`` are answered
whatever a browser does. Who asks for a file that is being made waits with the others for the same one; what nobody
waits for any more is given up. Beyond what may wait, and after the longest that an answer may take, the reader is told
to ask again (503, ``Retry-After``). What was made is kept with its edition, as many bytes as there is room for.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from displacement.errors import Busy, Ending, TookTooLong, Unable
from displacement.exports import Export, shared_renderer
from displacement.exports.renderer import Effort, effort_of
from displacement.queries import asked
from displacement.settings import WAITING

HANDS = 4
"""Files of a kind that are made at once. One browser draws one picture at a time: a deck's come between the others'."""


@dataclass(kw_only=True)
class Making:
    """A file to be made: the tag that it has in its ``headers``, how it is made, how it is sent."""

    headers: dict[str, str]
    make: Callable[[], Export]
    saved: str = "inline"  # how it is sent: "inline", "attachment", or under no name
    drawn: bool = False  # whether a browser has part in it
    instead: tuple[str, ...] = ()  # what is made where it cannot be


@dataclass(eq=False)
class InHand:
    """A file that is being made, and how many wait for it."""

    effort: Effort
    future: Future[Export]
    waiting: int = 0


@dataclass
class Work:
    """Makes files, each once however many ask for it, and no more at once than it has hands."""

    most: int = field(default_factory=lambda: WAITING.value)
    _hands: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(HANDS, thread_name_prefix="work")
    )
    _in_hand: dict[str, InHand] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: bool = False

    async def made(self, request: Request, name: str, make: Callable[[], Export]) -> Export:
        """Return the file of that name, made unless it is kept.

        Raises what its making raises, Busy, TookTooLong or Ending, and ClientDisconnect where the reader has gone.
        """
        kept: Export | None = asked().files.get(name)
        if kept is not None:
            return kept
        one = self._joined(name, make)
        done, gone = _when_done(one.future), asyncio.create_task(_gone(request))
        try:
            left = one.effort.left()
            await asyncio.wait({done, gone}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            if done.done():
                return one.future.result()
            raise ClientDisconnect if gone.done() else TookTooLong(seconds=one.effort.seconds)
        except CancelledError as error:  # nobody gives up what is waited for, but for the end of the server
            raise Ending from error
        finally:
            gone.cancel()
            self._left(name, one)

    def end(self) -> None:
        """Take nothing more, and give up what is in hand."""
        with self._lock:
            self._ended = True
            given_up = list(self._in_hand.values())
        for one in given_up:
            one.effort.given_up.set()
        self._hands.shutdown(wait=False, cancel_futures=True)

    def _joined(self, name: str, make: Callable[[], Export]) -> InHand:
        """Return the making of a file, begun unless it is in hand already, with one more who waits for it."""
        with self._lock:
            if self._ended:
                raise Ending
            one = self._in_hand.get(name)
            if one is not None:
                one.waiting += 1
                return one
            if len(self._in_hand) >= HANDS + self.most:
                raise Busy
            one = self._in_hand[name] = self._begun(name, make)
        one.future.add_done_callback(lambda _: self._done(name, one))
        return one

    def _begun(self, name: str, make: Callable[[], Export]) -> InHand:
        effort, files = Effort(), asked().files

        def work() -> Export:
            effort.left()
            effort_of.set(effort)
            made = make()
            files.put(name, made, size=len(made.content))
            return made

        return InHand(effort, self._hands.submit(copy_context().run, work), waiting=1)

    def _done(self, name: str, one: InHand) -> None:
        with self._lock:
            if self._in_hand.get(name) is one:
                del self._in_hand[name]

    def _left(self, name: str, one: InHand) -> None:
        """Count one less who waits; what nobody waits for is given up."""
        with self._lock:
            one.waiting -= 1
            if one.waiting or one.future.done():
                return
        self._done(name, one)
        one.effort.given_up.set()
        one.future.cancel()


@cache
def pictures() -> Work:
    """Return the work that a browser has part in."""
    return Work()


@cache
def papers() -> Work:
    """Return the work for all other files, which no browser holds up."""
    return Work()


def end_work() -> None:
    """Give up all that is being made: who waits is told to ask again."""
    pictures().end()
    papers().end()
    shared_renderer().end()


async def sent(request: Request, prepared: Callable[[Request], Making | Response]) -> Response:
    """Answer with a file that is made off the path of requests, or with what was prepared instead of one."""
    making = await run_in_threadpool(prepared, request)
    if isinstance(making, Response):
        return making
    work = pictures() if making.drawn else papers()
    try:
        made = await work.made(request, making.headers["etag"], making.make)
    except Unable as error:
        error.allowed = making.instead
        raise
    named = {"content-disposition": f'{making.saved}; filename="{made.name}"'} if making.saved else {}
    return Response(made.content, media_type=made.media_type, headers=making.headers | named)


def left_alone(_: Request, __: Exception) -> Response:
    """Answer nobody: the reader has gone (as nginx says it)."""
    return Response(status_code=499)


def _when_done(future: Future[Export]) -> asyncio.Future[None]:
    """Return what comes to pass in this loop when a piece of work is done, and leaves the work alone."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def tell() -> None:
        if not done.done():
            done.set_result(None)

    def pass_on(_: Future[Export]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(tell)

    future.add_done_callback(pass_on)
    return done


async def _gone(request: Request) -> None:
    """Return when the reader has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
