"""What is printed holds its words and cuts none of them, at any size, in either language."""

import itertools
import json
from pathlib import Path

import plotly
import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import PRESETS
from displacement.exports.printed import address_of, print_figure, scale_of
from displacement.view import View
from displacement.words import LANGUAGES
from tests.edition import EDITION

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
pytestmark = pytest.mark.browser
MEASURE = """async (figure) => {
  const sheet = document.getElementById("sheet");
  await Plotly.newPlot(sheet, figure.data, figure.layout, {staticPlot: true});
  const edge = sheet.getBoundingClientRect();
  const boxes = [...sheet.querySelectorAll("text")].filter(text => text.textContent.trim()).map(text => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent.slice(0, 60), left: box.left - edge.left, right: box.right - edge.left,
            top: box.top - edge.top, bottom: box.bottom - edge.top};
  }).filter(box => box.right > box.left);
  Plotly.purge(sheet);
  return boxes;
}"""


@pytest.fixture(scope="module")
def sheet(chromium):
    page = chromium.new_context(viewport={"width": 2400, "height": 2400}).new_page()
    page.set_content("<html><body style='margin:0'><div id='sheet'></div></body></html>")
    page.add_script_tag(path=str(PLOTLY))
    yield page
    page.context.close()


EIGHT = "PER~COL~CHL~ECU~BRA~ESP~USA~DOM"
FIFTEEN = f"{EIGHT}~TTO~ARG~PAN~CRI~MEX~URY~VCT"
COMPOSED = [
    {"c": "PER"},
    {"c": EIGHT, "f": "line", "per": "1000"},
    {"c": "PER~DOM~TTO", "f": "points"},
    {"c": FIFTEEN, "f": "line"},
    {"c": FIFTEEN, "f": "ranking"},
    {"c": FIFTEEN, "f": "dumbbell"},
    {"c": FIFTEEN, "f": "table"},
    {"m": "unhcr_hosted~unhcr_claims_new", "c": FIFTEEN, "f": "multiples"},
    {"m": "unhcr_hosted~unhcr_claims_new", "c": EIGHT, "f": "line", "acts": "with"},
    {"m": "unhcr_claims_new", "c": "PER~ECU~BRA", "f": "columns", "acts": "with"},
    {"m": "unhcr_hosted", "c": "all", "f": "ranking"},
    {"m": "claims_filed_total", "c": "PER"},
    {"m": "venezuelans_hosted", "c": "PER", "f": "points"},
]


@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_no_text_is_cut_off_or_lies_on_another(sheet, exhibit_id):
    assert wrong_on(sheet, exhibit_id) == []


@pytest.mark.parametrize("choice", COMPOSED, ids=str)
def test_no_text_of_a_composed_picture_is_cut_off_or_lies_on_another(sheet, choice):
    assert wrong_on(sheet, "compose", **choice) == []


def wrong_on(sheet, exhibit_id, **choice):
    """Return the texts that leave the sheet or lie on others, at every size and in either language."""
    wrong = []
    for size, language in itertools.product(PRESETS, LANGUAGES):
        shown = EXHIBITS[exhibit_id].at(View(language=language).with_filters(choice))
        figure = print_figure(shown, preset=size)
        boxes = sheet.evaluate(MEASURE, json.loads(figure.to_json()))
        width, height = figure.layout.width, figure.layout.height
        wrong += [
            (size, language, box["text"], round(box["left"]), round(box["right"]), width)
            for box in boxes
            if box["left"] < -1 or box["right"] > width + 1 or box["top"] < -1 or box["bottom"] > height + 1
        ]
        wrong += [
            (size, language, one["text"], "lies on", other["text"])
            for one, other in itertools.combinations(boxes, 2)
            if overlap(one, other)
        ]
    return wrong


def overlap(one, other):
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 2 and down > 2


@pytest.mark.parametrize("size", PRESETS)
def test_a_sheet_has_the_shape_it_is_named_after(size):
    figure = print_figure(EXHIBITS["cpp"].at(View()), preset=size)
    ratio = PRESETS[size].ratio
    if ratio:
        assert figure.layout.width / figure.layout.height == pytest.approx(ratio, rel=0.01)
    else:
        assert figure.layout.width * scale_of(figure, size) == pytest.approx(PRESETS[size].width)


def test_what_is_printed_is_light_whatever_the_screen_is():
    dark, light = (EXHIBITS["cpp"].at(View(theme=theme)) for theme in ("dark", "light"))
    assert print_figure(dark).layout.paper_bgcolor == print_figure(light).layout.paper_bgcolor


def test_a_sheet_names_an_address_only_where_one_leads_to_it(at, monkeypatch):
    monkeypatch.delenv("REFUGIO_ADDRESS", raising=False)
    texts = " ".join(note.text for note in print_figure(at("hosts-map", "es", t="..2019")).layout.annotations)
    assert EDITION in texts
    assert "localhost" not in texts
    assert "t=..2019" not in texts


def test_a_sheet_says_unit_date_sources_edition_and_address(at, monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example")
    texts = " ".join(note.text for note in print_figure(at("hosts-map", "es", t="..2019")).layout.annotations)
    address = "https://figures.example/hosts?t=..2019"
    for said in ("31 de diciembre de 2019", "Fuentes: ACNUR", EDITION, address, "no implican opinión"):
        assert said in texts


def test_an_address_names_page_choices_language_and_edition(at):
    address = address_of(at("hosts-spread", "es", c="CHL"))
    assert address.endswith(f"/hosts?c=CHL&lang=es&edition={EDITION}#hosts-spread")
