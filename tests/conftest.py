"""A Chromium whose network ends at this machine, a client of the dashboard as served, and who may start a browser.

Imported where they are needed: the process that hands out the tests, before the others begin, needs none of it.
"""

import gc
from collections import Counter
from contextlib import nullcontext
from functools import cache

import pytest

NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
SLOW = ("browser", "office", "proxy")
QUICK = 90
"""Seconds that a test of `make test-fast` may take; those it leaves out have the longer time of pyproject."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Leave to `make test` what a sample leaves out, and give what `make test-fast` asks the shorter time."""
    places = Counter()
    for item in items:
        sampled = item.get_closest_marker("sampled")
        if sampled and not item.get_closest_marker("thorough"):
            if places[item.function] % sampled.args[0]:
                item.add_marker(pytest.mark.thorough)
            places[item.function] += 1
        if not any(item.get_closest_marker(name) for name in (*SLOW, "thorough", "timeout")):
            item.add_marker(pytest.mark.timeout(QUICK))


def pytest_collection_finish():
    gc.freeze()


def pytest_sessionfinish():
    """Look no more, when all is over, through what the tests kept to be quick."""
    gc.freeze()


@pytest.fixture(autouse=True)
def only_marked_tests_start_a_browser(request, monkeypatch):
    """Fail a test that starts a browser without saying so, because `make test-fast` would run it."""
    if request.node.get_closest_marker("browser"):
        return
    if "launched" in request.fixturenames:
        pytest.fail("mark this test with pytest.mark.browser", pytrace=False)

    def unmarked(*_):
        raise AssertionError("this test draws a picture: mark it with pytest.mark.browser")

    monkeypatch.setattr("displacement.exports.renderer.Renderer._tried", unmarked)


@pytest.fixture(scope="session")
def launched():
    """Launch Chromium with arguments; all of a session share one driver."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import installed

    path = installed()
    assert path, "no Chromium: run `make browser`, or set CHROMIUM to the path of one"
    with sync_playwright() as playwright:
        browsers = []

        def launch(arguments):
            browsers.append(playwright.chromium.launch(executable_path=path, args=[*arguments, NOWHERE]))
            return browsers[-1]

        yield launch
        for browser in browsers:
            browser.close()


@pytest.fixture(scope="session")
def chromium(launched):
    from tests.chromium import WITHOUT_MAPS

    return launched(WITHOUT_MAPS)


@pytest.fixture(scope="session")
def chromium_with_maps(launched):
    from tests.chromium import ARGUMENTS

    return launched(ARGUMENTS)


@pytest.fixture(scope="session")
def client():
    """The application with all that stands before it; it draws nothing ahead and looks for no new edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("displacement.screen.frame._warm", lambda: None)
        for name in ("renewed", "drawn_ahead"):
            patch.setattr(f"displacement.screen.frame.{name}", nullcontext)
        from starlette.testclient import TestClient

        from app import app

        with TestClient(
            app, raise_server_exceptions=False, headers={"accept-encoding": "identity"}
        ) as asking:
            yield asking


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once():
    """Let Streamlit look once, and not at each page opened by a test, which installed packages bring components."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield
