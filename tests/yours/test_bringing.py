"""What a reader brings is read right, or refused in words; nothing is cut off in silence."""

import datetime as dt
import io
import zipfile

import pandas as pd
import pytest

from displacement.words import LANGUAGES, words_in
from displacement.yours import brought as told
from displacement.yours import separated, workbooks
from displacement.yours.bringing import (
    EMPTY_ROWS,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_HEADER,
    TITLES,
    TWICE,
    UNNAMED,
    NotRead,
    bring,
    bring_grid,
    bring_text,
)
from displacement.yours.checking import check
from displacement.yours.levels import JOINED, OVER, TWO_ROWS
from tests.yours import files

ROWS = [["Country", "Date", "Number"], ["Peru", "2019", 863613]]
CSV = b"Country,Date,Number\nPeru,2019,863613\n"
HEADER, ROW = ("Country", "Date", "Number"), ("Peru", "2019", "863613")


def xlsx(**parts):
    return files.changed(files.workbook(ROWS), **parts)


def sheet(body, *, before=b""):
    """Return a workbook of which the sheet has this XML in place of its rows."""
    raw = files.workbook(ROWS)
    name = "xl/worksheets/sheet1.xml"
    old = files.part(raw, name)
    start, end = old.index(b"<sheetData>"), old.index(b"</sheetData>")
    return files.changed(raw, parts={name: before + old[:start] + b"<sheetData>" + body + old[end:]})


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def lying():
    """Return a workbook whose sheet tells a smaller size than it has."""
    raw = bytearray(files.workbook(ROWS))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as read:
        member = read.getinfo("xl/worksheets/sheet1.xml")
    for at in range(len(raw) - 4):
        if raw[at : at + 4] == member.file_size.to_bytes(4, "little"):
            raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def encrypted_members():
    raw = bytearray(files.workbook(ROWS))
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


