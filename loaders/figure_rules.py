"""The rules of the numbers that a row of figures must keep, beyond what the schema says."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loaders.series import BY_FILE

Values = Mapping[str, str]
Fault = tuple[str, str, str]
WHOLE = frozenset(
    {
        "persons",
        "claims",
        "cases",
        "permits",
        "applications",
        "appointments",
        "interviews",
        "states",
        "acts",
        "crossings",
        "encounters",
        "events",
    }
)
ON_EARTH = 10_000_000_000
"""More than there are people on earth: no count of people, and of nothing that people do in a period, is larger."""
VENEZUELANS = 40_000_000
"""More than there are Venezuelans, at home and abroad (some 30 to 36 million): no stock of them is larger."""
SIGNED = frozenset({"net_entries"})
SHARED = frozenset({"crossing", "route", "area"})
HALVES = {(6, 30), (12, 31)}


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the rules look up: the measures and places by id, and the day the edition was published."""

    measures: Mapping[str, Values]
    places: Mapping[str, Values]
    today: dt.date


def topic_faults(values: Values, *, file: str, context: Context) -> Iterator[Fault]:
    """Yield a fault where a row by hand stands in another file than that of its measure's topic."""
    measure = context.measures.get(values["measure"])
    if measure and file not in BY_FILE and file != f"figures/{measure['topic']}.csv":
        yield (
            "measure",
            f"the measure belongs to “{measure['topic']}”",
            f"move the row to {measure['topic']}.csv",
        )


def _period(values: Values, *, context: Context) -> Iterator[Fault]:
    measure = context.measures.get(values["measure"], {})
    start, end = _day(values["period_start"]), _day(values["date"])
    if measure.get("kind") == "flow" and not values["period_start"]:
        yield "period_start", "a flow has no beginning", "give the first day of its period"
    if start and end and start > end:
        yield (
            "period_start",
            "the period begins after it ends",
            "period_start is its first day, date its last",
        )


def _future(values: Values, *, context: Context) -> Iterator[Fault]:
    day = _day(values["date"])
    if day and day > context.today and values["standing"] != "projection":
        yield "date", "the date lies in the future", f"a day up to {context.today}, or standing “projection”"


def _precision(values: Values, *, context: Context) -> Iterator[Fault]:  # noqa: ARG001
    day = _day(values["date"])
    if not day:
        return
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    known_by, stored, right = {
        "year": ("its year is stored on its last day", {(12, 31)}, f"{day.year}-12-31"),
        "half": ("its half year is stored on its last day", HALVES, f"{day.year}-06-30 or {day.year}-12-31"),
        "mid-year": ("the middle of its year is stored on 1 July", {(7, 1)}, f"{day.year}-07-01"),
        "month": ("its month is stored on its last day", {(last.month, last.day)}, last.isoformat()),
    }.get(values["date_precision"], ("", {(day.month, day.day)}, ""))
    if (day.month, day.day) not in stored:
        yield "date", f"a date known by {known_by}", right


def _amount(values: Values, *, context: Context) -> Iterator[Fault]:
    try:
        value = float(values["value"])
    except ValueError:
        return
    measure = context.measures.get(values["measure"])
    if not measure:
        return
    change = measure["id"].endswith("_change")
    if measure["unit"] == "percent" and not change and not 0 <= value <= 100:
        yield "value", "a share is not between 0 and 100 percent", "correct the number or the measure"
    elif value < 0 and not change and measure["id"] not in SIGNED:
        yield "value", "a count is negative", "correct the number, or use a measure of net movement"
    if measure["unit"] in WHOLE and value > ON_EARTH:
        yield "value", "more than there are people on earth", "give the number as it was published"
    elif (
        measure["unit"] == "persons"
        and measure["kind"] == "stock"
        and values["nationality"] == "VEN"
        and value > VENEZUELANS
    ):
        yield "value", "more Venezuelans than there are", "correct the number, the measure or the nationality"
    if measure["unit"] in WHOLE and not value.is_integer():
        yield (
            "value",
            f"{measure['unit']} are counted in whole numbers",
            "give the number as it was published",
        )


def _place(values: Values, *, context: Context) -> Iterator[Fault]:
    place = context.places.get(values["place"])
    if place and place["area"] != values["area"] and place["kind"] not in SHARED:
        yield "place", f"the place lies in {place['area']}", "correct the place or the area"


def _instrument(values: Values, *, context: Context) -> Iterator[Fault]:
    measure = context.measures.get(values["measure"], {})
    if values["instrument"] and measure.get("topic", "permits") != "permits":
        yield "instrument", "only permits have an instrument", "leave it empty"


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


RULES: tuple[tuple[tuple[str, ...], Callable[..., Iterator[Fault]]], ...] = (
    (("measure", "period_start", "date"), _period),
    (("date", "standing"), _future),
    (("date", "date_precision"), _precision),
    (("measure", "value", "nationality"), _amount),
    (("place", "area"), _place),
    (("measure", "instrument"), _instrument),
)
"""Each rule of the numbers with the columns of a figure that it looks at."""
