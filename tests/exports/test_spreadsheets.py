"""What a reader's own spreadsheet, and the programs of those who count, make of our tables."""

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import zipfile

import duckdb
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from displacement.exhibits import EXHIBITS
from displacement.exports import DIALECTS, export
from displacement.exports.country_sheet import figures_csv
from displacement.exports.edition import table_names
from displacement.exports.tables import as_csv, displayed
from displacement.server.tables import table_csv

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
TAKEN = {"es-PE": "comma", "en-US": "comma", "es-CO": "semicolon", "es-ES": "semicolon"}
"""What a spreadsheet takes in a place: the list separator and the decimal sign of the system there."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{place}</value></prop></item></oor:items>"""
PERU = {"en": "Peru", "es": "Perú"}


@pytest.fixture
def rates(at):
    return lambda language: at("hosts-ranking", language, per="1000")


def opened(content, folder, *, place, program):
    """Return the cells that LibreOffice, set to a place, has of a CSV: numbers and days as such."""
    profile = folder / f"profile-{place}"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS.format(place=place), encoding="utf-8")
    table = folder / f"{place}.csv"
    table.write_bytes(content)
    separator = ord(DIALECTS[TAKEN[place]].separator)
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "xlsx",
         f"--infilter=Text - txt - csv (StarCalc):{separator},34,UTF-8,1,,0,false,true", "--outdir", str(folder),
         str(table)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return CalamineWorkbook.from_path(folder / f"{place}.xlsx").get_sheet_by_index(0).to_python()


@pytest.mark.office
@pytest.mark.parametrize(
    "place",
    [
        "es-CO",
        "en-US",
        *(pytest.param(each, marks=pytest.mark.thorough) for each in ("es-PE", "es-ES")),
    ],
)
def test_a_spreadsheet_set_to_a_place_has_numbers_as_numbers_and_days_as_days(
    place, rates, tmp_path, opened_by
):
    language = place[:2]
    shown = rates(language)
    content = export(shown, "csv", rows="displayed", csv=TAKEN[place]).content
    head, *rows = opened(content, tmp_path, place=place, program=opened_by("localc"))
    words = shown.words
    assert head == list(displayed(shown).columns)
    row = dict(zip(head, next(row for row in rows if row[0] == PERU[language]), strict=True))
    assert row[words.say("Value")] == 1641305
    assert row[words.say("Per 1,000 inhabitants")] == 48.0
    assert row[words.say("Inhabitants")] == 34217848
    assert row[words.say("Day, or last day")] == dt.date(2025, 12, 31)
    aruba = dict(zip(head, rows[0], strict=True))
    assert aruba[words.say("Per 1,000 inhabitants")] == 106.2


@pytest.mark.parametrize(("language", "usual"), [("en", "comma"), ("es", "semicolon")])
def test_a_csv_begins_with_the_byte_order_mark_in_the_dialect_of_its_language(language, usual, rates):
    shown = rates(language)
    for rows in ("displayed", "full"):
        content = export(shown, "csv", rows=rows).content
        assert content.startswith(BYTE_ORDER_MARK)
        assert content == export(shown, "csv", rows=rows, csv=usual).content
        assert content != export(shown, "csv", rows=rows, csv=next(iter({*DIALECTS} - {usual}))).content


@pytest.mark.parametrize("dialect", DIALECTS)
def test_pandas_and_duckdb_read_the_same_numbers_in_either_dialect(dialect, rates, tmp_path):
    shown, form = rates("es"), DIALECTS[dialect]
    path = tmp_path / "rates.csv"
    path.write_bytes(export(shown, "csv", rows="displayed", csv=dialect).content)
    read = pd.read_csv(path, sep=form.separator, decimal=form.decimal)
    rate = "Por cada 1,000 habitantes"
    with duckdb.connect() as connection:
        told = f"read_csv('{path}', delim='{form.separator}', decimal_separator='{form.decimal}')"
        rows = connection.execute(
            f'SELECT "Qué", "Valor", "{rate}", "Día, o último día" FROM {told}'
        ).fetchall()
    assert list(read.columns) == list(displayed(shown).columns)
    assert list(read["Valor"])[:3] == [row[1] for row in rows][:3] == [11470, 2828195, 1641305]
    assert list(read[rate])[:3] == [row[2] for row in rows][:3] == [106.2, 53.5, 48.0]
    assert rows[2][0] == "Perú"
    assert rows[2][3] == dt.date(2025, 12, 31)


AS_R_READS = """
asked <- commandArgs(trailingOnly = TRUE)
read <- if (asked[2] == "semicolon") read.csv2 else read.csv
rows <- read(asked[1], fileEncoding = "UTF-8-BOM", check.names = FALSE)
peru <- rows[rows[[1]] == "Perú", ]
told <- c(nrow(rows), names(rows)[1], class(rows[["Valor"]]), class(rows[[asked[3]]]), peru[["Valor"]],
          peru[[asked[3]]], format(as.Date(peru[[asked[4]]]), "%d.%m.%Y"))
cat(told, sep = "\n")
"""


