"""The gate: what a request may be before it is worked on, how many there may be at once, and how long each may take.

A browser comes nowhere near these limits. What they keep out is told in words (``refusals``). The limits that depend on
the machine are settings; the others follow from what the dashboard itself can ask for.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from collections import OrderedDict
from collections.abc import Iterable

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from displacement.errors import (
    LARGE_BODY,
    MANY_FILES,
    AddressTooLong,
    Busy,
    HeadersTooLong,
    NotOpen,
    TookTooLong,
    TooMuchSent,
    UnknownAddress,
    UnknownHost,
)
from displacement.server.place import place_in
from displacement.settings import ADDRESS, HOSTS, METRICS, PATIENCE, READERS, REQUESTS, Metrics, host_in
from displacement.yours.bringing import MOST_BYTES

try:
    import resource
except ImportError:  # Windows, which has no such limit
    resource = None  # type: ignore[assignment]

LONGEST_ADDRESS = 32_768  # letters: a deck takes up to 30,000
LONGEST_HEADERS = 32_768  # letters of all of them, the address of the page among them
LONGEST_NAME = 255  # bytes: no file of any system has a longer one
MOST_SENT = MOST_BYTES + 2**16  # bytes: the largest file that a reader can bring, and what it is wrapped in
MOST_FILES = 8  # of one page at once; its two fields hold one each
MOST_PAGES_REMEMBERED = 10_000
FILES_A_READER = 4  # that the system keeps open for a page
FILES_OF_THE_SERVER = 128  # that are open beside those of the readers
ENOUGH_FILES = 65_536
HERE = ("localhost", "127.0.0.1", "::1")
HEALTH = ("/healthz", "/_stcore/health")
"""What watches over the server asks these, under any name of it and however busy it is."""
METRICS_AT = "/_stcore/metrics"
UPLOADS_AT = "/_stcore/upload_file/"
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What a proxy adds to a request that it hands on."""


