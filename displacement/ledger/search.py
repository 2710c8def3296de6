"""Finding figures: a number in any spelling, words in either language, an area, a year, a topic, a grade."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from displacement.errors import TooManyTerms
from displacement.ledger.computed import computed_numbers
from displacement.ledger.numbers import Number, take_numbers
from displacement.queries import ask
from displacement.words import fold

ANY = "all"
MOST_TERMS = 24
"""Different words and numbers of one search: more than anybody types, and few enough to be answered at once."""
LITTLE = frozenset(
    [
        "a",
        "al",
        "and",
        "at",
        "by",
        "con",
        "de",
        "del",
        "el",
        "en",
        "for",
        "from",
        "in",
        "la",
        "las",
        "los",
        "of",
        "on",
        "or",
        "para",
        "por",
        "que",
        "the",
        "to",
        "un",
        "una",
        "y",
    ]
)
"""Words that say nothing of a figure: “refugees in Aruba” asks for refugees and Aruba."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: the rows of the ledger, the best first, and which of them have a searched number.

    ``computed`` are numbers that no document prints and the dashboard does: sums, shares and rates of figures.
    """

    rows: pd.DataFrame
    exact: int
    computed: pd.DataFrame

    def __len__(self) -> int:
        """Return how many figures were found."""
        return len(self.rows)


def find_figures(
    text: str = "", *, area: str = ANY, topic: str = ANY, grade: str = ANY, when: str = ANY
) -> Found:
    """Return the figures in which every number and every word of the text occurs, within the choices given.

    A number is found by its value, however it is spelled, or as it stands in the words of the figure (a year).
    Figures with the value come first; of others, and without a text, those that the dashboard opens with, then those
    that an exhibit picks out, then those that most documents print. “1.6 million” also finds what rounds to it.
    Raises TooManyTerms where the text holds more than ``MOST_TERMS`` different ones.
    """
    numbers, wanted = _terms(text)
    rows = ask("ledger")
    keep = _chosen(rows, {"area": area, "topic": topic, "grade": grade}, when) & _has_words(rows, wanted)
    valued = pd.Series(True, index=rows.index)
    for number in numbers:
        has_value = _has_value(rows, number)
        keep &= has_value | _is_written(rows, number)
        valued &= has_value
    exact = keep & valued & bool(numbers)
    found = pd.concat([_nearest(rows[exact], numbers), _best_known(rows[keep & ~exact])])
    computed = computed_numbers()
    asked = bool(text.strip()) and grade == ANY
    also = _chosen(computed, {"area": area, "topic": topic}, when) & _has_words(computed, wanted) & asked
    for number in numbers:
        also &= _is_computed(computed, number) | _is_written(computed, number)
    return Found(rows=found, exact=int(exact.sum()), computed=computed[also])


def _terms(text: str) -> tuple[list[Number], list[str]]:
    """Return the different numbers and words that a text asks for, in its order."""
    found, rest = take_numbers(fold(text))
    numbers = list(dict.fromkeys(found))
    words = [word for word in dict.fromkeys(rest.split()) if word not in LITTLE]
    if (count := len(numbers) + len(words)) > MOST_TERMS:
        raise TooManyTerms(count, most=MOST_TERMS)
    return numbers, words


def numbers_in(text: str) -> bool:
    """Tell whether a text asks for a number."""
    return bool(take_numbers(fold(text))[0])


def _chosen(rows: pd.DataFrame, choices: Mapping[str, str], when: str) -> pd.Series:
    keep = pd.Series(True, index=rows.index)
    for column, wanted in choices.items():
        if wanted != ANY:
            keep &= rows[column] == wanted
    return keep if when == ANY else keep & (rows["date"].dt.year == int(when))


def _has_words(rows: pd.DataFrame, words: Sequence[str]) -> pd.Series:
    has = pd.Series(True, index=rows.index)
    for word in words:
        has &= rows["haystack"].str.contains(word, regex=False)
    return has


def _best_known(rows: pd.DataFrame) -> pd.DataFrame:
    """Return those figures first that the dashboard opens with, that an exhibit picks out, that many print."""
    opening = {figure_id: -place for place, figure_id in enumerate(ask("headline_figures")["figure_id"])}
    known = rows.assign(_opening=rows["figure_id"].map(opening).fillna(-len(opening)))
    by = ["_opening", "picked_out", "printings"]
    return known.sort_values(by, ascending=False, kind="stable").drop(columns="_opening")


def _is_computed(rows: pd.DataFrame, number: Number) -> pd.Series:
    """Whether a number was computed: a share or a rate to the digits written, a sum as it is."""
    has = pd.Series(False, index=rows.index)
    rounded = (rows["unit"] == "percent") | (rows["operation"] == "rate")
    for (value, slack), decimals in zip(number.meanings, number.decimals, strict=True):
        if not math.isfinite(value):
            continue
        reach = rounded.map({True: 0.5 * 10.0**-decimals, False: slack}) + value * 1e-9
        has |= (rows["value"].abs() - value).abs() <= reach
    return has & ((rows["unit"] == "percent") == number.percent)


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
