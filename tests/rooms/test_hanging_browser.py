"""A browser that hangs, readers who go, a server that is told to end: the rest goes on, and the end comes in time."""

import contextlib
import os
import signal
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from displacement.exports import PRESETS
from displacement.server.ending import WITHIN
from tests.serving import running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
AT_ONCE = 2  # seconds in which a page answers on a busy machine; it was silent for twenty and more
PLACES = ("/healthz", "/", "/hosts?lang=es", "/app/static/land.geojson", "/exhibits/corridor.csv")


def asked(address, *, patience=60):
    with urllib.request.urlopen(address, timeout=patience) as answer:
        return answer.status, answer.read()


def browsers_of(process):
    """Return the processes of the browsers that a server has begun, each the first of its group."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").parent.parent.glob("*/children")
    numbers = {int(number) for file in children for number in file.read_text().split()}
    return [number for number in numbers if "chrom" in Path(f"/proc/{number}/cmdline").read_text()]


def go(address):
    """Ask and go before the answer comes."""
    with contextlib.suppress(OSError):
        asked(address, patience=0.3)


def test_a_browser_that_hangs_holds_up_neither_pages_nor_the_end(tmp_path):
    log = (tmp_path / "log").open("wb")
    with running(log=log) as (address, process), ThreadPoolExecutor(90) as readers:
        assert asked(f"{address}/exhibits/corridor.png?size=wide")[1].startswith(b"\x89PNG")
        for page in PLACES:
            asked(address + page)
        hung = browsers_of(process)
        assert hung
        for browser in hung:
            os.killpg(browser, signal.SIGSTOP)

        sizes = [
            f"/exhibits/hosts-ranking.{kind}?size={size}"
            for kind in ("png", "svg", "pdf")
            for size in PRESETS
        ]
        waiting = [readers.submit(asked, address + each) for each in sizes * 2]
        for number in range(60):
            readers.submit(go, f"{address}/exhibits/hosts-series.pdf?t=..{2000 + number % 20}")
        time.sleep(1)  # not waited for, but while they come
        for page in PLACES:
            began = time.monotonic()
            assert asked(address + page)[0] == 200
            assert time.monotonic() - began < AT_ONCE, page
        assert asked(f"{address}/exhibits/corridor.png?size=wide")[0] == 200  # drawn before, and kept

        began = time.monotonic()
        process.terminate()
        process.wait(WITHIN + 5)
        took = time.monotonic() - began
        told = [
            error.code for each in waiting if isinstance(error := each.exception(), urllib.error.HTTPError)
        ]
        assert took < WITHIN + 1
        assert told
        assert set(told) == {503}
        assert not [browser for browser in hung if Path(f"/proc/{browser}").exists() and _runs(browser)]


def _runs(number):
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")
