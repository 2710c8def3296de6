"""An exhibit's rows as CSV, Excel and JSON: as displayed, or in full with everything the ledger knows of them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from displacement.exhibit import Shown
from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exhibit.numbers import HOW_MANY, beside_values, inserted
from displacement.exports.citation import citation
from displacement.exports.printed import address_of, plain
from displacement.queries import served_edition
from displacement.words import Language, Words

LEADING = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NO_COUNT = "acts"  # the unit of a measure of a state: its 1 counts nothing


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a CSV is written: what parts its columns, what its decimals, and in which encoding."""

    separator: str
    decimal: str
    encoding: str


PLAIN = Dialect(separator=",", decimal=".", encoding="utf-8")
"""What programs read: without a byte order mark, which Python and R would take for a part of the first name."""
DIALECTS: Mapping[str, Dialect] = {
    "comma": Dialect(separator=",", decimal=".", encoding="utf-8-sig"),
    "semicolon": Dialect(separator=";", decimal=",", encoding="utf-8-sig"),
}
"""What a reader's spreadsheet opens by a double click, with the mark by which Excel knows UTF-8."""
USUAL: Mapping[Language, str] = {"en": "comma", "es": "semicolon"}


def on_the_page(shown: Shown) -> pd.DataFrame:
    """Return the table as a page displays it, as text without links, and the address of each document beside it."""
    return _with_addresses(shown.table.map(_bare), shown) if not shown.empty else pd.DataFrame()


def displayed(shown: Shown) -> pd.DataFrame:
    """Return the table of a page for a spreadsheet: each number as a number, its unit beside it, days as days."""
    if shown.empty:
        return pd.DataFrame()
    words = shown.words
    table = shown.exhibit.told_as.table(shown.marks, words).map(_bare)
    told = beside_values(table, shown.numbers, words)
    before = next((words.say(name) for name in (HOW_MANY, "Published") if words.say(name) in told), "")
    columns = {**_days(shown), **_values(shown.rows, words)}
    return _with_addresses(inserted(told, columns, before=before), shown)


def _bare(cell: object) -> object:
    return plain(cell) if isinstance(cell, str) else cell


def _days(shown: Shown) -> dict[str, list[object]]:
    """Return the day that each row speaks for, or the last one of its period, as a day."""
    if "date" not in shown.rows:
        return {}
    days = pd.to_datetime(shown.rows["date"])
    return {shown.words.say("Day, or last day"): [None if pd.isna(day) else day.date() for day in days]}


def _values(rows: pd.DataFrame, words: Words) -> dict[str, list[object]]:
    """Return the values as numbers and what they count; nothing where none is counted."""
    if not {"value", "unit"} <= set(rows.columns) or set(rows["unit"].dropna()) <= {NO_COUNT}:
        return {}
    counted = rows.assign(value=rows["value"].where(rows["unit"] != NO_COUNT))
    values, units = list(counted["value"]), list(counted["unit"])
    return {
        words.say("Value"): values,
        words.say("Unit"): [
            "" if pd.isna(value) else words.unit(unit) for value, unit in zip(values, units, strict=True)
        ],
    }


def _with_addresses(table: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    if "url" not in shown.rows or shown.rows["url"].isna().all():
        return table
    addresses = {shown.words.say("Address of the document"): list(shown.rows["url"].fillna(""))}
    return inserted(table, addresses)


def in_full(shown: Shown) -> pd.DataFrame:
    """Return every column of the rows, and the warnings that stand beside them."""
    return shown.rows.assign(caveats=" ".join(shown.cautions))


def as_csv(table: pd.DataFrame, dialect: Dialect = PLAIN) -> bytes:
    """Return a table as CSV: whole numbers whole, days as ISO 8601, texts that no spreadsheet runs as formulas."""
    written = io.StringIO()
    lines = csv.writer(written, delimiter=dialect.separator, lineterminator="\n")
    lines.writerow(table.columns)
    lines.writerows([_written(value, dialect) for value in row] for row in _cells(table))
    return written.getvalue().encode(dialect.encoding)


def _cells(table: pd.DataFrame) -> list[list[Any]]:
    """Return the cells of a table as Python's own values, missing ones as None."""
    return [[_cell(value) for value in row] for row in table.to_numpy(dtype=object).tolist()]


def _cell(value: Any) -> Any:
    """Return a value as Python has it: whole numbers as such, days without an hour, lists of the same."""
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, Iterable):
        return [_cell(each) for each in value]
    if pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, float | np.floating):
        return int(value) if float(value).is_integer() else float(value)
    return value.item() if isinstance(value, np.generic) else value


