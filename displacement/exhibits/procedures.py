"""What the exhibits on procedures share: each figure told in one line with its number, stage, date and counter."""

from __future__ import annotations

import pandas as pd

from displacement.exhibits.exhibit import Shown
from displacement.words import Words, mark

KINDS = {
    "stock": mark("on that day"),
    "cumulative": mark("running total"),
    "flow": mark("in that period"),
}


def with_told(shown: Shown) -> pd.DataFrame:
    """Return the marks with ``told``, the line above a bar, and ``plain``, the same without type."""
    rows = [row for _, row in shown.marks.iterrows()]
    told = [_told(row, shown) for row in rows]
    return shown.marks.assign(
        told=[f"<b>{number}</b> {rest}" for number, rest in told],
        plain=[f"{number} {rest}" for number, rest in told],
    )


def _told(row: pd.Series, shown: Shown) -> tuple[str, str]:
    words = shown.words
    number, unit = words.figure(row["value"], qualifier=row["qualifier"]), words.unit(row["unit"])
    parts = [unit, _what(row, words), f"{shown.period(row)} ({words.say(KINDS[row['kind']])})"]
    if row["nationality"] == "ALL":
        parts.append(words.say("all nationalities"))
    return number, " · ".join(part for part in parts if part)


def _what(row: pd.Series, words: Words) -> str:
    """Return the measure and, where it names one, the part counted."""
    part = words.of(row, "breakdown")
    return f"{words.of(row, 'measure')}, {part}" if part else words.of(row, "measure")


def told_list(shown: Shown) -> str:
    """Return all bars in words."""
    return "; ".join(with_told(shown)["plain"])


def latest(shown: Shown, measure: str) -> pd.Series:
    """Return the last figure of a measure whose month is known."""
    rows = shown.rows[(shown.rows["measure"] == measure) & (shown.rows["date_precision"] != "year")]
    return rows.sort_values("date").iloc[-1]
