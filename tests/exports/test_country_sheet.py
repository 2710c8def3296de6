"""A country on one sheet: it fits a page of A4 for every area, nothing cut, numbers as published, in reading order."""

import io
import re
import subprocess

import pandas as pd
import pytest

from displacement.exhibit.country import TITLES, held_on, lacking_on, latest_of, told_held
from displacement.exhibit.in_words import date_of, value_of
from displacement.exports.country_sheet import figures_csv, printed, sheet
from displacement.exports.renderer import Renderer
from displacement.queries import ask
from displacement.queries.choices import codes_of
from displacement.queries.rows import rows_in
from displacement.view.parameters import HELD
from displacement.words import LANGUAGES, words_in
from tests.edition import EDITION
from tests.programs import needed

CODES = codes_of(HELD)
FEWEST = CODES[-1]
SAMPLE = ("PER", "ECU", "USA", "VEN", "LAC", FEWEST)
A4 = (595, 842)  # points
PAGE = re.compile(rb"/Type\s*/Page\b")
MEASURE = """() => {
  const paper = document.body.getBoundingClientRect();
  const seen = [...document.querySelectorAll("h1, h2, p, dt, dd, li, figure")].filter(one => one.offsetParent);
  const cut = seen.filter(one => {
    const box = one.getBoundingClientRect();
    return box.left < paper.left - 1 || box.right > paper.right + 1 || box.bottom > paper.bottom + 1
      || one.scrollWidth > one.clientWidth + 2;
  });
  const lists = [...document.querySelectorAll("ul[data-more]")].map(list => ({
    hidden: list.querySelectorAll("li[hidden]:not(.more)").length,
    left: Number(list.dataset.left), told: list.querySelector(".more:not([hidden])")?.innerText || "",
  }));
  return {fits: document.body.dataset.fits, cut: cut.map(one => one.innerText.slice(0, 60)), lists};
}"""


def everywhere():
    """Yield the areas: those of the sample in both languages, for every day, the others in one or the other."""
    return [
        pytest.param(code, language, marks=() if code in SAMPLE else pytest.mark.thorough)
        for place, code in enumerate(CODES)
        for language in LANGUAGES
        if code in SAMPLE or place % len(LANGUAGES) == LANGUAGES.index(language)
    ]


@pytest.fixture
def unpictured(monkeypatch):
    """Return the sheets as a server without a browser makes them."""
    monkeypatch.setattr(Renderer, "has_browser", lambda _: False)
    return lambda code, language="en", **asked: sheet(code, language, **asked).decode("utf-8")


@pytest.mark.thorough
def test_a_sheet_names_addresses_only_where_they_lead_to_the_dashboard(monkeypatch):
    monkeypatch.setattr("displacement.exports.country_sheet._can_draw", lambda: False)
    monkeypatch.delenv("REFUGIO_ADDRESS", raising=False)
    assert "localhost" not in sheet("ECU", "es").decode()
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example")
    told = sheet("ECU", "es").decode()
    assert "https://figures.example/countries/ECU.csv" in told
    assert 'href="https://figures.example/sources?figure=' in told


