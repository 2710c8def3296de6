"""A composed question: what it offers it answers by the rules, what it refuses it explains, and nothing is made up."""

import itertools
import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from displacement.queries import ask, database
from displacement.queries import refusals as why
from displacement.queries.composing import as_composed, composed
from displacement.queries.coverage import measures
from displacement.queries.drawn import Drawn
from displacement.queries.figuring import FEW_DECIDED
from displacement.queries.offers import ORDER, offers, refused, refused_filters, settled, settled_filters
from displacement.queries.questions import Question
from displacement.queries.refusals import REASONS, Refusal
from displacement.view.parameters import FORM, OF_A_COMPOSED, RATE_OF
from displacement.view.selection import span_of
from displacement.words import words_in

MEASURES = tuple(measures())
EVERY_DAY = {"unhcr_claims_new", "permits_granted", "recognition_share"}
"""A flow of people, a running total of permits, a share: the others are asked as thoroughly, and not every day."""
FORMS = tuple(FORM.options)
RATES = tuple(RATE_OF.options)
CORRIDOR = ("PER", "COL", "ECU", "CHL")
SPANNED = ("line", "columns", "points", "multiples", "table", "stacked", "map")
WITH_ALL = (
    "figure_id", "measure", "kind", "unit", "value", "qualifier", "date", "source", "locator", "axis", "dated", "code",
    "series", "series_en", "series_es", "panel", "shown", "denominator", "segment", "since_segment", "change",
    "unfinished", "latitude", "longitude", "also", "other_counters", "chosen",
)  # fmt: skip


def question(measure="unhcr_asylum_seekers", **choices):
    named = {"areas": CORRIDOR} | choices
    return Question(measures=(measure,) if isinstance(measure, str) else measure, **named)


def answered(asked):
    """Return the rows of a question that is possible, held to what every answer is held to."""
    assert refused(asked) is None, (asked, refused(asked))
    rows = composed(asked)
    assert set(WITH_ALL) <= set(rows.columns)
    assert rows["shown"].notna().any(), asked
    assert "mirror" not in set(rows["grade"].astype(str))
    assert "projection" not in set(rows["standing"])
    drawn = Drawn(asked)
    if drawn.form != "table" and drawn.form != "points":
        assert not rows.duplicated(["panel", "series", "date", "period_start"]).any(), asked
    if drawn.form == "ranking":
        assert not rows.duplicated("series").any(), asked
    if asked.per == "people" and asked.shown_as == "value":
        assert (rows["shown"] == rows["value"]).all()
    if asked.shown_as == "value" and asked.per != "people":
        times = 100 if asked.per == "decided" else 1000
        rated = rows[rows["shown"].notna()]
        assert (rated["shown"] * rated["denominator"] / times - rated["value"]).abs().max() < 1e-6
    return rows


def random_question(seed):
    """Return a question of choices drawn at random among those offered, one after the other as a reader makes them."""
    chance = random.Random(seed)
    asked = Question(measures=(chance.choice(MEASURES),))
    if chance.random() < 0.2:
        second = [option.code for option in offers(asked).second if option.available]
        asked = asked.having("m", "~".join([*asked.measures, *chance.sample(second, min(1, len(second)))]))
    for name in ORDER[2:]:
        codes = list(offers(settled(asked)).available(name))
        if name == "t":
            years = sorted(map(int, codes)) or [2019]
            first, last = sorted(chance.choices(years, k=2))
            code = chance.choice(["all", span_of(first, last), span_of(first, None)])
        elif name == "c":
            code = (
                "~".join(chance.sample(codes, min(len(codes), chance.choice([1, 1, 2, 4, 15]))))
                if codes
                else "all"
            )
            code = "all" if "all" in code.split("~") else code
        else:
            code = chance.choice(codes)
        asked = asked.having(name, code)
    return settled(asked)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "measure",
    [pytest.param(each, marks=() if each in EVERY_DAY else pytest.mark.thorough) for each in MEASURES],
)
def test_every_form_and_rate_that_is_offered_of_a_measure_is_answered(measure):
    asked = settled(Question(measures=(measure,)))
    count = 0
    for form in offers(asked).available("f"):
        of_form = asked.having("f", form)
        for per in offers(of_form).available("per"):
            answered(of_form.having("per", per))
            count += 1
    assert count


@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_whatever_is_composed_of_what_is_offered_is_answered_by_the_rules(seed):
    answered(random_question(seed))


