"""An exhibit's rows as CSV, Excel and JSON: as displayed, or in full with everything the ledger knows of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from displacement.exhibit import Shown
from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exports.citation import citation
from displacement.exports.printed import address_of, plain
from displacement.queries import served_edition

LEADING = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60


def displayed(shown: Shown) -> pd.DataFrame:
    """Return the table as a page displays it, without links, and the address of each document beside it."""
    if shown.empty:
        return pd.DataFrame()
    table = shown.table.map(lambda cell: plain(cell) if isinstance(cell, str) else cell)
    if "url" in shown.rows:
        table[shown.words.say("Address of the document")] = shown.rows["url"].fillna("").to_numpy()
    return table


def in_full(shown: Shown) -> pd.DataFrame:
    """Return every column of the rows, and the warnings that stand beside them."""
    return shown.rows.assign(caveats=" ".join(shown.cautions))


def as_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV (UTF-8) whose texts no spreadsheet runs as formulas."""
    return table.map(harmless).to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8")


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
        "rows": json.loads(shown.rows.to_json(orient="records", date_format="iso", force_ascii=False)),
    }


def as_excel(shown: Shown) -> bytes:
    """Return a workbook: the table displayed with numbers as numbers, the rows in full, the sources, the notes."""
    words = shown.words
    data = displayed(shown)
    if not data.empty and {"value", "unit"} <= set(shown.rows.columns):
        data.insert(0, words.say("Value"), shown.rows["value"].to_numpy())
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
            table.map(_for_a_cell).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
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


def _for_a_cell(value: object) -> object:
    """Return a value that a spreadsheet holds: a list as a text, a day as a day, a text that is no formula."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if pd.notna(value) else None
    if value is None or isinstance(value, str | int | float | bool):
        return harmless(value)
    if isinstance(value, Iterable):
        return harmless(" ".join(str(each) for each in value))
    return value if pd.notna(value) else None  # type: ignore[call-overload]
