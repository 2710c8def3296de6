"""A Chromium whose network ends at this machine."""

import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import ARGUMENTS, installed

NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(scope="session")
def chromium():
    path = installed()
    assert path, "no Chromium: run `make browser`, or set CHROMIUM to the path of one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, NOWHERE])
        yield browser
        browser.close()
