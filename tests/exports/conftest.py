"""Exhibits at their views, and the programs that open their files."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import shared_renderer
from displacement.view import View
from tests.programs import needed


@pytest.fixture
def at():
    return lambda exhibit_id, language="en", **filters: EXHIBITS[exhibit_id].at(
        View(language=language).with_filters(filters)
    )


@pytest.fixture(scope="session")
def opened_by():
    """Return the path of a program that is not ours."""
    return needed


@pytest.fixture(scope="session", autouse=True)
def closed_in_the_end():
    yield
    shared_renderer().stop()
