"""Regular or not, protected for a time, counted as what: shares with their parts, units apart, definitions apart."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import LANGUAGES
from tests.exhibits.editions import edition_of


def at(exhibit_id, language="en", **filters):
    return EXHIBITS[exhibit_id].at(View(language=language).with_filters(filters))


def test_each_share_stands_with_what_it_is_a_share_of():
    shown = at("regular-or-not")
    row = shown.row(whole=True, year=2022)
    assert (row["value"], row["denominator"]) == (70_647, 532_715)
    assert "70,647 of 532,715" in shown.title
    counter = "INE Chile and Servicio Nacional de Migraciones (Chile)"
    assert f"532,715 (31 December 2022, {counter})" in set(shown.table["Of all estimated"])
    assert "13.3%" in set(shown.table["Share"])


def test_those_whose_region_is_not_known_are_a_row_and_all_rows_are_the_whole():
    shown = at("regular-or-not")
    regions = shown.rows[~shown.rows["whole"]]
    assert (shown.row(code="region-not-known")["value"], len(regions)) == (59_300, 17)
    assert regions["value"].sum() == 70_647
    assert regions["denominator"].sum() == 532_715
    assert any("59,300" in caution for caution in shown.cautions)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("change", ["a larger later value", "a second year", "a new counter"])
def test_whatever_is_published_later_a_place_has_one_share_a_day_and_a_denominator(change):
    with edition_of(change, "regular-or-not"):
        rows = at("regular-or-not").rows
        assert not rows.duplicated(["code", "date"]).any()
        assert (rows["denominator"] >= rows["value"]).all()
        assert rows.loc[~rows["whole"], "date"].nunique() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_stand_in_columns_of_their_own(language):
    shown = at("protected-for-a-time", language)
    table = shown.exhibit.as_table(shown)
    assert len(table.columns) == shown.rows["unit"].nunique() == 3
    tps = table.iloc[0]
    assert "605,015" in tps.iloc[2]
    assert "605,015" not in tps.iloc[0] + tps.iloc[1]


def test_bars_of_one_unit_never_take_the_scale_of_another():
    shown = at("protected-for-a-time")
    bars = shown.figure.data[0]
    share = {data[0]: length for data, length in zip(bars.customdata, bars.x, strict=True)}
    for _, rows in shown.rows.groupby(["instrument", "unit"]):
        assert max(share[each] for each in rows["figure_id"]) == pytest.approx(max(bars.x))


def test_the_definitions_stand_apart_and_are_told_by_the_data():
    shown = at("counted-as", c="ESP")
    last = shown.rows.drop_duplicates("axis", keep="last").set_index("axis")["value"]
    assert last["undesa_born_in_venezuela"] == 602_539
    assert last["unhcr_hosted"] == 283_741
    assert 602_500 not in set(shown.rows["value"])
    for definition in shown.rows["definition_en"].unique():
        assert definition in shown.reading
    axes = {trace.yaxis for trace in shown.figure.data}
    assert len(axes) == shown.rows["axis"].nunique()


@pytest.mark.parametrize(
    ("language", "holders", "denied"), [("en", "holders", "refused"), ("es", "titulares", "denegados")]
)
def test_holders_and_the_denied_are_told_by_their_stage(language, holders, denied):
    shown = at("country-permits", language, c="USA")
    assert f"{holders} · " in shown.alt
    assert f"{denied} · " in shown.alt
    table = shown.exhibit.as_table(shown)
    assert {holders.capitalize(), denied.capitalize()} <= set(table.columns)
