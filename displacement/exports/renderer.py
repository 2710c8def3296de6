"""The renderer of pictures: one warm Chromium, driven from a thread of its own, begun again when it dies.

Pictures are asked for one after the other and never on the server's event loop. Where no Chrome or Chromium is
installed, ``NoBrowser`` says what to do. All are set in the typeface of the dashboard, which an SVG carries.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import logging
import re
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from choreographer import Browser, Tab
from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError
from kaleido import Kaleido, PageGenerator

from displacement.errors import NoBrowser, RenderingFailed
from displacement.exports.typefaces import SANS, face_for

PATIENCE = 60.0
SIDES = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
"""The width and the height of a drawing as SVG."""
# Plotly measures its words while it draws: the typeface has to be there before.
FONTS_LOADED = f"""Promise.all([400, 700].map((weight) => document.fonts.load(`${{weight}} 14px "{SANS}"`)))
  .then(() => document.fonts.ready).then(() => true)"""
# As the page says; with the structure that a screen reader follows.
PAPER = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}
log = logging.getLogger("refugio")


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
        self._turn = threading.Lock()

    def has_browser(self) -> bool:
        """Tell whether there is a Chrome or Chromium on this machine to draw with."""
        path = Chromium.find_browser(skip_local=False)
        return bool(path) and Path(str(path)).is_file()

    def draw(self, figure: go.Figure, *, kind: str, scale: float = 1) -> bytes:
        """Return the picture; raise NoBrowser where there is none, RenderingFailed where it cannot be drawn."""
        options = {
            "format": kind,
            "width": int(figure.layout.width),
            "height": int(figure.layout.height),
            "scale": scale,
        }
        return self._tried(lambda: self._drawn(figure.to_dict(), options))

    def paper(self, page: str) -> bytes:
        """Return a page of HTML that holds all it needs as a PDF, as the browser prints it; errors as for ``draw``."""
        return self._tried(lambda: self._printed(page))

    def _tried(self, work: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        """Return what the browser makes; a browser that failed is replaced and asked once more."""
        with self._turn:
            for attempt in (1, 2):
                try:
                    return self._wait(work())
                except ChromeNotFoundError as error:
                    raise NoBrowser from error
                except Exception as error:  # noqa: BLE001  whatever a browser may die of
                    log.warning("The renderer failed (attempt %s): %r", attempt, error)
                    self._forget()
                    failed = error
            raise RenderingFailed from failed

    def stop(self) -> None:
        """Close the browser, if one is open."""
        with self._turn:
            self._forget()

    async def _opened(self) -> Kaleido:
        if self._browser is None:
            browser = Kaleido(n=1, timeout=PATIENCE, page_generator=_InOurType(mathjax=False))
            self._browser = await browser.__aenter__()
            for tab in self._browser.tabs.values():
                await _fonts_loaded(tab)
        return self._browser

    async def _drawn(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        """Draw a figure; a PNG is a photograph of the SVG, because Plotly's own knows no typeface but the machine's."""
        browser = await self._opened()
        kind = "svg" if options["format"] == "png" else options["format"]
        drawn = bytes(await browser.calc_fig(figure, opts={**options, "format": kind})).decode("utf-8")
        drawn = drawn.replace(">", f"><style>{face_for(drawn)}</style>", 1)
        return drawn.encode("utf-8") if kind == options["format"] else await self._photographed(drawn)

    async def _photographed(self, drawn: str) -> bytes:
        """Return a drawing as PNG, a pixel a unit of its width and height."""
        wide, high = (round(float(side)) for side in SIDES.search(drawn).groups())  # type: ignore[union-attr]  # an SVG of ours
        screen = {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": False}
        clip = {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1}
        async with self._page(f"<!DOCTYPE html><body style='margin:0;overflow:hidden'>{drawn}</body>") as tab:
            await tab.send_command("Emulation.setDeviceMetricsOverride", params=screen)
            answer = await tab.send_command("Page.captureScreenshot", params={"format": "png", "clip": clip})
            return base64.b64decode(answer["result"]["data"])

    async def _printed(self, page: str) -> bytes:
        async with self._page(page) as tab:
            answer = await tab.send_command("Page.printToPDF", params=PAPER)
            return base64.b64decode(answer["result"]["data"])

    @contextlib.asynccontextmanager
    async def _page(self, page: str) -> AsyncIterator[Tab]:
        """Open a page that is handed to the browser as it is, with its typefaces; no file of it is written.

        Its tab is off the record; of others the browser writes the title to the disk, to open them again.
        """
        browser = await self._opened()
        apart = await browser.send_command("Target.createBrowserContext")
        context = apart["result"]["browserContextId"]
        target = await browser.send_command(
            "Target.createTarget", params={"url": "", "browserContextId": context}
        )
        # Not Kaleido's own, which takes every new tab for one of its pages.
        await Browser.populate_targets(browser)
        tab = browser.tabs[target["result"]["targetId"]]
        try:
            await tab.send_command("Page.enable")
            tree = await tab.send_command("Page.getFrameTree")
            frame = tree["result"]["frameTree"]["frame"]["id"]
            loaded = tab.subscribe_once("Page.loadEventFired")
            await tab.send_command("Page.setDocumentContent", params={"frameId": frame, "html": page})
            await asyncio.wait_for(loaded, PATIENCE)
            await _fonts_loaded(tab)
            yield tab
        finally:
            await browser.close_tab(tab.target_id)
            await browser.send_command("Target.disposeBrowserContext", params={"browserContextId": context})

    def _wait(self, work: Coroutine[Any, Any, bytes]) -> bytes:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(target=self._loop.run_forever, name="renderer", daemon=True).start()
            atexit.register(self.stop)
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def _forget(self) -> None:
        """Close a browser that is no longer to be trusted; the next picture opens another."""
        browser, self._browser = self._browser, None
        if browser is not None and self._loop is not None:
            with contextlib.suppress(Exception):
                closing = browser.__aexit__(None, None, None)
                asyncio.run_coroutine_threadsafe(closing, self._loop).result(10)


async def _fonts_loaded(tab: Tab) -> None:
    """Wait until a page has the typefaces that it names."""
    await tab.send_command("Runtime.evaluate", params={"expression": FONTS_LOADED, "awaitPromise": True})


@cache
def shared_renderer() -> Renderer:
    """Return the renderer of this process."""
    return Renderer()
