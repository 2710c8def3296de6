"""Maps stand on our own land, ask nothing of the network, and draw values by area."""

import itertools
import json

import pandas as pd
import pytest

from displacement.maps.circles import draw_circles, radius
from displacement.maps.labels import label_spots
from displacement.maps.land import LAND, outlines
from displacement.maps.still import draw_still_circles
from displacement.maps.window import AMERICAS_AND_SPAIN, mercator
from displacement.view.colours import DARK, LIGHT
from displacement.words import words_in

MARKS = pd.DataFrame(
    {
        "code": ["COL", "PER", "ABW", "XXX", "CHL"],
        "label": ["Colombia", "Peru", "Aruba", "Nowhere", "Chile"],
        "hover": ["", "", "", "", ""],
        "figure_id": ["a", "b", "c", "d", "e"],
        "shown": [2_800_000.0, 1_400_000.0, 11_470.0, 500.0, float("nan")],
        "latitude": [4.6, -9.2, 12.5, float("nan"), -35.7],
        "longitude": [-74.0, -75.0, -70.0, float("nan"), -71.5],
    }
)


@pytest.fixture(scope="module")
def land():
    return {each["properties"]["iso3"]: each for each in json.loads(LAND.read_text())["features"]}


@pytest.mark.parametrize("code", ["PER", "COL", "VEN", "USA", "ESP", "ABW", "CUW", "TTO", "DOM", "PAN"])
def test_every_large_host_and_small_island_has_land(land, code):
    assert land[code]["geometry"]["coordinates"]


def test_outer_rings_wind_clockwise_and_none_wraps_the_globe():
    for ring in outlines():
        area = sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in itertools.pairwise(ring))
        assert area > 0
        assert max(x for x, _ in ring) - min(x for x, _ in ring) < 340


def test_the_land_is_small_enough_to_send():
    assert LAND.stat().st_size < 400_000


def test_half_the_value_has_half_the_area():
    sizes = radius(pd.Series([2.0, 1.0]))
    assert (sizes[1] / sizes[0]) ** 2 == pytest.approx(0.5)


def test_the_deck_has_no_base_map_and_takes_its_land_by_address():
    spec = json.loads(draw_circles(MARKS, palette=LIGHT).to_json())
    assert "mapProvider" not in spec
    assert spec.get("mapStyle", "__MAP_STYLE__") == "__MAP_STYLE__"
    assert spec["layers"][0]["data"] == "./app/static/land.geojson"


def test_what_has_no_value_or_no_position_is_not_drawn_as_zero():
    spec = json.loads(draw_circles(MARKS, palette=DARK).to_json())
    assert [mark["code"] for mark in spec["layers"][1]["data"]] == ["COL", "PER", "ABW"]


def test_a_wide_sheet_shows_more_of_the_earth_and_not_more_of_the_paper():
    figure = draw_still_circles(MARKS, land=outlines(), palette=LIGHT, words=words_in("en"))
    assert (figure.layout.xaxis.constrain, figure.layout.yaxis.constrain) == ("range", "domain")
    longitudes = [x for x in figure.data[0].x if x is not None]
    assert min(longitudes) < -170
    assert max(longitudes) > 170


def test_the_still_map_needs_no_topology():
    figure = draw_still_circles(MARKS, land=outlines(), palette=LIGHT, words=words_in("en"))
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert list(figure.data[1].x) == [-74.0, -75.0, -70.0]


def test_a_name_that_fits_stands_inside_its_circle_and_none_covers_another():
    drawn = MARKS.dropna()
    spots = label_spots(drawn, [40.0, 30.0, 3.0], window=AMERICAS_AND_SPAIN, widths=[700], height=460)
    assert spots[0].inside
    assert not spots[2].inside


def test_the_equator_is_at_zero_and_the_north_goes_up():
    assert mercator(0) == pytest.approx(0)
    assert mercator(60) > 60
