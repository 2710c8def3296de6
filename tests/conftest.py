"""A Chromium whose network ends at this machine."""

import pytest
from playwright.sync_api import sync_playwright

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
