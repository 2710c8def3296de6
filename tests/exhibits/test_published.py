"""The edition from an address: every exhibit and composed question is answered row by row as of the CSVs."""

import pandas as pd
import pytest

import loaders
from displacement.exhibits import EXHIBITS
from displacement.queries import asked_of
from displacement.queries.composing import composed
from displacement.queries.origins import Address
from displacement.view import View
from loaders.publishing import publish
from tests.published import on_the_web
from tests.queries.test_composing import random_question
from tests.views import choices_at

pytestmark = pytest.mark.thorough

EVERY = 8
"""Of all choices every eighth is tried: the rows come from the same tables."""


@pytest.fixture(scope="module")
def far(tmp_path_factory):
    """The live edition as a server has it from the web, its database built of Parquet."""
    place = tmp_path_factory.mktemp("published")
    publish(loaders.DATA, place)
    with pytest.MonkeyPatch.context() as patch, on_the_web(place) as address:
        patch.setenv("REFUGIO_CACHE", str(place / "cache"))
        opened = Address(f"{address}/editions").open()
        yield opened
        opened.connection.close()


def held_side_by_side(far, rows):
    """Return the rows that a question has of the CSVs, which are also those it has of the published edition."""
    here = rows()
    with asked_of(far):
        pd.testing.assert_frame_equal(rows(), here)
    return here


@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_an_exhibit_has_the_rows_of_the_csvs(far, exhibit_id):
    assert len(held_side_by_side(far, lambda: EXHIBITS[exhibit_id].at(View()).rows)) > 0


@pytest.mark.parametrize("exhibit_id", [each for each in EXHIBITS if each != "compose"])
def test_an_exhibit_has_the_rows_of_the_csvs_at_many_choices(far, exhibit_id):
    for chosen in list(choices_at(EXHIBITS[exhibit_id]))[::EVERY]:
        view = View().with_filters(chosen)
        held_side_by_side(far, lambda view=view: EXHIBITS[exhibit_id].at(view).rows)


@pytest.mark.parametrize("seed", range(12))
def test_a_composed_question_has_the_rows_of_the_csvs(far, seed):
    question = random_question(seed)
    assert len(held_side_by_side(far, lambda: composed(question))) > 0
