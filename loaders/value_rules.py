"""What the schema asks of one value, whatever row it stands in: its list, its reference, its type, its shape."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.contents import Contents, files_of
from loaders.schema import Column, Table, refused, tables

Fault = tuple[str, str, str]
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SNAKE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
CODE = re.compile(r"[A-Z0-9]+(_[A-Z0-9]+)*")
IDS = {
    "measures": (SNAKE, "snake_case", "lower-case letters, digits and single underscores"),
    "areas": (CODE, "capitals", "capital letters, digits and single underscores"),
    "instruments": (CODE, "capitals", "capital letters, digits and single underscores"),
}
OTHER_IDS = (KEBAB, "kebab-case", "lower-case letters, digits and single hyphens")
SHAPES = {
    "published": "a year, a month or a day: 2019, 2019-06 or 2019-06-30",
    "reread": "the day and what was found: 2026-11-27 confirmed, 2026-11-27 corrected or 2026-11-27 not found",
    "edition": "the name of an edition: 2026.11",
}
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EXACT = 15
"""Digits that a double holds whatever the number: with more of them, another number would be kept than was written."""
YEARS = range(1900, 2101)
"""The years that a date of a figure, a measure of a state or a document can have."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
URL = re.compile(r"https?://[^\s/]+(/\S*)?")
BEGINS_WITH_YEAR = re.compile(r"[0-9]{4}")
NUMBERS = frozenset({"DOUBLE", "INTEGER", "BIGINT"})
DATED = frozenset({"published", "last_read", "next_expected", "reread"})
"""Texts that begin with a year, where their shape is right."""
NO_SIGNS = str.maketrans("", "", "-.")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a value is held against: the keys of every table that was read whole, the numbers out of bounds."""

    keys: Mapping[str, frozenset[str]]
    beyond: Mapping[tuple[str, str], frozenset[str]]


def known_in(contents: Contents) -> Known:
    """Return what the values of a folder are held against."""
    keys = {
        name: contents.values(name, table.key[0])
        for name, table in tables().items()
        if name in contents.whole and table.key
    }
    beyond = {
        (name, column.name): refused(
            column, values=frozenset(filter(_is_number, contents.values(name, column.name)))
        )
        for name, table in tables().items()
        for column in table.columns
        if column.type in NUMBERS
    }
    return Known(keys=keys, beyond=beyond)


def value_faults(values: Mapping[str, str], *, table: Table, column: Column, known: Known) -> Iterator[Fault]:
    """Yield the faults (column, rule, remedy) of a value of a column."""
    name = column.name
    value = values[name]
    if not value:
        if column.required:
            yield name, "the value is missing", "give it, or leave the row out"
        return
    if column.allowed and value not in column.allowed:
        yield name, "the value is not in the list", f"one of: {', '.join(column.allowed)}"
    if column.shape and not re.fullmatch(column.shape, value):
        yield name, "the value has not the shape it needs", SHAPES.get(name, column.shape)
    if column.refers_to and value not in known.keys.get(column.refers_to, {value}):
        remedy = f"correct it or add it to {files_of(column.refers_to)[0]}"
        yield name, f"there is no such row in {column.refers_to}", remedy
    if column.type == "DATE" or name in DATED:
        yield from _date_faults(value, column=column)
    if column.type in NUMBERS:
        yield from _number_faults(value, table=table, column=column, known=known)
    if name == "url" and not URL.fullmatch(value):
        yield name, "the address is not a web address", "begin it with https:// or leave it empty"
    if table.key in {("id",), ("figure_id",)} and name == table.key[0]:
        yield from _id_faults(value, table=table)


def _date_faults(value: str, *, column: Column) -> Iterator[Fault]:
    if column.type == "DATE" and _day(value) is None:
        yield column.name, "the value is not a date", "write it as 2019-06-30"
    elif _year(value) not in YEARS:
        yield column.name, "the year is not of this time", f"a year from {YEARS[0]} to {YEARS[-1]}"


def _number_faults(value: str, *, table: Table, column: Column, known: Known) -> Iterator[Fault]:
    if not DIGITS.fullmatch(value) or (column.type != "DOUBLE" and "." in value):
        remedy = "digits and a decimal point only, no separators"
        yield column.name, "the value is not a plain number", remedy
    elif not NUMBER.fullmatch(value) or (value.startswith("-") and float(value) == 0):
        yield column.name, "the number does not begin as it would be printed", f"write “{_as_printed(value)}”"
    elif column.type == "DOUBLE" and len(value.translate(NO_SIGNS).lstrip("0")) > EXACT:
        yield column.name, "the number has more digits than can be kept", f"at most {EXACT} digits"
    elif value in known.beyond[table.name, column.name]:
        remedy = column.bounds.strip("()").replace('"', "") or "a smaller number"
        yield column.name, "the number is out of bounds", remedy


def _id_faults(value: str, *, table: Table) -> Iterator[Fault]:
    shape, name, remedy = IDS.get(table.name, OTHER_IDS)
    if not shape.fullmatch(value):
        yield table.key[0], f"the id is not in {name}", remedy


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if DAY.fullmatch(value) else None
    except ValueError:
        return None


def _year(value: str) -> int:
    """Return the year that a date begins with; the first that is taken where it begins with none."""
    return int(value[:4]) if BEGINS_WITH_YEAR.match(value) else YEARS[0]


def _is_number(value: str) -> bool:
    return bool(DIGITS.fullmatch(value)) and math.isfinite(float(value))


def _as_printed(value: str) -> str:
    """Return a number without the noughts before it, and nought without a sign."""
    whole, point, rest = value.removeprefix("-").partition(".")
    told = (whole.lstrip("0") or "0") + point + rest
    return f"-{told}" if value.startswith("-") and float(value) else told
