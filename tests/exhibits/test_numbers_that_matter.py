"""The numbers that the dashboard exists for, read off the exhibits."""

import pytest

from displacement.exhibit.notes import on_the_face
from displacement.exhibits import EXHIBITS
from displacement.exhibits.checks import arithmetic, checked
from displacement.queries import ask
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


def test_the_share_is_13_percent_as_published_and_13_9_as_computed_beside_the_funnel(at):
    told = on_the_face(at("border-claims-funnel"), room=330)[0]
    assert any(all(share in note for share in ("13%", "13.9%", "14%")) for note in told)


def test_perus_series_holds_every_counter_beside_unhcr(at):
    rows = at("hosts-series", c="PER").rows
    by_id = rows.set_index("figure_id")
    assert by_id.loc["ai-per-2019-10-host", "value"] == 863613
    assert by_id.loc["r4v-per-2020-08-host", "value"] == 1043460
    assert by_id.loc["quito-2018-per-host", "value"] == 414000
    assert by_id.loc["quito-2018-per-host", "qualifier"] == "over"
    unhcr_2019 = rows[(rows["measure"] == "unhcr_hosted") & (rows["date"].dt.year == 2019)]
    assert list(unhcr_2019["value"]) == [1230 + 482571 + 377864]


def test_each_figure_of_the_series_has_its_source_one_click_away(at):
    shown = at("hosts-series", c="PER")
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
    values = set(at("gates", c="PER").rows["value"])
    assert 88114 in values
    assert 18944 in values
    assert not values & {44756, 3815}


def test_a_rate_names_its_denominator(at):
    shown = at("hosts-ranking", per="1000", t="..2024")
    assert "2024, World Bank" in shown.subtitle


def test_a_country_without_a_population_figure_is_missing_and_not_zero(at):
    rows = at("hosts-map", per="1000", t="..2019").rows
    unknown = rows[rows["population"].isna()]
    assert list(unknown["shown"].isna()) == [True]


def test_258636_482571_and_377047_are_three_kinds_and_stand_on_no_common_axis(at):
    shown = at("claims-three-kinds")
    told = dict(zip(shown.rows["kind"], shown.rows["value"], strict=True))
    assert told == {"flow": 258_636, "stock": 482_571, "cumulative": 377_047}
    assert shown.rows["axis"].nunique() == 3
    dates = dict(zip(shown.rows["kind"], shown.rows["date"].astype(str), strict=True))
    assert dates["cumulative"] == "2019-06-30"
    for number in ("258,636", "482,571", "377,047"):
        assert number in shown.title


def test_134554_claims_otherwise_closed_stand_beside_487_recognised(at):
    shown = at("claims-decisions", c="PER")
    rows = shown.rows[shown.rows["year"] == 2023].set_index("part")["value"]
    assert rows["unhcr_decisions_recognised"] == 487
    assert rows["unhcr_decisions_closed"] == 134_554
    assert (
        "660 decided on the merits, 487 (74%) recognised, no other protection; 134,554 otherwise closed"
        in shown.title
    )
    drawn = [note.text for note in shown.figure.layout.annotations]
    assert any("487 (74%) recognised" in text and "134,554" in text for text in drawn)


def test_perus_funnel_runs_from_377047_claims_to_1000_people_said_without_a_hedge(at):
    shown = at("peru-claims-funnel")
    published = shown.rows[shown.rows["grouped"] == "published"]
    assert list(published["value"]) == [377_047, 1_000]
    assert list(published["qualifier"]) == ["exact", "bare"]
    assert list(published["unit"]) == ["claims", "persons"]
    assert "30 June 2019" in shown.title


def test_claims_filed_are_first_applications_and_no_appeals(at):
    shown = at("claims-filed", c="PER")
    assert set(shown.rows["measure"]) == {"unhcr_claims_new"}
    by_year = dict(zip(shown.rows["date"].dt.year, shown.rows["value"], strict=True))
    assert by_year[2019] == 258_636
    assert by_year[2018] == 190_469


def test_the_cases_of_the_usa_stand_in_a_panel_of_their_own(at):
    shown = at("claims-filed", c="USA")
    assert set(shown.rows["unit"]) == {"persons", "cases"}
    assert shown.figure.data[0].yaxis != shown.figure.data[1].yaxis
    assert any("never added up" in caution for caution in shown.cautions)


def test_claims_per_1000_hosted_name_what_they_are_a_rate_of(at):
    rows = at("claims-neighbours", per="hosted").rows
    peru = rows[(rows["area"] == "PER") & (rows["date"].dt.year == 2019)].iloc[0]
    assert peru["denominator"] == 1230 + 482571 + 377864
    assert peru["shown"] == pytest.approx(1000 * 258636 / peru["denominator"])
    assert rows[rows["date"].dt.year < 2018]["shown"].isna().all(), "no comparable count before 2018"


