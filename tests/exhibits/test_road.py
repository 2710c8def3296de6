"""The road north: four stations each for itself, the measures that fell on them, and those who died on the way."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.queries import database
from displacement.view import View
from displacement.words import LANGUAGES
from tests.exhibits.editions import CHANGES, edition_of

STATIONS = ["transits", "irregular_entries", "irregular_status_events", "encounters"]


@pytest.fixture
def at():
    return lambda exhibit_id, language="en", **filters: EXHIBITS[exhibit_id].at(
        View(language=language).with_filters(filters)
    )


def test_the_four_stations_stand_in_the_order_of_the_road_each_on_an_axis_and_a_unit_of_its_own(at):
    shown = at("road-north")
    assert list(dict.fromkeys(shown.rows["axis"])) == STATIONS
    assert (shown.rows.groupby("axis")["unit"].nunique() == 1).all()
    heads = [note.text for note in shown.figure.layout.annotations if note.text.startswith("<b>")]
    assert len(heads) == len(STATIONS)
    assert all(
        unit in head for unit, head in zip(["people", "people", "events", "encounters"], heads, strict=True)
    )
    ranges = {tuple(shown.figure.layout[f"yaxis{ending}"].range) for ending in ("", "2", "3", "4")}
    assert len(ranges) == len(STATIONS)


def test_the_stations_share_one_axis_of_time(at):
    layout = at("road-north").figure.layout
    assert len({tuple(layout[f"xaxis{ending}"].range) for ending in ("", "2", "3", "4")}) == 1


def test_the_highest_month_of_each_station_is_the_one_published(at):
    rows = at("road-north").rows
    tops = rows.loc[rows.groupby("measure")["value"].idxmax()].set_index("measure")
    assert {name: (str(row["period_start"])[:7], row["value"]) for name, row in tops.iterrows()} == {
        "transits": ("2023-08", 62700),
        "irregular_entries": ("2023-09", 42550),
        "irregular_status_events": ("2024-07", 40488),
        "encounters": ("2023-09", 66584),
    }


def test_a_share_has_both_its_figures_and_only_where_both_are_there(at):
    counted, shares = at("road-north").rows, at("road-north", among="share")
    rows = shares.rows
    assert rows["denominator"].notna().all()
    assert (rows["shown"] == 100 * rows["value"] / rows["denominator"]).all()
    assert len(rows) == counted["denominator"].notna().sum()
    known = {figure for (figure,) in database().cursor().execute("SELECT figure_id FROM quotable").fetchall()}
    assert set(rows["denominator_figure_id"]) <= known
    place = rows.reset_index(drop=True).query("measure == 'transits' and value == 62700").index[0]
    told = shares.table.iloc[place]
    assert "62,700" in " ".join(map(str, told))
    assert "81,946" in " ".join(map(str, told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_measure_of_the_states_of_the_stations_is_a_rule_and_is_named(at, language):
    shown = at("road-north", language)
    areas = tuple(set(shown.rows["area"]))
    found = (
        database()
        .cursor()
        .execute(
            "SELECT title_en, title_es FROM events WHERE mark = 1 AND list_contains(?, area) ORDER BY effective",
            [areas],
        )
    )
    titles = [english if language == "en" else spanish for english, spanish in found.fetchall()]
    assert len(titles) >= len(STATIONS)
    assert all(title in shown.reading for title in titles)
    rules = [shape for shape in shown.figure.layout.shapes if shape.type == "line" and shape.x0 == shape.x1]
    assert len(rules) == len(titles) * len(STATIONS)


def test_a_period_draws_only_the_measures_that_fell_in_it(at):
    assert "CBP One" not in at("road-north", t="..2021").reading
    assert "CBP One" in at("road-north", t="2023..").reading


def test_the_fall_is_told_where_it_holds_at_every_station_and_otherwise_the_highest_months_are(at):
    assert at("road-north").title.startswith("At each of the 4 stations")
    assert at("road-north", t="..2023").title.startswith("Highest months")


def test_deaths_keep_at_least_and_a_year_known_in_part_is_hollow(at):
    shown = at("deaths-on-the-way")
    assert "at least 743 people" in shown.title
    assert set(shown.rows["qualifier"]) == {"at_least"}
    assert shown.rows[shown.rows["unfinished"]]["date"].dt.strftime("%Y-%m").tolist() == ["2025-04"]
    assert 2017 not in set(shown.rows["date"].dt.year)
    assert sum(shape.type == "rect" for shape in shown.figure.layout.shapes) == 1
    assert any("never recorded" in caution for caution in shown.cautions)


def test_a_country_is_the_last_five_whole_years_added_up(at):
    shown = at("deaths-on-the-way", by="country")
    colombia = shown.row(area="COL")
    assert (colombia["value"], colombia["figure_id"].count(" ")) == (33 + 26 + 20 + 40 + 7, 4)
    assert set(shown.rows["qualifier"]) == {"at_least"}
    assert "2020–2024" in shown.subtitle
    assert not (shown.rows["area_kind"] != "country").any()


@pytest.mark.thorough
@pytest.mark.parametrize("by", ["year", "country"])
@pytest.mark.parametrize("change", CHANGES)
def test_on_changed_data_no_death_loses_its_at_least(change, by, at):
    with edition_of(change, "deaths-on-the-way"):
        shown = at("deaths-on-the-way", by=by)
        if not shown.empty:
            assert "at least" in f"{shown.title} {shown.alt}"
