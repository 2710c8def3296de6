"""The numbers that the dashboard exists for, read off the exhibits."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.view import View


@pytest.fixture
def at():
    return lambda exhibit_id, language="en", **filters: EXHIBITS[exhibit_id].at(
        View(language=language).with_filters(filters)
    )


def test_the_funnel_gives_1018_claims_and_what_became_of_them(at):
    shown = at("border-claims-funnel")
    values = dict(zip(shown.rows["measure"], shown.rows["value"], strict=True))
    assert values == {
        "border_claims_recorded": 1018,
        "border_claims_admitted": 142,
        "border_claims_denied": 526,
        "border_claims_pending": 288,
        "border_claims_archived": 62,
    }
    assert "1,018" in shown.title
    assert "142" in shown.title


@pytest.mark.parametrize(("language", "said"), [("en", "not recognition"), ("es", "no es reconocimiento")])
def test_admission_is_never_called_recognition(at, language, said):
    shown = at("border-claims-funnel", language)
    assert any(said in caution for caution in shown.cautions)
    assert said in shown.alt


def test_the_share_is_13_percent_as_published_and_13_9_as_computed(at):
    shown = at("border-claims-share")
    assert shown.row(form="printed")["value"] == 13
    assert shown.row(form="computed")["value"] == pytest.approx(100 * 142 / 1018)
    assert "13%" in shown.title
    assert "13.9%" in shown.title
    assert "14%" in shown.title


def test_perus_series_holds_every_counter_beside_unhcr(at):
    rows = at("hosts-series", country="PER").rows
    by_id = rows.set_index("figure_id")
    assert by_id.loc["ai-per-2019-10-host", "value"] == 863613
    assert by_id.loc["r4v-per-2020-08-host", "value"] == 1043460
    assert by_id.loc["quito-2018-per-host", "value"] == 414000
    assert by_id.loc["quito-2018-per-host", "qualifier"] == "over"
    unhcr_2019 = rows[(rows["measure"] == "unhcr_hosted") & (rows["date"].dt.year == 2019)]
    assert list(unhcr_2019["value"]) == [1230 + 482571 + 377864]


def test_each_figure_of_the_series_has_its_source_one_click_away(at):
    shown = at("hosts-series", country="PER")
    row = shown.table[shown.table["How many"] == "863,613 people"].iloc[0]
    assert "](http" in row["Source"]
    assert "Amnesty" in row["Source"]


def test_the_sample_is_35_people_4_visas_3_refused_and_no_statistic(at):
    shown = at("border-sample")
    assert "35" in shown.title
    assert "not a statistical sample" in shown.alt


def test_waiting_was_30_to_70_days(at):
    assert "30 to 70 days" in at("waiting-days").title


def test_net_entries_are_never_drawn_as_entries(at):
    values = set(at("border-entries", border="PER").rows["value"])
    assert 88114 in values
    assert 18944 in values
    assert not values & {44756, 3815}


def test_a_rate_names_its_denominator(at):
    shown = at("hosts-ranking", rate="per_1000", year="2024")
    assert "2024, World Bank" in shown.subtitle


def test_a_country_without_a_population_figure_is_missing_and_not_zero(at):
    rows = at("hosts-map", rate="per_1000").rows
    unknown = rows[rows["population"].isna()]
    assert unknown["shown"].isna().all()
