"""Questions asked of the figures: one per ``.sql`` file, the question as its first comment.

``ask("world_growth", country="PER")`` answers with a table that keeps the rules of the numbers (``rules``).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

import duckdb
import pandas as pd

import loaders
from displacement.queries.rules import keep_rules
from displacement.queries.scope import Scope, Value, filled, scope_of, scoped, values_of
from loaders.schema import OF_FIGURES

FOLDER = Path(__file__).parent


def ask(name: str, /, **parameters: Value) -> pd.DataFrame:
    """Return the answer to the question ``name`` as a table, one row a mark.

    A whole view can be passed on: parameters the question does not name are left out, and those of the selection are
    handed over as a question reads them (``queries.scope``). Raises MixedMeasures or BrokenRule where the answer
    breaks a rule of the numbers.
    """
    wanted, scope = question(name)[1], scope_of(parameters)
    told = {**values_of(parameters), **parameters}
    given = tuple(sorted((key, value) for key, value in told.items() if key in wanted))
    return _answer(name, given, scope, served_edition())


@lru_cache(maxsize=4096)
def _answer(
    name: str, given: tuple[tuple[str, Value], ...], scope: Scope, _: loaders.Edition
) -> pd.DataFrame:
    """Ask once an edition: its figures do not change while the server runs."""
    cursor = database().cursor()
    try:
        table = cursor.execute(scoped(question(name)[0], scope, views()), dict(given) or None).df()
    finally:
        cursor.close()
    keep_rules(table, query=name)
    return table


def views() -> dict[str, str]:
    """Return the views of the database on its figures, each with what it selects, after those it selects from."""
    return _views_of(database())


@lru_cache(maxsize=64)
def _views_of(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    cursor = connection.cursor()
    try:
        told = cursor.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
    finally:
        cursor.close()
    texts = {name: sql.partition(" AS ")[2].rstrip("; \n") for name, sql in told}
    return {name: texts[name] for name in OF_FIGURES}


def as_asked(name: str, /, **parameters: Value) -> str:
    """Return a question as it was asked, its values filled in: SQL that answers the same on the edition's database."""
    wanted = question(name)[1]
    told = {**values_of(parameters), **parameters}
    sql = scoped(question(name)[0], scope_of(parameters), views())
    return filled(sql, {key: value for key, value in told.items() if key in wanted})


def forget_answers() -> None:
    """Ask every question afresh from now on."""
    _answer.cache_clear()


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """Return the text of a question and the names of its parameters."""
    sql = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    code = re.sub(r"--.*", "", sql)
    return sql, frozenset(re.findall(r"\$(\w+)", code))


_opening = threading.Lock()
_asked: ContextVar[duckdb.DuckDBPyConnection | None] = ContextVar("asked", default=None)


@contextmanager
def asked_of(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Ask the database of another edition within the block; answers are remembered an edition, never mixed."""
    before = _asked.set(connection)
    try:
        yield
    finally:
        _asked.reset(before)


def database() -> duckdb.DuckDBPyConnection:
    """Return the database that is asked: the one of the edition that is served, opened at the first call."""
    asked = _asked.get()
    if asked is not None:
        return asked
    with _opening:
        return _opened()


def served_edition() -> loaders.Edition:
    """Return the edition that is asked: as its open database names it, whatever the files say by now."""
    return _edition_of(database())


@lru_cache(maxsize=64)
def _edition_of(connection: duckdb.DuckDBPyConnection) -> loaders.Edition:
    return loaders.edition_in(connection)


@cache
def _opened() -> duckdb.DuckDBPyConnection:
    return loaders.open_database()
