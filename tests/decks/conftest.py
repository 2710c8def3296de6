"""The story in both languages, and the renderer closed in the end."""

import pytest

from displacement.decks import story_in
from displacement.exports import shared_renderer
from displacement.words import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def told(language):
    return story_in(language)


@pytest.fixture(scope="session", autouse=True)
def closed_in_the_end():
    yield
    shared_renderer().stop()
