"""A server whose edition is published at an address: it serves that one, follows the newest, and refuses in words."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from displacement.exhibit.since import changed_since
from displacement.exhibits import EXHIBITS
from displacement.queries import asked, served_edition, serving
from displacement.queries.origins import Address, Folder, chosen_origin
from displacement.server.renewal import Renewal
from displacement.view import View
from loaders.publishing import publish
from tests.edition import EDITION
from tests.published import on_the_web
from tests.renewing import EXHIBIT, MORE, NEXT, server
from tests.serving import ROOT

__all__ = ["server"]

pytestmark = pytest.mark.thorough


@pytest.fixture
def published(server, tmp_path, monkeypatch):
    """A server of the newest edition on the web, and the folder in which the next one is published."""
    place = tmp_path / "place"
    publish(server.folder, place)
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "of this server"))
    with on_the_web(place) as address:
        serving.origin, serving.opened = Address(f"{address}/editions"), None
        asked()
        yield server, place


def publish_next(server, place):
    """Change the data and publish them, as another machine does."""
    server.publish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REFUGIO_CACHE", str(place / "cache"))
        publish(server.folder, place)


def test_the_newest_edition_is_served_and_its_files_given_away_as_they_were_published(published):
    server, place = published
    assert server.health()["edition"] == EDITION
    assert server.health()["checksum"] == served_edition().checksum
    archive = (place / "editions" / EDITION / "edition-csv.zip").read_bytes()
    assert server.get("/data/edition-csv.zip").content == archive
    assert server.get("/data/edition.duckdb").status_code == 200


def test_a_new_edition_is_served_once_it_is_published(published):
    server, place = published
    before = server.shown()
    publish_next(server, place)
    server.look()
    assert server.shown() == (NEXT, before[1] + MORE)
    # No list of corrections tells of the change: it is read in the edition that stands beside.
    told = changed_since(EXHIBITS[EXHIBIT].at(View()), EDITION)
    assert [line for line in told if re.search(r": [\d,]+ → [\d,]+$", line)]
    assert changed_since(EXHIBITS[EXHIBIT].at(View()), "2019.01") == []


def test_a_half_written_edition_is_refused_in_words_and_one_that_is_named_is_served_whatever_is_newer(
    published, monkeypatch
):
    server, place = published
    before = server.shown()
    publish_next(server, place)
    shutil.rmtree(place / "editions" / NEXT / "tables" / "areas")
    server.look()
    assert server.shown() == before
    refused = server.health()["refused"]
    assert refused["edition"] == NEXT
    assert "half written" in refused["problems"][0]

    named = f"{serving.origin.address}/{EDITION}"
    monkeypatch.setenv("REFUGIO_EDITION", named)
    serving.origin, serving.refused = chosen_origin(), None
    assert serving.origin == Address(named)
    server.renewal = Renewal(drawn=lambda: pytest.fail("a named edition is looked for again"))
    server.look()
    assert "refused" not in server.health()


def test_without_the_setting_the_data_are_served(monkeypatch):
    monkeypatch.delenv("REFUGIO_EDITION", raising=False)
    assert isinstance(chosen_origin(), Folder)


def test_a_start_without_an_edition_ends_in_words(tmp_path):
    (tmp_path / "2031.01").mkdir()
    told = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.port=0"],
        cwd=ROOT,
        env=os.environ | {"REFUGIO_EDITION": (tmp_path / "2031.01").as_uri(), "REFUGIO_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode != 0
    assert "edition.json: no edition stands there, or it is half written." in told.stderr