def test_the_ptp_keeps_its_points_qualifiers_and_deadlines(at):
    shown = at("ptp")
    by_id = {(row["measure"], row["value"]): row["qualifier"] for _, row in shown.rows.iterrows()}
    assert by_id["permits_granted", 416_839] == "exact"
    assert by_id["permits_applied", 485_000] == "over"
    assert by_id["permits_pending", 69_356] == "exact"
    days = {str(line.x0)[:10] for line in shown.figure.layout.shapes}
    assert days == {"2018-10-31", "2018-12-31"}


def test_who_had_which_status_is_five_overlapping_groups_that_are_not_added_up(at):
    shown = at("status-2019")
    assert list(shown.rows["value"]) == [863_613, 549_606, 416_839, 377_047, 69_356]
    assert "must not be added up" in shown.alt
    assert shown.rows["axis"].nunique() == 5, "each on an axis of its own"
    total = shown.words.number(sum(shown.rows["value"]))
    assert total not in f"{shown.title} {shown.subtitle} {shown.alt} {shown.figure.to_json()}"


def test_the_corridor_closes_on_15_june_22_june_and_26_august(at):
    shown = at("corridor")
    told = list(zip(shown.rows["area"], shown.rows["date"].astype(str), strict=True))
    assert told == [("PER", "2019-06-15"), ("CHL", "2019-06-22"), ("ECU", "2019-08-26")]
    assert "72 days" in shown.title
    drawn = " ".join(note.text for note in shown.figure.layout.annotations)
    for day in ("15 June 2019", "22 June 2019", "26 August 2019"):
        assert day in drawn


def test_the_timeline_has_all_155_measures_and_draws_no_month_as_a_day(at):
    shown = at("timeline")
    measures = shown.rows[shown.rows["unit"] == "acts"]
    assert len(measures) == 155
    months = set(measures[measures["date_precision"] == "month"]["figure_id"])
    assert months
    for trace in shown.figure.data:
        if trace.type != "scatter":
            continue
        for (figure_id,), symbol in zip(trace.customdata, trace.marker.symbol, strict=True):
            assert symbol.endswith("-open") == (figure_id in months)


@pytest.mark.parametrize(
    ("day", "area", "aspect", "state", "answer"),
    [
        ("2018-08-24", "PER", "document", "open", "Identity card"),
        ("2018-08-25", "PER", "document", "partly", "assport"),
        ("2019-06-14", "PER", "visa", "open", "No visa"),
        ("2019-06-15", "PER", "visa", "closed", "isa"),
        ("2019-06-22", "CHL", "visa", "closed", "isa"),
        ("2019-08-25", "ECU", "visa", "open", "No visa"),
        ("2019-08-26", "ECU", "visa", "closed", "isa"),
        ("2018-10-31", "PER", "permit", "open", "31 October 2018"),
        ("2018-11-01", "PER", "permit", "closed", "closed to those who enter now"),
        ("2019-01-01", "PER", "permit", "closed", "PTP closed"),
    ],
)
def test_what_was_asked_turns_on_the_day_of_the_measure(day, area, aspect, state, answer):
    rows = ask("asked", day=day)
    cell = rows[(rows["area"] == area) & (rows["aspect"] == aspect)].iloc[0]
    assert cell["state"] == state
    assert answer in cell["answer_en"]
    assert isinstance(cell["source"], str)


def test_where_the_sources_do_not_say_the_cell_says_so(at):
    shown = at("asked", day="2019-08-26")
    silent = shown.rows["figure_id"].isna()
    assert silent.any()
    assert set(shown.table[silent.to_numpy()]["What was asked"]) == {"Not said"}
    assert (shown.table[~silent.to_numpy()]["Source"] != "").all()


def test_published_numbers_are_recomputed_and_the_arithmetic_is_shown(at):
    shown = at("checks")
    told = {row["check_id"]: row for _, row in shown.rows.iterrows()}
    verdicts = {check_id: checked(row).verdict for check_id, row in told.items()}
    assert verdicts["border-claims-share"] == "truncated"
    assert verdicts["border-claims-sum"] == "consistent"
    assert verdicts["sample-by-sex"] == "consistent"
    assert verdicts["net-entries-june-2019"] == verdicts["net-entries-july-2019"] == "consistent"
    assert verdicts["net-entries-change-2019-07"] == "consistent"
    assert verdicts["entries-change-2019-07-entries"] == "inconsistent"
    assert verdicts["ptp-applied-2019-12"] == "consistent"
    assert verdicts["quito-countries"] == "unpublished"
    assert verdicts["lac-share-2019"] == "consistent"
    assert verdicts["regular-of-hosted-2019-10"] == "consistent"
    assert arithmetic(told["regular-of-hosted-2019-10"], shown.words) == "549,606 ÷ 863,613 = 63.6%"
    assert arithmetic(told["border-claims-share"], shown.words) == "142 ÷ 1,018 = 13.9%"


