"""Each format holds what is on the screen, as another program reads it."""

import csv
import io
import json
import re
import subprocess
import zipfile
from xml.etree import ElementTree

import bibtexparser
import duckdb
import frictionless
import pytest
import rispy
from PIL import Image

from displacement.errors import RefusedParameter
from displacement.exports import FORMATS, PRESETS, export
from displacement.exports.citation import bibtex, citation, csl_json, reference_of, ris
from displacement.exports.tables import as_csv, displayed
from displacement.view.colours import palette
from displacement.words import LANGUAGES
from tests.edition import EDITION, PUBLISHED

AMNESTY = {"en": "Amnesty International", "es": "Amnistía Internacional"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=LANGUAGES)
def funnel(request, at):
    return at("border-claims-funnel", request.param)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("size", "use", "wide", "dots"),
    [
        ("column", None, 1004, 300),
        ("page", "print", 2126, 300),
        ("page", "web", 1361, 192),
        ("wide", None, 1920, 192),
    ],
)
def test_a_png_has_its_size_in_print_and_in_pixels_and_says_what_it_is(at, size, use, wide, dots):
    shown = at("border-claims-funnel", "es")
    with Image.open(io.BytesIO(export(shown, "png", size=size, use=use).content)) as picture:
        assert picture.width == wide
        assert picture.info["dpi"][0] == pytest.approx(dots, abs=0.1)
        assert picture.text["Title"] == shown.title
        assert picture.text["Description"] == shown.alt
        assert EDITION in picture.text["Source"]


@pytest.mark.browser
def test_a_dark_picture_is_for_screens_and_named_so(at):
    shown = at("border-claims-funnel")
    made = export(shown, "png", size="page", theme="dark")
    assert made.name == f"border-claims-funnel-page-web-dark-{EDITION}-en.png"
    with Image.open(io.BytesIO(made.content)) as picture:
        assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((2, 2))) == palette("dark").ground
    for kind, use in (("pdf", None), ("png", "print")):
        with pytest.raises(RefusedParameter, match="theme"):
            export(shown, kind, theme="dark", use=use)


@pytest.mark.browser
def test_a_picture_carries_its_title_and_its_typeface(funnel, tmp_path, opened_by):
    svg = ElementTree.fromstring(export(funnel, "svg").content)
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text == funnel.title
    assert svg.find(f"{SVG}desc").text.startswith(funnel.alt)
    assert svg.find(f"{SVG}style").text.count("data:font/woff2;base64,") == 2, "plain and bold"
    path = tmp_path / "page.pdf"
    path.write_bytes(export(funnel, "pdf").content)
    fonts = subprocess.run(
        [opened_by("pdffonts"), str(path)], check=True, capture_output=True
    ).stdout.decode()
    faces = [line for line in fonts.splitlines()[2:] if "SourceSans" in line]
    assert len(faces) == 2
    assert all("TrueType" in line and re.search(r"yes +yes +yes", line) for line in faces), (
        "embedded, with letters"
    )


@pytest.mark.browser
def test_the_svg_keeps_its_texts_as_texts(funnel, tmp_path, opened_by):
    made = export(funnel, "svg")
    texts = " ".join(
        "".join(each.itertext()) for each in ElementTree.fromstring(made.content).iter(f"{SVG}text")
    )
    assert "1,018" in texts
    assert AMNESTY[funnel.view.language] in texts
    assert EDITION in texts
    path = tmp_path / "picture.svg"
    path.write_bytes(made.content)
    drawn = subprocess.run([opened_by("rsvg-convert"), str(path)], check=True, capture_output=True).stdout
    assert drawn.startswith(b"\x89PNG")


