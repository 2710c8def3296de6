"""The dashboard, served to a browser."""

import time

import pytest

from tests.chromium import seen_to_the_end, settled
from tests.serving import served

__all__ = ["seen_to_the_end", "settled", "until"]


@pytest.fixture(scope="session")
def address():
    with served() as where:
        yield where


@pytest.fixture
def visit(chromium):
    """Open an address in a fresh browser; the page carries ``outside``, every request to another machine."""
    contexts = []

    def _visit(url, **options):
        settings = {"locale": "en-US", "viewport": {"width": 1280, "height": 1000}, **options}
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.outside = []
        page.failures = []
        page.on("request", lambda request: page.outside.append(request.url) if leaves(request.url) else None)
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.goto(url)
        page.wait_for_selector("[data-testid='stMainBlockContainer'] h1")
        return page

    yield _visit
    for context in contexts:
        context.close()


def leaves(url):
    return not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:"))


def until(told, what, *, patience=60):
    """Wait until something is so that the page itself cannot tell, or fail with what was waited for."""
    end = time.monotonic() + patience
    while not told():
        assert time.monotonic() < end, what