def _written(value: object, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(_written(each, dialect) for each in value)
    if isinstance(value, float):
        return np.format_float_positional(value, trim="-").replace(".", dialect.decimal)
    return str(harmless(value))


def harmless(value: object) -> object:
    """Keep a spreadsheet from running a text as a formula."""
    if not isinstance(value, str):
        return value
    told = value.replace("\r", " ")
    return f"'{told}" if value.startswith(LEADING) else told


def as_json(shown: Shown) -> dict[str, Any]:
    """Return the exhibit as data: its words, its view, its rows."""
    return {
        "id": shown.exhibit.id,
        "title": shown.title,
        "subtitle": shown.subtitle,
        "alt": shown.alt,
        "cautions": list(shown.cautions),
        "edition": served_edition().name,
        "parameters": dict(shown.view.filters),
        "address": address_of(shown),
        "citation": citation(shown),
        "rows": [
            {name: str(value) if isinstance(value, dt.date) else value for name, value in row.items()}
            for row in (dict(zip(shown.rows.columns, cells, strict=True)) for cells in _cells(shown.rows))
        ],
    }


def as_excel(shown: Shown) -> bytes:
    """Return a workbook: the table displayed with numbers as numbers, the rows in full, the sources, the notes."""
    words = shown.words
    data = displayed(shown)
    sheets = {
        words.say("Data"): data,
        words.say("In full"): in_full(shown),
        words.say("Sources"): sources_table(shown),
        words.say("Notes"): notes_table(shown),
    }
    kept = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with pd.ExcelWriter(kept, engine="xlsxwriter", date_format="yyyy-mm-dd", datetime_format="yyyy-mm-dd",
                        engine_kwargs={"options": options}) as book:  # fmt: skip
        for name, table in sheets.items():
            _for_a_sheet(table).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            for column, title in enumerate(table.columns):
                longest = max([len(str(title)), *table.iloc[:, column].astype(str).str.len().tolist()])
                book.sheets[name].set_column(column, column, min(longest + 2, WIDEST))
    return kept.getvalue()


def sources_table(shown: Shown) -> pd.DataFrame:
    """Return the documents behind an exhibit, the most used first."""
    words = shown.words
    return pd.DataFrame(
        [
            {
                words.say("Publisher"): source.publisher,
                words.say("Title"): source.title,
                words.say("Published"): source.published,
                words.say("Kind of source"): source.grade,
                words.say("Licence"): source.licence,
                words.say("Address of the document"): source.url,
                words.say("Rows"): source.figures,
            }
            for source in shown.sources
        ]
    )


def notes_table(shown: Shown) -> pd.DataFrame:
    """Return what must be known of an exhibit: title, unit and date, warnings, disagreements, citation."""
    words = shown.words
    notes = [
        (words.say("Title"), shown.title),
        (words.say("What it shows"), shown.subtitle),
        (words.say("How to read it"), shown.reading),
        *((words.say("Note"), caution) for caution in shown.cautions),
        *(
            (words.say("Documents disagree"), f"{reason_of(row, words)}. {explanation_of(row, words)}")
            for row in shown.conflicts
        ),
        (words.say("Read a second time"), shown.readings.line(words)),
        (words.say("Edition"), served_edition().name),
        (words.say("Address"), address_of(shown)),
        (words.say("Citation"), citation(shown)),
        (words.say("Alternative text"), shown.alt),
    ]
    columns = [words.say("What"), words.say("What is known")]
    return pd.DataFrame([(name, plain(text)) for name, text in notes if text], columns=columns)


def _for_a_sheet(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as a spreadsheet holds it: lists as texts, days as days, texts that are no formulas."""
    cells = [[_for_a_cell(value) for value in row] for row in _cells(table)]
    return pd.DataFrame(cells, columns=table.columns, dtype=object)


def _for_a_cell(value: object) -> object:
    if isinstance(value, str) and A_DAY.fullmatch(value):
        return dt.date.fromisoformat(value)
    if isinstance(value, list):
        return harmless(" ".join(str(each) for each in value))
    return harmless(value)
