"""Tables to fill in: a short one, and one in our columns with the chosen countries and years."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import pandas as pd

from displacement.queries.drawn import area_names
from displacement.words import Language, Words

SHEET = "refugio-template"
MARK_OF_UTF8 = "utf-8-sig"  # a Spanish Excel reads the letters of a file right that begins with it
SEPARATORS: Mapping[Language, str] = {"en": ",", "es": ";"}  # of lists, in most places of the language
YEARS = 5  # of a template for which no period is chosen
AREAS = ("PER", "COL", "ECU", "CHL")  # of a template for which no country is chosen: the corridor


def short_template(words: Words) -> pd.DataFrame:
    """Return an empty table of place, date and number, with one row that shows how."""
    row = [words.of(area_names()["PER"], "name"), f"{dt.date.today().year - 1}-12-31", ""]
    return pd.DataFrame([row], columns=[words.say("Place"), words.say("Date"), words.say("Number")])


def full_template(words: Words, *, areas: Sequence[str], years: tuple[int, int] | None) -> pd.DataFrame:
    """Return a row a country and year with our columns, what is known filled in, the numbers left to the reader."""
    last = dt.date.today().year - 1
    first, until = years or (last - YEARS + 1, last)
    columns = [
        words.say("Place"),
        words.say("Date"),
        words.say("Number"),
        words.say("Who counted"),
        words.say("Source"),
        words.say("Note"),
    ]
    names = area_names()
    rows = [
        [words.of(names[area], "name"), f"{year}-12-31", "", "", "", ""]
        for area in areas or AREAS
        if area in names
        for year in range(first, until + 1)
    ]
    return pd.DataFrame(rows, columns=columns)


def as_csv(table: pd.DataFrame, words: Words) -> bytes:
    """Return a template as CSV that a spreadsheet opens in its columns, with its letters right."""
    return table.to_csv(index=False, sep=SEPARATORS[words.language]).encode(MARK_OF_UTF8)


def workbook(table: pd.DataFrame) -> bytes:
    """Return a table as an Excel workbook."""
    kept = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(kept, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        table.to_excel(book, sheet_name=SHEET, index=False, freeze_panes=(1, 0))
    return kept.getvalue()
