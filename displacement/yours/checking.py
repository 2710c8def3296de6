"""The rows of a reader's table, checked: figures that can be shown, or all that is wrong and what must be asked.

Nothing is guessed and nothing is taken by half: while a question is open or a row is wrong there are no figures, unless
the reader says that the wrong rows are to be left out.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from displacement.words import mark
from displacement.yours import numbers
from displacement.yours.brought import Brought, Note, lines_of, note
from displacement.yours.columns import Layout, recognise, said_by
from displacement.yours.faults import (
    AGAIN,
    ALL_OR_NONE,
    GIVE_DATE_COLUMN,
    GIVE_FIGURES,
    GIVE_PLACE_COLUMN,
    GIVE_VALUE_COLUMN,
    KEEP_ONE,
    MIXED_PERCENT,
    NO_DATE_COLUMN,
    NO_FIGURES,
    NO_PLACE_COLUMN,
    NO_VALUE_COLUMN,
    OwnProblem,
    problem,
    told,
)
from displacement.yours.figures import OwnFigure, Reader
from displacement.yours.records import Record, Records, records_in
from displacement.yours.ways import Asked, Reading, columns_asked, ways_of
from loaders.problems import Problem

__all__ = ["ROLES", "Asked", "Checked", "OwnFigure", "OwnProblem", "Reading", "check", "told"]

ROLES = ("place", "date", "value")
MOST_TOLD = 5
LACKING = {
    "place": (NO_PLACE_COLUMN, GIVE_PLACE_COLUMN),
    "date": (NO_DATE_COLUMN, GIVE_DATE_COLUMN),
    "value": (NO_VALUE_COLUMN, GIVE_VALUE_COLUMN),
}
MISSING = mark("Cells without a figure: {count}. They are missing, not zero.")
TOTAL_LEFT = mark("A total was left out (line {line}): it would be counted twice.")
TOTAL_EQUALS = mark("A total was left out (line {line}): {total}, the sum of the other rows.")
TOTAL_DIFFERS = mark(
    "A total was left out (line {line}): it says {total}, while the other rows of that date come to {sum}."
)
MORE_TOTALS = mark("Further totals were left out: {count}.")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What became of a table: its figures, what is wrong, what has to be asked, what is told, which column is what.

    ``ready`` is whether there are figures that can be shown.
    """

    figures: tuple[OwnFigure, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: tuple[Asked, ...] = ()
    notes: tuple[Note, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    ready: bool = False


def check(
    brought: Brought, *, answers: Mapping[str, str] = MappingProxyType({}), leave_out: bool = False
) -> Checked:
    """Return the figures of a table or all that keeps it from being shown.

    ``answers`` has the code of the reading chosen for each question, by what it is about; and under ``date`` the date
    of all rows, where the table has no column of dates. ``leave_out`` takes the rows that are right without the others.
    """
    layout = recognise(brought, answers)
    checked = Checked(columns=layout.names(brought.header))
    lacking = [problem(brought.name, 0, *map(note, LACKING[role])) for role in layout.lacking]
    if lacking or layout.open:
        asked = columns_asked(brought.header, brought.rows, layout)
        return replace(checked, problems=tuple(lacking), asked=asked)
    records = records_in(brought, layout, date=_date_of_all(layout, answers))
    ways, asked = ways_of((*records.figures, *records.totals), answers)
    if asked:
        return replace(checked, asked=asked, notes=records.notes, problems=records.problems)
    return _read(brought, records, Reader(file=brought.name, ways=ways), checked, leave_out=leave_out)


def _date_of_all(layout: Layout, answers: Mapping[str, str]) -> str:
    return "" if "date" in layout.at or layout.across_are == "date" else answers.get("date", "")


def _read(
    brought: Brought, records: Records, reader: Reader, checked: Checked, *, leave_out: bool
) -> Checked:
    """Read every figure; gather what is wrong with each and with all of them together."""
    read = [
        (record, reader.read(record)) for record in records.figures if not numbers.is_missing(record.value)
    ]
    problems = [*records.problems, *(fault for _, (_, faults) in read for fault in faults)]
    figures = [(record, figure) for record, (figure, _) in read if figure]
    figures = [(record, _as_named(record, figure)) for record, figure in figures]
    wrong = {**_mixed(figures, brought.name), **_again(figures, brought.name)}
    problems += [fault for faults in wrong.values() for fault in faults]
    good = tuple(figure for at, (_, figure) in enumerate(figures) if at not in wrong)
    if not read and not problems:
        problems = [problem(brought.name, 0, note(NO_FIGURES), note(GIVE_FIGURES))]
    missing = len(records.figures) - len(read)
    notes = (
        *records.notes,
        *([note(MISSING, count=missing)] if missing else []),
        *_totals(records.totals, reader, good, whole=not problems),
    )
    ready = bool(good) and (leave_out or not problems)
    return replace(
        checked,
        figures=good if ready else (),
        problems=tuple(sorted(problems, key=lambda fault: fault.line)),
        notes=notes,
        ready=ready,
    )


def _as_named(record: Record, figure: OwnFigure) -> OwnFigure:
    """Return the figure as a percentage where the name of its column says so."""
    named = "percent" in said_by(record.columns.get("value", ""))
    return replace(figure, percent=figure.percent or named)


def _mixed(figures: Sequence[tuple[Record, OwnFigure]], file: str) -> dict[int, list[OwnProblem]]:
    """Return the faults of the fewer where some numbers are percentages and others are not."""
    counted = Counter(figure.percent for _, figure in figures)
    if len(counted) < 2:
        return {}
    fewer = counted[True] < counted[False]
    return {
        at: [
            problem(file, record.line, note(MIXED_PERCENT), note(ALL_OR_NONE), value=record.value,
                    column=record.columns.get("value", ""))
        ]
        for at, (record, figure) in enumerate(figures)
        if figure.percent is fewer
    }  # fmt: skip


def _again(figures: Sequence[tuple[Record, OwnFigure]], file: str) -> dict[int, list[OwnProblem]]:
    """Return the faults of figures of the same place and time: none of them is better than the other."""
    same: dict[tuple[object, ...], list[int]] = {}
    for at, (_, figure) in enumerate(figures):
        key = figure.area, figure.place, figure.start, figure.date, figure.precision
        same.setdefault(key, []).append(at)
    wrong: dict[int, list[OwnProblem]] = {}
    for those in same.values():
        lines = lines_of([figures[at][0].line for at in those])
        for at in those if len(those) > 1 else ():
            record = figures[at][0]
            wrong[at] = [
                problem(file, record.line, note(AGAIN, lines=lines), note(KEEP_ONE),
                        column=record.columns.get("place", ""), value=record.place)
            ]  # fmt: skip
    return wrong


def _totals(
    totals: Sequence[Record], reader: Reader, good: Sequence[OwnFigure], *, whole: bool
) -> list[Note]:
    """Return what is told of the totals: that they are left out, and whether they are the sum of the other rows."""
    filled = [record for record in totals if not numbers.is_missing(record.value)]
    notes = [_total(record, reader, good, whole=whole) for record in filled[:MOST_TOLD]]
    if len(filled) > MOST_TOLD:
        notes.append(note(MORE_TOTALS, count=len(filled) - MOST_TOLD))
    return notes


def _total(record: Record, reader: Reader, good: Sequence[OwnFigure], *, whole: bool) -> Note:
    total = reader.number(record)
    left = note(TOTAL_LEFT, line=record.line)
    if not total or not whole or total.percent or any(figure.percent for figure in good):
        return left
    summed = _beside(record, reader, good)
    if not summed:
        return left
    value = round(sum(figure.value for figure in summed), 6)
    if abs(value - total.value) < 1e-6:
        return note(TOTAL_EQUALS, line=record.line, total=total.value)
    return note(TOTAL_DIFFERS, line=record.line, total=total.value, sum=value)


def _beside(record: Record, reader: Reader, good: Sequence[OwnFigure]) -> list[OwnFigure]:
    """Return the figures that a total is of: those of its date, or of its place where it is one of dates."""
    period = reader.period(record)
    if period:
        times: set[tuple[dt.date | None, dt.date]] = {(period.start, period.date)}
    else:
        times = {(figure.start, figure.date) for figure in good}
        if len(times) > 1:
            return []
    return [figure for figure in good if (figure.start, figure.date) in times]
