"""In which way the numbers, the dates and the places of a table are meant: by what stands in it, else to be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from displacement.words import Words, mark
from displacement.yours import dates, numbers, places
from displacement.yours.brought import listed
from displacement.yours.columns import Layout, said_by
from displacement.yours.records import Record
from displacement.yours.workbooks import written

EXAMPLES = 2
QUESTIONS: Mapping[str, str] = {
    "numbers": mark("How are the numbers of the column “{column}” written?"),
    "dates": mark("How are the dates of the column “{column}” written?"),
    "places": mark("What are the places of the column “{column}”?"),
    "column_place": mark("Which column has the places?"),
    "column_date": mark("Which column has the dates?"),
    "column_value": mark("Which column has the numbers?"),
}
WAYS: Mapping[str, str] = {
    "point": mark("With a decimal point: {examples}"),
    "comma": mark("With a decimal comma: {examples}"),
    "dmy": mark("The day first: {examples}"),
    "mdy": mark("The month first: {examples}"),
    places.DEPARTMENT: mark("Departments or regions: {examples}"),
    places.TOWN: mark("Cities: {examples}"),
    places.COMMUNE: mark("Communes: {examples}"),
}
COLUMN = mark("“{name}”, with {examples}")
AS = mark("“{text}” is {read}")
ALL_LEVELS = (places.DEPARTMENT, places.TOWN, places.COMMUNE)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read a column: its code, and examples of her own, each as it stands and as it would be read."""

    about: str
    code: str
    examples: tuple[tuple[str, str], ...]

    def told(self, words: Words) -> str:
        """Return the reading as it is offered: what it is, and what becomes of her examples."""
        if self.about.startswith("column_"):
            return words.say(
                COLUMN, name=self.code, examples=listed(text for text, _ in self.examples).told(words)
            )
        shown = [words.say(AS, text=text, read=self._shown(read, words)) for text, read in self.examples]
        return words.say(WAYS[self.code], examples="; ".join(shown))

    def _shown(self, read: str, words: Words) -> str:
        if not read:
            return words.say("not readable")
        if self.about == "numbers":
            return words.number(float(read))
        if self.about == "dates":
            return words.date(dt.date.fromisoformat(read))
        return places.name_of(read, words)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that only the reader can answer: what it is about, the column, and the ways to read it."""

    about: str
    column: str
    readings: tuple[Reading, ...]

    def told(self, words: Words) -> str:
        """Return the question in the reader’s language."""
        return words.say(QUESTIONS[self.about], column=self.column)


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a table is read: ``mixed_…`` where its numbers or dates fit no one way."""

    decimal: str = "point"
    mixed_numbers: bool = False
    order: str = "dmy"
    mixed_dates: bool = False
    level: str = ""
    within: str = ""


def ways_of(records: Sequence[Record], answers: Mapping[str, str]) -> tuple[Ways, tuple[Asked, ...]]:
    """Return how the figures of a table are to be read, and what has to be asked before."""
    asked: list[Asked] = []
    values = _texts(records, "value", lambda record: not record.typed)
    decimal, mixed_numbers = _way("numbers", values, answers, asked)
    order, mixed_dates = _way("dates", _texts(records, "date"), answers, asked)
    within = _within(records)
    return Ways(
        decimal=decimal or "point",
        mixed_numbers=mixed_numbers,
        order=order or "dmy",
        mixed_dates=mixed_dates,
        within=within,
        level=_level(records, within, answers, asked),
    ), tuple(asked)


def as_number(text: str, way: str) -> str:
    """Return the plain number that a text is if it is read in a way."""
    number = numbers.read_number(text, decimal=way)
    return written(number.value) if number else ""


def as_date(text: str, way: str) -> str:
    """Return the day that a text is if it is read in an order, as 2019-12-31."""
    period = dates.read_date(text, order=way)
    return period.date.isoformat() if period else ""


READ: Mapping[str, tuple[Callable[[Sequence[str]], tuple[str, ...]], Callable[[str, str], str]]] = {
    "numbers": (numbers.readings, as_number),
    "dates": (dates.readings, as_date),
}


