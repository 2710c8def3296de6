"""Finding figures: a number in any spelling, words in either language, an area, a year, a topic, a grade."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import pandas as pd

from displacement.ledger.numbers import Number, take_numbers
from displacement.queries import ask
from displacement.words import fold

ANY = "all"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: the rows of the ledger, the best first, and which of them have a searched number."""

    rows: pd.DataFrame
    exact: int

    def __len__(self) -> int:
        """Return how many figures were found."""
        return len(self.rows)


def find_figures(
    text: str = "", *, area: str = ANY, topic: str = ANY, grade: str = ANY, when: str = ANY
) -> Found:
    """Return the figures in which every number and every word of the text occurs, within the choices given.

    A number is found by its value, however it is spelled, or as it stands in the words of the figure (a year).
    Figures with the value come first, then the best documents, then the latest; without a text, those that most
    documents print. “1.6 million” also finds what rounds to it.
    """
    rows = ask("ledger")
    numbers, rest = take_numbers(fold(text))
    keep = pd.Series(True, index=rows.index)
    for column, wanted in (("area", area), ("topic", topic), ("grade", grade)):
        if wanted != ANY:
            keep &= rows[column] == wanted
    if when != ANY:
        keep &= rows["date"].dt.year == int(when)
    for word in rest.split():
        keep &= rows["haystack"].str.contains(word, regex=False)
    valued = pd.Series(True, index=rows.index)
    for number in numbers:
        has_value = _has_value(rows, number)
        keep &= has_value | _is_written(rows, number)
        valued &= has_value
    exact = keep & valued & bool(numbers)
    if not text.strip():
        ordered = rows[keep].sort_values("printings", ascending=False, kind="stable")
    else:
        ordered = pd.concat([_nearest(rows[exact], numbers), rows[keep & ~exact]])
    return Found(rows=ordered, exact=int(exact.sum()))


def _has_value(rows: pd.DataFrame, number: Number) -> pd.Series:
    has = pd.Series(False, index=rows.index)
    for value, slack in number.meanings:
        if not math.isfinite(value):
            continue  # more digits than any number has: nothing is near it
        distance = (rows["value"].abs() - value).abs()
        has |= distance <= max(slack, value * 1e-9)
    return has & (rows["unit"] == "percent") if number.percent else has


def _is_written(rows: pd.DataFrame, number: Number) -> pd.Series:
    """Whether the number stands in the words of a figure, on its own and not within another number."""
    if number.percent:
        return pd.Series(False, index=rows.index)
    written = rows["haystack"].str.contains(number.text, regex=False)
    alone = rf"(?<![\d,.]){re.escape(number.text)}(?!\d)"
    written[written] = rows.loc[written, "haystack"].str.contains(alone, regex=True)
    return written


def _nearest(rows: pd.DataFrame, numbers: list[Number]) -> pd.DataFrame:
    """Return figures in the order of their distance from the number searched for, the exact ones first."""
    if rows.empty or not numbers:
        return rows
    distance = pd.concat(
        [(rows["value"].abs() - value).abs() for value, _ in numbers[0].meanings], axis=1
    ).min(axis=1)
    return rows.assign(_distance=distance).sort_values("_distance", kind="stable").drop(columns="_distance")