@pytest.mark.thorough
@pytest.mark.timeout(900)
@pytest.mark.parametrize("quarter", range(4))
@settings(max_examples=500, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_two_thousand_composed_questions_are_answered_by_the_rules(quarter, seed):
    answered(random_question(4 * seed + quarter))


@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_a_settled_question_stays_as_it_is_and_is_never_refused(seed):
    asked = random_question(seed)
    assert settled(asked) == asked
    assert refused(asked) is None
    assert Question.of(asked.filters) == asked
    assert refused_filters(asked.filters) is None
    assert settled_filters(asked.filters) == asked.filters


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_is_said_in_both_languages(language):
    words = words_in(language)
    told = {reason: words.say(reason) for reason in REASONS}
    assert len(set(told.values())) == len(REASONS)
    if language == "es":
        assert [reason for reason, text in told.items() if text == reason] == []


@pytest.mark.thorough
@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_every_option_that_cannot_be_chosen_says_why(seed):
    offered = offers(random_question(seed))
    for name in ORDER:
        assert any(option.available for option in offered[name]), name
        for option in offered[name]:
            assert option.name_en, option
            assert option.name_es, option
            if not option.available:
                assert isinstance(option.reason, Refusal)
                assert option.reason.reason in REASONS


def reason_of(asked, **chosen):
    found = refused(asked, chosen=chosen or ORDER)
    return found.reason if found else ""


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (question("unhcr_claims_new_cases", areas=("USA",), per="1000"), why.CASES_NO_RATE),
        (question(form="columns"), why.STOCK_NO_COLUMN),
        (question("claims_filed_total", areas=("PER",), form="columns"), why.TOTAL_NO_COLUMN),
        (question(form="map"), why.TOO_FEW_FOR_MAP),
        (question(form="stacked"), why.NOT_PARTS),
        (question(areas=("PER",), form="ranking"), why.ONE_AREA),
        (question(areas=("PER",), period="2019..2019", form="line"), why.ONE_DATE_NO_LINE),
        (question(areas=("PER",), period="2018..2019", form="line"), why.TOO_FEW_FOR_LINE),
        (question(areas=("ATG",), period="2014..2015"), why.NOT_IN_YEARS),
        (question(per="decided"), why.NOT_DECISIONS),
        (question(period="..2017", per="hosted"), why.HOSTED_SINCE_2018),
        (question("venezuelans_hosted", per="hosted"), why.HOSTED_BY_ITSELF),
        (question("unhcr_decisions_recognised", per="decided", shown_as="change"), why.DECIDED_NO_CHANGE),
        (question("entries", part="each.month", areas=("PER", "ECU"), sum="together"), why.NOT_OVER_AREAS),
        (question(peers="neighbours"), why.PEERS_OF_ONE),
        (question(("unhcr_asylum_seekers", "unhcr_claims_new"), form="ranking"), why.TWO_MEASURES),
        (question(("unhcr_claims_new", "unhcr_claims_other")), why.NEW_BESIDE_OTHER),
        (question("unhcr_claims_new_cases", areas=("PER",)), why.IN_PERSONS),
        (question("minimum_wage", sources="unhcr", areas=("VEN",)), why.NOT_FROM_SOURCES),
        (question(part="second-round"), why.UNKNOWN),
        (question(form="pie"), why.UNKNOWN),
        (question(areas=("PER",), form="ranking", sum="together"), why.NO_SUM_AT_ONE_DATE),
    ],
)
def test_what_is_impossible_is_refused_with_its_reason_and_what_is_possible(asked, reason):
    found = refused(asked)
    assert found is not None
    assert found.reason == reason
    assert all(
        refused(asked.having(found.parameter, code), chosen=[found.parameter]) is None
        for code in found.allowed[:5]
    )


def test_claims_per_1000_hosted_in_three_countries_are_those_of_the_exhibit_of_claims():
    rows = answered(
        question(
            "unhcr_claims_new", areas=("PER", "ECU", "CHL"), period="2018..2025", per="hosted", form="line"
        )
    )
    known = ask("claims_neighbours", c="", per="hosted")
    known = known.set_index(["area", known["date"].dt.year])["shown"]
    assert len(rows) == 24
    for row in rows.itertuples():
        assert row.shown == pytest.approx(known[row.area, row.date.year])
    assert rows["denominator_source"].str.startswith("unhcr-rpsd").all()


