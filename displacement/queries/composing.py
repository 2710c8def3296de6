"""What a composed question is answered with: the figures of its measures, kept to the rules, as its form draws them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from displacement.queries import ask, database, question as text_of, served_edition
from displacement.queries.coverage import WHOLE, Line, leading, lines_of, measures, parts_of
from displacement.queries.figuring import held_against, named, rated, summed
from displacement.queries.peers import peers_of
from displacement.queries.questions import ALL, Question
from displacement.queries.rules import keep_rules
from displacement.queries.shape import Shape, automatic
from displacement.queries.whole import parts_make_the_whole
from loaders import Edition

KEPT_ANSWERS = 64
OVER_TIME = ("line", "columns", "points")
EVERY_COUNTER = ("points", "table")
ONE_A_MOMENT = ("ranking", "dumbbell", "map", "stacked", "columns")
"""Forms in which a series has one mark at each moment: of several dates within a year, the last."""


def composed(question: Question) -> pd.DataFrame:
    """Return the rows that answer a question, one a mark, in the columns of ``quotable`` and those a drawing needs.

    ``shown`` is the number drawn, ``series`` and ``panel`` are what it belongs to, ``axis`` is its measure. The
    question is one that is not ``refused``.
    """
    return _composed(question, served_edition())


@lru_cache(maxsize=KEPT_ANSWERS)
def _composed(question: Question, _: Edition) -> pd.DataFrame:
    drawn = Drawn(question)
    rows = pd.concat([_rows(drawn, each) for each in question.measures], ignore_index=True)
    keep_rules(rows, query="composing")
    return rows


def _rows(drawn: Drawn, measure: str) -> pd.DataFrame:
    question = drawn.question
    rows = rated(_figures(drawn, measure), per=question.per, measure=measure)
    if drawn.together:
        rows = summed(rows, areas=drawn.countries, per=question.per)
    rows = held_against(rows, base=drawn.base(measure), shown_as=question.shown_as)
    if drawn.form in ONE_A_MOMENT:
        moments = drawn.moments
        rows = rows[rows["moment"].isin(moments)] if moments else rows
        rows = rows.drop_duplicates(["area", "part_id", "reported_by", "moment"], keep="last")
    rows = named(rows, chosen=question.areas, others=drawn.others(measure))
    multiples = drawn.form == "multiples" and len(question.measures) == 1
    return rows.assign(panel=rows["series"] if multiples else measure)


def _figures(drawn: Drawn, measure: str) -> pd.DataFrame:
    """Return the figures of one measure as the database has them, without keeping them: they are many."""
    first, last = drawn.question.years
    still = drawn.question.shown_as == "value" and drawn.form in ONE_A_MOMENT
    parameters = {
        "measure": measure,
        "parts": list(drawn.parts(measure)),
        "areas": list(drawn.areas),
        "counters": list(drawn.counters(measure)),
        "ranges": "with" if drawn.every_counter else "without",
        "first": first,
        "last": last,
        "moments": list(drawn.moments) if still else [],
        "s": drawn.question.sources,
    }
    cursor = database().cursor()
    try:
        return cursor.execute(text_of("composing")[0], parameters).df()
    finally:
        cursor.close()


@dataclass(frozen=True)
class Drawn:
    """A question and what it comes to: its areas with its peers, its parts, its counters, its form, its moments."""

    question: Question

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The areas that are asked for, of ``all`` those countries that have a figure of every measure."""
        if self.question.areas != (ALL,):
            return self.question.areas
        each = [
            {line.area for line in self._lines(measure, None) if line.country}
            for measure in self.question.measures
        ]
        return tuple(sorted(set.intersection(*each))) if each else ()

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas that are drawn: those asked for, then their peers."""
        return (*self.chosen, *peers_of(self.question))

    @cached_property
    def countries(self) -> Mapping[str, Mapping[str, Any]]:
        """The areas drawn, each with its names."""
        found = area_names()
        return {area: found[area] for area in self.areas if area in found}

    @property
    def together(self) -> bool:
        """Whether the areas are added up."""
        return self.question.sum == "together"

    @cached_property
    def shape(self) -> Shape:
        """The shape that decides the form."""
        lines = tuple(line for each in self.question.measures for line in self._lines(each, self.areas))
        first = self.question.measures[0]
        by_parts = len(self.parts(first)) > 1
        return Shape(
            measures=tuple(measures()[each] for each in self.question.measures),
            lines=lines,
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
        several = len(self.areas) > 1 or self.together or self.question.shown_as != "value"
        return self.form == "table" and not self.together or self.form in EVERY_COUNTER and not several

    def parts(self, measure: str) -> tuple[str, ...]:
        """Return the parts drawn of a measure: those chosen or, of a second one that lacks them, its whole."""
        return parts_of(measure, part_of(measure, self.question))

    def counters(self, measure: str) -> tuple[str, ...]:
        """Return whose figures are drawn: one counter an area, or all of them."""
        lines = self._lines(measure, self.areas)
        if self.every_counter:
            return tuple(sorted({line.counter for line in lines}))
        led = self.led(measure)
        names = {line.counter for line in led}
        if len(names) == 1:
            return tuple(names)
        return tuple(sorted({f"{line.area} {line.counter}" for line in led}))

    def led(self, measure: str) -> tuple[Line, ...]:
        """Return the lines of the one counter an area; what is added up is of one counter altogether."""
        led = leading(self._lines(measure, self.areas))
        if not self.together or not led:
            return led
        counted = [line.counter for line in led]
        most = max(sorted(set(counted)), key=counted.count)
        return tuple(line for line in led if line.counter == most and line.country)

    def others(self, measure: str) -> Mapping[str, int]:
        """Return how many counters each area has whose figures are not drawn."""
        lines = self._lines(measure, self.areas)
        drawn = {(line.area, line.counter) for line in (lines if self.every_counter else self.led(measure))}
        left = {(line.area, line.counter) for line in lines} - drawn
        areas = [area for area, _ in left]
        return {area: areas.count(area) for area in self.areas}

    @cached_property
    def moments(self) -> tuple[str, ...]:
        """The moments that are drawn; none where all are."""
        if self.form == "ranking":
            return (self.shape.latest,)
        return self.shape.span if self.form == "dumbbell" else ()

    def base(self, measure: str) -> str:
        """Return the day against which changes are held, the first that all have; empty where there is none."""
        if self.question.shown_as == "value":
            return ""
        return common_day(self.led(measure), all_of_them=self.question.areas != (ALL,))

    def _lines(self, measure: str, areas: Iterable[str] | None) -> tuple[Line, ...]:
        return lines_of(
            measure,
            self.parts(measure),
            areas=areas,
            sources=self.question.sources,
            years=self.question.years,
        )


def common_day(lines: Iterable[Line], *, all_of_them: bool) -> str:
    """Return the first day at which all lines (or half of them) have a figure and a later one, no break between."""
    found: dict[str, int] = {}
    lines = tuple(lines)
    for line in lines:
        for day in line.last_segment[:-1]:
            if day in line.firm:
                found[day.isoformat()] = found.get(day.isoformat(), 0) + 1
    needed = len(lines) if all_of_them else len(lines) / 2
    return min((day for day, count in found.items() if count >= needed), default="")


def part_of(measure: str, question: Question) -> str:
    """Return the part drawn of a measure: the one chosen, or the whole of a second one that lacks it."""
    if measure == question.measures[0] or lines_of(measure, parts_of(measure, question.part)):
        return question.part
    return WHOLE


def area_names() -> Mapping[str, Mapping[str, Any]]:
    """Return the names of every area, by its code."""
    return {str(row["code"]): row for row in ask("areas_named").to_dict("records")}