class Gate:
    """Refuses what is malformed, too long, too much or for another host, and gives up what takes too long."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application, with the settings as they are now."""
        self.app = app
        self._hosts = answered_hosts(HOSTS.value)
        self._metrics = METRICS.value
        self._patience = PATIENCE.value
        self._requests = _Places(REQUESTS.value)
        self._readers = _Places(min(READERS.value, readers_that_files_allow()))
        self._uploads = _Uploads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or raise the error that says why not."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        path = place_in(scope)
        refuse_malformed(scope)
        if path in HEALTH:
            await self.app(scope, receive, send)
            return
        refuse_host(scope, self._hosts)
        refuse_metrics(scope, self._metrics)
        if scope["type"] == "websocket":
            with self._readers.take():
                await self.app(scope, receive, send)
            return
        self._uploads.refuse_many(scope)
        await self._within(scope, _counted(scope, receive), send)

    async def _within(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Work on a request until it is answered, or give it up where nothing of an answer is there in time.

        A thread that works on it cannot be ended: the request keeps its place among the others until it is done.
        """
        begun, given_up = asyncio.Event(), anyio.CancelScope()

        async def beginning(message: Message) -> None:
            begun.set()
            await send(message)

        async def working() -> None:
            with given_up:
                await self.app(scope, receive, beginning)

        place = self._requests.take()
        work = asyncio.ensure_future(working())
        work.add_done_callback(lambda _: place.close())
        waiting = asyncio.ensure_future(begun.wait())
        try:
            done, _ = await asyncio.wait(
                {work, waiting}, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise TookTooLong(seconds=self._patience)
            await work
        finally:
            waiting.cancel()
            given_up.cancel()


class _Places:
    """So many places: each is taken by one, and given back."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self) -> contextlib.ExitStack:
        """Take a place, which is given back where what is returned is closed; raise Busy where none is left."""
        if self._left <= 0:
            raise Busy
        self._left -= 1
        place = contextlib.ExitStack()
        place.callback(self._give_back)
        return place

    def _give_back(self) -> None:
        self._left += 1


class _Uploads:
    """The files that each page has sent and not taken away again."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, set[str]] = OrderedDict()

    def refuse_many(self, scope: Scope) -> None:
        """Count a file that is sent or taken away; raise TooMuchSent where a page sends more than it can show."""
        path = place_in(scope)
        if not path.startswith(UPLOADS_AT):
            return
        page, _, file = path.removeprefix(UPLOADS_AT).partition("/")
        files = self._of.setdefault(page, set())
        self._of.move_to_end(page)
        if len(self._of) > MOST_PAGES_REMEMBERED:
            self._of.popitem(last=False)
        if scope["method"] == "DELETE":
            files.discard(file)
        elif scope["method"] == "PUT":
            if len(files) >= MOST_FILES and file not in files:
                raise TooMuchSent(MANY_FILES, most=MOST_FILES)
            files.add(file)


def _counted(scope: Scope, receive: Receive) -> Receive:
    """Return how a request is received, up to so many bytes; what says beforehand that it is more is not begun."""
    told = Headers(scope=scope).get("content-length", "0")
    sent = int(told) if told.isdecimal() else 0
    if sent > MOST_SENT:
        raise TooMuchSent(LARGE_BODY, most=MOST_SENT)
    came = 0

    async def counting() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > MOST_SENT:
            raise TooMuchSent(LARGE_BODY, most=MOST_SENT)
        return message

    return counting


def refuse_malformed(scope: Scope) -> None:
    """Raise where an address or the headers are too long, or where no file or page could have such a name."""
    if len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        raise AddressTooLong(most=LONGEST_ADDRESS)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
        raise HeadersTooLong(most=LONGEST_HEADERS)
    path = str(scope["path"])
    if not path.isprintable() or any(len(name.encode()) > LONGEST_NAME for name in path.split("/")):
        raise UnknownAddress


def answered_hosts(more: Iterable[str]) -> frozenset[str]:
    """Return the hosts that are answered for; ``*`` among them is any.

    Where nobody said what the dashboard's host is, it cannot be known: a laptop is asked by its name and its number.
    """
    more = tuple(more)
    if not more and not ADDRESS.given:
        return frozenset({"*"})
    own = [host_in(ADDRESS.value.split("/")[2])] if ADDRESS.given else []
    return frozenset((*own, *HERE, *more))


def refuse_host(scope: Scope, hosts: frozenset[str]) -> None:
    """Raise where a request names no host, or one that is not answered for."""
    named = Headers(scope=scope).get("host", "")
    try:
        host = host_in(named)
    except ValueError as error:
        raise UnknownHost(named) from error
    if "*" not in hosts and host not in hosts:
        raise UnknownHost(host)


def refuse_metrics(scope: Scope, who: Metrics) -> None:
    """Raise where the server's own numbers are asked for by somebody whom they are not open to."""
    if place_in(scope).rstrip("/") != METRICS_AT or who == "open":
        return
    headers = Headers(scope=scope)
    direct = _on_this_machine(scope) and not any(name in headers for name in FORWARDED)
    if who == "closed" or not direct:
        raise NotOpen


def _on_this_machine(scope: Scope) -> bool:
    client = (scope.get("client") or ("", 0))[0]
    try:
        return ipaddress.ip_address(client).is_loopback
    except ValueError:
        return False


def readers_that_files_allow() -> int:
    """Return how many readers the system's limit of open files leaves room for, once it is as wide as it may be."""
    if resource is None:
        return ENOUGH_FILES
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wished = ENOUGH_FILES if most == resource.RLIM_INFINITY else min(most, ENOUGH_FILES)
    if now != resource.RLIM_INFINITY and now < wished:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wished, most))
            now = wished
    files = ENOUGH_FILES if now == resource.RLIM_INFINITY else now
    return max((files - FILES_OF_THE_SERVER) // FILES_A_READER, 1)