@pytest.mark.browser
def test_the_pdf_tells_its_title_and_sources_to_another_program(funnel, tmp_path, opened_by):
    path = tmp_path / "page.pdf"
    path.write_bytes(export(funnel, "pdf").content)
    text = subprocess.run(
        [opened_by("pdftotext"), str(path), "-"], check=True, capture_output=True
    ).stdout.decode()
    told = subprocess.run([opened_by("pdfinfo"), str(path)], check=True, capture_output=True).stdout.decode()
    assert re.search(r"^Title: +(.*)$", told, re.MULTILINE)[1] == funnel.title
    assert re.search(r"^Pages: +1$", told, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    flat = " ".join(text.split())
    assert funnel.title.replace("\u2009", " ")[:40] in flat
    assert f"{AMNESTY[funnel.view.language]} (2020)" in flat


def test_the_csv_as_displayed_has_the_values_on_the_screen(funnel, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(export(funnel, "csv", rows="displayed", csv="comma").content)
    words = funnel.words
    names = [words.say(name) for name in ("How many", "Value", "Unit", "Share of the claims recorded")]
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{name}"' for name in names)
        rows = connection.execute(f"SELECT {columns} FROM read_csv('{path}')").fetchall()
    assert [row[0] for row in rows] == list(funnel.table[names[0]])
    assert [row[1] for row in rows] == [1018, 142, 526, 288, 62]
    assert {row[2] for row in rows} == {words.unit("claims")}
    assert [row[3] for row in rows] == [None, 13.9, 51.7, 28.3, 6.1]


def test_the_csv_in_full_has_its_caveats_and_sources_in_every_row(funnel):
    rows = list(csv.DictReader(io.StringIO(export(funnel, "csv", csv="comma").content.decode("utf-8-sig"))))
    assert [float(row["value"]) for row in rows] == [1018, 142, 526, 288, 62]
    for row in rows:
        assert row["caveats"]
        assert row["source"]
        assert row["locator"]


@pytest.mark.office
def test_the_workbook_opens_elsewhere_with_numbers_as_numbers(funnel, tmp_path, opened_by):
    path = tmp_path / "book.xlsx"
    path.write_bytes(export(funnel, "xlsx").content)
    subprocess.run(
        [opened_by("localc"), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', "--outdir", str(tmp_path),
         str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheets = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.glob("book-*.csv")}
    assert len(sheets) == 4
    first = sheets[f"book-{funnel.words.say('Data')}.csv"]
    values = [row[funnel.words.say("Value")] for row in csv.DictReader(io.StringIO(first))]
    assert values == ["1018", "142", "526", "288", "62"]
    assert any(
        AMNESTY[funnel.view.language] in text
        for name, text in sheets.items()
        if funnel.words.say("Sources") in name
    )


def test_the_page_opens_without_network_and_holds_chart_table_and_sources(funnel):
    page = export(funnel, "html").content.decode()
    assert f'<html lang="{funnel.view.language}">' in page
    assert "Plotly.newPlot" in page
    assert "<table>" in page
    assert "amnesty.org" in page
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", page.split("<body>")[0]) == []


def test_the_json_says_what_it_shows(funnel):
    told = json.loads(export(funnel, "json").content)
    assert told["title"] == funnel.title
    assert told["citation"] == citation(funnel)
    assert [row["value"] for row in told["rows"]] == [1018, 142, 526, 288, 62]


def test_the_citation_is_read_by_other_programs(funnel):
    assert EDITION in citation(funnel)
    assert AMNESTY[funnel.view.language] in citation(funnel)
    library = bibtexparser.parse_string(bibtex(reference_of(funnel)))
    assert library.failed_blocks == []
    entry = library.entries[0]
    assert entry.entry_type == "misc"
    assert "1,018" in entry.fields_dict["title"].value
    record = rispy.loads(ris(reference_of(funnel)))[0]
    assert record["title"] == funnel.title
    assert json.loads(csl_json(reference_of(funnel)))[0]["issued"]["date-parts"] == [
        [PUBLISHED.year, PUBLISHED.month, PUBLISHED.day]
    ]


@pytest.mark.parametrize("address", ["", "https://figures.example"])
def test_a_citation_has_an_address_only_where_one_leads_to_it(funnel, monkeypatch, address):
    if address:
        monkeypatch.setenv("REFUGIO_ADDRESS", address)
    else:
        monkeypatch.delenv("REFUGIO_ADDRESS", raising=False)
    reference = reference_of(funnel)
    for told in (citation(funnel), *(each(reference) for each in (bibtex, ris, csl_json))):
        assert "localhost" not in told
        assert (f"edition={EDITION}" in told.replace("\\", "")) == bool(address)


@pytest.mark.browser
def test_the_press_kit_is_whole_and_its_description_is_valid(funnel, tmp_path):
    language = funnel.view.language
    with zipfile.ZipFile(io.BytesIO(export(funnel, "zip").content)) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path)
    assert {name.rsplit(".", maxsplit=1)[-1] for name in names} >= {*FORMATS, "bib", "ris", "txt"} - {
        "zip",
        "plotly",
    }
    assert {"README.txt", "citation-en.txt", "citation-es.txt", "citation.csl.json"} <= names
    assert {
        name for name in names for size in PRESETS if name.endswith(f"-{size}-{EDITION}-{language}.png")
    } == {f"border-claims-funnel-{size}-{EDITION}-{language}.png" for size in PRESETS}
    alts = {each: (tmp_path / f"alt-{each}.txt").read_text(encoding="utf-8").strip() for each in LANGUAGES}
    assert alts[language] == funnel.alt != alts["es" if language == "en" else "en"]
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["path"] for each in described["resources"]} == names - {"datapackage.json"}
    assert {licence["name"] for each in described["resources"] for licence in each["licenses"]} == {
        "CC-BY-4.0"
    }
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert [name for name in names if name not in readme and name != "README.txt"] == []
    assert "CC BY 4.0" in readme
    assert funnel.title in readme
    assert AMNESTY[funnel.view.language] in readme


def test_without_a_browser_the_kit_holds_all_but_the_pictures_and_says_so(at, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    with zipfile.ZipFile(io.BytesIO(export(at("corridor"), "zip").content)) as archive:
        endings = {name.rsplit(".", maxsplit=1)[-1] for name in archive.namelist()}
        readme = archive.read("README.txt").decode()
    assert endings >= {"csv", "xlsx", "json", "html", "bib", "ris"}
    assert endings & {"png", "svg", "pdf"} == set()
    assert "Pictures are missing" in readme


def test_a_file_is_named_after_exhibit_choices_size_edition_and_language(at):
    shown = at("hosts-spread", "es", c="CHL", t="..2019")
    assert (
        export(shown, "csv", rows="displayed").name == f"hosts-spread-CHL-to-2019-displayed-{EDITION}-es.csv"
    )
    assert export(at("checks"), "json").name == f"checks-{EDITION}-en.json"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@x", "\tx", "\rx"])
def test_no_text_is_run_as_a_formula(text, at):
    table = displayed(at("border-claims-funnel"))
    table.iloc[0, 0] = text
    first = next(csv.reader(io.StringIO(as_csv(table).decode().split("\n", 1)[1])))
    assert first[0].startswith("'")


def test_a_view_without_figures_is_a_file_that_says_so(at):
    shown = at("claims-again", c="PER")
    assert shown.empty
    assert export(shown, "csv", rows="displayed").content.decode("utf-8-sig").strip().count("\n") == 0, (
        "a header and no row"
    )
    assert json.loads(export(shown, "json").content)["rows"] == []


@pytest.mark.browser
def test_a_view_without_figures_has_a_picture_that_says_so(at):
    svg = export(at("claims-again", c="PER"), "svg").content.decode()
    assert at("claims-again", c="PER").title.split("?")[0].split()[0] in svg
