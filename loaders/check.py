"""Checks the data against the schema and the rules of the numbers, and tells every fault in one run."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loaders.csv_file import Row, read_csv_file
from loaders.edition import DATA, edition
from loaders.figure_rules import Context, figure_faults
from loaders.problems import Problem, Report
from loaders.schema import Column, Table, tables

TOPICS = (
    "host_populations",
    "asylum_claims",
    "permits",
    "border_claims",
    "border_flows",
    "surveys",
    "context",
)
AT_THE_TOP = frozenset({"also_printed", "checks", "conflicts", "changes"})
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BILINGUAL = re.compile(r"(\w+)_(en|es)")
FIGURE_LISTS = {"conflicts": "figures", "checks": "parts"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row with the file it stands in."""

    file: str
    row: Row

    def fault(self, column: str, rule: str, remedy: str) -> Problem:
        """Return a problem with this row's value in the column."""
        value = self.row.values.get(column, "")
        return Problem(
            file=self.file, line=self.row.line, column=column, value=value, rule=rule, remedy=remedy
        )


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Everything read from a data folder: the lines of each table, and the faults in the form of the files."""

    lines: Mapping[str, list[Line]]
    faults: list[Problem]


def check(data: Path | None = None) -> Report:
    """Return the report on a data folder: every fault of every file, or the number of rows of each table."""
    return checked(data or DATA)[1]


def checked(data: Path) -> tuple[Contents, Report]:
    """Return the contents of a data folder together with the report on them."""
    contents = read(data)
    faults = [*contents.faults]
    keys = {name: _keys(table, contents.lines[name]) for name, table in tables().items()}
    for name, table in tables().items():
        for line in contents.lines[name]:
            faults += _row_faults(table, line, keys)
        faults += _twice(table, contents.lines[name])
    faults += _rules_of_figures(data, contents)
    counts = {name: len(lines) for name, lines in contents.lines.items()}
    return contents, Report(problems=tuple(sorted(set(faults))), counts=counts)


def read(data: Path) -> Contents:
    """Read every table of a data folder, as far as its files can be read."""
    lines: dict[str, list[Line]] = {}
    faults: list[Problem] = []
    for name, table in tables().items():
        lines[name] = []
        for file in files_of(name):
            rows, wrong = read_csv_file(data / file, columns=table.names, name=file)
            lines[name] += [Line(file=file, row=row) for row in rows]
            faults += wrong
    return Contents(lines=lines, faults=faults)


def files_of(table: str) -> tuple[str, ...]:
    """Return the files that a table is read from, relative to the data folder."""
    if table == "figures":
        return tuple(f"figures/{topic}.csv" for topic in TOPICS)
    return (f"{table}.csv",) if table in AT_THE_TOP else (f"reference/{table}.csv",)


def _keys(table: Table, lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(line.row.values[table.key[0]] for line in lines) if table.key else frozenset()


def _row_faults(table: Table, line: Line, keys: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    for column in table.columns:
        value = line.row.values[column.name]
        if not value:
            if column.required:
                yield line.fault(column.name, "the value is missing", "give it, or leave the row out")
            continue
        yield from _value_faults(column, line, value, keys)
    if table.key in {("id",), ("figure_id",)} and table.name not in {"areas", "instruments", "measures"}:
        yield from _id_faults(table.key[0], line)
    yield from _language_faults(table, line)
    listed = FIGURE_LISTS.get(table.name)
    if listed:
        yield from _list_faults(listed, line, keys["figures"], least=2 if table.name == "conflicts" else 1)


def _value_faults(
    column: Column, line: Line, value: str, keys: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    if column.allowed and value not in column.allowed:
        yield line.fault(column.name, "the value is not in the list", f"one of: {', '.join(column.allowed)}")
    if column.refers_to and value not in keys[column.refers_to]:
        where = files_of(column.refers_to)[0]
        yield line.fault(
            column.name, f"there is no such row in {column.refers_to}", f"correct it or add it to {where}"
        )
    if column.type == "DATE" and not _is_day(value):
        yield line.fault(column.name, "the value is not a date", "write it as 2019-06-30")
    if column.type in {"DOUBLE", "INTEGER", "BIGINT"} and not _is_number(
        value, whole=column.type != "DOUBLE"
    ):
        yield line.fault(
            column.name, "the value is not a plain number", "digits and a decimal point only, no separators"
        )
    elif column.name in {"latitude", "longitude"} and abs(float(value)) > (
        90 if column.name == "latitude" else 180
    ):
        yield line.fault(column.name, "there is no such place on Earth", "degrees, south and west negative")
    if column.name == "url" and not value.startswith(("https://", "http://")):
        yield line.fault(
            "url", "the address is not a web address", "begin it with https:// or leave it empty"
        )


def _id_faults(key: str, line: Line) -> Iterator[Problem]:
    value = line.row.values[key]
    if value and not KEBAB.fullmatch(value):
        yield line.fault(key, "the id is not in kebab-case", "lower-case letters, digits and single hyphens")


def _language_faults(table: Table, line: Line) -> Iterator[Problem]:
    for column in table.names:
        found = BILINGUAL.fullmatch(column)
        if found is None:
            continue
        other = f"{found[1]}_{'es' if found[2] == 'en' else 'en'}"
        if line.row.values[column] and not line.row.values.get(other):
            yield line.fault(
                other, f"“{column}” has no counterpart in the other language", "write both or neither"
            )


def _list_faults(column: str, line: Line, figures: frozenset[str], *, least: int) -> Iterator[Problem]:
    named = line.row.values[column].split(" ")
    for figure in named:
        if figure not in figures:
            rule = f"there is no figure “{figure}”"
            yield line.fault(column, rule, "figure ids separated by single spaces")
    if len(set(named)) < max(least, len(named)):
        yield line.fault(
            column, "figures are named twice or too few", f"at least {least} different figure ids"
        )


def _twice(table: Table, lines: Iterable[Line]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Line] = {}
    for line in lines:
        key = tuple(line.row.values[column] for column in table.key)
        if key and key in seen:
            first = seen[key]
            rule = f"the same key stands at {first.file}:{first.row.line}"
            yield line.fault(table.key[0], rule, "give each row a key of its own")
        seen.setdefault(key, line)


def _rules_of_figures(data: Path, contents: Contents) -> Iterator[Problem]:
    measures = {line.row.values["id"]: line.row.values for line in contents.lines["measures"]}
    places = {line.row.values["id"]: line.row.values for line in contents.lines["places"]}
    context = Context(measures=measures, places=places, today=edition(data).published)
    for line in contents.lines["figures"]:
        topic = Path(line.file).stem
        for column, rule, remedy in figure_faults(line.row.values, topic=topic, context=context):
            yield line.fault(column, rule, remedy)


def _is_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_number(value: str, *, whole: bool) -> bool:
    return bool(NUMBER.fullmatch(value)) and math.isfinite(float(value)) and not (whole and "." in value)
