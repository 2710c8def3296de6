"""What the reader's selection means to a question: countries and years as values, documents and period as scope.

A question reads ``$country`` (the first of ``c``) and ``$countries``. Documents (``s``) and period (``t``) need no word
in it: what it selects from holds only the figures within them, so that *the latest* is the latest of those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from displacement.view.selection import codes_in, span_in

Value: TypeAlias = "str | int | float | tuple[str, ...] | None"

FIGURES = "quotable"
JOINT = ",\n"
PARAMETER = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\$(?P<name>\w+)")
DOCUMENTS = frozenset({"no_news", "official", "unhcr"})
"""Which figures can be asked for alone; the database says which they are (``among``)."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The figures that a question may see: those of some documents, those that speak for some years."""

    documents: str = ""
    since: int | None = None
    until: int | None = None

    @property
    def conditions(self) -> list[str]:
        """The conditions of SQL that a figure must fulfil; none where every figure may be seen."""
        told = [f"among('{self.documents}', grade, counter_kind)"] if self.documents in DOCUMENTS else []
        if self.since:
            told.append(f"date >= DATE '{self.since}-01-01'")
            told.append(f"(kind <> 'flow' OR coalesce(period_start, date) >= DATE '{self.since}-01-01')")
        if self.until:
            told.append(f"date <= DATE '{self.until}-12-31'")
        return told


def scope_of(parameters: Mapping[str, Value]) -> Scope:
    """Return the scope that the selection in these parameters asks for."""
    since, until = span_in(str(parameters.get("t", "all"))) or (None, None)
    return Scope(documents=str(parameters.get("s", "")), since=since, until=until)


def values_of(parameters: Mapping[str, Value]) -> dict[str, Value]:
    """Return what questions read of the selection: the country in focus, all chosen countries, the years."""
    codes = codes_in(str(parameters.get("c", "")))
    since, until = span_in(str(parameters.get("t", "all"))) or (None, None)
    return {"country": codes[0] if codes else "", "countries": codes, "since": since, "until": until}


def scoped(question: str, scope: Scope, views: Mapping[str, str]) -> str:
    """Return a question so that it sees the figures of its scope alone, in ``quotable`` and the views on it."""
    if not scope.conditions:
        return question
    seen = f"{FIGURES} AS (SELECT * FROM main.{FIGURES} WHERE {' AND '.join(scope.conditions)})"
    tables = [seen, *(f"{name} AS ({sql})" for name, sql in views.items())]
    comments, code = _parted(question)
    own = re.match(r"WITH\s+", code)
    rest = f",\n{code[own.end() :]}" if own else f"\n{code}"
    return f"{comments}WITH\n{JOINT.join(tables)}{rest}"


def filled(question: str, values: Mapping[str, Value]) -> str:
    """Return a question with its values in place of the names of its parameters, outside comments and texts."""

    def put(found: re.Match[str]) -> str:
        name = found["name"]
        return _literal(values[name]) if name in values else found[0]

    return PARAMETER.sub(put, question)


def _literal(value: Value) -> str:
    """Return a value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def _parted(question: str) -> tuple[str, str]:
    """Return the comments that a question begins with, and what follows them."""
    found = re.match(r"(?:\s*--[^\n]*\n)*\s*", question)
    at = found.end() if found else 0
    return question[:at], question[at:]
