"""Every question is answered, and a question that breaks a rule of the numbers is refused."""

import re

import pandas as pd
import pytest

from displacement.errors import MixedMeasures
from displacement.queries import FOLDER, ask, question, refuse_mixtures

GIVEN = {
    "country": "PER",
    "year": "2019",
    "rate": "people",
    "border": "PER",
    "first": "2018-01-01",
    "last": "2019-12-31",
    "areas": ("PER",),
    "measures": ("venezuelans_hosted",),
    "figures": ("ai-per-2019-10-host",),
}
QUESTIONS = sorted(file.stem for file in FOLDER.glob("*.sql"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_asked_in_its_first_line_and_answered(name):
    sql, wanted = question(name)
    assert re.match(r"-- [A-Z].*\?\n", sql), "the first line is the question"
    assert wanted <= set(GIVEN), "a new parameter needs a value here"
    table = ask(name, **GIVEN)
    assert list(table.columns), name
    if name not in {"breaks_of", "conflicts_of", "age_and_sex"}:
        assert len(table) > 0, "the figures have an answer"


@pytest.mark.parametrize("name", [name for name in QUESTIONS if "quotable" in question(name)[0]
                                  and not name.startswith("choices")])  # fmt: skip
def test_every_mark_has_a_figure_a_source_a_date_and_a_unit(name):
    table = ask(name, **GIVEN)
    for column in ("figure_id", "source", "publisher", "date", "unit", "kind", "qualifier", "locator"):
        assert table[column].notna().all(), column


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("kind", ["stock", "flow"]),
        ("kind", ["flow", "cumulative"]),
        ("unit", ["persons", "cases"]),
        ("unit", ["permits", "applications"]),
    ],
)
def test_what_must_not_share_an_axis_is_refused_with_the_reason(column, values):
    table = pd.DataFrame({"kind": ["stock", "stock"], "unit": ["persons", "persons"], "value": [1, 2]})
    table[column] = values
    with pytest.raises(MixedMeasures, match=f"{column}.*{min(values)}"):
        refuse_mixtures(table, query="a_question")


def test_marks_on_axes_of_their_own_may_differ():
    table = pd.DataFrame(
        {"kind": ["stock", "flow"], "unit": ["persons", "claims"], "axis": ["left", "right"]}
    )
    refuse_mixtures(table, query="a_question")


def test_no_weak_source_stands_in_an_exhibit():
    weak = [
        name
        for name in QUESTIONS
        if "grade" in (table := ask(name, **GIVEN)) and "mirror" in set(table["grade"])
    ]
    assert weak == []
