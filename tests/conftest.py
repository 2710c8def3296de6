"""A Chromium whose network ends at this machine, and a client of the dashboard as it is served."""

import pytest
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from tests.chromium import ARGUMENTS, installed

NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(scope="session")
def launched():
    """Launch Chromium with arguments; all of a session share one driver."""
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
    return launched(ARGUMENTS)


@pytest.fixture(scope="session")
def client():
    """The application with all that stands before it; only the exhibits are not drawn ahead."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("displacement.screen.frame._warm", lambda: None)
        from app import app

        with TestClient(
            app, raise_server_exceptions=False, headers={"accept-encoding": "identity"}
        ) as asking:
            yield asking
