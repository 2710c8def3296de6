"""The renderer of pictures: one warm Chromium, driven from a thread of its own, begun again when it dies.

Pictures are drawn one after the other and never on the server's event loop. A browser that does not answer is killed
and the picture asked of another; what began with an ``Effort`` ends with it. Where no Chrome or Chromium is installed,
``NoBrowser`` says what to do. All are set in the typeface of the dashboard, which an SVG carries.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import json
import logging
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import CancelledError, Future
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from choreographer import Browser, Tab
from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError
from kaleido import Kaleido, PageGenerator

from displacement.errors import Busy, Ending, NoBrowser, RenderingFailed, TookTooLong
from displacement.exports.typefaces import SANS, face_for
from displacement.settings import PATIENCE

ONE_PICTURE = 30.0
"""Seconds that a browser has for one picture: a second or two when it is well, some ten where it must start first."""
AT_ONCE = 8
"""Threads that may wait for the browser at once: fewer than the server has, so that some are left for all else."""
CLOSING = 5.0
"""Seconds that are waited for a killed browser’s files to be cleared away."""
SIDES = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
"""The width and the height of a drawing as SVG."""
# Plotly measures its words while it draws: the typeface has to be there before. A page that lays itself out by its
# lengths of lines says when it has.
LAID_OUT = f"""Promise.all([400, 700].map((weight) => document.fonts.load(`${{weight}} 14px "{SANS}"`)))
  .then(() => document.fonts.ready).then(() => window.arranged).then(() => true)"""
# In the tab in which Plotly is: what Kaleido does itself, but that it loads Plotly anew after each picture, which takes
# longer than to draw one, and draws the next before its typeface is there.
DRAWN = "Plotly.toImage({figure}, {options})"
# As the page says; with the structure that a screen reader follows.
PAPER = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}
log = logging.getLogger("refugio")


@dataclass(frozen=True)
class Effort:
    """How long a piece of work may take, all its pictures together, and whether anybody still waits for it."""

    seconds: float = field(default_factory=lambda: float(PATIENCE.value))
    begun: float = field(default_factory=time.monotonic)
    given_up: threading.Event = field(default_factory=threading.Event)

    def left(self) -> float:
        """Return the seconds left; raise TookTooLong where there are none, CancelledError where nobody waits."""
        if self.given_up.is_set():
            raise CancelledError
        left = self.begun + self.seconds - time.monotonic()
        if left <= 0:
            raise TookTooLong(seconds=self.seconds)
        return left


effort_of: ContextVar[Effort | None] = ContextVar("effort", default=None)
"""The effort that what is drawn is part of; what is drawn outside of one is an effort of its own."""


@dataclass(frozen=True, kw_only=True)
class _Tabs:
    """The two tabs of a browser: where Plotly draws, and where a page is shown to be photographed or printed.

    The latter is off the record; of others the browser writes the title to the disk, to open them again.
    """

    plotly: Tab
    pages: Tab


class _InOurType(PageGenerator):  # type: ignore[misc]  # Kaleido has no types
    """The page in which Plotly draws, with our typeface."""

    def generate_index(self) -> str:
        """Return the page."""
        return str(super().generate_index()).replace("</title>", f"</title><style>{face_for('')}</style>", 1)


class Renderer:
    """Draws Plotly figures as PNG and SVG, pages as PDF; it may be called from any thread."""

    def __init__(self) -> None:
        """Prepare a renderer; its browser starts with the first picture."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._browser: Kaleido | None = None
        self._tabs: _Tabs | None = None
        self._turn = threading.Lock()
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._drawing: Future[bytes] | None = None
        self._ended = False

    def has_browser(self) -> bool:
        """Tell whether there is a Chrome or Chromium on this machine to draw with."""
        path = Chromium.find_browser(skip_local=False)
        return bool(path) and Path(str(path)).is_file()

    def draw(self, figure: go.Figure, *, kind: str, scale: float = 1) -> bytes:
        """Return the picture; raise NoBrowser where there is none, another Unable where it cannot be drawn."""
        options = {
            "format": kind,
            "width": int(figure.layout.width),
            "height": int(figure.layout.height),
            "scale": scale,
            "imageDataOnly": True,
        }
        told = str(figure.to_json())
        return self._tried(lambda: self._drawn(told, options))

    def photograph(self, drawing: bytes, *, scale: float = 1) -> bytes:
        """Return a drawing of ours (SVG) as PNG, so many times as large; errors as for ``draw``."""
        return self._tried(lambda: self._photographed(_scaled(drawing.decode("utf-8"), scale)))

    def paper(self, page: str) -> bytes:
        """Return a page of HTML that holds all it needs as a PDF, as the browser prints it; errors as for ``draw``."""
        return self._tried(lambda: self._printed(page))

    def _tried(self, work: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        """Return what the browser makes; a browser that failed is replaced and asked once more."""
        effort = effort_of.get() or Effort()
        with self._my_turn(effort):
            for attempt in (1, 2):
                patience = min(ONE_PICTURE, effort.left())
                try:
                    return self._wait(work(), patience)
                except ChromeNotFoundError as error:
                    raise NoBrowser from error
                except Exception as error:
                    self._forget()
                    if self._ended:
                        raise Ending from error
                    log.warning("The renderer failed (attempt %s): %r", attempt, error)
                    failed = error
            raise RenderingFailed from failed

    @contextlib.contextmanager
    def _my_turn(self, effort: Effort) -> Iterator[None]:
        """Wait for the browser, as long as the effort lasts and where not too many wait already."""
        if self._ended:
            raise Ending
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            if not self._turn.acquire(timeout=effort.left()):
                raise TookTooLong(seconds=effort.seconds)
            try:
                effort.left()
                yield
            finally:
                self._turn.release()
        finally:
            self._room.release()

    def stop(self) -> None:
        """Close the browser, if one is open."""
        if self._turn.acquire(timeout=CLOSING):
            try:
                self._forget()
            finally:
                self._turn.release()

    def end(self) -> None:
        """Draw nothing more, and leave what is being drawn: the server ends."""
        self._ended = True
        if self._browser is not None:
            _kill(self._browser)
        if self._drawing is not None:
            self._drawing.cancel()

    async def _opened(self) -> _Tabs:
        """Return the tabs of the browser, which is begun where there is none."""
        if self._browser is None or self._tabs is None:
            # Held before it is open: one that never opens is to be killed too.
            self._browser = browser = Kaleido(
                n=1, timeout=ONE_PICTURE, page_generator=_InOurType(mathjax=False)
            )
            await browser.__aenter__()
            (plotly,) = browser.tabs.values()
            await _laid_out(plotly)
            self._tabs = _Tabs(plotly=plotly, pages=await _apart(browser))
        return self._tabs

    async def _drawn(self, figure: str, options: dict[str, Any]) -> bytes:
        """Draw a figure; a PNG is a photograph of the SVG, because Plotly's own knows no typeface but the machine's."""
        tabs = await self._opened()
        kind = "svg" if options["format"] == "png" else options["format"]
        drawing = DRAWN.format(figure=figure, options=json.dumps({**options, "format": kind}))
        drawn = await _evaluated(tabs.plotly, drawing)
        drawn = drawn.replace(">", f"><style>{face_for(drawn)}</style>", 1)
        return drawn.encode("utf-8") if kind == options["format"] else await self._photographed(drawn)

    async def _photographed(self, drawn: str) -> bytes:
        """Return a drawing as PNG, a pixel a unit of its width and height."""
        wide, high = (round(float(side)) for side in SIDES.search(drawn).groups())  # type: ignore[union-attr]  # an SVG of ours
        screen = {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": False}
        tab = await self._showing(f"<!DOCTYPE html><body style='margin:0;overflow:hidden'>{drawn}</body>")
        await _done(tab, "Emulation.setDeviceMetricsOverride", **screen)
        clip = {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1}
        taken = await _done(tab, "Page.captureScreenshot", format="png", clip=clip, optimizeForSpeed=True)
        return base64.b64decode(taken["data"])

    async def _printed(self, page: str) -> bytes:
        tab = await self._showing(page)
        await _done(tab, "Emulation.clearDeviceMetricsOverride")
        return base64.b64decode((await _done(tab, "Page.printToPDF", **PAPER))["data"])

    async def _showing(self, page: str) -> Tab:
        """Show a page that is handed to the browser as it is, with its typefaces; no file of it is written."""
        tab = (await self._opened()).pages
        empty = tab.subscribe_once("Page.loadEventFired")  # with nothing left of the page before it
        shown = await _done(tab, "Page.navigate", url="about:blank")
        await asyncio.wait_for(empty, ONE_PICTURE)
        loaded = tab.subscribe_once("Page.loadEventFired")
        await _done(tab, "Page.setDocumentContent", frameId=shown["frameId"], html=page)
        await asyncio.wait_for(loaded, ONE_PICTURE)
        await _laid_out(tab)
        return tab

    def _wait(self, work: Coroutine[Any, Any, bytes], patience: float) -> bytes:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(target=self._loop.run_forever, name="renderer", daemon=True).start()
            atexit.register(self.stop)
        self._drawing = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return self._drawing.result(patience)
        finally:
            self._drawing.cancel()

    def _forget(self) -> None:
        """Kill a browser that is no longer to be trusted; the next picture opens another."""
        browser, self._browser, self._tabs = self._browser, None, None
        if browser is not None and self._loop is not None:
            _kill(browser)
            with contextlib.suppress(Exception):
                closing = browser.__aexit__(None, None, None)
                asyncio.run_coroutine_threadsafe(closing, self._loop).result(CLOSING)


def _scaled(drawing: str, scale: float) -> str:
    """Return an SVG so many times as large: it is told another size, and keeps what it shows."""
    size = SIDES.search(drawing)
    if size is None or scale == 1:
        return drawing
    wide, high = (float(side) * scale for side in size.groups())
    shows = "" if "viewBox" in drawing[: drawing.index(">")] else f' viewBox="0 0 {size[1]} {size[2]}"'
    return drawing.replace(size[0], f'width="{wide}" height="{high}"{shows}', 1)


def _kill(browser: Kaleido) -> None:
    """End a browser and all its processes at once: one that hangs does not hear that it is to close."""
    process = getattr(browser, "subprocess", None)
    if process is None or process.poll() is not None:
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(CLOSING)  # one that is not known to be dead would be asked to close


async def _apart(browser: Kaleido) -> Tab:
    """Return a new tab off the record."""
    context = (await browser.send_command("Target.createBrowserContext"))["result"]["browserContextId"]
    asked = {"url": "", "browserContextId": context}
    target = (await browser.send_command("Target.createTarget", params=asked))["result"]["targetId"]
    await Browser.populate_targets(
        browser
    )  # not Kaleido's own, which takes every new tab for one of its pages
    tab: Tab = browser.tabs[target]
    await _done(tab, "Page.enable")
    return tab


async def _done(tab: Tab, command: str, **asked: Any) -> dict[str, Any]:
    """Return what a tab answers to a command; raise RuntimeError where it refuses."""
    answer = await tab.send_command(command, params=asked)
    if "error" in answer:
        raise RuntimeError(f"{command}: {answer['error']}")
    return dict(answer["result"])


async def _evaluated(tab: Tab, expression: str) -> str:
    """Return the text that a promise in a tab comes to; raise RuntimeError where it fails."""
    answer = await _done(
        tab, "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
    )
    if "exceptionDetails" in answer:
        raise RuntimeError(str(answer["exceptionDetails"]))
    return str(answer["result"]["value"])


async def _laid_out(tab: Tab) -> None:
    """Wait until a page has the typefaces that it names, and has laid itself out where it does so by itself."""
    await _evaluated(tab, LAID_OUT)


@cache
def shared_renderer() -> Renderer:
    """Return the renderer of this process."""
    return Renderer()
