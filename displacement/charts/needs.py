"""What a chart needs of its table: told where the chart is written, and checked before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from displacement.errors import MissingColumn

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The columns that a drawing reads of its first argument.

    ``columns`` always; ``named`` are arguments that name a further column each; ``when`` are those that an argument
    calls for where it is given; ``tables`` are arguments that are tables themselves, with their columns.
    """

    columns: tuple[str, ...]
    named: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_marks(self, given: Mapping[str, Any]) -> list[str]:
        """Return the columns that the marks must have when the drawing is given these arguments."""
        called_for = [
            column for argument, columns in self.when.items() if given.get(argument) for column in columns
        ]
        return list(dict.fromkeys([*self.columns, *(str(given[name]) for name in self.named), *called_for]))


DECLARED: dict[str, Needs] = {}


def needs(
    *columns: str,
    named: tuple[str, ...] = (),
    when: Mapping[str, tuple[str, ...]] | None = None,
    tables: Mapping[str, tuple[str, ...]] | None = None,
) -> Callable[[Callable[Given, Drawn]], Callable[Given, Drawn]]:
    """Make a drawing refuse a table that lacks a column, by MissingColumn, and hand it these columns alone.

    What is not declared cannot be read, so that the declaration and the drawing cannot drift apart.
    """
    wanted = Needs(columns=columns, named=named, when=when or {}, tables=tables or {})

    def declare(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
        told = signature(draw)
        chart = draw.__name__
        DECLARED[chart] = wanted

        @wraps(draw)
        def drawn(*args: Given.args, **kwargs: Given.kwargs) -> Drawn:
            bound = told.bind_partial(*args, **kwargs)
            given = {**_defaults(told.parameters), **bound.arguments}
            marks = next(iter(told.parameters))
            bound.arguments[marks] = _only(given[marks], wanted.of_marks(given), chart=chart)
            for table, its_columns in wanted.tables.items():
                if given[table] is not None:
                    bound.arguments[table] = _only(given[table], list(its_columns), chart=chart)
            return draw(*bound.args, **bound.kwargs)

        return drawn

    return declare


def _defaults(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each.default for name, each in parameters.items() if each.default is not each.empty}


def _only(table: pd.DataFrame, columns: list[str], *, chart: str) -> pd.DataFrame:
    missing = [column for column in columns if column not in table]
    if missing:
        raise MissingColumn(chart, columns=missing)
    return table[columns]