REFUSED = {
    "nothing": (b"", told.EMPTY),
    "only spaces": (b"  \r\n \t\n", told.EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf\r\n", told.EMPTY),
    "only separators": (b";;;\n;;;\n", told.EMPTY),
    "only a header": (b"Country,Date,Number\n", told.ONLY_HEADER),
    "a text": (b"Many people left the country.\nMost went to Colombia.\n", told.NO_TABLE),
    "one column": (b"Peru\nChile\n", told.NO_TABLE),
    "a picture as CSV": (b"\x89PNG\r\n\x1a\n" + bytes(40), told.SEEMS),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(40), told.SEEMS),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n", told.SEEMS),
    "a program": (b"MZ\x90\x00\x03" + bytes(60), told.SEEMS),
    "a program of Linux": (b"\x7fELF\x02\x01\x01" + bytes(60), told.SEEMS),
    "compressed": (b"\x1f\x8b\x08\x00" + bytes(40), told.SEEMS),
    "Parquet": (b"PAR1" + bytes(40), told.SEEMS),
    "a database": (b"SQLite format 3\x00" + bytes(40), told.SEEMS),
    "rich text": (b"{\\rtf1\\ansi Peru, 2019}", told.SEEMS),
    "JSON": (b'[{"country": "Peru", "number": 5}]', told.SEEMS),
    "a JSON object": (b'{\n  "country": "Peru"\n}', told.SEEMS),
    "HTML saved as .xls": (b"<html><body><table><tr><td>Peru</td><td>5</td></tr></table>", told.SEEMS),
    "an HTML table": (b"\n  <TABLE border=1><tr><td>Peru, 5</td></tr></TABLE>", told.SEEMS),
    "XML": (b'<?xml version="1.0"?><rows><row a="1"/></rows>', told.SEEMS),
    "an old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), told.OLD_EXCEL),
    "an Excel with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "EncryptedPackage".encode("utf-16-le"),
        told.LOCKED,
    ),
    "too large by a byte": (CSV + b"x" * (MOST_BYTES + 1 - len(CSV)), told.TOO_LARGE),
    "a row too many": (b"a,b\n" + b"x,1\n" * (MOST_ROWS + 1), told.TOO_MANY_ROWS),
    "a million columns": (b"x," * 1_000_000 + b"x\n", told.TOO_MANY_COLUMNS),
    "a column too many": (b"x," * MOST_COLUMNS + b"x\n" + b"1," * MOST_COLUMNS + b"1\n", told.TOO_MANY_COLUMNS),
    "a cell of a megabyte": (CSV + b"Chile,2019," + b"9" * 2**20 + b"\n", told.TOO_LONG),
    "a cell too long": (CSV + b"Chile,2019," + b"9" * 40_000 + b"\n", told.TOO_LONG),
    "a quotation mark left open": (b'Country,Number\n"Peru,5\nChile,7\n', told.OPEN_QUOTE),
    "a quotation mark closed early": (b'Country,Number\n"Pe"ru,5\nChile,7\n', told.OPEN_QUOTE),
    "a NUL byte": (b"Country,Number\nPe\x00ru,5\n", told.CONTROL),
    "NUL and Latin-1": (b"Pa\xeds,Number\nPe\x00ru,5\n", told.CONTROL),
    "a bell": (b"Country,Number\nPe\x07ru,5\n", told.CONTROL),
    "an escape": (b"Country,Number\n\x1b[31mPeru,5\n", told.CONTROL),
    "half a sign of UTF-16": (b"Country,Number\nPe\xed\xa0\x80ru,5\n", told.TWO_ENCODINGS),
    "two encodings": ("País,Número\nPerú,5\n".encode() + "Panamá,7\n".encode("cp1252"), told.TWO_ENCODINGS),
    "no encoding": (b"Pa\x81s,N\nPer\x8d,5\n", told.UNKNOWN_ENCODING),
    "UTF-16 without a mark": ("Country,Number\nPeru,5\n".encode("utf-16-le"), told.CONTROL),
    "UTF-16 cut in half": (b"\xff\xfe" + "Peru,5".encode("utf-16-le")[:-1], told.UNKNOWN_ENCODING),
    "a private sign": ("Country,Number\nPeru\ue000,5\n".encode(), told.CONTROL),
    "a zip cut off": (files.workbook(ROWS)[:900], told.BROKEN),
    "a zip of another thing": (files.changed(files.workbook([]), parts={"a": "b"}, without=(
        "xl/workbook.xml", "[Content_Types].xml")), told.SEEMS),
    "a text document": (xlsx(parts={"word/document.xml": "<a/>"}, without=("xl/workbook.xml",)), told.SEEMS),
    "a binary workbook": (xlsx(parts={"xl/workbook.bin": "x"}, without=("xl/workbook.xml",)), told.BINARY_EXCEL),
    "a bomb": (xlsx(parts={"xl/worksheets/sheet2.xml": b" " * 30_000_000}), told.BOMB),
    "a bomb of many parts": (xlsx(parts={f"xl/media/{at}": "" for at in range(2_100)}), told.BOMB),
    "a size that lies": (lying(), told.BROKEN),
    "a path that leads out": (xlsx(parts={"../../etc/cron.d/x": "x"}), told.UNSAFE),
    "a path from the root": (xlsx(parts={"/etc/passwd": "x"}), told.UNSAFE),
    "a path of Windows": (xlsx(parts={"C:\\x": "x"}), told.UNSAFE),
    "two parts of one name": (xlsx(parts={"xl/worksheets/Sheet1.xml": "<a/>"}), told.UNSAFE),
    "locked parts": (encrypted_members(), told.LOCKED),
    "a document type": (sheet(b"", before=b'<!DOCTYPE x [<!ENTITY a "b">]>'), told.UNSAFE),
    "a thousand laughs": (
        xlsx(parts={"xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "ha">]><sst>&a;</sst>'}),
        told.UNSAFE,
    ),
    "XML in UTF-16": (xlsx(parts={"xl/worksheets/sheet1.xml": "<a/>".encode("utf-16")}), told.UNSAFE),
    "broken XML": (sheet(b'<row r="1"><c r="A1">'), told.BROKEN),
    "a cell without a place": (sheet(b'<row r="1"><c r="??"><v>1</v></c></row>'), told.BROKEN),
    "a sheet without end": (sheet(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), told.TOO_MANY_ROWS),
    "the last column of Excel": (sheet(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'), told.TOO_MANY_COLUMNS),
    "more texts than there is room for": (
        xlsx(parts={"xl/sharedStrings.xml": '<!-- <sst > --><sst count="4294967295" uniqueCount="4294967295"></sst>'}),
        told.BROKEN,
    ),
    "a million rows of ODS behind the first sheet": (
        files.opendocument(files.table(ROWS) + files.table([["x"] * 90], name="b", after=(
            '<table:table-row table:number-rows-repeated="90000000">' + files.cell("x") * 90 + "</table:table-row>"))),
        told.TOO_MANY_ROWS,
    ),
    "an element without end in ODS": (
        files.changed(files.ods(), parts={
            "content.xml": files.part(files.ods(), "content.xml").replace(b"</table:table>", b"</table:xable>")}),
        told.BROKEN,
    ),
    "an unknown encoding of XML": (
        xlsx(parts={"xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="x"?><a/>'}),
        told.BROKEN,
    ),
    "an empty sheet": (files.workbook([]), told.NO_SHEET),
    "an empty ODS": (files.opendocument(files.table([])), told.NO_SHEET),
    "an ODS with a password": (
        files.changed(files.ods(), parts={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), told.LOCKED),
    "a cell of ODS a million times": (
        files.opendocument(files.table([[files.cell(1, table_number_columns_repeated=1_000_000)]])),
        told.TOO_MANY_COLUMNS,
    ),
    "a row of ODS a million times": (
        files.opendocument(files.table(ROWS, after=(
            '<table:table-row table:number-rows-repeated="1000000">' + files.cell("x") + "</table:table-row>"))),
        told.TOO_MANY_ROWS,
    ),
}  # fmt: skip


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("raw", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_in_words(raw, message):
    with pytest.raises(NotRead) as refused:
        bring(raw, name="figures.csv")
    assert refused.value.message == message
    for language in LANGUAGES:
        assert "{" not in refused.value.told(words_in(language))


READ = {
    "CSV": CSV,
    "a byte order mark": b"\xef\xbb\xbf" + CSV,
    "CRLF": CSV.replace(b"\n", b"\r\n"),
    "CR alone": CSV.replace(b"\n", b"\r"),
    "no end of line": CSV.rstrip(),
    "semicolons": CSV.replace(b",", b";"),
    "tabs": CSV.replace(b",", b"\t"),
    "bars": CSV.replace(b",", b"|"),
    "the separator told": b"sep=;\r\n" + CSV.replace(b",", b";"),
    "quotation marks": b'"Country","Date","Number"\n"Peru","2019","863613"\n',
    "UTF-16": CSV.decode().encode("utf-16"),
    "UTF-16 of a large machine": b"\xfe\xff" + CSV.decode().encode("utf-16-be"),
    "empty rows": b"\n\n" + CSV.replace(b"\n", b"\n\n\n"),
    "empty columns": b"Country,,Date,Number,,\nPeru,,2019,863613,,\n",
    "spaces around": b" Country , Date,Number \n Peru ,2019 , 863613\n",
    "a mark in the middle": "Country,Date,Number\n\ufeffPeru,2019,863613\n".encode(),
    "marks of direction": "Country,Date,Number\n\u200fPe\u200eru,20\u200b19,863613\n".encode(),
    "a title": b"Venezuelans abroad\n\n" + CSV,
    "a title with separators": b"Venezuelans abroad,,\n,,\n" + CSV,
    "Excel": files.workbook(ROWS),
    "Excel with numbers": files.workbook([ROWS[0], ["Peru", 2019, 863613.0]]),
    "Excel in the middle of the sheet": files.workbook([[], [], *[["", "", *row] for row in ROWS]]),
    "Excel with macros": xlsx(parts={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "Excel with links": xlsx(parts={"xl/externalLinks/externalLink1.xml": "<a/>"}),
    "Excel with text in place": sheet(
        b'<row r="1">' + inline("A1", "Country") + inline("B1", "Date") + inline("C1", "Number")
        + b'</row><row r="2">' + inline("A2", "Peru") + inline("B2", "2019") + b'<c r="C2"><v>863613</v></c></row>'),
    "OpenDocument": files.opendocument(files.table(ROWS)),
}  # fmt: skip


@pytest.mark.sampled(4)
@pytest.mark.parametrize("raw", READ.values(), ids=READ.keys())
def test_the_same_table_is_read_however_it_is_written(raw):
    read = bring(raw, name="figures.xyz")
    assert (read.header, read.rows, read.name) == (HEADER, (ROW,), "figures.xyz")


def messages(read):
    return [note.message for note in read.notes]


def test_letters_of_a_spanish_excel_are_read_and_told():
    read = bring(files.latin1_semicolon(), name="a.csv")
    assert [row[0] for row in read.rows] == ["Perú", "Panamá", "España"]
    assert read.lines == (2, 3, 4)
    assert messages(read) == [separated.WINDOWS]


def test_lines_are_those_of_what_was_brought():
    read = bring_text('Cuadro 1\n\nPaís;Nota;N\nPerú;"dos\nlíneas";1\n\nChile;;2\n')
    assert read.lines == (4, 7)
    assert read.rows[0] == ("Perú", "dos líneas", "1")
    assert messages(read) == [TITLES, EMPTY_ROWS]


def test_decimal_commas_do_not_separate():
    read = bring_text("País;Fecha;N\nPerú;2019;863613,5\nChile;2019;1,5\n")
    assert read.header == ("País", "Fecha", "N")
    assert read.rows[0] == ("Perú", "2019", "863613,5")


def test_a_table_without_a_header_keeps_its_first_row():
    read = bring_text("Perú;2018;5\nChile;2018;8\n")
    assert (read.header, len(read.rows), read.lines) == (("1", "2", "3"), 2, (1, 2))
    assert messages(read) == [NO_HEADER]


@pytest.mark.parametrize("header", ["País;2018;2019", ";2018;2019", "Country;dic. 2018;ene. 2019"])
def test_years_side_by_side_are_a_header(header):
    read = bring_text(f"{header}\nPerú;5;6\n")
    assert read.rows == (("Perú", "5", "6"),)
    assert read.header[1:] == tuple(header.split(";")[1:])


def test_names_of_columns_are_told_apart():
    read = bring_text("País;Total;Total;\nPerú;1;2;3\n")
    assert read.header == ("País", "Total", "Total (2)", "4")
    assert messages(read) == [TWICE, UNNAMED]


def test_cells_beyond_the_header_are_kept_to_be_told():
    read = bring_text("País;N\nPerú;1;x\nChile;2\nCuba\n")
    assert read.rows == (("Perú", "1"), ("Chile", "2"), ("Cuba", ""))
    assert read.ragged == {0: "x"}


def test_a_grid_is_read_as_it_was_typed():
    read = bring_grid(
        ["Place", "Date", "Number"],
        [["Perú", "2019", 5.0], [None, None, float("nan")], [" Chile\u200b", pd.NA, 7.5]],
    )
    assert read.rows == (("Perú", "2019", "5"), ("Chile", "", "7.5"))
    assert read.lines == (1, 3)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_paste_is_told(text):
    with pytest.raises(NotRead) as refused:
        bring_text(text)
    assert refused.value.message == told.EMPTY


def test_half_a_sign_in_a_paste_is_told():
    with pytest.raises(NotRead) as refused:
        bring_text("Country\tNumber\nPe\ud800ru\t5\n")
    assert refused.value.message == told.CONTROL


def test_a_large_paste_is_told():
    with pytest.raises(NotRead) as refused:
        bring_text("é" * (MOST_BYTES // 2 + 1))
    assert refused.value.message == told.TOO_LARGE


def special(book, sheet):
    month, percent, day = (book.add_format({"num_format": code}) for code in ("mmm-yy", "0.0%", "dd/mm/yyyy"))
    year = book.add_format({"num_format": "yyyy"})
    first = dt.datetime(2018, 12, 1)
    for row, (how, value) in enumerate(((month, first), (year, first), (day, first)), 1):
        sheet.write_datetime(row, 1, value, how)
    sheet.write(1, 2, 0.125, percent)
    sheet.write(2, 2, 12.345)
    sheet.write_formula(3, 2, "=1+1", None, 2)
    sheet.write_formula(4, 2, "=NA()", None, "#N/A")
    sheet.write_formula(5, 2, "=1/0", None, "")
    sheet.write_boolean(6, 2, True)
    sheet.set_row(6, None, None, {"hidden": True})
    book.add_worksheet("Notas")


def test_cells_of_excel_are_read_as_they_are_shown():
    read = bring(files.workbook([["Country", "Date", "N"], *[["Peru"]] * 6], write=special), name="a.xlsx")
    assert [row[1] for row in read.rows[:3]] == ["2018-12", "2018", "2018-12-01"]
    assert [row[2] for row in read.rows] == ["12.5%", "12.345", "2", "#N/A", "=1/0", "TRUE"]
    assert (1, 2) in read.typed
    assert messages(read) == [workbooks.FORMULAS, workbooks.HIDDEN_ROWS, workbooks.OTHER_SHEETS]
    assert read.notes[0].values == {"count": 3}


def test_cells_of_opendocument_are_read_as_they_are_shown():
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:text>-</number:text><number:year/>'
        '</number:date-style><style:style style:name="ce1" style:data-style-name="N1"/>'
    )
    month = files.cell(
        "dic-18", office_value_type="date", office_date_value="2018-12-01", table_style_name="ce1"
    )
    share = files.cell("12,5%", office_value_type="percentage", office_value="0.125")
    wrong = files.cell("#DIV/0!", office_value_type="string", table_formula="of:=1/0")
    body = files.table([["País", "Fecha", "N"], ["Perú", month, share], ["Chile", "2019", wrong]])
    read = bring(files.opendocument(body, styles=styles), name="a.ods")
    assert read.rows == (("Perú", "2018-12", "12.5%"), ("Chile", "2019", "#DIV/0!"))
    assert messages(read) == [workbooks.FORMULAS]


def test_macros_and_links_are_told_and_not_kept():
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<a/>"}
    assert messages(bring(xlsx(parts=parts), name="a.xlsm")) == [workbooks.MACROS, workbooks.LINKS]


def test_the_first_visible_sheet_that_holds_something_is_read():
    def write(book, first):
        first.hide()
        book.add_worksheet("Vacía").activate()
        book.add_worksheet("Datos").write_row(0, 0, ["Country", "N"])
        book.get_worksheet_by_name("Datos").write_row(1, 0, ["Chile", 7])

    read = bring(files.workbook(ROWS, write=write), name="a.xlsx")
    assert read.rows == (("Chile", "7"),)
    assert read.notes[0].told(words_in("en")).endswith("“Hoja1”, “Vacía”.")


def test_a_name_over_several_rows_is_that_of_each_and_a_number_only_of_the_first():
    def write(book, sheet):
        sheet.merge_range(1, 0, 3, 0, "Peru", book.add_format())
        sheet.merge_range(2, 2, 3, 2, 600, book.add_format())
        sheet.merge_range(4, 1, 5, 1, 2019, book.add_format())
        for row, (year, number) in enumerate((("2018", 5), ("2019", None), ("2020", None)), 1):
            sheet.write_row(row, 1, [year] if number is None else [year, number])
        sheet.write_column(4, 0, ["Chile", "Cuba"])
        sheet.write_column(4, 2, [7, 8])

    read = bring(files.workbook([ROWS[0]], write=write), name="a.xlsx")
    assert read.rows == (
        ("Peru", "2018", "5"), ("Peru", "2019", "600"), ("Peru", "2020", ""),
        ("Chile", "2019", "7"), ("Cuba", "2019", "8"),
    )  # fmt: skip
    assert messages(read) == [workbooks.MERGED]


def test_a_name_over_several_rows_of_opendocument_is_that_of_each():
    first = files.cell("Peru", table_number_rows_spanned=2, table_number_columns_spanned=1)
    body = files.table([ROWS[0], [first, "2018", 5], ["<table:covered-table-cell/>", "2019", 6]])
    read = bring(files.opendocument(body), name="a.ods")
    assert read.rows == (("Peru", "2018", "5"), ("Peru", "2019", "6"))


@pytest.mark.thorough
def test_merged_cells_without_end_cost_no_time():
    raw = sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>' + b"".join(
        b'<row r="%d"><c r="B%d"><v>1</v></c></row>' % (row, row) for row in range(2, 5_000)))  # fmt: skip
    name = "xl/worksheets/sheet1.xml"
    ranges = b"<mergeCells>" + b'<mergeCell ref="A1:A5000"/>' * 60_000 + b"</mergeCells>"
    bomb = files.part(raw, name).replace(b"</sheetData>", b"</sheetData>" + ranges)
    with pytest.raises(NotRead) as refused:
        bring(files.changed(raw, parts={name: bomb}, how=zipfile.ZIP_STORED), name="a.xlsx")
    assert refused.value.message == told.BOMB


MONTHS = ("nov. 2018", "dic. 2018", "ene. 2019", "feb. 2019")


@pytest.mark.parametrize(
    "raw",
    [
        files.years_over_months(),
        "País;2018;;2019;\n;nov.;dic.;ene.;feb.\nPerú;15400;21050;18000;17000\nChile;12;13;14;15\n".encode(),
        ";2018;;2019;\nPaís;nov.;dic.;ene.;feb.\nPerú;15400;21050;18000;17000\nChile;12;13;14;15\n".encode(
            "cp1252"
        ),
        "País\t2018\t2018\t2019\t2019\nPaís\tnov.\tdic.\tene.\tfeb.\nPerú\t15400\t21050\t18000\t17000\n"
        "Chile\t12\t13\t14\t15\n".encode(),
    ],
    ids=["XLSX with merged cells", "CSV", "CSV, the country below", "each year written again"],
)
def test_years_over_months_are_joined(raw):
    read = bring(raw, name="meses")
    assert read.header == ("País", *MONTHS)
    assert read.rows[:2] == (("Perú", "15400", "21050", "18000", "17000"), ("Chile", "12", "13", "14", "15"))
    assert JOINED in messages(read)
    figures = check(read).figures
    assert [figure.date.isoformat() for figure in figures[:4]] == [
        "2018-11-30", "2018-12-31", "2019-01-31", "2019-02-28",
    ]  # fmt: skip
    assert len(figures) == 8


def test_one_year_over_its_months_is_joined():
    read = bring_text("Cuadro 1\n;2018;;\nPaís;oct.;nov.;dic.\nPerú;5;6;7\n")
    assert read.header == ("País", "oct. 2018", "nov. 2018", "dic. 2018")
    assert messages(read) == [TITLES, JOINED]


def test_a_name_over_dates_or_places_alone_is_told():
    read = bring_text("País;Solicitudes;;\n;2018;2019;2020\nPerú;1000;2000;3000\n")
    assert (read.header, messages(read)) == (("País", "2018", "2019", "2020"), [OVER])
    read = bring_text("Ubicación;;2018;2019\nPaís;Departamento;;\nPerú;Cusco;5;6\n")
    assert read.header == ("País", "Departamento", "2018", "2019")
    assert [figure.place for figure in check(read).figures] == ["per-cusco"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Fecha;Perú;;Chile;\n;Hombres;Mujeres;Hombres;Mujeres\n2019;5;6;7;8\n",
        "País;2018;;2019;\n;Hombres;Mujeres;Hombres;Mujeres\nPerú;5;6;7;8\n",
        "Cuadro 1\nPaís;2018;;\n;Solicitudes;Reconocidos;Total\nPerú;5;6;7\n",
        "Mes;Perú;;Chile;\n;2018;2019;2018;2019\nenero;5;6;7;8\n",
        "País;Solicitudes;;Reconocidos;\n;2018;2019;2018;2019\nPerú;5;6;7;8\n",
    ],
    ids=["country over sex", "year over sex", "year over counts", "country over year", "count over year"],
)
def test_two_rows_of_names_that_are_no_dates_are_refused_with_what_to_do(text):
    with pytest.raises(NotRead) as refused:
        bring_text(text)
    assert refused.value.message == TWO_ROWS
    said = refused.value.told(words_in("es"))
    assert "«" in said
    assert "{" not in said


@pytest.mark.parametrize(
    "text",
    ["País;Año;N;\nPerú;2018;5;\nChile;2018;6;\n", ";2018;;2019\nPerú;5;;6\nChile;7;;8\n",
     "País;2018;;2019\nPerú;n.d.;;n.d.\nChile;7;;8\n", "País;;2018\nPerú;Cusco;5\n"],
)  # fmt: skip
def test_a_row_of_figures_is_no_row_of_names(text):
    read = bring_text(text)
    assert len(read.rows) == text.count("\n") - 1
    assert not {JOINED, OVER} & set(messages(read))


@pytest.mark.thorough
def test_as_many_rows_as_are_told_are_read():
    assert len(bring(b"a,b\n" + b"x,1\n" * MOST_ROWS, name="a.csv").rows) == MOST_ROWS


def test_a_text_without_end_in_a_sheet_costs_no_time():
    raw = sheet(b'<row r="1">' + inline("A1", "x" * 8_000_000) + b"</row>")
    with pytest.raises(NotRead) as refused:
        bring(files.changed(raw, how=zipfile.ZIP_STORED)[:MOST_BYTES], name="a.xlsx")
    assert refused.value.message == told.BROKEN
    with pytest.raises(NotRead) as refused:
        bring(sheet(b'<row r="1">' + inline("A1", "5 personas " * 300_000) + b"</row>"), name="a.xlsx")
    assert refused.value.message in {told.BOMB, told.TOO_LONG}
