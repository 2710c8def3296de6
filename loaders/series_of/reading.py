"""What the modules of the series share: how a raw file is read, how a row of figures is made, how sums are held."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from loaders.schema import tables

Row = Mapping[str, str]
Figure = dict[str, str]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a raw file as texts by column."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(**values: str) -> Figure:
    """Return a figure with every column: of Venezuelans, exact and published where nothing else is said."""
    always = {"nationality": "VEN", "qualifier": "exact", "standing": "published"}
    return dict.fromkeys(tables()["figures"].names, "") | always | values


def month(period: str) -> dict[str, str]:
    """Return the first and last day of a month written 2022-07."""
    return months(period, period)


def months(first: str, last: str) -> dict[str, str]:
    """Return the first day of one month and the last day of another."""
    end = calendar.monthrange(int(last[:4]), int(last[5:7]))[1]
    return {"period_start": f"{first}-01", "date": f"{last}-{end:02}", "date_precision": "month"}


def year(number: str) -> dict[str, str]:
    """Return the first and last day of a calendar year."""
    return {"period_start": f"{number}-01-01", "date": f"{number}-12-31", "date_precision": "year"}


def period(text: str) -> dict[str, str]:
    """Return the first and last day of a month or a year, as the text is one or the other."""
    return month(text) if len(text) > len("2022") else year(text)


def added(
    raw: Iterable[Row], count: str, *, by: Callable[[Row], str] = lambda row: row["period"]
) -> dict[str, int]:
    """Return the numbers of a column added up by a key of the row, in the order of the keys."""
    sums: dict[str, int] = {}
    for row in raw:
        sums[by(row)] = sums.get(by(row), 0) + int(row[count] or 0)
    return dict(sorted(sums.items()))


def total(figures: Iterable[Figure], **values: str) -> int:
    """Return the sum of the figures that have these values; a value that ends in ``…`` is a beginning."""
    return sum(
        int(row["value"]) for row in figures if all(_is(row[key], value) for key, value in values.items())
    )


def _is(found: str, asked: str) -> bool:
    return found.startswith(asked[:-1]) if asked.endswith("…") else found == asked


def differs(what: str, *, found: int, expected: int) -> Iterator[str]:
    """Yield a sentence where a sum is not what was published or read before."""
    if found != expected:
        yield f"{what}: the rows add up to {found:,}, not to {expected:,}"
