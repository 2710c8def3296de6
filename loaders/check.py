"""Checks the data against the schema and the rules of the numbers, and tells every fault in one run."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.contents import Contents, Line, files_of, read
from loaders.edition import DATA, name_and_day
from loaders.figure_rules import Context, figure_faults
from loaders.problems import Problem, Report
from loaders.schema import Column, Table, refused, tables

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SNAKE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
CODE = re.compile(r"[A-Z0-9]+(_[A-Z0-9]+)*")
IDS = {
    "measures": (SNAKE, "snake_case", "lower-case letters, digits and single underscores"),
    "areas": (CODE, "capitals", "capital letters, digits and single underscores"),
    "instruments": (CODE, "capitals", "capital letters, digits and single underscores"),
}
OTHER_IDS = (KEBAB, "kebab-case", "lower-case letters, digits and single hyphens")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBERS = frozenset({"DOUBLE", "INTEGER", "BIGINT"})
BILINGUAL = re.compile(r"(\w+)_(en|es)")
FIGURE_LISTS = {"conflicts": "figures", "checks": "parts"}


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a value is held against: the keys of every table that was read whole, the numbers out of bounds."""

    keys: Mapping[str, frozenset[str]]
    beyond: Mapping[tuple[str, str], frozenset[str]]


def check(data: Path | None = None) -> Report:
    """Return the report on a data folder: every fault of every file, or the number of rows of each table."""
    return checked(data or DATA)[1]


def checked(data: Path) -> tuple[Contents, Report]:
    """Return the contents of a data folder together with the report on them.

    What refers to a table that could not be read whole is not judged: its own faults are to be mended first.
    """
    contents = read(data)
    named, faults = name_and_day(data)
    faults += contents.faults
    known = Known(keys=_keys(contents), beyond=_beyond(contents))
    for name, table in tables().items():
        for line in contents.lines[name]:
            faults += _row_faults(table, line, known)
        faults += _twice(table, contents.lines[name])
    faults += _rules_of_figures(contents, today=named[1] if named else dt.date.max)
    counts = {name: len(lines) for name, lines in contents.lines.items()}
    return contents, Report(problems=tuple(sorted(set(faults))), counts=counts)


def _keys(contents: Contents) -> dict[str, frozenset[str]]:
    return {
        name: contents.values(name, table.key[0])
        for name, table in tables().items()
        if name in contents.whole and table.key
    }


def _beyond(contents: Contents) -> dict[tuple[str, str], frozenset[str]]:
    return {
        (name, column.name): refused(
            column, values=frozenset(filter(_is_number, contents.values(name, column.name)))
        )
        for name, table in tables().items()
        for column in table.columns
        if column.type in NUMBERS
    }


def _row_faults(table: Table, line: Line, known: Known) -> Iterator[Problem]:
    for column in table.columns:
        value = line.row.values[column.name]
        if value:
            yield from _value_faults(table, column, line, known)
        elif column.required:
            yield line.fault(column.name, "the value is missing", "give it, or leave the row out")
    if table.key in {("id",), ("figure_id",)}:
        yield from _id_faults(table, line)
    yield from _language_faults(table, line)
    if table.name == "events":
        yield from _event_faults(line)
    if table.name == "highlights":
        yield from _highlight_faults(line)
    listed = FIGURE_LISTS.get(table.name)
    if listed and line.row.values[listed]:
        yield from _list_faults(listed, line, known, least=2 if table.name == "conflicts" else 1)


def _value_faults(table: Table, column: Column, line: Line, known: Known) -> Iterator[Problem]:
    value, name = line.row.values[column.name], column.name
    if column.allowed and value not in column.allowed:
        yield line.fault(name, "the value is not in the list", f"one of: {', '.join(column.allowed)}")
    if column.refers_to and value not in known.keys.get(column.refers_to, {value}):
        remedy = f"correct it or add it to {files_of(column.refers_to)[0]}"
        yield line.fault(name, f"there is no such row in {column.refers_to}", remedy)
    if column.type == "DATE" and _day(value) is None:
        yield line.fault(name, "the value is not a date", "write it as 2019-06-30")
    if column.type in NUMBERS:
        yield from _number_faults(table, column, line, known)
    if name == "url" and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        yield line.fault(name, "the address is not a web address", "begin it with https:// or leave it empty")