@pytest.mark.office
@pytest.mark.parametrize("dialect", DIALECTS)
def test_r_reads_numbers_as_numbers_and_days_as_days_in_either_dialect(dialect, rates, tmp_path, opened_by):
    shown, path, script = rates("es"), tmp_path / "rates.csv", tmp_path / "read.R"
    path.write_bytes(export(shown, "csv", rows="displayed", csv=dialect).content)
    script.write_text(AS_R_READS, encoding="utf-8")
    told = subprocess.run(
        [opened_by("Rscript"), "--encoding=UTF-8", str(script), str(path), dialect,
         "Por cada 1,000 habitantes", "Día, o último día"],
        check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
    ).stdout.decode()  # fmt: skip
    rows = str(len(displayed(shown)))
    assert told.splitlines() == [rows, "Qué", "integer", "numeric", "1641305", "48", "31.12.2025"]


def test_programs_have_comma_and_point_without_a_byte_order_mark(at, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    with zipfile.ZipFile(io.BytesIO(export(at("corridor", "es"), "zip").content)) as kit:
        tables = {name: kit.read(name) for name in kit.namelist() if name.endswith(".csv")}
    assert len(tables) == 2
    for content in (*tables.values(), table_csv("areas")):
        assert not content.startswith(BYTE_ORDER_MARK)
        assert b"," in content.partition(b"\n")[0]


def with_point(content, form=DIALECTS["comma"]):
    """Return the cells of a CSV that are whole numbers, or lists of numbers, written as if they had decimals."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=form.separator)
    number = rf"-?\d+(?:{re.escape(form.decimal)}\d+)?"
    numbers = re.compile(rf"{number}(?: {number})*")
    whole = re.compile(rf"{re.escape(form.decimal)}0\b")
    return {cell for row in rows for cell in row if numbers.fullmatch(cell) and whole.search(cell)}


def whole_everywhere(shown):
    for dialect, form in DIALECTS.items():
        for rows in ("full", "displayed"):
            assert with_point(export(shown, "csv", rows=rows, csv=dialect).content, form) == set(), rows
    cells = [cell for row in json.loads(export(shown, "json").content)["rows"] for cell in row.values()]
    flat = [one for cell in cells for one in (cell if isinstance(cell, list) else [cell])]
    assert [one for one in flat if isinstance(one, float) and one.is_integer()] == []


@pytest.mark.sampled(5)
@pytest.mark.parametrize("exhibit_id", ["hosts-ranking", "checks", "timeline", "road-north", "compose"])
def test_whole_numbers_are_whole(exhibit_id, at):
    whole_everywhere(at(exhibit_id))


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_whole_numbers_are_whole_in_every_exhibit(exhibit_id, at):
    whole_everywhere(at(exhibit_id))


@pytest.mark.thorough
@pytest.mark.parametrize("table", ["coverage", "held", "population"])
def test_whole_numbers_are_whole_in_the_tables_of_the_edition(table):
    assert with_point(table_csv(table)) == set()


@pytest.mark.thorough
def test_whole_numbers_are_whole_in_every_table_of_the_edition():
    for table in table_names():
        assert with_point(table_csv(table)) == set(), table


def test_whole_numbers_are_whole_in_the_figures_of_a_country():
    content = figures_csv("PER", "semicolon")
    assert with_point(content, DIALECTS["semicolon"]) == set()
    assert content.startswith(BYTE_ORDER_MARK)
    assert b";863613;" in content


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (70.0, "70"),
        (2828195.0, "2828195"),
        (13.9, "13,9"),
        (-0.5, "-0,5"),
        (1e-05, "0,00001"),
        (1e22, "10000000000000000000000"),
        ([863613.0, 0.5], "863613 0,5"),
        (float("nan"), ""),
        (None, ""),
        (pd.NaT, ""),
        (pd.Timestamp("2019-10-31"), "2019-10-31"),
        (True, "True"),
    ],
)
def test_a_cell_is_written_as_a_spreadsheet_with_decimal_comma_reads_it(value, written):
    table = pd.DataFrame({"a": pd.Series([value, "x"], dtype=object), "b": ["y", "y"]})
    rows = list(
        csv.reader(io.StringIO(as_csv(table, DIALECTS["semicolon"]).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[1] == [written, "y"]


def test_every_sheet_of_a_workbook_has_days_as_days(at):
    shown = at("border-claims-funnel")
    book = CalamineWorkbook.from_filelike(io.BytesIO(export(shown, "xlsx").content))
    found = {}
    for name in book.sheet_names:
        head, *rows = book.get_sheet_by_name(name).to_python()
        for title, *cells in zip(head, *rows, strict=True):
            days = [cell for cell in cells if isinstance(cell, dt.date)]
            texts = [
                cell for cell in cells if isinstance(cell, str) and cell[:2] == "20" and cell[4:5] == "-"
            ]
            assert texts == [] or not all(len(text) == 10 for text in texts), (name, title)
            found[name, title] = len(days)
    words = shown.words
    assert found[words.say("Data"), words.say("Day, or last day")] == 5
    assert found[words.say("In full"), "date"] == 5
