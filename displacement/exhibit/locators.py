"""Where in a document a figure stands, in the reader's language.

A locator names the place as the document does (a heading, a table) or counts it off (a chapter, a paragraph). What is
counted off is said in the reader's language; what is a name stays as it stands in the document.
"""

from __future__ import annotations

import re
from typing import Any

from displacement.words import Words, capital, mark

COUNTED = (
    mark("opening text"),
    mark("body text"),
    mark("lead paragraph"),
    mark("lead paragraphs"),
    mark("lead sentence"),
    mark("first paragraph"),
    mark("first paragraphs"),
    mark("second paragraph"),
    mark("third paragraph"),
    mark("fourth paragraph"),
    mark("fifth paragraph"),
    mark("sixth paragraph"),
    mark("seventh paragraph"),
    mark("last paragraph"),
    mark("last paragraphs"),
    mark("first and second paragraphs"),
    mark("first and third paragraphs"),
    mark("first and last paragraphs"),
    mark("second and third paragraphs"),
    mark("third and fourth paragraphs"),
    mark("fourth and fifth paragraphs"),
    mark("fifth and sixth paragraphs"),
    mark("first sentence"),
    mark("first sentences"),
    mark("third sentence"),
    mark("last sentence"),
    mark("first and second sentences"),
    mark("first answer"),
    mark("first bullets"),
    mark("quoted statement"),
    mark("headline"),
    mark("heading"),
    mark("title"),
    mark("executive summary"),
    mark("key figures"),
    mark("ch. {number}"),
    mark("fn {number}"),
    mark("text at fn {number}"),
    mark("data table"),
)
KNOWN = {text.casefold() for text in COUNTED}
BETWEEN = re.compile(r"([;,] )")
NUMBER = re.compile(r"\d+")


def locator_in(row: Any, words: Words) -> str:
    """Return the locator of a row in the language of the words, or nothing where the row has none."""
    locator = row["locator"]
    return (
        "".join(_piece(piece, words) for piece in BETWEEN.split(locator)) if isinstance(locator, str) else ""
    )


def _piece(piece: str, words: Words) -> str:
    message = NUMBER.sub("{number}", piece, count=1).casefold()
    if message not in KNOWN:
        return piece
    number = NUMBER.search(piece)
    said = words.say(message, number=number[0]) if number else words.say(message)
    return capital(said) if piece[:1].isupper() else said
