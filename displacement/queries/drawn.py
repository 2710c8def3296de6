"""What a composed question comes to before a figure is asked for: its areas, parts, counters, form and moments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from displacement.queries import ask, once_an_edition
from displacement.queries.coverage import WHOLE, Line, leading, lines_of, measures, parts_of
from displacement.queries.figuring import RATES, TOGETHER, rate_days
from displacement.queries.peers import peers
from displacement.queries.questions import ALL, Question
from displacement.queries.rows import Row, rows_in
from displacement.queries.shape import Shape, automatic
from displacement.queries.whole import parts_make_the_whole

EVERY_COUNTER = ("points", "multiples", "table")


@dataclass(frozen=True)
class Drawn:
    """A question and what it comes to, by what is covered."""

    question: Question

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The areas that are asked for, of ``all`` those countries that have a figure of every measure."""
        return self.of_all if self.question.areas == (ALL,) else self.question.areas

    @property
    def of_all(self) -> tuple[str, ...]:
        """The countries that have a figure of every measure."""
        each = [
            frozenset(line.area for line in self._lines(measure, None) if line.country)
            for measure in self.question.measures
        ]
        return tuple(sorted(frozenset.intersection(*each)))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas that are drawn: those asked for, then their peers."""
        return (*self.chosen, *self.peers)

    @cached_property
    def peers(self) -> tuple[str, ...]:
        """The peers of the one area asked for, those that have a figure at a moment at which it has one."""
        strategy = self.question.peers
        if strategy == "none" or len(self.chosen) != 1:
            return ()
        (area,) = self.chosen
        among = [self._beside(area, measure) for measure in self.question.measures]
        values = self._values if strategy == "range" else {}
        return peers(strategy, area, values=values, among=frozenset.intersection(*among))

    @cached_property
    def _values(self) -> Mapping[str, float]:
        """The number of each country at the latest moment, by the one counter that an area is told by."""
        measure = self.question.measures[0]
        latest = Drawn(replace(self.question, areas=(ALL,), peers="none")).shape.latest
        led = {(line.area, line.counter) for line in leading(self._lines(measure, None)) if line.country}
        found = ask("values_at", measure=measure, parts=self.parts(measure), moment=latest)
        rows = zip(found["area"], found["reported_by"], found["value"], strict=True)
        return {area: value for area, counter, value in rows if (area, counter) in led}

    def _beside(self, area: str, measure: str) -> frozenset[str]:
        lines = self._lines(measure, None)
        own = {moment for line in lines if line.area == area for moment in line.moments}
        return frozenset(line.area for line in lines if line.country and line.moments & own)

    @cached_property
    def countries(self) -> Mapping[str, Row]:
        """The areas drawn, each with its names."""
        found = area_names()
        return {area: found[area] for area in self.areas if area in found}

    @property
    def together(self) -> bool:
        """Whether the areas are added up."""
        return self.question.sum == "together"

    @cached_property
    def shape(self) -> Shape:
        """The shape that decides the form: of a rate, the days on which there is one; what is added up is one line."""
        by_parts = len(self.parts(self.question.measures[0])) > 1
        lines: list[Line] = []
        for each in self.question.measures:
            lines += self.with_a_number(each) if self.together else self._numbered(each, self.lines(each))
        return Shape(
            measures=tuple(measures()[each] for each in self.question.measures),
            lines=tuple(lines),
            parts=by_parts,
            whole=by_parts and parts_make_the_whole(self.question, areas=self.areas),
            together=self.together,
        )

    @cached_property
    def form(self) -> str:
        """The form: the one chosen, or the one that follows from the shape."""
        return automatic(self.shape) if self.question.form == "auto" else self.question.form

    @property
    def every_counter(self) -> bool:
        """Whether every counter is shown: in a table, and of one country in points."""
        if self.together or self.question.shown_as != "value":
            return False
        return self.form == "table" or (self.form in EVERY_COUNTER and len(self.areas) == 1)

    def parts(self, measure: str) -> tuple[str, ...]:
        """Return the parts drawn of a measure: those chosen or, of a second one that lacks them, its whole."""
        part, first = self.question.part, self.question.measures[0]
        parts = parts_of(measure, part)
        if measure == first or part == WHOLE:
            return parts
        own, beside = lines_of(measure, parts), lines_of(first, parts_of(first, part))
        shared = {line.area for line in own} & {line.area for line in beside}
        return parts if shared else parts_of(measure, WHOLE)

    def counters(self, measure: str) -> tuple[str, ...]:
        """Return whose figures are drawn: one counter an area, or all of them."""
        if self.every_counter:
            return tuple(sorted({line.counter for line in self._lines(measure, self.areas)}))
        led = self.led(measure)
        names = {line.counter for line in led}
        if len(names) == 1:
            return tuple(names)
        return tuple(sorted({f"{line.area} {line.counter}" for line in led}))

    def led(self, measure: str) -> tuple[Line, ...]:
        """Return the lines of the one counter an area; what is added up is of one counter altogether."""
        led = leading(self._lines(measure, self.areas))
        if not self.together:
            return led
        countries = [line for line in led if line.country]
        counted = [line.counter for line in countries]
        most = max(sorted(set(counted)), key=counted.count, default="")
        return tuple(line for line in countries if line.counter == most)

    def others(self, measure: str) -> Mapping[str, int]:
        """Return how many counters each area has whose figures are not drawn."""
        every = {(line.area, line.counter) for line in self._lines(measure, self.areas)}
        if self.every_counter:
            return {}
        left = [area for area, _ in every - {(line.area, line.counter) for line in self.led(measure)}]
        return {area: left.count(area) for area in set(left)}

    @cached_property
    def moments(self) -> tuple[str, ...]:
        """The moments that are drawn; none where all are."""
        if self.form == "ranking":
            return (self.shape.latest,)
        return self.shape.span if self.form == "dumbbell" else ()

    def base(self, measure: str) -> str:
        """Return the day against which changes are held, the first that all have; empty where there is none.

        It is a day of the last segment of every series, with a figure above none that is no count of 1 to 5 and, for a
        rate, with what it is a rate of; and each series has a later one. Of all countries, half must have it.
        """
        if self.question.shown_as == "value":
            return ""
        lines = self.with_a_number(measure)
        found: dict[dt.date, int] = {}
        for line in lines:
            for day in line.last_segment[:-1]:
                if day in line.firm:
                    found[day] = found.get(day, 0) + 1
        needed = len(lines) / 2 if self.question.areas == (ALL,) else len(lines)
        return min((day.isoformat() for day, count in found.items() if count >= needed), default="")

    def with_a_number(self, measure: str) -> tuple[Line, ...]:
        """Return the lines drawn at the days at which there is a number to show: for a rate, with what it is of."""
        led = self._numbered(measure, self.led(measure))
        return added(led) if self.together else led

    def _numbered(self, measure: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        per = self.question.per
        if per not in RATES:
            return lines
        there = rate_days(per, measure=measure, areas=self.areas)
        kept = [line.on(day for day in line.dates if there(line.area, line.part, day)) for line in lines]
        return tuple(line for line in kept if line.segments)

    @cached_property
    def covered(self) -> Mapping[str, frozenset[str]]:
        """The areas that have a figure of each measure at these choices, wherever the question asks."""
        return {
            measure: frozenset(line.area for line in self._lines(measure, None))
            for measure in self.question.measures
        }

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that an area drawn has a figure of."""
        lines = (line for measure in self.question.measures for line in self.lines(measure))
        return frozenset(day.year for line in lines for day in line.dates)

    def lines(self, measure: str) -> tuple[Line, ...]:
        """Return every line of a measure in the areas drawn."""
        return self._lines(measure, self.areas)

    def everywhere(self, measure: str) -> tuple[Line, ...]:
        """Return every line of a measure in any area."""
        return self._lines(measure, None)

    def _lines(self, measure: str, areas: tuple[str, ...] | None) -> tuple[Line, ...]:
        key = measure, areas
        if key not in self._found:
            question = self.question
            self._found[key] = lines_of(
                measure, self.parts(measure), areas=areas, sources=question.sources, years=question.years
            )
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, tuple[str, ...] | None], tuple[Line, ...]]:
        """The lines that were looked for, kept: one question asks for the same ones many times."""
        return {}


def added(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the line that several areas make together: the days on which two or more of them have a figure."""
    found: dict[dt.date, list[tuple[Line, int]]] = {}
    for line in lines:
        for segment, days in line.segments.items():
            for day in days:
                found.setdefault(day, []).append((line, segment))
    segments: dict[int, list[dt.date]] = {}
    for day, those in sorted(found.items()):
        if len({line.area for line, _ in those}) > 1:
            segments.setdefault(sum(segment for _, segment in those), []).append(day)
    if not segments:
        return ()
    first = next(iter(found.values()))[0][0]
    return (
        replace(
            first,
            area=TOGETHER,
            country=False,
            segments={segment: tuple(days) for segment, days in segments.items()},
            firm=frozenset(day for day, those in found.items() if all(day in line.firm for line, _ in those)),
        ),
    )


@once_an_edition(2)
@once_an_edition(1)
def area_names() -> Mapping[str, Row]:
    """Return the names of every area, by its code."""
    return {str(row["code"]): row for row in rows_in(ask("areas_named"))}
