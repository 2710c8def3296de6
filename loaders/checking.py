"""Checks the data against the schema and the rules of the numbers, and tells every fault in one run.

A rule is asked once for each different value, or combination of values, and not for each row.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

from loaders.contents import Contents, read
from loaders.csv_file import CsvFile
from loaders.edition import DATA, Edition, edition_from, files_in
from loaders.figure_rules import RULES, Context, topic_faults
from loaders.order import order_faults
from loaders.problems import Problem, Report
from loaders.reading_rules import (
    READ_COLUMNS,
    SAMPLES,
    Read,
    fallen_totals,
    lone_ends,
    row_faults,
    same_documents,
)
from loaders.reference_rules import ADDED_OVER, adding_faults, neighbour_faults
from loaders.schema import Table, tables
from loaders.series import BY_FILE, place_faults
from loaders.value_rules import Fault, Known, known_in, value_faults

BILINGUAL = re.compile(r"(\w+)_(en|es)")
FIGURE_LISTS = {"conflicts": "figures", "checks": "parts"}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A data folder as it was read: what stands in it, the report on that, and the edition these bytes make."""

    contents: Contents
    report: Report
    edition: Edition | None


def check(data: Path | None = None) -> Report:
    """Return the report on a data folder: every fault of every file, or the number of rows of each table."""
    return checked(data or DATA).report


def checked(data: Path) -> Checked:
    """Return the contents of a data folder together with the report on them. Every file is read once.

    What refers to a table that could not be read whole is not judged: its own faults are to be mended first.
    """
    files, unread = files_in(data)
    told = {problem.file for problem in unread}
    edition, faults = edition_from(files)
    with _uncollected():
        contents = read(files)
        faults += _faults(contents, today=edition.published if edition else dt.date.max)
    faults = unread + [problem for problem in faults + contents.faults if problem.file not in told]
    counts = {name: sum(map(len, parts)) for name, parts in contents.files.items()}
    report = Report(problems=tuple(sorted(set(faults))), counts=counts)
    return Checked(contents=contents, report=report, edition=edition)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of texts and rows, of which none is part of one."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _faults(contents: Contents, *, today: dt.date) -> Iterator[Problem]:
    known = known_in(contents)
    for name, table in tables().items():
        for file in contents.files[name]:
            yield from _file_faults(file, table, known)
        yield from _twice(table, contents.files[name])
    yield from _rules_of_figures(contents, today=today)


def judged(
    file: CsvFile, names: Sequence[str], judge: Callable[[dict[str, str]], Iterable[Fault]]
) -> Iterator[Problem]:
    """Judge each different combination of the values of some columns, and tell its faults at each row that has it."""
    different = set(zip(*(file.columns[name] for name in names), strict=True))
    faulty = {}
    for values in different:
        if faults := tuple(judge(dict(zip(names, values, strict=True)))):
            faulty[values] = faults
    if faulty:
        for row, values in enumerate(zip(*(file.columns[name] for name in names), strict=True)):
            for column, rule, remedy in faulty.get(values, ()):
                yield file.fault(row, column, rule=rule, remedy=remedy)


def _file_faults(file: CsvFile, table: Table, known: Known) -> Iterator[Problem]:
    for column in table.columns:
        asked = partial(value_faults, table=table, column=column, known=known)
        yield from judged(file, [column.name], asked)
    for one in table.names:
        other = _counterpart(one)
        if other in table.names:
            yield from judged(file, [one, other], _language_faults)
    if table.name in OF_ROWS:
        columns, rule = OF_ROWS[table.name]
        yield from judged(file, columns, rule)
    if table.name in FIGURE_LISTS:
        least = 2 if table.name == "conflicts" else 1
        yield from judged(file, [FIGURE_LISTS[table.name]], partial(_list_faults, known=known, least=least))
    if table.key:
        yield from order_faults(file, table=table)


def _counterpart(column: str) -> str:
    found = BILINGUAL.fullmatch(column)
    return f"{found[1]}_{'es' if found[2] == 'en' else 'en'}" if found else ""


def _language_faults(values: dict[str, str]) -> Iterator[Fault]:
    (one, given), (other, counterpart) = values.items()
    if given and not counterpart:
        yield other, f"“{one}” has no counterpart in the other language", "write both or neither"


def _event_faults(values: dict[str, str]) -> Iterator[Fault]:
    announced, effective, ends = values.values()
    if not (announced or effective or ends):
        yield "effective", "the event has no date", "give the day it was announced or took effect"
    if effective and ends and ends < effective:
        yield "ends", "the event ends before it takes effect", "correct one of the two dates"


