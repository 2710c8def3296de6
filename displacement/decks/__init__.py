"""Decks: exhibits as slides, to be shown in a room with or without network, and to be taken away as files.

``story_in(language)`` is the first of the ``STORIES`` that are ready; ``read`` opens a reader's own. ``show_page``
presents a deck in a browser, ``powerpoint`` and ``handout`` are its files.
"""

from displacement.decks.deck import Change, Deck, Slide, changes_since, new_deck, pack, read, unpack, write
from displacement.decks.stories import STORIES, STORY, story_in

__all__ = [
    "STORIES",
    "STORY",
    "Change",
    "Deck",
    "Slide",
    "changes_since",
    "new_deck",
    "pack",
    "read",
    "story_in",
    "unpack",
    "write",
]