def test_those_recognised_as_a_share_of_those_decided_leave_closed_claims_out():
    rows = answered(question("unhcr_decisions_recognised", areas=("BRA", "PER"), per="decided"))
    peru = ask("claims_decisions", country="PER")
    peru = peru[peru["part"] == "unhcr_decisions_recognised"]
    peru = peru.set_index(peru["date"].dt.year)
    here = rows[rows["area"] == "PER"]
    few = set(peru.index[peru["on_the_merits"] < FEW_DECIDED])
    assert set(here["date"].dt.year[here["shown"].isna()]) >= few > set()
    for row in here[here["shown"].notna()].itertuples():
        assert row.denominator == peru["on_the_merits"][row.date.year]
        assert row.shown == pytest.approx(100 * peru["value"][row.date.year] / row.denominator)


def test_a_rate_is_missing_where_nobody_counted_what_it_is_a_rate_of():
    rows = answered(question("unhcr_claims_new", areas=("PER",), per="hosted"))
    before = rows[rows["date"].dt.year < 2018]
    assert len(before) > 0
    assert before["shown"].isna().all()
    assert before["value"].notna().all()


def test_people_per_inhabitants_are_taken_of_the_population_of_the_figure():
    rows = answered(question(per="1000", period="2016..2025"))
    assert (rows["denominator"] == rows["population"]).all()
    assert rows["denominator_title"].notna().all()


def test_one_counter_tells_each_area_and_the_same_one_as_far_as_there_is_one():
    rows = answered(question("venezuelans_hosted"))
    assert rows.groupby("area")["reported_by"].nunique().max() == 1
    assert rows["reported_by"].nunique() < 4
    assert rows["other_counters"].min() > 0


def test_of_one_area_every_counter_is_a_series_of_its_own_in_points_and_one_counter_is_a_line():
    points = answered(question("venezuelans_hosted", areas=("PER",), form="points"))
    assert points["series"].nunique() == points["reported_by"].nunique() > 5
    assert points.groupby("series")["reported_by"].nunique().max() == 1
    line = answered(question("venezuelans_hosted", areas=("PER",), form="line"))
    assert line["series"].nunique() == 1


def test_of_one_counter_and_date_the_best_document_is_taken_and_the_others_are_told():
    rows = answered(question("venezuelans_hosted", areas=("ECU",), form="table"))
    twice = rows[rows["also"] > 0]
    assert len(twice) > 0
    same = "measure = ? AND part_id = '' AND area = ? AND reported_by = ? AND date = ?"
    for row in twice.itertuples():
        found = database().cursor().execute(
            f"SELECT min(grade), count(*) FROM composable WHERE {same}",
            [row.measure, row.area, row.reported_by, row.date.date()],
        )  # fmt: skip
        grade, count = found.fetchall()[0]
        assert (str(row.grade), row.also) == (grade, count - 1)


def test_ends_of_a_range_are_two_series_in_a_table_and_in_no_line():
    measure = "entries_per_day"
    for area, part in itertools.product(
        ["PER", "ECU"], offers(Question(measures=(measure,))).available("part")
    ):
        asked = question(measure, areas=(area,), part=part, form="table")
        if refused(asked) is None and (ranged := composed(asked))["bound"].notna().any():
            assert (ranged.groupby("series")["bound"].nunique(dropna=False) == 1).all()
            return
    pytest.fail("no range is told")


def test_a_running_total_is_never_a_column_and_months_stand_beside_no_years():
    rows = answered(question("transits", areas=("PAN",), part="at.darien.of.ALL.each.month"))
    assert set(rows["rhythm"]) == {"month"}
    assert set(rows["nationality"]) == {"ALL"}


@pytest.mark.thorough
def test_a_sum_names_its_areas_and_those_without_a_figure_and_is_that_of_its_parts():
    asked = question(areas=("PER", "COL", "ATG"), sum="together")
    rows = answered(asked)
    apart = composed(asked.having("sum", "apart"))
    for row in rows.itertuples():
        parts = apart[apart["date"] == row.date]
        assert row.value == parts["value"].sum()
        assert sorted(row.figure_id.split()) == sorted(" ".join(parts["figure_id"]).split())
        assert (row.areas_with, row.areas_of) == (len(parts), 3)
    lacking = rows[rows["areas_with"] == 2]
    assert set(lacking["areas_without_es"]) == {"Antigua y Barbuda"}


def test_a_sum_is_of_one_counter_and_of_countries_alone():
    rows = answered(question("venezuelans_hosted", areas=("all",), sum="together"))
    assert rows["reported_by"].nunique() == 1
    assert (rows["areas_with"] > 1).all()
    regions = question("venezuelans_hosted", areas=("LAC", "WORLD"), sum="together")
    assert reason_of(regions) == why.REGIONS_NOT_ADDED