def _comparable_faults(values: dict[str, str]) -> Iterator[Fault]:
    if values["fewer"] == values["more"]:
        yield (
            "more",
            "a measure is compared with itself",
            "name the other measure; its own figures are compared anyway",
        )
    if bool(values["reason"]) != bool(values["explanation_en"]):
        yield "reason", "a reason stands without its explanation, or the reverse", "write both or neither"


def _highlight_faults(values: dict[str, str]) -> Iterator[Fault]:
    """Tell where it is not said for which date the words of a highlight were written, or of what."""
    if not (values["figure"] or values["event"]):
        yield "figure", "nothing is picked out", "name a figure, an event or both"
    for name in ("figure", "event"):
        dated = f"{name}_date"
        if values[name] and not values[dated]:
            yield dated, "the words hold for no date", f"give the date of the {name}"
        if values[dated] and not values[name]:
            yield name, f"a date of no {name}", f"name the {name}, or leave the date out"


OF_ROWS: dict[str, tuple[Sequence[str], Callable[[dict[str, str]], Iterable[Fault]]]] = {
    "comparable": (("fewer", "more", "reason", "explanation_en"), _comparable_faults),
    "events": (("announced", "effective", "ends"), _event_faults),
    "highlights": (("figure", "figure_date", "event", "event_date"), _highlight_faults),
    "measures": (("kind", *ADDED_OVER), adding_faults),
    "neighbours": (("area", "neighbour"), neighbour_faults),
}
"""What the rows of a reference table are held to, beyond each value alone: some of their columns together."""


def _list_faults(values: dict[str, str], *, known: Known, least: int) -> Iterator[Fault]:
    ((column, text),) = values.items()
    named = text.split(" ")
    if not text:
        return
    for figure in named:
        if figure not in known.keys.get("figures", {figure}):
            yield column, f"there is no figure “{figure}”", "figure ids separated by single spaces"
    if len(set(named)) < max(least, len(named)):
        yield column, "figures are named twice or too few", f"at least {least} different figure ids"


def _twice(table: Table, files: list[CsvFile]) -> Iterator[Problem]:
    if not table.key:
        return
    keys = [list(zip(*(file.columns[name] for name in table.key), strict=True)) for file in files]
    if len(set().union(*keys)) == sum(map(len, keys)):
        return
    seen: dict[tuple[str, ...], tuple[CsvFile, int]] = {}
    for file, its in zip(files, keys, strict=True):
        for row, key in enumerate(its):
            if any(key) and key in seen:
                first, place = seen[key]
                rule = f"the same key stands at {first.name}:{first.lines[place]}"
                yield file.fault(row, table.key[0], rule=rule, remedy="give each row a key of its own")
            seen.setdefault(key, (file, row))


def _rules_of_figures(contents: Contents, *, today: dt.date) -> Iterator[Problem]:
    measures = {row["id"]: row for row in contents.rows("measures")}
    places = {row["id"]: row for row in contents.rows("places")}
    context = Context(measures=measures, places=places, today=today)
    yield from _second_reading(contents)
    for file in contents.files["figures"]:
        for names, rule in RULES:
            yield from judged(file, names, partial(rule, context=context))
        yield from judged(file, ["source", "locator"], partial(place_faults, file=file.name))
        yield from judged(file, ["measure"], partial(topic_faults, file=file.name, context=context))


def _second_reading(contents: Contents) -> Iterator[Problem]:
    """Yield what a second reading would have found: in single rows, in series, among the documents."""
    by_hand = [file for file in contents.files["figures"] if file.name not in BY_FILE]
    rows = [file.values(row) for file in by_hand for row in range(len(file))]
    sources = list(contents.rows("sources"))
    kinds = {row["id"]: row["kind"] for row in contents.rows("measures")}
    read = Read(
        kinds=kinds,
        places={row["id"]: row["kind"] for row in contents.rows("places")},
        sources={row["id"]: row for row in sources},
        sampled=frozenset(row["source"] for row in rows if row["measure"] in SAMPLES),
    )
    for file in by_hand:
        yield from judged(file, READ_COLUMNS, partial(row_faults, read=read))
    explained = frozenset(
        frozenset(pair)
        for conflict in contents.rows("conflicts")
        for pair in combinations(conflict["figures"].split(), 2)
    )
    told = dict(lone_ends(rows)) | dict(fallen_totals(rows, kinds=kinds, explained=explained))
    yield from _at(by_hand, "figure_id", told)
    yield from _at(contents.files["sources"], "id", dict(same_documents(sources)))


def _at(files: Iterable[CsvFile], key: str, told: dict[str, Fault]) -> Iterator[Problem]:
    for file in files:
        for row, named in enumerate(file.columns[key] if told else ()):
            if named in told:
                column, rule, remedy = told[named]
                yield file.fault(row, column, rule=rule, remedy=remedy)