def _number_faults(table: Table, column: Column, line: Line, known: Known) -> Iterator[Problem]:
    value = line.row.values[column.name]
    if not _is_number(value) or (column.type != "DOUBLE" and "." in value):
        remedy = "digits and a decimal point only, no separators"
        yield line.fault(column.name, "the value is not a plain number", remedy)
    elif value in known.beyond[table.name, column.name]:
        remedy = column.bounds.strip("()").replace('"', "") or "a smaller number"
        yield line.fault(column.name, "the number is out of bounds", remedy)


def _id_faults(table: Table, line: Line) -> Iterator[Problem]:
    shape, name, remedy = IDS.get(table.name, OTHER_IDS)
    value = line.row.values[table.key[0]]
    if value and not shape.fullmatch(value):
        yield line.fault(table.key[0], f"the id is not in {name}", remedy)


def _language_faults(table: Table, line: Line) -> Iterator[Problem]:
    for column in table.names:
        found = BILINGUAL.fullmatch(column)
        if found is None:
            continue
        other = f"{found[1]}_{'es' if found[2] == 'en' else 'en'}"
        if line.row.values[column] and not line.row.values.get(other):
            rule = f"“{column}” has no counterpart in the other language"
            yield line.fault(other, rule, "write both or neither")


def _event_faults(line: Line) -> Iterator[Problem]:
    announced, effective, ends = (line.row.values[name] for name in ("announced", "effective", "ends"))
    if not (announced or effective or ends):
        yield line.fault("effective", "the event has no date", "give the day it was announced or took effect")
    if effective and ends and ends < effective:
        yield line.fault("ends", "the event ends before it takes effect", "correct one of the two dates")


def _highlight_faults(line: Line) -> Iterator[Problem]:
    """Tell where it is not said for which date the words of a highlight were written, or of what."""
    value = line.row.values
    if not (value["figure"] or value["event"]):
        yield line.fault("figure", "nothing is picked out", "name a figure, an event or both")
    for name in ("figure", "event"):
        dated = f"{name}_date"
        if value[name] and not value[dated]:
            yield line.fault(dated, "the words hold for no date", f"give the date of the {name}")
        if value[dated] and not value[name]:
            yield line.fault(name, f"a date of no {name}", f"name the {name}, or leave the date out")


def _list_faults(column: str, line: Line, known: Known, *, least: int) -> Iterator[Problem]:
    named = line.row.values[column].split(" ")
    for figure in named:
        if figure not in known.keys.get("figures", {figure}):
            remedy = "figure ids separated by single spaces"
            yield line.fault(column, f"there is no figure “{figure}”", remedy)
    if len(set(named)) < max(least, len(named)):
        remedy = f"at least {least} different figure ids"
        yield line.fault(column, "figures are named twice or too few", remedy)


def _twice(table: Table, lines: Iterable[Line]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Line] = {}
    for line in lines:
        key = tuple(line.row.values[column] for column in table.key)
        if any(key) and key in seen:
            first = seen[key]
            rule = f"the same key stands at {first.file}:{first.row.line}"
            yield line.fault(table.key[0], rule, "give each row a key of its own")
        seen.setdefault(key, line)


def _rules_of_figures(contents: Contents, *, today: dt.date) -> Iterator[Problem]:
    measures = {line.row.values["id"]: line.row.values for line in contents.lines["measures"]}
    places = {line.row.values["id"]: line.row.values for line in contents.lines["places"]}
    context = Context(measures=measures, places=places, today=today)
    for line in contents.lines["figures"]:
        for column, rule, remedy in figure_faults(line.row.values, file=line.file, context=context):
            yield line.fault(column, rule, remedy)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if DAY.fullmatch(value) else None
    except ValueError:
        return None


def _is_number(value: str) -> bool:
    return bool(NUMBER.fullmatch(value)) and math.isfinite(float(value))
