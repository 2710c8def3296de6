"""What a reader says of her own figures: what they count, who counted, where it is written, what they leave out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from displacement.exhibit.composed import YOURS
from displacement.queries.coverage import measures
from displacement.words import Words, mark
from displacement.yours.checking import OwnFigure

FEW = 5  # below it a count may point at persons
FORMS = ("line", "points", "columns", "ranking", "multiples", "table")
"""The forms of a picture in which every mark can say whose it is."""
SAID = ("name", "counter", "written", "leaves_out")
HARMLESS = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "`": "’", "\\": "/"})
LONGEST = 400  # letters of what is said of the figures, each
TIMES: Mapping[str, str] = {
    "stock": mark("On a day: how many there are"),
    "flow": mark("In a period: how many came, asked or were given"),
    "cumulative": mark("From a beginning up to a day: a running total"),
}
"""The kinds of count as a person can tell them apart."""
UNITS: Mapping[str, str] = {
    "persons": mark("People"),
    "claims": mark("Claims"),
    "cases": mark("Cases (a family is one)"),
    "permits": mark("Permits"),
    "crossings": mark("Crossings (a person may cross twice)"),
    "percent": mark("Percent"),
}


@dataclass(frozen=True, kw_only=True)
class Described:
    """Figures of a reader with what she says of them.

    ``measure`` is one of ours where hers is the same thing; else she gives a ``name``, a ``kind`` of time and a
    ``unit``. ``few_hidden`` shows counts below five as “under 5”.
    """

    figures: tuple[OwnFigure, ...]
    measure: str = ""
    name: str = ""
    kind: str = "stock"
    unit: str = "persons"
    counter: str = ""
    written: str = ""
    leaves_out: str = ""
    few_hidden: bool = False

    def __post_init__(self) -> None:
        """Take the signs out of what is said with which Markdown makes links and pictures: a file may be anybody's."""
        for name in SAID:
            object.__setattr__(self, name, getattr(self, name).translate(HARMLESS))

    @property
    def axis(self) -> str:
        """The code of what is counted: of our measure, or of her own."""
        return self.measure or YOURS

    @property
    def counted(self) -> Mapping[str, Any]:
        """What is counted as the rows of a picture tell it: its name in both languages, kind, unit, stage, topic."""
        if self.measure:
            return measures()[self.measure]
        told = {"name_en": self.name, "name_es": self.name, "kind": self.kind, "unit": self.unit}
        return told | {"topic": "", "stage": None, "code": YOURS, "over_parts": "none"}

    @property
    def few(self) -> int:
        """How many counts are below five and may point at persons."""
        counted = self.counted
        if counted["unit"] == "percent":
            return 0
        return sum(0 < figure.value < FEW for figure in self.figures)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of the figures, in their order."""
        return tuple(dict.fromkeys(figure.area for figure in self.figures))

    def told(self, **texts: Any) -> Described:
        """Return the same figures, described otherwise."""
        return replace(self, **texts)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How figures are to be drawn: with ``ours`` beside them or alone, in a form, over a period, by some documents.

    ``areas`` are those that ours are of; none given, those that hers are of.
    """

    ours: bool = True
    period: str = "all"
    sources: str = "all"
    form: str = "auto"
    areas: tuple[str, ...] = ()


def missing_in(described: Described, words: Words) -> Iterator[str]:
    """Yield what is still missing or does not go together, each a sentence, before the figures can be drawn."""
    if not described.figures:
        yield words.say("No figures yet.")
        return
    if not described.measure and not described.name.strip():
        yield words.say("Say what is counted: choose one of our measures, or give yours a name.")
    if not described.counter.strip():
        yield words.say("Say who counted: a figure without a counter cannot be told from another.")
    yield from _percent(described, words)
    yield from _times(described, words)


def _percent(described: Described, words: Words) -> Iterator[str]:
    percent = described.counted["unit"] == "percent"
    marked = any(figure.percent for figure in described.figures)
    if marked and not percent:
        yield words.say("The figures carry a percent sign, and what is counted is not a share.")
    if percent and any(figure.value > 100 for figure in described.figures):
        yield words.say("A share above 100 percent: what is counted is no share, or a number is not one.")


def _times(described: Described, words: Words) -> Iterator[str]:
    """Yield how the dates do not fit the kind."""
    lengths = {_length(figure) for figure in described.figures}
    if described.counted["kind"] == "flow" and len(lengths) > 1:
        yield words.say(
            "The periods differ in length (days, months, years): draw those of one length at a time."
        )


def _length(figure: OwnFigure) -> str:
    return length_between(figure.start, figure.date)


def length_between(start: dt.date | None, end: dt.date) -> str:
    """Return how long a period is: a day, a month, three months, half a year, a year, or anything else."""
    if start is None or start == end:
        return "day"
    whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(months, "other") if whole else "other"


def rhythm_of(figure: OwnFigure, kind: str) -> str:
    """Return the rhythm of a figure as coverage tells it: of a flow, the length of its period; else nothing."""
    if kind != "flow":
        return ""
    length = _length(figure)
    return "other" if length == "quarter" else length