def test_a_rate_of_a_sum_is_of_the_areas_that_are_in_it():
    rows = answered(question("unhcr_claims_new", areas=("PER", "ECU", "CHL"), sum="together", per="hosted"))
    apart = composed(question("unhcr_claims_new", areas=("PER", "ECU", "CHL"), per="hosted"))
    for row in rows.itertuples():
        parts = apart[(apart["date"] == row.date) & apart["shown"].notna()]
        assert row.shown == pytest.approx(1000 * parts["value"].sum() / parts["denominator"].sum())


@pytest.mark.thorough
def test_a_change_stays_within_a_segment_and_begins_at_a_day_that_all_have():
    rows = answered(question("unhcr_hosted", areas=("PER", "COL"), shown_as="change"))
    assert (rows["date"] >= pd.Timestamp("2018-12-31")).all()
    assert (rows["segment"] == rows["since_segment"]).all()
    first = rows[rows["date"] == rows["date"].min()]
    assert first["shown"].tolist() == [0, 0]
    index = answered(question("unhcr_hosted", areas=("PER", "COL"), shown_as="index"))
    assert index.loc[index["date"] == index["date"].min(), "shown"].tolist() == [100, 100]


@pytest.mark.thorough
def test_nothing_is_held_against_a_count_that_may_be_1_to_5():
    for areas in itertools.combinations(["CHL", "PER", "COL", "ATG", "GRC"], 2):
        asked = question(areas=areas, shown_as="index")
        if refused(asked) is None:
            assert composed(asked).loc[lambda rows: rows["date"] == rows["date"].min(), "masked"].max() == 0


def test_a_period_that_is_not_over_is_told_and_held_against_nothing():
    asked = question("transits", areas=("PAN",), part="at.darien.of.ALL", form="table")
    rows = answered(asked)
    assert (rows.loc[rows["standing"] == "provisional", "unfinished"]).all()
    changed = composed(asked.having("as", "index")) if not reason_of(asked.having("as", "index")) else rows
    assert changed.loc[changed["unfinished"], "change"].isna().all()


@pytest.mark.parametrize(
    ("strategy", "some"),
    [
        ("neighbours", {"COL", "PER"}),
        ("corridor", {"COL", "PER", "CHL"}),
        ("nearest", set()),
        ("nearest_per", set()),
        ("range", {"PER"}),
    ],
)
def test_peers_by_a_strategy_stand_after_the_one_chosen_and_have_figures(strategy, some):
    rows = answered(question(areas=("ECU",), peers=strategy, form="ranking"))
    drawn = list(dict.fromkeys(rows["area"]))
    assert drawn[0] == "ECU"
    assert some <= set(drawn[1:])
    assert len(drawn) > 2
    assert rows.loc[rows["chosen"], "area"].unique().tolist() == ["ECU"]


def test_what_survives_a_change_is_what_still_fits():
    asked = settled(question(form="columns", measure="unhcr_claims_new", per="hosted"))
    assert (asked.form, asked.per) == ("columns", "hosted")
    stock = settled(asked.having("m", "unhcr_asylum_seekers"))
    assert (stock.form, stock.per, stock.areas) == ("auto", "hosted", CORRIDOR)
    share = settled(stock.having("m", "recognition_share"))
    assert share.per == "people"
    assert set(share.areas) <= set(measures()["recognition_share"]["areas"])
    assert settled(question("entries", areas=("PER",))).part == "each.month"
    assert settled(Question(measures=("nothing",))).measures == ("unhcr_asylum_seekers",)


@pytest.mark.thorough
def test_parts_that_are_the_whole_are_stacked_and_others_are_not():
    ages = question("unhcr_asylum_seekers", part="by.sex-and-age", areas=("PER",), form="stacked")
    whole = [
        area for area in measures()["unhcr_asylum_seekers"]["areas"] if not reason_of(ages.having("c", area))
    ]
    assert len(whole) > 10
    rows = answered(ages.having("c", whole[0]))
    total = composed(question("unhcr_asylum_seekers", areas=(whole[0],), period="2025..2025"))
    assert rows["value"].sum() == total["value"].iloc[0]
    assert reason_of(
        question("unhcr_decisions_recognised", part="by.asylum-level", areas=("ESP",), form="stacked")
    ) == (why.PARTS_NOT_ADDED)


def test_the_question_in_sql_finds_the_figures_that_are_shown():
    asked = question(period="2016..2025", form="line")
    found = database().cursor().execute(as_composed(asked)).df()
    assert found["figure_id"].tolist() == composed(asked)["figure_id"].tolist()


def test_a_composed_exhibit_names_all_its_choices_in_the_address():
    assert {each.name for each in OF_A_COMPOSED} | {"s"} == set(ORDER)
