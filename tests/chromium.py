"""Finds the Chromium that the browser tests drive, or installs one; waits for a page of the dashboard.

``python -m tests.chromium`` makes sure there is one: a browser already on the machine, else Debian's
package where we may install it, else Playwright's own download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from displacement.screen.near import AHEAD
from tests.edition import EDITION

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WITHOUT_MAPS = [*ARGUMENTS, "--disable-3d-apis"]
"""Of a browser without WebGL, in which the interactive maps stay empty: without a graphics card each takes seconds."""


AT_REST = """() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => chart.querySelector('.main-svg'))
  && [...document.querySelectorAll('[data-testid^=stBidi]')].every(place => {
    const {top, bottom} = place.getBoundingClientRect();
    return place.offsetHeight === 0 || top > innerHeight + AHEAD || bottom < -AHEAD;
  })""".replace("AHEAD", str(AHEAD))

NEXT_PLACE = """() => {
  const places = [...document.querySelectorAll('[data-testid^=stBidi]')].filter(place => place.offsetHeight > 0);
  places[0]?.scrollIntoView();
  return places.length === 0;
}"""


def settled(page: Any) -> Any:
    """Wait until a page of the dashboard stands to its footer, every chart is drawn and nothing more is on its way.

    A picture that waits for the reader is not waited for, unless the reader is near.
    """
    page.wait_for_selector(f"text={EDITION},")
    page.wait_for_function(AT_REST)
    return page


def seen_to_the_end(page: Any) -> Any:
    """Move down a page until every picture that waits for the reader is drawn, then back to its top."""
    page.wait_for_function(NEXT_PLACE, polling=400)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    return settled(page)


def installed() -> str | None:
    """Return the path of a Chromium on this machine, or nothing."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install a Chromium in the first way that this machine allows; raise CalledProcessError where none works."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, stdout=subprocess.DEVNULL)
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if installed() is None:
        install()
    path = installed()
    print(f"Chromium: {path}")
    sys.exit(0 if path else "No Chromium was found or could be installed: set CHROMIUM to the path of one.")
