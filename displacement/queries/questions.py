"""A composed question: which measure, which part of it, where, when and how it is drawn; from an address and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from displacement.view.parameters import AND
from displacement.view.selection import codes_in, span_in

ALL = "all"
LAST_YEAR = 9999
ADDRESS = {
    "m": "measures",
    "part": "part",
    "c": "areas",
    "t": "period",
    "f": "form",
    "per": "per",
    "s": "sources",
    "as": "shown_as",
    "sum": "sum",
    "peers": "peers",
    "acts": "acts",
}
"""The name of each choice in an address, in the order in which they are made, and here."""
SEVERAL = ("m", "c")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a reader composes: every choice as its code. ``areas`` of ``all`` are all countries that have a figure."""

    measures: tuple[str, ...]
    part: str = ""
    areas: tuple[str, ...] = ()
    period: str = ALL
    form: str = "auto"
    per: str = "people"
    sources: str = ALL
    shown_as: str = "value"
    sum: str = "apart"
    peers: str = "none"
    acts: str = "without"

    @classmethod
    def of(cls, filters: Mapping[str, str]) -> Question:
        """Return the question that the filters of a view ask; what they do not name stands as usual."""
        given = {ADDRESS[name]: value for name, value in filters.items() if name in ADDRESS}
        several = {ADDRESS[name]: _codes(filters.get(name, "")) for name in SEVERAL if filters.get(name)}
        return cls(**{**given, **several})  # type: ignore[arg-type]

    @property
    def filters(self) -> dict[str, str]:
        """The question as the filters of a view, one code or several joined by ``~`` a name."""
        return {name: self.code(name) for name in ADDRESS}

    def code(self, name: str) -> str:
        """Return what is chosen for a name of the address."""
        value = getattr(self, ADDRESS[name])
        return AND.join(value) if isinstance(value, tuple) else value

    def having(self, name: str, code: str) -> Question:
        """Return the same question with another choice for a name of the address."""
        return replace(self, **{ADDRESS[name]: _codes(code) if name in SEVERAL else code})  # type: ignore[arg-type]

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year asked for; an open end reaches as far as there are years."""
        first, last = span_in(self.period) or (None, None)
        return first or 0, last or LAST_YEAR


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes_in(text)))
