"""The numbers of a composed picture that are reckoned from its figures: rates, changes, indices, with their parts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from displacement.exhibit.compared import since_of
from displacement.exhibit.composed import Composed, decimals_of
from displacement.exhibit.numbers import PERCENT, Number, denominator
from displacement.queries.figuring import RATES
from displacement.words import mark

NAMES: Mapping[str, str] = {
    "1000": mark("Per 1,000 inhabitants"),
    "hosted": mark("Per 1,000 Venezuelans hosted"),
    "decided": mark("Share of those decided on their merits"),
}
UNITS: Mapping[str, str] = {
    "1000": mark("{unit} per 1,000 inhabitants"),
    "hosted": mark("{unit} per 1,000 Venezuelans hosted"),
}
DENOMINATORS: Mapping[str, str] = {
    "1000": mark("Inhabitants"),
    "hosted": mark("Venezuelans hosted"),
    "decided": mark("Decided on their merits"),
}


def numbers_of(composed: Composed) -> list[Number]:
    """Return the rates with what they are of, the changes with what they start from, of sums how many are added up."""
    return [*_rates(composed), *_changes(composed), *_added(composed)]


def _added(composed: Composed) -> list[Number]:
    """Return of how many countries each sum is, and of how many it was asked."""
    if not composed.together:
        return []
    words, rows = composed.words, composed.shown.rows
    names = {"areas_with": words.say("Countries added up"), "areas_of": words.say("Countries asked for")}
    unit = words.say("countries")
    return [Number(name=name, unit=unit, values=list(rows[column])) for column, name in names.items()]


def _rates(composed: Composed) -> list[Number]:
    """Return the rate of each row and its denominator."""
    per, words, rows = composed.per, composed.words, composed.shown.rows
    if per not in RATES:
        return []
    units = [words.unit(unit) for unit in rows["unit"]]
    rate = Number(
        name=words.say(NAMES[per]),
        unit=[words.say(UNITS[per], unit=unit) if per in UNITS else PERCENT for unit in units],
        values=list(rows["rate"]),
        decimals=_digits(rows["rate"]),
    )
    of = units if per == "decided" else words.unit("persons")
    rated = rows.assign(denominator=rows["denominator"].where(rows["rate"].notna()))
    return [rate, denominator(rated, name=words.say(DENOMINATORS[per]), unit=of, words=words)]


def _changes(composed: Composed) -> list[Number]:
    """Return the change or the index of each row, and the number that it starts from with its date."""
    words, rows = composed.words, composed.shown.rows
    if composed.way == "value":
        return []
    change = composed.way == "change"
    name = (
        words.say("Change in percent")
        if change
        else words.say("Index, {since} is 100", since=since_of(composed))
    )
    reckoned = Number(
        name=name,
        unit=PERCENT if change else words.say("index"),
        values=list(rows["shown"]),
        decimals=_digits(rows["shown"]),
    )
    rated = composed.per in RATES
    start = Number(
        name=words.say("At the start"),
        unit=_rates(composed)[0].unit if rated else [words.unit(unit) for unit in rows["unit"]],
        values=list(rows["since"]),
        decimals=_digits(rows["since"]) if rated else None,
        when=["" if pd.isna(day) else words.date(day.date()) for day in pd.to_datetime(rows["since_date"])],
    )
    return [reckoned, start]


def _digits(values: pd.Series[float]) -> list[int]:
    return [0 if pd.isna(value) else decimals_of(value) for value in values]
