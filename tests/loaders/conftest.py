"""A small data folder that keeps every rule, to be damaged, and a cache of its own."""

import shutil
from pathlib import Path

import pytest

from loaders import open_database

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    shutil.copytree(GOLDEN / "data", folder)
    return folder


@pytest.fixture
def databases(tmp_path):
    return lambda: sorted((tmp_path / "cache").glob("*"))


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The database of the sound folder, open for reading, for tests that only ask it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REFUGIO_CACHE", str(tmp_path_factory.mktemp("cache")))
        with open_database(GOLDEN / "data") as connection:
            yield connection
