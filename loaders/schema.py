"""The schema as the checks read it: columns, types, required values, closed lists, references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).with_name("schema.sql")
KEPT = ("quotable", "disagreements", "composable", "coverage", "held")
OF_FIGURES = ("firm", "wholes", "unhcr_yearly", "unhcr_outcomes", "last_totals", "monthly")
"""The views on ``quotable``, each after those that it selects from."""
VIEWS = ("inhabitants", *OF_FIGURES, "enacted", "highlighted")
DERIVED = tuple(
    SCHEMA.with_name(f"{name}.sql")
    for name in (
        "among",
        "inhabitants",
        "quotable",
        "firm",
        "wholes",
        "unhcr_yearly",
        "unhcr_outcomes",
        "last_totals",
        "monthly",
        "enacted",
        "highlighted",
        "disagreements",
        "composable",
        "coverage",
        "held",
    )
)
MADE = frozenset({"edition", "conflict_figures", "check_parts"})
ENUM = re.compile(r"ENUM\(")
SHAPED = re.compile(r"regexp_full_match\(\w+, '(.*)'\)")
LISTED = re.compile(r"\bIN\b(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its type, whether it needs a value, its list, bounds or shape, what it refers to, what it is."""

    name: str
    type: str
    required: bool
    allowed: tuple[str, ...] = ()
    bounds: str = ""
    shape: str = ""
    refers_to: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table that is read from CSV: its columns in order, its primary key, what a row of it is."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = field(default=())
    about: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[str, Table]:
    """Return the tables that are read from CSV, in an order in which each comes after those it refers to."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        described = connection.execute(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY table_oid, column_index"
        ).fetchall()
        rules = connection.execute(
            "SELECT table_name, constraint_type, constraint_column_names, expression, referenced_table "
            "FROM duckdb_constraints()"
        ).fetchall()
        about = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    names = list(dict.fromkeys(row[0] for row in described))
    return {
        name: _table(name, described, rules, about=about[name] or "") for name in names if name not in MADE
    }


def _table(name: str, described: list[tuple], rules: list[tuple], *, about: str) -> Table:  # type: ignore[type-arg]
    mine = [rule for rule in rules if rule[0] == name]
    key = next((tuple(rule[2]) for rule in mine if rule[1] == "PRIMARY KEY"), ())
    refers = {rule[2][0]: rule[4] for rule in mine if rule[1] == "FOREIGN KEY"}
    checks = {rule[2][0]: rule[3] for rule in mine if rule[1] == "CHECK" and len(rule[2]) == 1}
    allowed = {column: _listed(check) for column, check in checks.items()}
    shapes = {column: _shape(check) for column, check in checks.items()}
    columns = [
        Column(
            name=column,
            type="VARCHAR" if ENUM.match(kind) else kind,
            required=not nullable or column in key,
            allowed=_texts(kind) if ENUM.match(kind) else allowed.get(column, ()),
            bounds="" if allowed.get(column) or shapes.get(column) else checks.get(column, ""),
            shape=shapes.get(column, ""),
            refers_to=refers.get(column, ""),
            about=comment or "",
        )
        for table, column, kind, nullable, comment in described
        if table == name
    ]
    return Table(name=name, columns=tuple(columns), key=key, about=about)


def _listed(expression: str) -> tuple[str, ...]:
    found = LISTED.search(expression)
    return _texts(found[1]) if found else ()


def _shape(expression: str) -> str:
    found = SHAPED.search(expression)
    return found[1] if found else ""


def _texts(expression: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", expression))


@lru_cache
def refused(column: Column, *, values: frozenset[str]) -> frozenset[str]:
    """Return those of the values, all plain numbers, that do not fit the column's type or its bounds."""
    if not values or (column.type == "DOUBLE" and not column.bounds):
        return frozenset()
    query = (
        f'SELECT text FROM (SELECT text, TRY_CAST(text AS {column.type}) AS "{column.name}" '
        "FROM (SELECT unnest($values) AS text)) "
        f'WHERE "{column.name}" IS NULL OR NOT {column.bounds or "true"}'
    )
    with duckdb.connect() as connection:
        rows = connection.execute(query, {"values": [*values]}).fetchall()
    return frozenset(row[0] for row in rows)
