"""Each rule of the numbers: an answer that breaks it is refused, before anybody draws it, with the reason."""

import pandas as pd
import pytest

import displacement.queries as queries
from displacement.errors import BrokenRule, MixedMeasures
from displacement.queries import ask
from displacement.queries.rules import keep_rules

BASE = {
    "figure_id": ["a", "b"],
    "measure": ["unhcr_claims_new", "unhcr_claims_new"],
    "value": [10.0, 20.0],
    "kind": "flow",
    "unit": "persons",
    "stage": "filed",
    "date": pd.to_datetime(["2018-12-31", "2019-12-31"]),
    "dated": True,
    "source": "unhcr",
    "grade": "official",
    "read_as": "full",
    "locator": "2019, PER",
    "segment": 0,
}


def table(**changes):
    return pd.DataFrame(BASE | changes)


def without(column):
    return table().drop(columns=column)


def test_a_table_of_one_kind_unit_and_stage_is_answered():
    keep_rules(table(), query="a_question")


def test_1_missing_is_not_zero_a_number_that_nobody_published_is_refused():
    with pytest.raises(BrokenRule, match="missing is not zero"):
        keep_rules(table(figure_id=["a", None], value=[10.0, 0.0]), query="a_question")
    keep_rules(
        table(figure_id=["a", None], value=[10.0, None], source=["unhcr", None], locator=["p. 1", None]),
        query="a_question",
    )


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("kind", ["stock", "flow"]),
        ("kind", ["flow", "cumulative"]),
        ("kind", ["stock", "cumulative"]),
        ("unit", ["persons", "cases"]),
        ("unit", ["persons", "claims"]),
        ("unit", ["permits", "applications"]),
        ("stage", ["applied", "granted"]),
        ("stage", ["granted", "delivered"]),
        ("stage", ["filed", "admitted"]),
    ],
)
def test_2_what_must_not_share_an_axis_is_refused_with_the_reason(column, values):
    with pytest.raises(MixedMeasures, match=f"{column}.*{min(values)}"):
        keep_rules(table(**{column: values}), query="a_question")


def test_2_marks_on_axes_of_their_own_may_differ():
    mixed = {"kind": ["stock", "flow"], "unit": ["persons", "claims"], "stage": ["pending", "filed"]}
    keep_rules(table(**mixed, axis=["left", "right"]), query="a_question")


def test_2_stages_share_an_axis_only_as_named_parts_of_one_procedure():
    keep_rules(table(stage=["admitted", "denied"], part=["admitted", "denied"]), query="a_question")


@pytest.mark.parametrize("before", [0, 1])
def test_3_no_change_is_given_across_a_break(before):
    change = table(change=[None, 100.0], segment=[0, 1], since_segment=[0, before])
    if before == 0:
        with pytest.raises(BrokenRule, match="across a break"):
            keep_rules(change, query="a_question")
    else:
        keep_rules(change, query="a_question")


def test_3_a_change_that_does_not_say_what_lies_between_is_refused():
    with pytest.raises(BrokenRule, match="whether a break lies between"):
        keep_rules(table(change=[None, 100.0]), query="a_question")


def test_3_a_figure_knows_the_breaks_of_its_series_that_lie_before_it():
    rows = ask("hosts_series", c="PER")
    of_unhcr = rows[rows["measure"] == "unhcr_hosted"]
    of_unhcr = of_unhcr.set_index(of_unhcr["date"].dt.year)["segment"]
    assert of_unhcr[2017] == 0
    assert of_unhcr[2018] == 1


@pytest.mark.parametrize("column", ["unit", "date", "source", "locator"])
def test_4_a_figure_without_unit_date_source_or_locator_is_refused(column):
    if column != "unit":
        with pytest.raises(BrokenRule, match=f"no {column}"):
            keep_rules(without(column), query="a_question")
    with pytest.raises(BrokenRule, match=f"no {column}"):
        keep_rules(table(**{column: [None, None]}), query="a_question")


