"""The renderer of pictures: one warm Chromium, driven from a thread of its own, begun again when it dies.

Pictures are asked for one after the other and never on the server's event loop. Where no Chrome or Chromium is
installed, ``NoBrowser`` says what to do.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import logging
import re
import threading
from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from choreographer import Browser
from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError
from kaleido import Kaleido, PageGenerator

from displacement.errors import NoBrowser, RenderingFailed

PATIENCE = 60.0
SIDES = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
"""The width and the height of a drawing as SVG."""
# As the page says; with the structure that a screen reader follows.
PAPER = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}
log = logging.getLogger("refugio")


class Renderer:
    """Draws Plotly figures as PNG, SVG and PDF; ``draw`` may be called from any thread."""

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
            browser = Kaleido(n=1, timeout=PATIENCE, page_generator=PageGenerator(mathjax=False))
            self._browser = await browser.__aenter__()
        return self._browser

    async def _drawn(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        browser = await self._opened()
        return bytes(await browser.calc_fig(figure, opts=options))

    async def _printed(self, page: str) -> bytes:
        """Print a page that is handed to the browser as it is: no file of it is written.

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
            answer = await tab.send_command("Page.printToPDF", params=PAPER)
            return base64.b64decode(answer["result"]["data"])
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


@cache
def shared_renderer() -> Renderer:
    """Return the renderer of this process."""
    return Renderer()
