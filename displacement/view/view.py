"""A view: what the reader asked to see, and its codes in the address.

The address holds codes, never labels (``?country=PER&year=2019&lang=es``). A value that is not allowed is
left out and told; it never breaks a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from displacement.view.colours import Palette, Theme, palette
from displacement.words import Language, Words, words_in


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One allowed value of a parameter: its code and its name in both languages."""

    code: str
    name_en: str
    name_es: str

    def name(self, words: Words) -> str:
        """Return the name in the reader's language."""
        return self.name_en if words.language == "en" else self.name_es


@dataclass(frozen=True, kw_only=True)
class View:
    """The language, the theme and the filters an exhibit is shown at. Hashable, so that it can be cached.

    ``across`` is in how many columns a list or small multiples may be laid out: one on a page, more on a wide sheet.
    """

    language: Language = "en"
    theme: Theme = "light"
    filters: tuple[tuple[str, str], ...] = field(default=())
    across: int = 1

    @property
    def words(self) -> Words:
        """The words of the view's language."""
        return words_in(self.language)

    @property
    def palette(self) -> Palette:
        """The colours of the view's theme."""
        return palette(self.theme)

    def __getitem__(self, name: str) -> str:
        """Return the code of a filter."""
        return dict(self.filters)[name]

    def only(self, names: tuple[str, ...]) -> View:
        """Return the same view with no other filters than these, so that equal pictures share a cache."""
        return replace(self, filters=tuple(item for item in self.filters if item[0] in names))

    def with_filters(self, filters: Mapping[str, str]) -> View:
        """Return the same view with these filters in place of its own values for them."""
        return replace(self, filters=tuple(sorted({**dict(self.filters), **filters}.items())))
