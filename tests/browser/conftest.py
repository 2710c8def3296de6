"""The dashboard, served to a browser."""

import time
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.chromium import seen_to_the_end, settled
from tests.serving import served

__all__ = ["choose", "seen_to_the_end", "settled", "until"]


@pytest.fixture(scope="session")
def address():
    with served() as where:
        yield where


@pytest.fixture
def visit(request):
    """Open an address in a fresh browser, one without WebGL unless a test looks at ``maps``: they take seconds to draw.

    The page carries ``outside``, every request to another machine; ``failures``, the errors of its scripts; and
    ``complaints``, what was refused to it and the errors of its console.
    """
    contexts = []

    def _visit(url, *, maps=False, **options):
        settings = {"locale": "en-US", "viewport": {"width": 1280, "height": 1000}, **options}
        context = request.getfixturevalue("chromium_with_maps" if maps else "chromium").new_context(
            **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.outside = []
        page.failures, page.complaints = [], []
        page.on("request", lambda request: page.outside.append(request.url) if leaves(request.url) else None)
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
        page.on(
            "response", lambda answer: page.complaints.append(answer.url) if answer.status >= 400 else None
        )
        page.goto(url)
        page.wait_for_selector("[data-testid='stMainBlockContainer'] h1")
        return page

    yield _visit
    for context in contexts:
        context.close()


def leaves(url):
    return not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:"))


def choose(mark, shown, *, tries=3, patience=15_000):
    """Click a mark of a picture till what it opens is shown: while a page is laid out anew, a click may miss it."""
    for _ in range(tries):
        mark.click(force=True)  # Plotly lays its own surface over the marks
        with suppress(TimeoutError):
            shown.wait_for(timeout=patience)
            return
    shown.wait_for()


def until(told, what, *, patience=60):
    """Wait until something is so that the page itself cannot tell, or fail with what was waited for."""
    end = time.monotonic() + patience
    while not told():
        assert time.monotonic() < end, what
