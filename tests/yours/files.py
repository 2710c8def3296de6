"""Tables as readers bring them, made as bytes; tests of the page bring them as well."""

import io
import zipfile

import xlsxwriter

ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
                      ("number", "datastyle"))
)  # fmt: skip


def workbook(rows, *, write=None, name="Hoja1"):
    """Return a workbook of Excel; ``write`` adds to it what plain values cannot."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    if write:
        write(book, sheet)
    book.close()
    return kept.getvalue()


def changed(raw, *, parts=None, without=(), how=zipfile.ZIP_DEFLATED):
    """Return a zip with some parts put in place of others, or beside them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as read, zipfile.ZipFile(kept, "w", how) as written:
        for name in read.namelist():
            if name not in without and name not in (parts or {}):
                written.writestr(name, read.read(name))
        for name, part in (parts or {}).items():
            written.writestr(name, part)
    return kept.getvalue()


def part(raw, name):
    with zipfile.ZipFile(io.BytesIO(raw)) as read:
        return read.read(name)


def opendocument(body, *, styles=""):
    """Return a workbook of OpenDocument with these tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        written.writestr("content.xml", content)
        written.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0"/>',
        )
    return kept.getvalue()


def cell(value, **more):
    """Return a cell of OpenDocument: a text, or a number."""
    given = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{text}"' for name, text in more.items())
    if isinstance(value, str):
        kind = "" if "office_value_type" in more else ' office:value-type="string"'
        return f"<table:table-cell{kind}{given}><text:p>{value}</text:p></table:table-cell>"
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{given}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def table(rows, *, name="Hoja1", after=""):
    """Return a table of OpenDocument, with the empty rows and columns that LibreOffice writes after it."""
    told = "".join(
        f"<table:table-row>{''.join(each if f'{each}'.startswith('<') else cell(each) for each in row)}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    rest = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f'<table:table table:name="{name}">{told}{after}{rest}</table:table>'


def spanish_excel():
    """Numbers typed as texts, in the Spanish way, under a title, with a total."""
    return workbook(
        [
            ["Venezolanos en cada país"],
            [],
            ["País", "Fecha", "Personas"],
            ["Perú", "31/12/2019", "863.613,5"],
            ["Ecuador", "31/12/2019", "366.596"],
            ["Chile", "31/12/2019", "371.163"],
            ["Total", "31/12/2019", "1.601.372,5"],
        ]
    )


def latin1_semicolon():
    """A CSV as a Spanish Excel saves it: semicolons, Windows-1252, CRLF."""
    text = "País;Fecha;Número\r\nPerú;2019-12-31;863613\r\nPanamá;2019-12-31;94596\r\nEspaña;2019-12-31;\r\n"
    return text.encode("cp1252")


def ods():
    """A workbook of LibreOffice with numbers, a date and a formula."""
    date = cell("31/12/19", office_value_type="date", office_date_value="2019-12-31")
    return opendocument(
        table(
            [
                ["Country", "Date", "Number"],
                ["Peru", date, 863613],
                ["Brazil", date, cell(224102, table_formula="of:=[.A1]+1")],
            ]
        )
    )


def paste_with_total():
    """Cells pasted from a spreadsheet, the last row a total that is not the sum."""
    return "Country\tDate\tPeople\nColombia\tDec 2019\t1,771,237\nPeru\tDec 2019\t863,613\nTotal\tDec 2019\t2,700,000\n"


def percentages():
    """Shares with a percent sign."""
    return b"Country,Year,Share\nPeru,2019,12.5%\nChile,2019,7%\nEcuador,2019,0.4%\n"


def spanish_months():
    """Months in Spanish, shortened."""
    return (
        "País,Mes,Solicitudes\nPerú,nov. 2018,15400\nPerú,dic. 2018,21050\nPerú,ene. 2019,n.d.\n"
    ).encode()


def departments_of_peru():
    """Departments without their country; Amazonas lies in Colombia as well, Lima and Tumbes are cities too."""
    names = ("Amazonas", "Áncash", "Cusco", "La Libertad", "Lima", "Tumbes", "Callao")
    rows = "".join(f"{name};2019;{1000 + at}\n" for at, name in enumerate(names))
    return f"Departamento;Año;Personas\n{rows}".encode("utf-8-sig")


def three_bad_rows():
    """A place that is none, a day that is none, a number below zero; the other two rows are right."""
    return (
        b"Country,Date,Number\nPeru,2019-12-31,863613\nPru,2019-12-31,5\nChile,31/02/2019,7\nEcuador,2019-12-31,-4\n"
        b"Brazil,2019-12-31,224102\n"
    )


def years_over_months():
    """Months under their years, as a spreadsheet shows them: a title, the years and the country in merged cells."""

    def write(book, sheet):
        merged = book.add_format()
        sheet.merge_range(0, 0, 0, 4, "Solicitudes de asilo de venezolanos por mes", merged)
        sheet.merge_range(2, 0, 3, 0, "País", merged)
        sheet.merge_range(2, 1, 2, 2, 2018, merged)
        sheet.merge_range(2, 3, 2, 4, 2019, merged)
        sheet.write_row(3, 1, ["nov.", "dic.", "ene.", "feb."])
        sheet.write_row(4, 0, ["Perú", 15400, 21050, 18000, 17000])
        sheet.write_row(5, 0, ["Chile", 12, 13, 14, 15])
        sheet.write(6, 0, "Fuente: elaboración propia")

    return workbook([], write=write)
