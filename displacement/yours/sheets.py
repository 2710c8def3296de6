"""One sheet of a workbook looked through as XML, before anything large is built of it.

What the values alone do not say: where the last cell with something in it lies, which cells hold formulas, which dates
are shown as a month or a year, which numbers as percentages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Self
from xml.parsers import expat

from displacement.yours.brought import (
    BOMB,
    BROKEN,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SIGNS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    NotRead,
)

BLANK_ROWS = 1_000
"""Rows without anything that may stand above or among those that are read."""
MOST_ELEMENTS = 4_000_000
"""A sheet of the most rows has some 20 elements in each; more are there to keep the server busy."""
FORMATS_OF_EXCEL = {9: "percent", 10: "percent", 17: "month"}
IN_QUOTES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
Attributes = Mapping[str, str]
Cell = tuple[int, int]


@dataclass(kw_only=True)
class Seen:
    """What was seen of a sheet: cells shown as a month, a year or a percentage, and texts that stand for no value.

    ``merged`` are cells that reach over several rows: the first row, the column, the last row.
    """

    filled: bool = False
    formulas: int = 0
    hidden: int = 0
    linked: bool = False
    shown: dict[Cell, str] = field(default_factory=dict)
    instead: dict[Cell, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def fill(self, row: int, column: int) -> None:
        """Note that a cell holds something; refuse a sheet that reaches too far down or to the right."""
        self.filled = True
        if column >= MOST_COLUMNS:
            raise NotRead(TOO_MANY_COLUMNS, columns=column + 1, most=MOST_COLUMNS)
        if row >= MOST_ROWS + BLANK_ROWS:
            raise NotRead(TOO_MANY_ROWS, rows=row + 1, most=MOST_ROWS)


def look_through(parts: Mapping[str, bytes], name: str) -> Seen:
    """Return what is seen of the sheet of a name; without one, of all that are read as the workbook is opened."""
    try:
        if "content.xml" in parts:
            return _Ods(name).read(parts["content.xml"]).seen
        part = _part_of(parts, name)
        return _Xlsx(_shown(parts.get("xl/styles.xml", b""))).read(part).seen if part else Seen()
    except (expat.ExpatError, ValueError, LookupError):
        raise NotRead(BROKEN) from None


def well_formed(part: bytes) -> None:
    """Refuse a part whose XML is broken."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise NotRead(BROKEN) from None


class _Xml:
    """Hands the elements of an XML part to ``begin`` and ``end`` by their names without a namespace."""

    def __init__(self) -> None:
        self.text = ""
        self.elements_left = MOST_ELEMENTS

    def read(self, part: bytes) -> Self:
        """Read the whole part, and return this."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = lambda name: self.end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self._read
        parser.Parse(part, True)
        return self

    def _begin(self, name: str, given: Attributes) -> None:
        self.text = ""
        self.elements_left -= 1
        if self.elements_left < 0:
            raise NotRead(BOMB)
        self.begin(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in given.items()})

    def _read(self, text: str) -> None:
        if (
            len(self.text) <= MOST_SIGNS
        ):  # what is longer is refused with the cells, and costs no more time here
            self.text += text

    def begin(self, name: str, given: Attributes) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class _Collected(_Xml):
    """All elements of a small part with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []

    def begin(self, name: str, given: Attributes) -> None:
        self.elements.append((name, given))


def _collected(part: bytes) -> list[tuple[str, Attributes]]:
    collected = _Collected()
    collected.read(part)
    return collected.elements


def _part_of(parts: Mapping[str, bytes], name: str) -> bytes | None:
    """Return the part of the sheet of a name."""
    rels = _collected(parts["xl/_rels/workbook.xml.rels"])
    target = {given["Id"]: given["Target"] for kind, given in rels if kind == "Relationship"}
    for kind, given in _collected(parts["xl/workbook.xml"]):
        if kind == "sheet" and given["name"] == name:
            path = posixpath.normpath(posixpath.join("/xl", target[given["id"]])).lstrip("/")
            return parts.get(path)
    return None


def _shown(styles: bytes) -> list[str]:
    """Return how each style of a workbook shows a number: as a percentage, a month, a year, or otherwise (empty)."""
    formats, shown, inside = dict(FORMATS_OF_EXCEL), [], False
    for kind, given in _collected(styles) if styles else []:
        if kind == "numFmt":
            formats[int(given["numFmtId"])] = _kind_of(given["formatCode"])
        elif kind in {"cellXfs", "cellStyles", "dxfs"}:
            inside = kind == "cellXfs"
        elif kind == "xf" and inside:
            shown.append(formats.get(int(given.get("numFmtId", "0")), ""))
    return shown


def _kind_of(code: str) -> str:
    code = IN_QUOTES.sub("", code.lower().split(";")[0])
    if "%" in code:
        return "percent"
    if "y" in code and not set("dhs") & set(code):
        return "month" if "m" in code else "year"
    return ""


