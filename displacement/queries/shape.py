"""Which forms a question can be drawn in: they follow from the shape of what is covered, in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from displacement.queries import refusals as why
from displacement.queries.coverage import Line, leading

IN_A_LINE = 3
ON_A_MAP = 5
MOST_LINES = 8
JOINED = frozenset({"stock", "flow", "cumulative"})


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a question is asked of: its measures, the lines there are of each, and what stands in the way."""

    measures: tuple[Mapping[str, Any], ...]
    lines: tuple[Line, ...]
    parts: bool
    whole: bool
    together: bool

    @cached_property
    def told(self) -> tuple[Line, ...]:
        """The lines of one counter an area, measure by measure."""
        return tuple(
            line
            for measure in self.measures
            for line in leading(each for each in self.lines if each.measure == measure["code"])
        )

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the measures."""
        return frozenset(measure["kind"] for measure in self.measures)

    @property
    def rhythms(self) -> frozenset[str]:
        """How long the periods of the flows are."""
        return frozenset(line.rhythm for line in self.lines)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas that have a figure."""
        return frozenset(line.area for line in self.told)

    @cached_property
    def at(self) -> Mapping[str, int]:
        """How many series have a figure at each moment, in order of time."""
        found = Counter(moment for line in self.told for moment in line.moments)
        return dict(sorted(found.items()))

    @property
    def series(self) -> int:
        """How many series there are, one counter an area."""
        return len(self.told)

    @property
    def longest(self) -> int:
        """How many dates the longest segment of each measure has, at least."""
        return min(
            max((line.longest for line in self.told if line.measure == measure["code"]), default=0)
            for measure in self.measures
        )

    @property
    def placed(self) -> bool:
        """Whether it is of places, not of whole countries."""
        return any(_placed(line.part) for line in self.lines)

    @cached_property
    def latest(self) -> str:
        """The last moment at which at least half of the series that there are at any moment have a figure."""
        most = max(self.at.values(), default=0)
        return max((moment for moment, count in self.at.items() if 2 * count >= most), default="")

    @cached_property
    def span(self) -> tuple[str, ...]:
        """The two moments to hold against each other: the first that two series share with the latest."""
        have = [line.moments for line in self.told if self.latest in line.moments]
        both = Counter(moment for moments in have for moment in moments if moment < self.latest)
        first = min((moment for moment, count in both.items() if count > 1), default="")
        return (first, self.latest) if first else ()


def _placed(part: str) -> bool:
    return part.startswith("at.") or ".at." in part


def _one_measure(shape: Shape) -> str:
    return "" if len(shape.measures) == 1 else why.TWO_MEASURES


def _equal_periods(shape: Shape) -> str:
    return why.UNEQUAL_PERIODS if "other" in shape.rhythms else ""


def _joined(shape: Shape) -> str:
    if not shape.kinds <= JOINED:
        return why.NOT_JOINED
    if "day" in shape.rhythms:
        return why.SINGLE_DAYS
    if shape.longest < IN_A_LINE:
        return why.ONE_DATE_NO_LINE if len(shape.at) < 2 else why.TOO_FEW_FOR_LINE
    return ""


def _of_periods(shape: Shape) -> str:
    if "cumulative" in shape.kinds:
        return why.TOTAL_NO_COLUMN
    if "stock" in shape.kinds:
        return why.STOCK_NO_COLUMN
    if shape.kinds != {"flow"}:
        return why.NO_COLUMN
    return why.ONE_PERIOD if len(shape.at) < 2 else ""


def _several_areas(shape: Shape) -> str:
    if shape.together:
        return why.RANKING_APART
    at_once = max(shape.at.values(), default=0)
    return why.ONE_AREA if at_once < 2 or (len(shape.areas) < 2 and not shape.parts) else ""


def _two_dates(shape: Shape) -> str:
    return "" if shape.span else why.NO_TWO_DATES


def _many_countries(shape: Shape) -> str:
    if any(measure["topic"] == "surveys" for measure in shape.measures):
        return why.SURVEY_NO_MAP
    if shape.placed:
        return why.PLACE_NO_MAP
    countries = Counter(moment for line in shape.told if line.country for moment in line.moments)
    return "" if max(countries.values(), default=0) >= ON_A_MAP and not shape.parts else why.TOO_FEW_FOR_MAP


def _several_series(shape: Shape) -> str:
    if shape.together:
        return why.ONE_SERIES
    counters = {line.counter for line in shape.lines}
    several = shape.series > 1 or (len(shape.measures) == 1 and len(counters) > 1)
    return "" if several else why.ONE_SERIES


def _parts_of_a_whole(shape: Shape) -> str:
    if not shape.parts:
        return why.NOT_PARTS
    if any(measure["over_parts"] == "none" for measure in shape.measures):
        return why.PARTS_NOT_ADDED
    if len(shape.areas) > 1:
        return why.SEVERAL_AREAS
    return "" if shape.whole else why.PARTS_NOT_WHOLE


def _nothing(shape: Shape) -> str:  # noqa: ARG001
    return ""


Test = Callable[[Shape], str]
FORMS: Mapping[str, tuple[Test, ...]] = {
    "line": (_equal_periods, _joined),
    "columns": (_equal_periods, _of_periods),
    "points": (_equal_periods,),
    "ranking": (_one_measure, _equal_periods, _several_areas),
    "dumbbell": (_one_measure, _equal_periods, _several_areas, _two_dates),
    "map": (_one_measure, _equal_periods, _several_areas, _many_countries),
    "multiples": (_equal_periods, _several_series),
    "stacked": (_one_measure, _equal_periods, _parts_of_a_whole),
    "table": (_nothing,),
}
"""Each form with what its shape is held to: the first test that fails says why it is not to be had."""


def refused_form(form: str, shape: Shape) -> str:
    """Return why a form is not possible for a shape; nothing where it is."""
    return next((reason for test in FORMS[form] if (reason := test(shape))), "")


def automatic(shape: Shape) -> str:
    """Return the form that a shape is drawn in where the reader chooses none."""
    regular = all(line.regular for line in shape.told)
    wanted: Iterable[str] = ("line", "columns", "points") if regular else ("columns", "points", "line")
    if shape.series > MOST_LINES and not shape.together:
        wanted = ("ranking", "multiples")
    elif len(shape.at) == 1 and not shape.together:
        wanted = ("ranking", "points")
    elif "flow" in shape.kinds and len(shape.areas) == 1:
        wanted = ("columns", "line", "points")
    return next((form for form in wanted if not refused_form(form, shape)), "table")
