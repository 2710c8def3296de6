"""The selection that the whole product is looked at by, and its names in the address of every page.

``c`` countries, the first in focus; ``t`` a period of whole years; ``per`` what a number is a rate of; ``s`` which
documents. Addresses made before these names are read, and turned into them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from displacement.view.parameters import AND

Span: TypeAlias = "tuple[int | None, int | None]"

SELECTION = ("c", "t", "per", "s")
COUNTRY_BEFORE = ("country", "border", "permits", "lane")
EVERY = "all"
SPAN = re.compile(r"([12][0-9]{3})?\.\.([12][0-9]{3})?")
RENAMED = {"year": "people", "per_1000": "1000"}


def modern(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what an address asks for under the names of today; what these say already wins over the old ones."""
    told = {name: value for name, value in asked.items() if name not in (*COUNTRY_BEFORE, "year", "rate")}
    places = [asked[name] for name in COUNTRY_BEFORE if asked.get(name, EVERY) != EVERY]
    if places:
        told.setdefault("c", places[0])
    if "year" in asked:
        told.setdefault("t", f"..{asked['year']}")
    for name in ("per", "rate"):
        if name in asked and told.get("per") in (None, asked[name]):
            told["per"] = RENAMED.get(asked[name], asked[name])
    return told


def codes_in(value: str) -> tuple[str, ...]:
    """Return the codes that a value joins, in their order."""
    return tuple(code for code in value.split(AND) if code)


def span_in(value: str) -> Span | None:
    """Return the first and the last year of a period, each None where it is open; None where it is no period."""
    if value == EVERY:
        return None, None
    found = SPAN.fullmatch(value)
    if not found or not (found[1] or found[2]):
        return None
    first, last = (int(year) if year else None for year in found.groups())
    return None if first and last and first > last else (first, last)


def span_of(first: int | None, last: int | None) -> str:
    """Return a period as an address names it."""
    return f"{first or ''}..{last or ''}" if first or last else EVERY
