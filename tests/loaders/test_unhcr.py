"""UNHCR's tables become figures: one a number, with an id that says what it counts."""

import pytest

from loaders.schema import tables
from loaders.unhcr import BREAKDOWNS, UnknownCode, figures_from_tables


def stock(**changes):
    return {
        "year": "2019",
        "country_iso3": "PER",
        "refugees": "1230",
        "asylum_seekers": "482571",
        "others_in_need_of_international_protection": "377864",
        "others_of_concern": "0",
    } | changes


def application(**changes):
    return {
        "year": "2019",
        "country_iso3": "PER",
        "procedure_type": "G",
        "application_type": "N",
        "decision_level": "FI",
        "counted_in": "P",
        "applied": "258636",
    } | changes


def decision(**changes):
    return {
        "year": "2019",
        "country_iso3": "PER",
        "procedure_type": "G",
        "decision_level": "FI",
        "counted_in": "P",
        "recognised": "578",
        "other_protection": "0",
        "rejected": "171",
        "otherwise_closed": "2641",
        "decided": "3390",
    } | changes


def only(figures):
    (figure,) = figures
    return figure


def test_a_host_and_year_gives_a_stock_each():
    figures = figures_from_tables([stock()])
    assert {figure["figure_id"]: (figure["measure"], figure["value"]) for figure in figures} == {
        "unhcr-per-2019-refugees": ("unhcr_refugees", "1230"),
        "unhcr-per-2019-asylum-seekers": ("unhcr_asylum_seekers", "482571"),
        "unhcr-per-2019-oip": ("unhcr_oip", "377864"),
        "unhcr-per-2019-ooc": ("unhcr_ooc", "0"),
    }


def test_a_figure_has_every_column_and_says_where_it_stands():
    assert only(figures_from_tables([], [application()])) == {
        "figure_id": "unhcr-per-2019-claims-new-level-fi",
        "measure": "unhcr_claims_new",
        "instrument": "",
        "breakdown": "level-fi",
        "area": "PER",
        "place": "",
        "nationality": "VEN",
        "value": "258636",
        "published_as": "",
        "qualifier": "exact",
        "period_start": "2019-01-01",
        "date": "2019-12-31",
        "date_precision": "year",
        "standing": "published",
        "reported_by": "UNHCR",
        "source": "unhcr-rpsd-2025-12-1",
        "locator": "Asylum applications, 2019, PER, G / N / FI / P",
        "note_en": "",
        "note_es": "",
        "reread": "",
    }
    for figure in figures_from_tables([stock()], [application()], [decision()]):
        assert tuple(figure) == tables()["figures"].names


def test_a_missing_value_makes_no_row_and_zero_is_zero():
    missing = stock(others_in_need_of_international_protection="", refugees="0")
    assert [(figure["measure"], figure["value"]) for figure in figures_from_tables([missing])] == [
        ("unhcr_refugees", "0"),
        ("unhcr_asylum_seekers", "482571"),
        ("unhcr_ooc", "0"),
    ]
    assert figures_from_tables([], [application(applied="")]) == []


@pytest.mark.parametrize(
    ("codes", "name", "measure"),
    [
        ("G N FI P", "new-level-fi", "unhcr_claims_new"),
        ("U N FI P", "new-level-fi-unhcr", "unhcr_claims_new"),
        ("J N FI P", "new-level-fi-joint", "unhcr_claims_new"),
        ("G N IN C", "new-level-in-cases", "unhcr_claims_new_cases"),
        ("G A AR P", "appeal-level-ar", "unhcr_claims_other"),
        ("G A AR C", "appeal-level-ar-cases", "unhcr_claims_other_cases"),
        ("G R RA P", "repeat-level-ra", "unhcr_claims_other"),
        ("G V FI P", "unspecified-level-fi", "unhcr_claims_other"),
        ("G NR FA P", "new-and-repeat-level-fa", "unhcr_claims_other"),
        ("G RA RA P", "repeat-and-appeal-level-ra", "unhcr_claims_other"),
        ("G J JR P", "judicial-level-jr", "unhcr_claims_other"),
    ],
)
def test_claims_of_different_type_level_and_unit_are_kept_apart(codes, name, measure):
    procedure, kind, level, unit = codes.split()
    row = application(procedure_type=procedure, application_type=kind, decision_level=level, counted_in=unit)
    figure = only(figures_from_tables([], [row]))
    assert figure["figure_id"] == f"unhcr-per-2019-claims-{name}"
    assert figure["measure"] == measure
    assert figure["breakdown"] == name.removesuffix("-cases").removeprefix("new-" if kind == "N" else "")
    assert figure["breakdown"] in BREAKDOWNS


def test_decisions_give_a_figure_each_outcome_and_one_for_all():
    figures = figures_from_tables([], [], [decision(counted_in="C")])
    assert [(figure["figure_id"], figure["measure"], figure["value"]) for figure in figures] == [
        ("unhcr-per-2019-decisions-recognised-level-fi-cases", "unhcr_decisions_recognised_cases", "578"),
        (
            "unhcr-per-2019-decisions-other-protection-level-fi-cases",
            "unhcr_decisions_other_protection_cases",
            "0",
        ),
        ("unhcr-per-2019-decisions-rejected-level-fi-cases", "unhcr_decisions_rejected_cases", "171"),
        ("unhcr-per-2019-decisions-closed-level-fi-cases", "unhcr_decisions_closed_cases", "2641"),
        ("unhcr-per-2019-decisions-total-level-fi-cases", "unhcr_decisions_total_cases", "3390"),
    ]


def test_two_rows_that_would_share_an_id_are_not_added_up():
    figures = figures_from_tables([], [application(applied="5"), application(applied="7")])
    assert [(figure["figure_id"], figure["value"]) for figure in figures] == [
        ("unhcr-per-2019-claims-new-level-fi", "5"),
        ("unhcr-per-2019-claims-new-level-fi-2", "7"),
    ]


def test_years_before_the_first_are_left_out():
    assert figures_from_tables([stock(year="2013")], [application(year="2013")]) == []
    assert len(figures_from_tables([stock(year="2013")], since=2013)) == 4


@pytest.mark.parametrize(
    "unknown",
    [{"application_type": "X"}, {"decision_level": "X"}, {"procedure_type": "X"}, {"counted_in": "X"}],
)
def test_a_code_that_is_not_known_is_told_and_not_guessed(unknown):
    with pytest.raises(UnknownCode, match="“X”; known are"):
        figures_from_tables([], [application(**unknown)])


def test_every_breakdown_is_named_in_both_languages():
    assert BREAKDOWNS["level-fi-unhcr"].label_es == "Primera instancia, procedimiento de ACNUR"
    for breakdown in BREAKDOWNS.values():
        assert breakdown.dimension == "asylum-level"
        assert breakdown.label_en
        assert breakdown.label_es
        assert breakdown.label_en != breakdown.label_es