def test_a_disagreement_is_drawn_on_one_scale_and_different_things_on_scales_of_their_own(at):
    one = at("disagreement", disagreement="per-2019-hosted-oas-unexplained")
    assert len(one.figure.data) == 1
    assert min(one.rows["value"]) == 862_000
    mixed = at("disagreement", disagreement="ai-border-2019-admitted-share-rounding")
    assert len({trace.xaxis for trace in mixed.figure.data}) == mixed.rows["axis"].nunique() > 1


def test_chiles_three_counters_of_2021_stand_on_one_scale_and_under_the_picture_of_its_hosts(at):
    told = [row for row in at("hosts-series", c="CHL").conflicts if row["high"] == 505_007]
    assert sorted((row["low"], len(row["figures"])) for row in told) == [(400_000, 3), (492_061, 2)]
    (three,) = (row["id"] for row in told if len(row["figures"]) == 3)
    drawn = at("disagreement", disagreement=three)
    assert "Venezuelans hosted; People displaced from Venezuela (UNHCR) (people)" in drawn.subtitle
    assert drawn.rows["axis"].nunique() == 1
    assert sorted(drawn.rows["value"]) == [400_000, 444_400, 505_007]
    assert drawn.title == "Chile: from over 400,000 to 505,007 people"


def test_what_two_measures_leave_out_of_each_other_is_said_once_under_a_picture(at):
    shown = at("hosts-series", c="USA")
    told = [row for row in shown.conflicts if row["reason"] == "definition"]
    assert len(told) == 1
    contradicted = shown.marks[shown.marks["spread"].fillna("") != ""]
    assert contradicted["date"].nunique() > 2, "each of its years says how far the others lie"


def test_a_figure_that_others_contradict_says_so_wherever_it_is_shown(at):
    shown = at("peru-claims-funnel")
    mark = shown.marks[shown.marks["value"] == 377_047].iloc[0]
    assert mark["spread"]
    assert "⚖" in mark["hover"]
    assert any("⚖" in cell for cell in shown.table["Documents say"])


def test_a_break_stands_on_the_exhibit_in_its_alternative_text_and_in_its_rows(at):
    shown = at("hosts-series", c="PER")
    assert any("breaks the series" in caution for caution in shown.cautions)
    assert "breaks the series" in shown.alt


def test_after_2019_the_door_stays_closed_in_three_measures(at):
    shown = at("later-steps")
    steps = shown.rows[shown.rows["step"].notna()]
    assert [str(day)[:10] for day in steps["date"]] == ["2021-01-26", "2023-11-10", "2026-01-12"]
    assert set(steps["direction"]) == {"restricts"}
    assert shown.title == "2021 troops, 2023 a deadline, 2026 a refused corridor"


def test_what_was_asked_after_2019_is_a_state_a_stretch_without_a_gap(at):
    rows = at("later-steps").rows
    for aspect, mine in rows.sort_values("since").groupby("aspect"):
        assert list(mine["since"])[1:] == list(mine["until"])[:-1], aspect
    lasting = rows[rows["until"].isna()].set_index("aspect")["state"]
    assert lasting.to_dict() == {
        "document": "closed", "visa": "closed", "asylum": "partly", "permit": "closed", "border": "unsaid",
    }  # fmt: skip
    border = rows[rows["aspect"] == "border"].sort_values("since")
    assert list(border["state"])[:5] == ["open", "closed", "closed", "closed", "open"]


def test_before_the_first_step_the_door_was_open(at):
    shown = at("door-in-four-steps")
    assert shown.reading.startswith("“Before” is what was asked on 24 August 2018")
    assert list(shown.rows["before_en"]) == [
        "Identity card enough",
        "PTP, for entries up to 31 October 2018",
        "No visa",
        "Yes: those without documents may claim asylum",
    ]
    assert list(shown.table["What was asked before"]) == list(shown.rows["before_en"])
    assert {source.id for source in shown.sources} >= {"infobae-2018-08-17", "t13-2019-06-06"}


def test_a_total_tells_the_disagreements_of_its_own_kind_and_not_of_other_parts(at):
    contested = {figure for row in at("hosts-series", c="PER").conflicts for figure in row["figures"]}
    assert "ai-per-2019-10-host" in contested
    assert "ai-per-2019-06-recognised" not in contested
    years = {row["id"] for row in at("peru-claims-funnel").conflicts}
    assert "per-2017-claims-lag" in years, "a year of the sum is of the sum's own kind"


def test_the_headline_names_its_day_and_what_was_said_since(at):
    shown = at("headline-figures")
    assert shown.title == "7,774,494 people have left Venezuela, by the last exact count, 4 July 2024"
    assert "at least 8,600,000 people (January 2026" in shown.cautions[0]


@pytest.mark.parametrize(("language", "said"), [("en", "1 permit,"), ("es", "1 permiso,")])
def test_one_is_said_in_the_singular(at, language, said):
    assert said in at("humanitarian-visas", language).alt
