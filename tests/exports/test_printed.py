"""What is printed is legible, cuts none of its words and covers nothing, at any size, in either language."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import plotly
import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import PRESETS, sizes_of
from displacement.exports.printed import HIGHEST, SEVEN_POINTS, address_of, print_figure, scale_of
from displacement.exports.typefaces import face_for
from displacement.view import View
from displacement.view.colours import palette
from displacement.words import LANGUAGES
from tests.edition import EDITION
from tests.exports.placing import faults
from tests.views import choices_at

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
LOADED = "Promise.all([400, 700].map(weight => document.fonts.load(`${weight} 14px 'Source Sans'`)))"
SOME = 3
"""Choices of an exhibit that are drawn beside the usual ones, as far apart as they stand in the list."""


@pytest.fixture(scope="module")
def sheet(chromium):
    page = chromium.new_context(viewport={"width": 2400, "height": 2400}).new_page()
    page.set_content(
        f"<head><style>{face_for('')}</style></head><body style='margin:0'><div id='sheet'></div></body>"
    )
    page.add_script_tag(path=str(PLOTLY))
    page.evaluate(LOADED)
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


@pytest.mark.browser
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_a_column_is_legible_and_no_text_lies_on_another_on_a_point_or_on_a_line(sheet, exhibit_id):
    assert wrong_on(sheet, exhibit_id, sizes=["column"], languages=["es"]) == []


@pytest.mark.browser
@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_every_size_is_legible_and_no_text_lies_on_another_on_a_point_or_on_a_line(sheet, exhibit_id):
    assert wrong_on(sheet, exhibit_id) == []


@pytest.mark.browser
@pytest.mark.thorough
@pytest.mark.parametrize(
    "exhibit_id", [key for key, one in EXHIBITS.items() if one.parameters and key != "compose"]
)
def test_some_choices_are_legible_and_no_text_lies_on_another_on_a_point_or_on_a_line(sheet, exhibit_id):
    choices = list(choices_at(EXHIBITS[exhibit_id]))
    for choice in choices[:: max(1, len(choices) // SOME)]:
        assert wrong_on(sheet, exhibit_id, sizes=["column", "wide"], languages=["es"], **choice) == [], choice


@pytest.mark.browser
@pytest.mark.parametrize("choice", COMPOSED, ids=str)
def test_a_composed_picture_is_legible_and_no_text_lies_on_another_on_a_point_or_on_a_line(sheet, choice):
    assert wrong_on(sheet, "compose", sizes=["column", "wide"], languages=["es"], **choice) == []


def wrong_on(sheet, exhibit_id, *, sizes=tuple(PRESETS), languages=LANGUAGES, **choice):
    """Return what is wrong on an exhibit at these sizes and in these languages."""
    wrong = []
    for size, language in itertools.product(sizes, languages):
        shown = EXHIBITS[exhibit_id].at(View(language=language).with_filters(choice))
        largest = _largest_on_a_map(shown)
        wrong += [
            (size, language, fault)
            for fault in faults(sheet, print_figure(shown, preset=size))
            if not (largest and fault.startswith(f"{largest} covers a point"))
        ]
    return wrong


def _largest_on_a_map(shown):
    """Return the name of the largest place inside a country: the title speaks of it, and it stands in any case."""
    names = (
        shown.figure.layout.annotations if shown.exhibit.id == "inside-a-country" and not shown.empty else ()
    )
    return names[0].text if names else ""


@pytest.mark.browser
def test_what_is_wrong_on_a_sheet_is_found(sheet, at):
    figure = print_figure(at("claims-filed"), preset="wide")
    bars = figure.layout.yaxis.tickvals[-1]
    figure.add_scatter(x=[figure.layout.xaxis.range[0] if figure.layout.xaxis.range else "2020-01-01"], y=[bars],
                       mode="markers", marker={"size": 12})  # fmt: skip
    where = {"x": figure.data[-1].x[0], "y": bars, "showarrow": False, "text": "Chacalluta"}
    figure.add_annotation(**where, font={"size": 13})
    figure.add_annotation(**where, font={"size": 6}, xshift=9000)
    found = " ".join(faults(sheet, figure))
    assert "Chacalluta covers a point" in found
    assert "a grid runs through Chacalluta" in found
    assert "Chacalluta has 4.5 points" in found
    assert "Chacalluta is cut off" in found


def types_of(told, *, within="") -> Iterator[float]:
    """Yield the sizes of type in the layout of a figure and in its traces."""
    for key, value in told.items() if isinstance(told, dict) else enumerate(told):
        if key in {"font", "tickfont", "textfont", "insidetextfont", "outsidetextfont"} and value.get("size"):
            yield value["size"]
        if isinstance(value, (dict, list)) and key not in {"template", "hoverlabel"}:
            yield from types_of(value)


def is_legible_and_fits(exhibit_id, size, language):
    sheet = print_figure(EXHIBITS[exhibit_id].at(View(language=language)), preset=size)
    told, scale = json.loads(sheet.to_json()), scale_of(sheet)
    assert min(types_of({"layout": told["layout"], "data": told["data"]})) * scale >= SEVEN_POINTS
    made = PRESETS[sheet.layout.meta["made_for"]]
    assert made.width == pytest.approx(sheet.layout.width * scale)
    if made.ratio is None:
        assert sheet.layout.height * scale <= HIGHEST
    else:
        fits = sheet.layout.height <= sheet.layout.width / made.ratio + 1
        assert fits or sheet.layout.width == made.widest, "type gives way to shape before shape does to type"


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_no_type_of_a_column_is_under_7_points_and_no_column_is_over_380_millimetres(exhibit_id):
    is_legible_and_fits(exhibit_id, "column", "es")


@pytest.mark.thorough
@pytest.mark.parametrize(("size", "language"), list(itertools.product(PRESETS, LANGUAGES)))
def test_no_type_is_under_7_points_and_no_print_over_380_millimetres(size, language):
    for exhibit_id in EXHIBITS:
        is_legible_and_fits(exhibit_id, size, language)


def test_a_list_that_is_too_long_for_a_column_is_made_for_two(at):
    sheet = print_figure(at("cpp"), preset="column")
    assert sheet.layout.meta["made_for"] == "page"
    assert sheet.layout.width * scale_of(sheet) == pytest.approx(PRESETS["page"].width)


@pytest.mark.thorough
def test_a_picture_is_called_what_it_is(at):
    assert list(sizes_of(at("border-claims-funnel"))) == list(PRESETS)
    made = sizes_of(at("cpp"))
    assert "column" not in made, "it would be higher than 380 mm and is made as a page"
    assert made["page"].width == round(PRESETS["page"].width)
    for each in made.values():
        sheet = print_figure(at("cpp"), preset=each.size)
        assert each.height == round(sheet.layout.height * scale_of(sheet))
    assert made["wide"].taller
    assert not sizes_of(at("border-claims-funnel"))["wide"].taller


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", [key for key, one in EXHIBITS.items() if not one.in_columns])
def test_what_is_not_laid_out_in_columns_looks_the_same_on_a_wide_sheet(exhibit_id):
    one, four = (EXHIBITS[exhibit_id].at(replace(View(), across=across)).figure for across in (1, 4))
    assert one.to_json() == four.to_json()


@pytest.mark.parametrize("size", PRESETS)
def test_a_sheet_has_the_shape_it_is_named_after(size, at):
    sheet = print_figure(at("hosts-spread"), preset=size)
    ratio = PRESETS[size].ratio
    if ratio:
        assert sheet.layout.width / sheet.layout.height == pytest.approx(ratio, rel=0.01)
    assert sheet.layout.width * scale_of(sheet) == pytest.approx(PRESETS[size].width)


def test_what_is_printed_is_light_whatever_the_screen_is():
    dark, light = (EXHIBITS["cpp"].at(View(theme=theme)) for theme in ("dark", "light"))
    assert print_figure(dark).layout.paper_bgcolor == print_figure(light).layout.paper_bgcolor


def test_a_dark_picture_is_dark_only_where_it_is_asked_for(at):
    sheets = [print_figure(at("cpp"), theme=theme) for theme in ("dark", "light")]
    assert [sheet.layout.paper_bgcolor for sheet in sheets] == [
        palette(theme).ground for theme in ("dark", "light")
    ]


@pytest.mark.thorough
def test_a_sheet_names_an_address_only_where_one_leads_to_it(at, monkeypatch):
    monkeypatch.delenv("REFUGIO_ADDRESS", raising=False)
    texts = " ".join(note.text for note in print_figure(at("hosts-map", "es", t="..2019")).layout.annotations)
    assert EDITION in texts
    assert "localhost" not in texts
    assert "t=..2019" not in texts


@pytest.mark.thorough
def test_a_sheet_says_unit_date_sources_edition_and_address(at, monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example")
    texts = " ".join(note.text for note in print_figure(at("hosts-map", "es", t="..2019")).layout.annotations)
    address = "https://figures.example/hosts?t=..2019"
    for said in ("31 de diciembre de 2019", "Fuentes: ACNUR", EDITION, address, "no implican opinión"):
        assert said in texts


def test_an_address_names_page_choices_language_and_edition(at):
    address = address_of(at("hosts-spread", "es", c="CHL"))
    assert address.endswith(f"/hosts?c=CHL&lang=es&edition={EDITION}#hosts-spread")
