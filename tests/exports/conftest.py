"""Exhibits at their views, and the programs that open their files."""

import os

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import renderer
from displacement.view import View
from tests.programs import program


@pytest.fixture
def at():
    return lambda exhibit_id, language="en", **filters: EXHIBITS[exhibit_id].at(
        View(language=language).with_filters(filters)
    )


@pytest.fixture(scope="session")
def opened_by():
    """Return the path of a program; a machine that has none and may install none skips, except in CI."""

    def path(name):
        found = program(name)
        if found is None and not os.environ.get("CI"):
            pytest.skip(f"{name} is not on this machine")
        assert found, f"{name} is not on this machine"
        return found

    return path


@pytest.fixture(scope="session", autouse=True)
def closed_in_the_end():
    yield
    renderer().stop()
