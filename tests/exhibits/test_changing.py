"""From any picture and any card a reader can go on to compose: a question that is answered, about what was seen."""

import pytest

from displacement.exhibit.changing import question_behind, question_of_figure
from displacement.exhibits import EXHIBITS
from displacement.queries import ask
from displacement.queries.coverage import measures
from displacement.queries.offers import settled
from displacement.queries.rows import rows_in
from displacement.view import View

OF_NO_FIGURES = {"asked", "corridor", "later-steps", "reading-state", "country-coverage"}


def composed_at(question):
    return EXHIBITS["compose"].at(View().with_filters(settled(question).filters))


@pytest.mark.sampled(6)
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_what_stands_behind_a_picture_is_answered_about_its_measure_and_its_areas(exhibit_id):
    shown = EXHIBITS[exhibit_id].at(View())
    question = question_behind(shown)
    if exhibit_id in OF_NO_FIGURES:
        assert question is None
        return
    composed = composed_at(question)
    assert not composed.empty
    assert set(composed.rows["measure"]) == set(question.measures) <= set(shown.rows["measure"])
    assert set(composed.rows["area"]) & set(shown.rows["area"])


def test_the_choices_of_a_picture_go_along():
    shown = EXHIBITS["claims-neighbours"].at(View().with_filters({"per": "hosted", "t": "2019..2022"}))
    question = question_behind(shown)
    assert (question.measures, question.per, question.period) == (
        ("unhcr_claims_new",),
        "hosted",
        "2019..2022",
    )
    assert question.areas[:3] == ("PER", "COL", "ECU")


def test_a_picture_of_shares_leads_to_shares_and_one_of_counts_to_counts():
    shares = EXHIBITS["recognition-by-year"].at(View().with_filters({"c": "BRA"}))
    assert settled(question_behind(shares)).per == "decided"
    counts = EXHIBITS["claims-filed"].at(View().with_filters({"c": "BRA"}))
    assert settled(question_behind(counts)).per == "people"


@pytest.mark.sampled(80)
@pytest.mark.parametrize(
    "measure",
    [each for each in measures() if each != "unhcr_hosted"],  # added up, on no card
)
def test_a_figure_of_every_measure_that_can_be_drawn_leads_to_a_picture_that_holds_it(measure):
    ledger = ask("ledger")
    rows = rows_in(ledger[(ledger["measure"] == measure) & (ledger["grade"] != "mirror")])
    found = next((row, question_of_figure(row)) for row in rows if question_of_figure(row) is not None)
    row, question = found
    assert question.measures == (measure,)
    assert row["area"] in set(composed_at(question).rows["area"])
