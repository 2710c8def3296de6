"""Every question is asked in its first line, and is answered with figures that can be quoted."""

import re

import pytest

from displacement.queries import FOLDER, ask, question
from displacement.queries.scope import values_of
from loaders.schema import DERIVED
from tests.edition import EDITION

GIVEN = {
    "c": "PER",
    "t": "all",
    "per": "people",
    "s": "all",
    "kind": "all",
    "day": "2019-08-26",
    "weak": "without",
    "where": "all",
    "reason": "all",
    "disagreement": "ai-border-2019-admitted-share-rounding",
    "figure": "ai-border-2019-admitted",
    "exhibit": "ptp",
    **dict.fromkeys(("ids", "fields", "was", "now"), ()),
    "first": "2018-01-01",
    "last": "2019-12-31",
    "areas": ("PER",),
    "measures": ("venezuelans_hosted",),
    "in_cases": "unhcr_claims_new_cases",
    "figures": ("ai-per-2019-10-host",),
    "instrument": "PTP",
    "drawn": ("permits_applied",),
    "measure": "unhcr_asylum_seekers",
    "by": "year",
    "among": "counted",
    "edition": EDITION,
    "counts": ("venezuelans_hosted PER",),
    "parts": ("",),
    "counters": ("UNHCR",),
    "ranges": "without",
    "first_year": 2014,
    "last_year": 2025,
    "moments": (),
    "moment": "2019",
    "area": "PER",
    "dimension": "sex-and-age",
    "outcomes": (
        "unhcr_decisions_recognised",
        "unhcr_decisions_other_protection",
        "unhcr_decisions_rejected",
    ),
    "few": 100,
    "sources": ("100noticias-2022-09-r4v",),
}
QUESTIONS = sorted(file.stem for file in FOLDER.glob("*.sql"))
QUOTED = re.compile(r"\b(FROM|JOIN) (quotable|firm|wholes|unhcr_yearly|last_totals|monthly)\b")
OF_FIGURES = [
    name
    for name in QUESTIONS
    if QUOTED.search(question(name)[0])
    and not name.startswith(
        (
            "changed_since",
            "choices",
            "computed",
            "conflicts",
            "counted_before",
            "stages_left_out",
            "rate_",
            "hosts_compared",
        )
    )
] + ["computed_from"]
"""Questions that are answered with figures: not with choices, nor with what is computed from figures."""
MAY_BE_EMPTY = {
    "changed_since",
    "in_which_towns",
    "acts_across",
    "nothing_composed",
    "parts_and_whole",
    "breaks_of",
    "held_back_of",
    "computed_from",
    "printings",
    "conflicts_of",
    "age_and_sex",
    "claims_again",
    "claims_in_cases",
}


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_asked_in_its_first_line_and_answered(name):
    sql, wanted = question(name)
    assert re.match(r"-- [A-Z].*\?\n", sql), "the first line is the question"
    assert wanted <= set(GIVEN) | set(values_of(GIVEN)), "a new parameter needs a value here"
    table = ask(name, **GIVEN)
    if name not in MAY_BE_EMPTY:
        assert len(table) > 0, "the figures have an answer"


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", OF_FIGURES)
def test_every_mark_has_a_figure_a_source_a_date_and_a_unit(name):
    table = ask(name, **GIVEN)
    for column in ("figure_id", "source", "publisher_es", "date", "unit", "kind", "qualifier", "locator"):
        assert table[column].notna().all(), column


def test_copies_of_documents_are_shown_only_where_the_reader_asks_for_them():
    assert "mirror" not in set(ask("ptp", **GIVEN)["grade"])
    asked = ask("ptp", **GIVEN | {"weak": "with"})
    assert "mirror" in set(asked["grade"])
    assert len(asked) > len(ask("ptp", **GIVEN))


def test_most_questions_are_about_figures():
    assert len(OF_FIGURES) >= 35


@pytest.mark.parametrize("file", [*sorted(FOLDER.glob("*.sql")), *DERIVED], ids=lambda file: file.stem)
def test_grades_are_compared_in_their_order_and_never_as_texts(file):
    """``grade < 'mirror'`` compares letters: “inter_agency” would lie before “mirror”, and “news” after it."""
    sql = re.sub(r"--.*", "", file.read_text(encoding="utf-8"))
    assert not re.search(r"grade\s*(<|>|<=|>=|BETWEEN)\s*['$]", sql)
    assert "array_position(['official'" not in sql, "ORDER BY grade"


def test_what_a_view_leaves_out_is_asked_for_in_no_question_again():
    repeated = re.compile(r"grade <> 'mirror'|period_start = date_trunc\('month'")
    assert [name for name in QUESTIONS if repeated.search(question(name)[0])] == []
