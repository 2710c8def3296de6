"""Questions asked of the figures: one per ``.sql`` file, the question as its first comment.

``ask("world_growth", country="PER")`` answers with a table that keeps the rules of the numbers (``rules``).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

from displacement.queries.rules import keep_rules
from displacement.queries.scope import Scope, Value, filled, scope_of, scoped, values_of
from displacement.queries.served import (
    Refused,
    asked,
    asked_of,
    database,
    kept_by_size,
    once_a_view,
    once_an_edition,
    one_edition,
    served_database,
    served_edition,
    serving,
)

__all__ = [
    "FOLDER",
    "Refused",
    "as_asked",
    "ask",
    "asked",
    "asked_of",
    "database",
    "forget_answers",
    "kept_by_size",
    "once_a_view",
    "once_an_edition",
    "one_edition",
    "question",
    "served_database",
    "served_edition",
    "serving",
    "views",
]

FOLDER = Path(__file__).parent

# Texts as Python's own: answers are small and read row by row, at which Arrow's arrays are several times slower.
pd.options.mode.string_storage = "python"


def ask(name: str, /, **parameters: Value) -> pd.DataFrame:
    """Return the answer to the question ``name`` as a table, one row a mark.

    A whole view can be passed on: parameters the question does not name are left out, and those of the selection are
    handed over as a question reads them (``queries.scope``). Raises MixedMeasures or BrokenRule where the answer
    breaks a rule of the numbers.
    """
    wanted, scope = question(name)[1], scope_of(parameters)
    told = {**values_of(parameters), **parameters}
    given = tuple(sorted((key, value) for key, value in told.items() if key in wanted))
    return _answer(name, given, scope)


@once_an_edition(4096)
def _answer(name: str, given: tuple[tuple[str, Value], ...], scope: Scope) -> pd.DataFrame:
    """Ask once an edition."""
    cursor = database().cursor()
    try:
        table = cursor.execute(scoped(question(name)[0], scope, views()), dict(given) or None).df()
    finally:
        cursor.close()
    keep_rules(table, query=name)
    return table


def views() -> dict[str, str]:
    """Return the views of the database on its figures, each with what it selects, after those it selects from."""
    return asked().views


def as_asked(name: str, /, **parameters: Value) -> str:
    """Return a question as it was asked, its values filled in: SQL that answers the same on the edition's database."""
    wanted = question(name)[1]
    told = {**values_of(parameters), **parameters}
    sql = scoped(question(name)[0], scope_of(parameters), views())
    return filled(sql, {key: value for key, value in told.items() if key in wanted})


def forget_answers() -> None:
    """Ask every question afresh from now on."""
    asked().forget(_answer)


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """Return the text of a question and the names of its parameters."""
    sql = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    code = re.sub(r"--.*", "", sql)
    return sql, frozenset(re.findall(r"\$(\w+)", code))
