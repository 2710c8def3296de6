"""What a view is called where there is no address, in a file's name and a citation's key; how the edition is named."""

from __future__ import annotations

import re

from displacement.exhibit import Shown
from displacement.queries import served_edition
from displacement.words import Words


def edition_line(words: Words) -> str:
    """Return the line that stands under whatever leaves the dashboard: whose it is, and of which edition."""
    return words.say("Refugio en cifras, data edition {edition}", edition=served_edition().name)


def file_stem(shown: Shown, marks: str = "") -> str:
    """Return what a file is called: exhibit, choices, size, edition, language."""
    return _joined(view_stem(shown), marks, served_edition().name, shown.view.language)


def view_stem(shown: Shown) -> str:
    """Return what a view is called in either language: exhibit and choices."""
    return _joined(shown.exhibit.id, *(_said(value) for value in shown.chosen.values()))


def _joined(*parts: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(part for part in parts if part))


def _said(value: str) -> str:
    """Return a choice as a name holds it; a period as “2016-2019”, “to-2019” or “from-2016”."""
    if value.startswith(".."):
        return f"to-{value[2:]}"
    return f"from-{value[:-2]}" if value.endswith("..") else value.replace("..", "-")
