"""Words, numbers and dates in the reader's language.

English message ids are written where they are used, as ``words.say("…")``; the Spanish of Latin America stands in
``locales/es_419``. ``words_in("es")`` gives the words of a language.
"""

from displacement.words.language import (
    CATALOGUES,
    LANGUAGES,
    LOCALES,
    NAMES,
    Language,
    MissingLanguage,
    Words,
    capital,
    fold,
    preferred_language,
    words_in,
)
from displacement.words.markdown import verbatim
from displacement.words.messages import MINUS, QUALIFIERS, UNITS, mark, mark_n

__all__ = [
    "CATALOGUES",
    "LANGUAGES",
    "LOCALES",
    "MINUS",
    "NAMES",
    "QUALIFIERS",
    "UNITS",
    "Language",
    "MissingLanguage",
    "Words",
    "capital",
    "fold",
    "mark",
    "mark_n",
    "preferred_language",
    "verbatim",
    "words_in",
]
