"""Texts of others (of an address, a file, a document) in Markdown, so that they are read and not obeyed."""

from __future__ import annotations

import re

SIGNS = re.compile(r"([!#$&(-+\-/:<=>@\[-`{-~]|\.(?=\s|$))")
"""Signs of Markdown. A full stop is one where nothing follows it, after a number; commas and quotes are none."""
LINKED = re.compile(r"(https?|www|ftp)(?=[:.])|(?<=\w)(?=@)", re.IGNORECASE)
WORD_JOINER = "\N{WORD JOINER}"


def verbatim(text: object) -> str:
    """Return a text that Markdown shows as it is written: no mark, link, formula, icon or tag of it comes to life.

    Every sign that Markdown may take for its own is escaped, a line break is a space, and an address in the text is
    kept from turning into a link by a joiner that nobody sees.
    """
    bare = " ".join(str(text).split())
    return SIGNS.sub(r"\\\1", LINKED.sub(lambda found: f"{found[0]}{WORD_JOINER}", bare))
