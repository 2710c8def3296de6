"""One figure of a reader's table: read as the table is read, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from displacement.yours import dates, faults, numbers, places
from displacement.yours.brought import Note, note
from displacement.yours.faults import OwnProblem, problem
from displacement.yours.records import Record
from displacement.yours.ways import Ways

Answer = TypeVar("Answer")
MOST = 1e9
COMPARED = 100
RANGE = re.compile(r"[\d.,' ]*\d\s*(?:-|–|—|a|to|y|and)\s*\d[\d.,' ]*", re.ASCII)
OF_DAYS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", re.ASCII)
Fault = tuple[str, Note, Note]
"""The role of the text that is wrong, the rule and the remedy."""


@dataclass(frozen=True, kw_only=True)
class OwnFigure:
    """A figure of the reader's: where it stands, of which place and time it is, and the number as she wrote it."""

    line: int
    area: str
    place: str | None
    place_told: str
    value: float
    published_as: str
    qualifier: str
    start: dt.date | None
    date: dt.date
    precision: str
    percent: bool


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads the figures of a table in the ways that were found for it.

    A text that stands in many rows is read once. What was read goes with the reader: it is the figures’ owner’s alone.
    """

    file: str
    ways: Ways
    known: dict[tuple[str, ...], Any] = field(default_factory=dict)
    compared: set[str] = field(default_factory=set)

    def read(self, record: Record) -> tuple[OwnFigure | None, list[OwnProblem]]:
        """Return the figure, or all that is wrong with it."""
        found = [*self._place_faults(record), *self._date_faults(record), *self._value_faults(record)]
        place, period, number = self.place(record), self.period(record), self.number(record)
        if found or not place or not period or not number:
            return None, [self._problem(record, *fault) for fault in found]
        return OwnFigure(
            line=record.line,
            area=place.area,
            place=place.place,
            place_told=record.place,
            value=number.value,
            published_as=record.value,
            qualifier=number.qualifier,
            start=period.start,
            date=period.date,
            precision=period.precision,
            percent=number.percent,
        ), []

    def number(self, record: Record) -> numbers.Number | None:
        """Return the number of a record, if it is one."""
        decimal = "point" if record.typed else self.ways.decimal
        return self._once(
            ("number", record.value, decimal), numbers.read_number, record.value, decimal=decimal
        )

    def period(self, record: Record) -> dates.Period | None:
        """Return the time of a record, if it is one."""
        return self._once(("date", record.date), dates.read_date, record.date, order=self.ways.order)

    def place(self, record: Record) -> places.Place | None:
        """Return the place of a record, if its name is that of one."""
        return self._once(("place", record.place, record.country), self._place, record)

    def _once(self, key: tuple[str, ...], read: Callable[..., Answer], *given: Any, **named: Any) -> Answer:
        if key not in self.known:
            self.known[key] = read(*given, **named)
        answer: Answer = self.known[key]
        return answer

    def _place(self, record: Record) -> places.Place | None:
        name, within = record.place or record.country, self._within(record)
        return places.place_of(name, within or None, level=self.ways.level)

    def _within(self, record: Record) -> str:
        if record.country:
            country = places.place_of(record.country)
            return country.area if country and not country.place else ""
        names_area = any(place.place is None for place in places.candidates(record.place))
        return "" if names_area else self.ways.within

    def _problem(self, record: Record, role: str, rule: Note, remedy: Note) -> OwnProblem:
        text = {"place": record.place, "country": record.country, "date": record.date, "value": record.value}
        column = record.columns.get(role, "")
        return problem(self.file, record.line, rule, remedy, column=column, value=text[role])

    def _place_faults(self, record: Record) -> Iterator[Fault]:
        if self.place(record):
            return
        within = self._within(record)
        if record.country and not within:
            yield "country", note(faults.UNKNOWN_COUNTRY), self._like(record.country, "")
        elif not record.place and not record.country:
            yield "place", note(faults.NO_PLACE), note(faults.GIVE_PLACE)
        else:
            yield self._unknown(record, within)

    def _unknown(self, record: Record, within: str) -> Fault:
        found = places.candidates(record.place, within=within or None)
        if found:
            several = len({place.area for place in found}) > 1
            return (
                "place",
                note(faults.MANY_PLACES),
                note(faults.TELL_COUNTRY if several else faults.TELL_LEVEL),
            )
        near = self._like(record.place, within)
        if record.country:
            return "place", note(faults.UNKNOWN_PLACE_WITHIN, country=places.Named(code=within)), near
        return "place", note(faults.UNKNOWN_PLACE), near

    def _like(self, name: str, within: str) -> Note:
        """Return which place may be meant; of a table of other things no more than some names are compared."""
        key = "near", name, within
        if key not in self.known and len(self.compared) >= COMPARED:
            return note(faults.OTHER_PLACE)
        self.compared.add(name)
        return faults.unknown_place(self._once(key, places.near, name, within=within or None))

    def _date_faults(self, record: Record) -> Iterator[Fault]:
        today, period = dt.date.today(), self.period(record)
        if not record.date:
            yield "date", note(faults.NO_DATE), note(faults.GIVE_DATE)
        elif self.ways.mixed_dates and _dated_apart(record.date):
            yield "date", note(faults.MIXED_DATES), note(faults.WRITE_ISO)
        elif not period and OF_DAYS.fullmatch(record.date):
            yield "date", note(faults.IMPOSSIBLE_DATE), note(faults.CORRECT_DATE)
        elif not period:
            told = note(faults.UNKNOWN_DATE, first=f"{dates.FIRST_YEAR}", last=f"{today.year}")
            yield "date", told, note(faults.WRITE_DATE)
        elif (period.start or period.date) > today:
            yield "date", note(faults.FUTURE), note(faults.UNTIL_TODAY)

    def _value_faults(self, record: Record) -> Iterator[Fault]:
        number = self.number(record)
        if not record.typed and self.ways.mixed_numbers and self._read_apart(record.value):
            yield "value", note(faults.MIXED_NUMBERS), note(faults.WRITE_ONE_WAY)
        elif number is None:
            rule, remedy = _no_number(record.value)
            yield "value", note(rule), note(remedy)
        elif number.value < 0:
            yield "value", note(faults.NEGATIVE), note(faults.NOT_BELOW_ZERO)
        elif number.value > MOST:
            yield "value", note(faults.HUGE), note(faults.CORRECT_NUMBER)

    def _read_apart(self, text: str) -> bool:
        return len({numbers.read_number(text, decimal=decimal) for decimal in numbers.DECIMALS}) > 1


def _dated_apart(text: str) -> bool:
    return len({dates.read_date(text, order=order) for order in dates.ORDERS}) > 1


def _no_number(text: str) -> tuple[str, str]:
    """Return why a text is no number, and what would be right."""
    if numbers.SCIENTIFIC.fullmatch(text):
        return faults.SCIENTIFIC_NUMBER, faults.WRITE_ALL_DIGITS
    if text.startswith(("=", "#", "@", "Err:")):
        return faults.FORMULA, faults.SAVE_VALUE
    if text.startswith("+"):
        return faults.PLUS, faults.WITHOUT_PLUS
    if len(text) < 60 and RANGE.fullmatch(text):
        return faults.RANGE, faults.ONE_NUMBER
    return faults.UNKNOWN_NUMBER, faults.WRITE_NUMBER
