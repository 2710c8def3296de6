"""Which editions of the data there have been, and how one that an address names stands to the one that is served."""

from __future__ import annotations

from typing import Literal

from displacement.queries import ask, served_edition

Standing = Literal["served", "earlier", "unknown"]


def standing_of(name: str) -> Standing:
    """Tell whether an edition is the one that is served, an earlier one, or none that we know."""
    if name == served_edition().name:
        return "served"
    return "earlier" if name in set(ask("edition_changes")["edition"]) else "unknown"
