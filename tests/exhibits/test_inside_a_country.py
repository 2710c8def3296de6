"""Where inside a country: one date, one counter, each place once, and no share without what it is a share of."""

import json
from itertools import pairwise

import pytest

from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.maps.land import INSIDE, departments, outlines_inside
from displacement.view import View
from tests.exhibits.editions import edition_of


@pytest.fixture
def at():
    return lambda exhibit_id, code, language="en": EXHIBITS[exhibit_id].at(
        View(language=language).with_filters({"c": code})
    )


def test_colombia_is_told_by_its_thirty_three_departments(at):
    shown = at("inside-a-country", "COL")
    assert shown.rows["value"].sum() == 2_875_743
    assert len(shown.rows) == 33
    assert shown.title == "Colombia: Bogotá has 605,376, 21% of the 2,875,743 counted"
    assert shown.rows["date"].nunique() == shown.rows["reported_by"].nunique() == 1


def test_those_of_no_known_region_are_part_of_the_whole_and_told(at):
    shown = at("inside-a-country", "CHL")
    assert shown.title == "Chile: Metropolitana de Santiago has 317,377, 60% of the 532,715 counted"
    told = " ".join(shown.cautions)
    assert "462,429 of the 532,715 counted are told by place; of the others the place is not known." in told
    assert "Ñuble: A region since 2018" in told


def test_the_departments_of_peru_keep_their_address_and_their_warning(at):
    assert exhibit_named("peru-departments") is EXHIBITS["inside-a-country"]
    shown = EXHIBITS["inside-a-country"].at(View())
    assert shown.view["c"] == "PER"
    assert shown.title == "Peru: Lima has 761,146, 69% of the 1,098,014 counted"
    assert "Asylum-seekers and refugees are not counted by department." in shown.cautions


@pytest.mark.thorough
@pytest.mark.parametrize("code", ["CHL", "COL", "PER"])
def test_every_place_stands_within_the_outlines_of_its_country(at, code):
    rows = at("inside-a-country", code).rows
    assert rows[["latitude", "longitude"]].notna().all(axis=None)
    rings = outlines_inside(code)
    for row in rows.itertuples():
        assert any(within(ring, row.longitude, row.latitude) for ring in rings), row.place


def test_the_outlines_are_those_of_places_that_are_held():
    outlined = {
        each["properties"]["place"]
        for code in ("CHL", "COL", "PER")
        for each in departments(code)["features"]
    }
    counted = {
        place
        for code in ("CHL", "COL", "PER")
        for place in EXHIBITS["inside-a-country"].at(View().with_filters({"c": code})).rows["place"]
    }
    assert counted - outlined == {"chl-nuble"}
    assert outlined <= counted
    assert INSIDE.stat().st_size < 120_000


@pytest.mark.thorough
def test_names_on_the_map_stand_clear_of_each_other(at):
    shown = at("inside-a-country", "COL")
    names = [note.text.replace("<br>", " ") for note in shown.figure.layout.annotations]
    assert names[0] == "Bogotá 605,376"
    assert len(names) < 16, "names that would cover others are left out"
    layers = {layer["id"]: layer for layer in json.loads(shown.map.to_json())["layers"]}
    assert len(layers["circles"]["data"]) == 33
    assert len(layers["within"]["data"]["features"]) == 33


def test_a_share_of_foreigners_only_where_they_are_counted_in_the_same_document(at):
    chile = at("in-which-towns", "CHL")
    assert len(chile.rows) == 24, "the largest of 42"
    santiago = chile.rows.iloc[0]
    assert santiago["value"] == 110_128
    assert santiago["share"] == pytest.approx(100 * 110_128 / santiago["denominator"])
    assert chile.title == "Chile: Santiago has 110,128; in San Miguel, 66% of all foreigners are Venezuelans"
    colombia = at("in-which-towns", "COL")
    assert colombia.rows["share"].isna().all()
    assert colombia.title == "Colombia: Bogotá has 605,376, Medellín 241,166"
    assert len(colombia.rows) == 24


def test_a_newspaper_that_tells_of_four_places_does_not_stand_for_all(at):
    assert set(at("in-which-towns", "CHL").rows["date"].dt.year) == {2022}


def test_a_country_without_places_says_so_and_names_those_that_have_them(at):
    told = "No published figure at this choice. There are figures on: Chile and Colombia."
    assert at("in-which-towns", "PER").subtitle == told


@pytest.mark.thorough
def test_without_its_document_nothing_stands_for_it(at):
    with edition_of("a document removed", "inside-a-country"):
        assert at("inside-a-country", "PER").empty
        assert not at("inside-a-country", "COL").empty


def within(ring, x, y):
    """Tell whether a point lies within a ring: a line from it crosses the ring an odd number of times."""
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed = not crossed
    return crossed