class _Xlsx(_Xml):
    """Looks through a sheet of Excel."""

    def __init__(self, shown: list[str]) -> None:
        super().__init__()
        self.seen, self.shown = Seen(), shown
        self.row, self.column = -1, -1
        self.kind, self.formula, self.value = "", "", ""
        self.style = 0

    def begin(self, name: str, given: Attributes) -> None:
        if name == "row":
            self.row = int(given["r"]) - 1 if "r" in given else self.row + 1
            self.column = -1
            self.seen.hidden += given.get("hidden") in {"1", "true"}
        elif name == "c":
            self.row, self.column = _at(given["r"]) if "r" in given else (self.row, self.column + 1)
            self.kind, self.style = given.get("t", "n"), int(given.get("s", "0"))
            self.formula = self.value = ""
        elif name == "f":
            self.seen.formulas += 1
            self.formula = "="
        elif name == "mergeCell":
            first, _, last = given["ref"].partition(":")
            (row, column), (last_row, _) = _at(first), _at(last or first)
            if last_row > row:
                self.seen.merged.append((row, column, last_row))

    def end(self, name: str) -> None:
        if name == "f":
            self.formula = f"={self.text}"
            self.seen.linked |= "[" in self.text and "]" in self.text and "!" in self.text
        elif name in {"v", "t"}:
            self.value = (self.value + self.text)[:MOST_SIGNS]
        elif name == "c":
            self._cell((self.row, self.column))
        self.text = ""

    def _cell(self, at: Cell) -> None:
        if not self.value and not self.formula:
            return
        self.seen.fill(*at)
        if self.kind == "e" or not (self.value or self.kind == "str"):
            self.seen.instead[at] = self.value or self.formula
        elif self.kind == "n" and self.style < len(self.shown) and self.shown[self.style]:
            self.seen.shown[at] = self.shown[self.style]


def _at(place: str) -> Cell:
    """Return the row and the column, from 0, of a cell such as ``C12``."""
    letters = "".join(takewhile(str.isalpha, place))
    column = 0
    for letter in letters[:4].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    if not letters or not letters.isascii() or column < 1:
        raise ValueError(place)
    return int(place[len(letters) :]) - 1, column - 1


class _Ods(_Xml):
    """Looks through the sheet of a name in the content of an OpenDocument workbook."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.seen, self.name = Seen(), name
        self.inside = False
        self.row, self.column, self.rows, self.columns = 0, 0, 1, 1
        self.months: dict[str, str] = {}
        self.styles: dict[str, str] = {}
        self.date_style = ""
        self.cell: Attributes = {}
        self.texts = ""

    def begin(self, name: str, given: Attributes) -> None:
        if name in {"date-style", "style"} or (self.date_style and name in {"day", "month", "hours"}):
            self._style(name, given)
        elif name == "table":
            self.inside = self.name in {"", given.get("name")}
            self.row = 0
        elif name == "table-row" and self.inside:
            self.column, self.rows = 0, _times(given, "number-rows-repeated")
            self.seen.hidden += self.rows if given.get("visibility") in {"collapse", "filter"} else 0
        elif name in {"table-cell", "covered-table-cell"}:
            self.cell, self.columns, self.texts = given, _times(given, "number-columns-repeated"), ""
            rows = _times(given, "number-rows-spanned")
            if self.inside and rows > 1:
                self.seen.merged.append((self.row, self.column, self.row + rows - 1))

    def _style(self, name: str, given: Attributes) -> None:
        if name == "date-style":
            self.date_style = given["name"]
            self.months[self.date_style] = "year"
        elif name == "style" and given.get("data-style-name", "") in self.months:
            self.styles[given["name"]] = self.months[given["data-style-name"]]
        elif name in {"day", "hours"}:
            self.months[self.date_style] = ""
        elif name == "month" and self.months[self.date_style]:
            self.months[self.date_style] = "month"

    def end(self, name: str) -> None:
        if name == "date-style":
            self.date_style = ""
        elif name == "p":
            self.texts = (self.texts + self.text)[:MOST_SIGNS]
        elif name == "table-row" and self.inside:
            self.row += self.rows
        elif name in {"table-cell", "covered-table-cell"} and self.inside:
            self._cell()
            self.column += self.columns

    def _cell(self) -> None:
        kind, formula = self.cell.get("value-type", ""), self.cell.get("formula", "")
        if not (kind or formula or self.texts):
            return
        self.seen.fill(self.row + self.rows - 1, self.column + self.columns - 1)
        self.seen.formulas += bool(formula) * self.rows * self.columns
        self.seen.linked |= "'file:" in formula
        shown = {"percentage": "percent", "date": self.styles.get(self.cell.get("style-name", ""), "")}
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                if shown.get(kind):
                    self.seen.shown[row, column] = shown[kind]
                if formula and (not kind or self.texts.startswith(("#", "Err:"))):
                    self.seen.instead[row, column] = self.texts or formula.partition(":")[2]
            if len(self.seen.shown) + len(self.seen.instead) > MOST_ELEMENTS // 4:
                raise NotRead(BOMB)


def _times(given: Attributes, name: str) -> int:
    times = int(given.get(name, "1"))
    if times < 1:
        raise ValueError(name)
    return times