def test_4_a_rate_without_its_denominator_is_refused():
    with pytest.raises(BrokenRule, match="what it is a rate of"):
        keep_rules(table(shown=[0.1, 0.2]), query="a_question")
    with pytest.raises(BrokenRule, match="what it is a rate of"):
        keep_rules(table(shown=[0.1, 0.2], denominator=[100.0, None]), query="a_question")
    keep_rules(table(shown=[0.1, None], denominator=[100.0, None]), query="a_question")


@pytest.mark.parametrize("kind", ["stock", "cumulative", "flow"])
def test_5_marks_of_two_dates_share_an_axis_only_where_each_tells_its_own(kind):
    with pytest.raises(BrokenRule, match=r"several dates: 2018-12-31 to 2019-12-31\..* the latest"):
        keep_rules(without("dated").assign(kind=kind), query="a_question")
    with pytest.raises(BrokenRule, match="several dates"):
        keep_rules(table(kind=kind, dated=[True, False]), query="a_question")
    keep_rules(table(kind=kind), query="a_question")


def test_5_one_date_an_axis_is_asked_of_each_axis_and_of_numbers_only():
    keep_rules(without("dated").assign(axis=["left", "right"]), query="a_question")
    keep_rules(without("dated").assign(value=[10.0, None]), query="a_question")
    with pytest.raises(BrokenRule, match="several dates"):
        keep_rules(without("dated").assign(axis="left"), query="a_question")


def test_6_a_copy_of_a_document_is_refused_unless_the_reader_asked_for_it():
    with pytest.raises(BrokenRule, match="leans on mirrors: unhcr"):
        keep_rules(table(grade=["official", "mirror"]), query="a_question")
    keep_rules(table(grade=["official", "mirror"], weak_asked=True), query="a_question")


def test_7_an_answer_that_does_not_say_how_its_documents_were_read_is_refused():
    with pytest.raises(BrokenRule, match="how its documents were read"):
        keep_rules(without("read_as"), query="a_question")


def test_8_repeats_and_appeals_are_refused_beside_new_claims():
    with pytest.raises(BrokenRule, match="repeats and appeals"):
        keep_rules(table(measure=["unhcr_claims_new", "unhcr_claims_other"]), query="a_question")


def test_8_the_cases_of_the_usa_are_refused_beside_persons():
    with pytest.raises(MixedMeasures, match="cases, persons"):
        keep_rules(
            table(measure=["unhcr_claims_new", "unhcr_claims_new_cases"], unit=["persons", "cases"]),
            query="a_question",
        )


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("SELECT * FROM quotable WHERE instrument = 'PTP'", MixedMeasures),
        ("SELECT * FROM quotable WHERE measure IN ('unhcr_claims_new', 'unhcr_claims_other')", MixedMeasures),
        ("SELECT * FROM quotable WHERE area = 'USA' AND measure LIKE 'unhcr_claims_new%'", MixedMeasures),
        ("SELECT *, 1.0 * value / 3 AS shown FROM quotable WHERE measure = 'unhcr_hosted'", BrokenRule),
        ("SELECT * EXCLUDE (locator) FROM quotable WHERE measure = 'unhcr_hosted'", BrokenRule),
        ("SELECT * FROM quotable WHERE measure = 'unhcr_hosted' AND area = 'PER'", BrokenRule),
        ("SELECT * FROM quotable WHERE measure = 'permits_granted' AND instrument = 'PTP'", BrokenRule),
    ],
)
def test_a_careless_question_about_the_real_figures_is_refused(monkeypatch, sql, error):
    monkeypatch.setattr(queries, "question", lambda name: (sql, frozenset()))
    queries.forget_answers()
    try:
        with pytest.raises(error, match="a_careless_question"):
            ask("a_careless_question")
    finally:
        queries.forget_answers()