def columns_asked(header: Sequence[str], rows: Sequence[Sequence[str]], layout: Layout) -> tuple[Asked, ...]:
    """Return a question for every role that several columns may have: which one is it?"""

    def examples(at: int) -> tuple[tuple[str, str], ...]:
        return tuple((row[at], row[at]) for row in rows if row[at])[:EXAMPLES]

    return tuple(
        Asked(
            about=f"column_{role}",
            column=header[those[0]],
            readings=tuple(
                Reading(about=f"column_{role}", code=header[at], examples=examples(at)) for at in those
            ),
        )
        for role, those in layout.open.items()
    )


def _texts(
    records: Sequence[Record], role: str, wanted: Callable[[Record], bool] = lambda _: True
) -> dict[str, str]:
    """Return the different texts of a role, each with the column where it stands first."""
    found: dict[str, str] = {}
    for record in records:
        if wanted(record):
            found.setdefault(getattr(record, role), record.columns.get(role, ""))
    return found


def _way(
    about: str,
    texts: Mapping[str, str],
    answers: Mapping[str, str],
    asked: list[Asked],
) -> tuple[str, bool]:
    """Return the way that fits all texts or was answered, and whether none fits; ask where several do."""
    ways_in, read = READ[about]
    fitting = ways_in(tuple(texts))
    if len(fitting) < 2:
        return "".join(fitting), not fitting and any(ways_in([text]) for text in texts)
    if answers.get(about) in fitting:
        return answers[about], False
    telling = [text for text in texts if len({read(text, way) for way in fitting}) > 1][:EXAMPLES]
    ways = tuple(
        Reading(about=about, code=way, examples=tuple((text, read(text, way)) for text in telling))
        for way in fitting
    )
    asked.append(Asked(about=about, column=texts[telling[0]], readings=ways))
    return "", False


def _within(records: Sequence[Record]) -> str:
    """Return the one country in which every name of a place lies, where the names alone do not tell it."""
    if any(record.country for record in records):
        return ""
    found = [places.candidates(name) for name in _texts(records, "place")]
    inside = [each for each in found if each and not any(place.place is None for place in each)]
    common = [{place.area for place in each} for each in inside]
    shared = set.intersection(*common) if common else set()
    return shared.pop() if len(shared) == 1 else ""


def _level(records: Sequence[Record], within: str, answers: Mapping[str, str], asked: list[Asked]) -> str:
    """Return whether departments, towns or communes are meant where a name is that of several in one country."""
    names = {(record.place, record.country): record for record in records}
    unclear: dict[str, str] = {}
    common = set(ALL_LEVELS)
    column = next((record.columns.get("place", "") for record in records), "")
    for (name, country), record in names.items():
        area = within or _code(country)
        found = places.candidates(name, within=area or None)
        if found and found[0].place:
            common &= places.levels_of(name, within=area or None) or common
            if len(found) > 1 and len({place.area for place in found}) == 1:
                unclear[name] = record.columns.get("place", "")
    said = [level for level in ALL_LEVELS if level in said_by(column)]
    if len(said) == 1 or not unclear:
        return said[0] if len(said) == 1 else ""
    if len(common) < 2 or answers.get("places") in common:
        return answers["places"] if answers.get("places") in common else "".join(common)
    fitting = [level for level in ALL_LEVELS if level in common]
    examples = list(unclear)[:EXAMPLES]
    ways = tuple(
        Reading(
            about="places",
            code=level,
            examples=tuple((name, _meant(name, within, level)) for name in examples),
        )
        for level in fitting
    )
    asked.append(Asked(about="places", column=unclear[examples[0]], readings=ways))
    return ""


def _meant(name: str, within: str, level: str) -> str:
    place = places.place_of(name, within or None, level=level)
    return (place.place or place.area) if place else ""


def _code(country: str) -> str:
    place = places.place_of(country) if country else None
    return place.area if place and not place.place else ""
