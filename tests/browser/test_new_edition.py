"""A real server whose data folder changes on the disk: an open page is drawn anew by itself and says so."""

import json
import shutil
import urllib.request

import pytest

import loaders
from displacement.queries import served_edition
from displacement.screen.renewed import ASK_EVERY
from displacement.server.renewal import LOOK_EVERY
from loaders.build import database_path
from tests.edition import EDITION
from tests.renewing import NEXT, Server
from tests.serving import served

BUILT = 120
"""Seconds that a new edition may take to be read, built and drawn beside the readers of the old one."""


@pytest.mark.browser
def test_an_open_page_follows_the_data_on_the_disk_without_a_restart(chromium, tmp_path):
    folder, cache = tmp_path / "data", tmp_path / "cache"
    shutil.copytree(loaders.DATA, folder)
    cache.mkdir()
    shutil.copy(database_path(served_edition()), cache)
    with served(REFUGIO_DATA=str(folder), REFUGIO_CACHE=str(cache)) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/hosts?lang=es")
        page.locator("[data-testid=stPlotlyChart]").first.wait_for(timeout=60_000)
        Server(None, folder).publish()
        told = page.locator("[data-testid=stToast]")
        told.wait_for(timeout=1000 * (BUILT + 3 * LOOK_EVERY + ASK_EVERY))
        assert f"{EDITION} → {NEXT}" in told.inner_text()
        page.locator("[data-testid=stCaptionContainer]", has_text=NEXT).first.wait_for(timeout=60_000)
        assert not page.locator("[data-testid=stCaptionContainer]", has_text=f"{EDITION},").count()
        with urllib.request.urlopen(f"{address}/healthz") as answer:
            assert json.load(answer)["edition"] == NEXT
        page.screenshot(path=tmp_path / "told.png")
        page.close()
