"""The numbers that a picture prints beside its figures or in place of them: rates, shares, and what they are of.

Each is a column of the table of a picture, on a page as text, in a file as a number with its unit beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from displacement.exhibit.in_words import date_of
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark

HOW_MANY = mark("How many")  # the column of a table that numbers stand beside
PERCENT = "%"
ALL = 100
MOST_DIGITS = 6
AT_LEAST, AT_MOST = mark("{name}, at least"), mark("{name}, at most")


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that is printed of each row: its name, its unit, a value a row (missing where there is none).

    ``unit`` is that of all rows or of each, ``decimals`` how many digits after the point are printed, of all or of
    each. Of a number that is a published figure itself, as a denominator is, ``when`` tells for each row when it speaks
    for and ``read_in`` who printed it. One ``in_sentence`` stands in a sentence of the page's table already, and is a
    column of files alone.
    """

    name: str
    unit: str | Sequence[str]
    values: Sequence[float | None]
    decimals: int | Sequence[int] | None = None
    when: Sequence[str] = ()
    read_in: Sequence[str] = ()
    in_sentence: bool = False

    @property
    def printed(self) -> list[float | None]:
        """The values with the digits that are printed."""
        return [
            None if pd.isna(value) else _rounded(float(value), digits)
            for value, digits in zip(self.values, self._digits, strict=True)
        ]

    def texts(self, words: Words) -> list[str]:
        """Return the values as a page prints them: with the sign of percent, and when and by whom, where told."""
        empty = [""] * len(self.values)
        rows = zip(
            self.values, self.units, self._digits, self.when or empty, self.read_in or empty, strict=True
        )
        return [
            "" if pd.isna(value) else _told(_text(value, unit, digits, words), when, who)
            for value, unit, digits, when, who in rows
        ]

    @property
    def units(self) -> list[str]:
        """The unit of each row; empty where there is no number."""
        units = [self.unit] * len(self.values) if isinstance(self.unit, str) else self.unit
        return ["" if pd.isna(value) else unit for value, unit in zip(self.values, units, strict=True)]

    @property
    def _digits(self) -> Sequence[int | None]:
        if self.decimals is None or isinstance(self.decimals, int):
            return [self.decimals] * len(self.values)
        return self.decimals


def _rounded(value: float, digits: int | None) -> float:
    """Return a number with so many digits after the point, with more where it would seem none or all."""
    if digits is None:
        return value
    while round(value, digits) in {0, ALL} and round(value, MOST_DIGITS) not in {0, ALL}:
        digits += 1
    return round(value, digits)


def _text(value: float, unit: str, digits: int | None, words: Words) -> str:
    if unit == PERCENT and 0 <= value <= ALL:
        return words.percent(value / ALL, decimals=digits or 0)
    return words.number(value, decimals=digits) + (PERCENT if unit == PERCENT else "")


def _told(number: str, *beside: str) -> str:
    told = ", ".join(part for part in beside if part)
    return f"{number} ({told})" if told else number


def share(values: Iterable[float | None], *, name: str, decimals: int = 0) -> Number:
    """Return shares in percent as a column."""
    return Number(name=name, unit=PERCENT, values=list(values), decimals=decimals)


def bounds(
    name: str, low: Iterable[float], high: Iterable[float], *, unit: str, words: Words
) -> list[Number]:
    """Return what lies between two ends as a column each, or as one where they are the same throughout."""
    ends = [list(low), list(high)]
    digits = 0 if unit == PERCENT else None
    known = all(one == other or pd.isna(one) for one, other in zip(*ends, strict=True))
    names = [name] if known else [words.say(end, name=name) for end in (AT_LEAST, AT_MOST)]
    return [
        Number(name=each, unit=unit, values=values, decimals=digits)
        for each, values in zip(names, ends[::-1] if known else ends, strict=False)
    ]


def denominator(rows: pd.DataFrame, *, name: str, unit: str | Sequence[str], words: Words) -> Number:
    """Return what the rows are a rate of, with when it speaks for and who printed it, as far as the rows say so."""
    each = rows_in(rows)
    return Number(
        name=name,
        unit=unit,
        values=list(rows["denominator"]),
        when=[_day(row, words) for row in each] if "denominator_date" in rows else (),
        read_in=[
            "" if pd.isna(row["denominator"]) else words.of(row, "denominator_publisher") for row in each
        ]
        if "denominator_publisher_en" in rows
        else (),
    )


def _day(row: Row, words: Words) -> str:
    """Return when a denominator speaks for: the year of inhabitants, else as exactly as it is known."""
    if pd.isna(row["denominator"]) or pd.isna(row["denominator_date"]):
        return ""
    precision = row.get("denominator_precision") or "day"
    return date_of({"date": row["denominator_date"], "date_precision": precision}, words)


def beside_texts(table: pd.DataFrame, numbers: Iterable[Number], words: Words) -> pd.DataFrame:
    """Return the table of a page with a column of text for each number, right of how many."""
    told = {each.name: each.texts(words) for each in numbers if not each.in_sentence}
    return inserted(table, told, after=words.say(HOW_MANY))


def beside_values(table: pd.DataFrame, numbers: Iterable[Number], words: Words) -> pd.DataFrame:
    """Return the table of a file with a column for each number, one for its unit and, where told, when and by whom."""
    columns: dict[str, Sequence[object]] = {}
    for each in numbers:
        columns[each.name] = each.printed
        beside = {
            words.say("{number}: unit", number=each.name): each.units,
            words.say("{number}: when", number=each.name): each.when,
            words.say("{number}: source", number=each.name): each.read_in,
        }
        columns |= {name: texts for name, texts in beside.items() if any(texts)}
    return inserted(table, columns, after=words.say(HOW_MANY))


def inserted(
    table: pd.DataFrame, columns: Mapping[str, Sequence[object]], *, after: str = "", before: str = ""
) -> pd.DataFrame:
    """Return a table with columns right or left of one of its own or, where it has none of that name, at its end.

    The columns hold a value a mark, in the order of the marks; the index of the table tells the mark of each row.
    """
    names = list(table.columns)
    place = names.index(after) + 1 if after in names else len(names)
    place = names.index(before) if before in names else place
    added = pd.DataFrame(dict(columns), dtype=object).reindex(table.index)
    return pd.concat([table.iloc[:, :place], added, table.iloc[:, place:]], axis=1)
