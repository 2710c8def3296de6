"""What a composed question is answered with: the figures of its measures, kept to the rules, as its form draws them."""

from __future__ import annotations

import pandas as pd

from displacement.queries import asked, database, once_an_edition
from displacement.queries import question as text_of
from displacement.queries.drawn import Drawn
from displacement.queries.figuring import held_against, named, rated, summed
from displacement.queries.questions import Question
from displacement.queries.rules import keep_rules
from displacement.queries.scope import Value, filled

KEPT_ANSWERS = 64  # there are more questions than room
ONE_A_MOMENT = ("ranking", "dumbbell", "map", "stacked", "columns")
"""Forms in which a series has one mark at each moment: of several dates within a year, the last."""


@once_an_edition(KEPT_ANSWERS)
def composed(question: Question) -> pd.DataFrame:
    """Return the rows that answer a question, one a mark, in the columns of ``quotable`` and those a drawing needs.

    ``shown`` is the number drawn, ``series`` and ``panel`` are what it belongs to, ``axis`` is its measure. The
    question is one that is not ``refused``.
    """
    drawn = Drawn(question)
    rows = [_rows(drawn, each) for each in question.measures]
    answer = rows[0] if len(rows) == 1 else pd.concat(rows, ignore_index=True)
    keep_rules(answer, query="composing")
    return answer


def as_composed(question: Question) -> str:
    """Return the SQL that finds the figures of a question, its values filled in, one text a measure."""
    drawn = Drawn(question)
    return "\n;\n\n".join(filled(text_of("composing")[0], _values(drawn, each)) for each in question.measures)


def _rows(drawn: Drawn, measure: str) -> pd.DataFrame:
    question = drawn.question
    rows = rated(_figures(drawn, measure), per=question.per, measure=measure)
    if drawn.together:
        rows = summed(rows, areas=drawn.countries, per=question.per)
    rows = held_against(rows, base=drawn.base(measure), shown_as=question.shown_as)
    if drawn.form in ONE_A_MOMENT:
        moments = drawn.moments
        rows = rows[rows["moment"].isin(moments)] if moments else rows
        rows = rows.drop_duplicates(["area", "part_id", "reported_by", "moment"], keep="last")
    rows = named(rows, chosen=drawn.chosen, others=drawn.others(measure))
    multiples = drawn.form == "multiples" and len(question.measures) == 1
    return rows.assign(panel=rows["series"] if multiples else measure).reset_index(drop=True)


def _figures(drawn: Drawn, measure: str) -> pd.DataFrame:
    """Return the figures of one measure as the engine that is set has them, else the database."""
    sql, values = text_of("composing")[0], _values(drawn, measure)
    if engine := asked().engine:
        return engine.answer(filled(sql, values), database())
    cursor = database().cursor()
    try:
        return cursor.execute(sql, values).df()
    finally:
        cursor.close()


def _values(drawn: Drawn, measure: str) -> dict[str, Value]:
    """Return the values of the question in SQL."""
    first, last = drawn.question.years
    at_once = drawn.question.shown_as == "value" and drawn.form in ONE_A_MOMENT
    return {
        "measure": measure,
        "parts": drawn.parts(measure),
        "areas": drawn.areas,
        "counters": drawn.counters(measure),
        "ranges": "with" if drawn.every_counter else "without",
        "first_year": first,
        "last_year": last,
        "moments": drawn.moments if at_once else (),
        "s": drawn.question.sources,
    }