@pytest.mark.browser
@pytest.mark.parametrize("code", SAMPLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_is_one_page_of_a4(code, language, tmp_path):
    paper = printed(code, language)
    assert len(PAGE.findall(paper)) == 1
    path = tmp_path / "country.pdf"
    path.write_bytes(paper)
    told = subprocess.run(
        [needed("pdftotext"), str(path), "-"], check=True, capture_output=True
    ).stdout.decode()
    text = " ".join(told.split())
    words = words_in(language)
    assert words.of(held_on(code), "area") in text
    assert EDITION in text
    assert "localhost" not in told
    sizes = {
        tuple(round(float(side)) for side in box)
        for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    }
    assert sizes <= {A4}, sizes


@pytest.mark.browser
@pytest.mark.parametrize(("code", "language"), everywhere())
def test_nothing_on_the_sheet_is_cut_and_what_is_left_out_is_counted(chromium, code, language, tmp_path):
    file = tmp_path / "country.html"
    file.write_bytes(sheet(code, language, on_paper=True))
    page = chromium.new_page(viewport={"width": 900, "height": 1200})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    page.locator("body[data-fits]").wait_for()
    found = page.evaluate(MEASURE)
    page.close()
    assert found["fits"] == "true"
    assert found["cut"] == []
    for one in found["lists"]:
        assert one["left"] >= one["hidden"]
        assert (str(one["left"]) in one["told"]) == bool(one["left"])


@pytest.mark.sampled(6)
@pytest.mark.parametrize("code", SAMPLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_read_in_its_order(unpictured, code, language):
    text, words = unpictured(code, language), words_in(language)
    assert text.count("<h1>") == 1
    headings = [heading.split("{")[0].strip() for heading in re.findall(r"<h2>(.*?)</h2>", text)]
    expected = [words.say(title).split("{")[0].strip() for title in TITLES.values()]
    places = [
        next(i for i, title in enumerate(expected) if heading.startswith(title)) for heading in headings
    ]
    assert places == sorted(places)
    assert f'lang="{language}"' in text
    assert told_held(code, words) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_keep_their_qualifiers_and_dates(unpictured, language):
    text, words = unpictured("ECU", language), words_in(language)
    rows = [row for row in rows_in(latest_of("ECU", "host_populations")) if row["qualifier"] != "exact"][:5]
    assert rows
    for row in rows:
        assert value_of(row, words) in text
        assert date_of(row, words) in text


def test_a_country_of_few_figures_says_in_one_line_what_is_not_held(unpictured):
    text = unpictured(FEWEST)
    assert lacking_on(FEWEST)
    assert text.count("Missing is not zero.") == 1
    assert "<svg" not in text
    assert len(re.findall("<section>", text)) <= 3
    assert "Nothing is held" not in unpictured("ECU")


@pytest.mark.thorough
def test_what_was_asked_stands_on_the_sheet_of_the_five_countries_alone_on_the_day_asked_for(unpictured):
    asked = "What was asked on 26 August 2019"
    assert asked in unpictured("ECU", day="2019-08-26")
    assert asked not in unpictured("USA", day="2019-08-26")


@pytest.mark.sampled(6)
@pytest.mark.parametrize("code", SAMPLE)
def test_the_figures_of_a_country_are_all_that_the_ledger_has_of_it(code):
    table = pd.read_csv(io.BytesIO(figures_csv(code, "comma")), dtype=str)
    ledger = ask("ledger")
    assert set(table["figure_id"]) == set(ledger.loc[ledger["area"] == code, "figure_id"])
    assert table["figure_id"].is_unique
    assert table[["value", "qualifier", "date", "source", "locator"]].notna().all(axis=None)


def test_the_sheet_is_served_under_its_name_and_a_wrong_one_refused(client, unpictured):
    answer = client.get("/countries/ECU.html?lang=es")
    assert answer.status_code == 200
    assert answer.headers["content-language"] == "es"
    assert f"refugio-en-cifras-ECU-{EDITION}-es.html" in answer.headers["content-disposition"]
    tag = answer.headers["etag"]
    assert client.get("/countries/ECU.html?lang=es", headers={"if-none-match": tag}).status_code == 304
    refused = client.get("/countries/XXX.pdf?lang=es")
    assert refused.status_code == 404
    assert "No hay cifras" in refused.json()["error"]
    assert set(refused.json()["allowed"]) == set(CODES)
    assert {each["code"] for each in client.get("/countries").json()} == set(CODES)


@pytest.mark.thorough
def test_without_a_browser_the_pdf_is_refused_and_the_rest_is_there(client, monkeypatch):
    from displacement.errors import NoBrowser

    def none(*_, **__):
        raise NoBrowser

    monkeypatch.setattr(Renderer, "has_browser", lambda _: False)
    monkeypatch.setattr(Renderer, "paper", none)
    answer = client.get("/countries/CHL.pdf?lang=en&day=2020-01-01")
    assert answer.status_code == 503
    assert answer.json()["allowed"] == ["html", "csv"]
    assert client.get("/countries/CHL.html").status_code == 200
