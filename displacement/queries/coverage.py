"""What there is to compose of: the lines that each counter's figures make, before any figure is asked for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from displacement.queries import ask, once_an_edition
from displacement.queries.rows import rows_in
from displacement.view.parameters import AND

GRADES = ("official", "inter_agency", "report", "news", "mirror")
WHOLE = ""
BY = "by."
"""Before the name of a dimension: all parts of it, side by side."""
PERMIT = "permit"
SPACED = str.maketrans(" ", "-")


@dataclass(frozen=True, kw_only=True)
class Held:
    """One row of coverage: the dates of a counter's figures within a segment, from documents of one grade."""

    part: str
    area: str
    area_kind: str
    counter: str
    grade: str
    among: frozenset[str]
    bound: str
    rhythm: str
    place: str
    dimension: str
    nationality: str
    segment: int
    dates: tuple[dt.date, ...]
    firm: frozenset[dt.date]
    inhabitants: bool
    figures: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """The dates of one counter's figures of one part in one area, segment by segment."""

    measure: str
    part: str
    area: str
    counter: str
    bound: str
    rhythm: str
    grade: int
    segments: Mapping[int, tuple[dt.date, ...]]
    firm: frozenset[dt.date]
    country: bool
    inhabitants: bool

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """Every date, in order."""
        return tuple(sorted({day for days in self.segments.values() for day in days}))

    @property
    def longest(self) -> int:
        """How many dates its longest segment has."""
        return max(len(days) for days in self.segments.values())

    @property
    def last_segment(self) -> tuple[dt.date, ...]:
        """The dates after its last break."""
        return self.segments[max(self.segments)]

    @property
    def regular(self) -> bool:
        """Whether it was counted at regular times: in periods, or on the same day of each year."""
        if self.rhythm:
            return self.rhythm in {"year", "half", "month"}
        return len({(day.month, day.day) for day in self.dates}) == 1

    def on(self, days: Iterable[dt.date]) -> Line:
        """Return the line with these of its days alone."""
        kept = frozenset(days)
        segments = {
            segment: tuple(day for day in days if day in kept) for segment, days in self.segments.items()
        }
        return replace(self, segments={segment: days for segment, days in segments.items() if days})

    @property
    def moments(self) -> frozenset[str]:
        """The years, or the ends of shorter periods, at which it can be held against others."""
        return frozenset(moment_of(day, self.rhythm) for day in self.dates)


def moment_of(day: dt.date, rhythm: str) -> str:
    """Return the moment of a date, as the database tells it."""
    return str(day.year) if rhythm in {"", "year"} else day.isoformat()


@once_an_edition(256)
def held(measure: str) -> tuple[Held, ...]:
    """Return all that is covered of a measure."""
    return tuple(_row(row) for row in rows_in(ask("covered", measure=measure)))


def _row(row: Mapping[str, Any] | Any) -> Held:
    texts = ("bound", "rhythm", "place", "dimension")
    return Held(
        part=row["part_id"],
        segment=int(row["segment"]),
        dates=tuple(_days(row["dates"])),
        firm=frozenset(_days(row["firm_dates"])),
        inhabitants=bool(row["inhabitants"]),
        figures=int(row["figures"]),
        among=frozenset(row["among"]),
        **{name: row[name] if isinstance(row[name], str) else "" for name in texts},
        **{name: row[name] for name in ("area", "area_kind", "counter", "grade", "nationality")},
    )


def _days(values: Iterable[Any]) -> list[dt.date]:
    return [dt.date.fromisoformat(str(value)[:10]) for value in values]


@once_an_edition(16)
def measures() -> Mapping[str, Mapping[str, Any]]:
    """Return the measures that a picture can be composed of, by id, the best covered first."""
    return {str(row["code"]): dict(row) for row in rows_in(ask("composable_measures"))}


def parts_of(measure: str, part: str) -> tuple[str, ...]:
    """Return the parts that a choice of part stands for: itself, several, or all of a dimension side by side."""
    if not part.startswith(BY):
        return tuple(part.split(AND))
    return tuple(dict.fromkeys(each.part for each in held(measure) if dimension_of(each) == part))


def dimension_of(row: Held) -> str:
    """Return the choice that shows a part beside the others of its kind; empty where it is of several kinds or none."""
    if not row.part or "." in row.part:
        return ""
    return BY + (row.dimension.translate(SPACED) or PERMIT)


def fits(row: Held, *, sources: str) -> bool:
    """Whether a row comes from documents, or a counter, that the reader wants."""
    return sources in row.among


def lines_of(
    measure: str,
    parts: Iterable[str],
    *,
    areas: Iterable[str] | None = None,
    sources: str = "all",
    years: tuple[int, int] = (0, 9999),
) -> tuple[Line, ...]:
    """Return the lines of some parts of a measure in some areas (or all) within some years."""
    wanted, within = frozenset(parts), None if areas is None else frozenset(areas)
    found: defaultdict[tuple[str, ...], list[tuple[Held, tuple[dt.date, ...]]]] = defaultdict(list)
    for row in held(measure):
        if row.part in wanted and (within is None or row.area in within) and fits(row, sources=sources):
            days = tuple(day for day in row.dates if years[0] <= day.year <= years[1])
            if days:
                found[row.part, row.area, row.counter, row.bound].append((row, days))
    return tuple(_line(measure, rows) for rows in found.values())


def _line(measure: str, rows: list[tuple[Held, tuple[dt.date, ...]]]) -> Line:
    segments: defaultdict[int, set[dt.date]] = defaultdict(set)
    for row, days in rows:
        segments[row.segment].update(days)
    first = rows[0][0]
    return Line(
        measure=measure,
        part=first.part,
        area=first.area,
        counter=first.counter,
        bound=first.bound,
        rhythm=first.rhythm,
        grade=min(GRADES.index(row.grade) for row, _ in rows),
        segments={segment: tuple(sorted(days)) for segment, days in segments.items()},
        firm=frozenset().union(*(row.firm for row, _ in rows)),
        country=first.area_kind == "country",
        inhabitants=any(row.inhabitants for row, _ in rows),
    )


def leading(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines of one counter for each area: the one that counted most of the areas, then on most dates.

    So areas are told by the same counter as far as there is one. Ranges have two ends and are told apart by none.
    """
    single = [line for line in lines if not line.bound]
    ranked = sorted({line.counter for line in single}, key=lambda counter: _rank(counter, single))
    first: dict[str, str] = {}
    for line in sorted(single, key=lambda line: ranked.index(line.counter)):
        first.setdefault(line.area, line.counter)
    return tuple(line for line in single if first[line.area] == line.counter)


def _rank(counter: str, lines: Iterable[Line]) -> tuple[int, int, int, str]:
    its = [line for line in lines if line.counter == counter]
    areas, dates = {line.area for line in its}, sum(len(line.dates) for line in its)
    return -len(areas), -dates, min(line.grade for line in its), counter
