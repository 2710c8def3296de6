"""The few scripts that stand in the pages themselves: here, so that a policy can name each by its hash."""

from __future__ import annotations

from pathlib import Path

from displacement.words import LANGUAGES

PICTURE_TOOL = Path(__file__).with_name("picture_tool.js").read_text(encoding="utf-8")
"""Copies a picture, and draws it where the server cannot."""
TELL_LANGUAGE = {language: f'document.documentElement.lang = "{language}"' for language in LANGUAGES}
"""Names the language of a page to the browser and the screen reader, where it was changed without a reload."""
IN_PAGES = (PICTURE_TOOL, *TELL_LANGUAGE.values())
