"""Firefox as it prints: driven by WebDriver BiDi, which it offers itself, so that no other driver is installed."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.programs import needed
from tests.serving import free_port

PATIENCE = 60
MOST = 2**26  # bytes of an answer: a printed page is some megabytes
A4 = {"width": 21.0, "height": 29.7}  # centimetres
# What a reader's Firefox does not do here: ask a server of its maker, update, welcome.
QUIET = """user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


class Firefox:
    """A window of Firefox: opens an address, runs a script in it, prints it."""

    def __init__(self, channel: ClientConnection) -> None:
        """Begin a session over the channel of a Firefox that runs."""
        self._channel, self._numbers = channel, itertools.count(1)
        self._asked("session.new", capabilities={})
        self._window = self._asked("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self._asked("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def sized(self, *, width: int, height: int) -> None:
        """Give the window a size in pixels."""
        viewport = {"width": width, "height": height}
        self._asked("browsingContext.setViewport", context=self._window, viewport=viewport)

    def evaluated(self, function: str) -> Any:
        """Return what a function without arguments comes to in the page: a truth, a number or a text."""
        told = self._asked(
            "script.evaluate",
            expression=f"({function})()",
            target={"context": self._window},
            awaitPromise=True,
        )
        return told["result"].get("value")

    def waits_for(self, function: str) -> None:
        """Wait until a function is true in the page, or fail with it."""
        end = time.monotonic() + PATIENCE
        while not self.evaluated(function):
            assert time.monotonic() < end, function
            time.sleep(0.1)

    def printed(self) -> bytes:
        """Return the page as Firefox prints it on A4, as PDF."""
        told = self._asked("browsingContext.print", context=self._window, background=True, page=A4)
        return base64.b64decode(told["data"])

    def _asked(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._channel.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._channel.recv(timeout=PATIENCE))
            if told.get("id") == number:
                assert told["type"] == "success", f"{method}: {told}"
                return dict(told["result"])


@contextlib.contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Run Firefox without a window, with a new profile in a folder."""
    (folder / "user.js").write_text(QUIET, encoding="utf-8")
    port = free_port()
    command = [needed("firefox-esr"), "--headless", "--no-remote", "--profile", str(folder)]
    process = subprocess.Popen(
        [*command, f"--remote-debugging-port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with _connected(f"ws://127.0.0.1:{port}/session", process) as channel:
            yield Firefox(channel)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _connected(address: str, process: subprocess.Popen[bytes]) -> ClientConnection:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError, WebSocketException):
            return connect(address, max_size=MOST)
        time.sleep(0.1)
    raise TimeoutError(f"Firefox did not answer at {address}")
