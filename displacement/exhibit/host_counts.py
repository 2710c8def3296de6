"""What the exhibits on host countries share: who counted, the rate per inhabitant, the denominator."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from displacement.exhibit import Shown
from displacement.exhibit.numbers import Number, denominator
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark

COUNTERS: Mapping[str, str] = {
    "unhcr": mark("UNHCR"),
    "r4v": mark("R4V and its platforms"),
    "national": mark("National authorities"),
    "other": mark("Others"),
}


def counter_names(words: Words) -> dict[str, str]:
    """Return the names of the kinds of counters in the language."""
    return {counter: words.say(name) for counter, name in COUNTERS.items()}


def per_thousand(shown: Shown) -> bool:
    """Tell whether the view asks for people per 1,000 inhabitants."""
    return dict(shown.view.filters).get("per") == "1000"


def with_shown_text(shown: Shown) -> pd.DataFrame:
    """Return the marks with ``shown_as``, the number as drawn: people, or people per 1,000 inhabitants."""
    return shown.marks.assign(shown_as=[_as_shown(row, shown) for row in rows_in(shown.marks)])


def _as_shown(row: Row, shown: Shown) -> str:
    words = shown.words
    if pd.isna(row["shown"]):
        return words.say("no population figure")
    if not per_thousand(shown):
        return words.figure(row["shown"], qualifier=row["qualifier"])
    rate = words.number(row["shown"], decimals=1)
    return words.say("at most {value}", value=rate) if row["qualifier"] == "masked" else rate


def rates(shown: Shown) -> list[Number]:
    """Return the rate of each host with the inhabitants that it is a rate of; of plain counts, nothing."""
    if not per_thousand(shown):
        return []
    words = shown.words
    rate = Number(
        name=words.say("Per 1,000 inhabitants"),
        unit=words.unit("per_1000"),
        values=list(shown.rows["shown"]),
        decimals=1,
    )
    people = words.unit("persons")
    return [rate, denominator(shown.rows, name=words.say("Inhabitants"), unit=people, words=words)]


def told_as_rate(shown: Shown) -> str:
    """Return what a rate is a rate of, with the year of the population, or nothing for plain counts."""
    if not per_thousand(shown):
        return ""
    years = [str(int(year)) for year in sorted(shown.rows["population_year"].dropna().unique())]
    if not years:
        return ""
    told = "–".join(dict.fromkeys([years[0], years[-1]]))
    return shown.words.say(" Per 1,000 inhabitants; population of {year}, World Bank.", year=told)


def whole(shown: Shown) -> str:
    """Return the caution that tells what UNHCR's total adds up."""
    return shown.words.say(
        "UNHCR’s count adds refugees, asylum-seekers and other people in need of international protection "
        "(before 2018, others of concern); Venezuelans with another residence permit may not be in it."
    )


def counted_before(shown: Shown) -> list[Row]:
    """Return the totals of UNHCR shown that repeat the count of an earlier year, with when and by whom it was made."""
    totals = shown.rows[shown.rows["measure"] == "unhcr_hosted"]
    drawn = set(zip(totals["area"], totals["date"], strict=True))
    return [row for row in rows_in(ask("counted_before")) if (row["area"], row["date"]) in drawn]


def not_counted_anew(shown: Shown, *, only_last: bool = False) -> list[str]:
    """Return the cautions that a number is older than the day it stands at; of the last day alone where told."""
    words = shown.words
    return [
        words.say(
            "{country}: the {value} of {date} were counted in {counted} ({counter}).",
            country=words.of(row, "area"),
            value=words.number(row["value"]),
            date=words.date(row["date"].date(), "day"),
            counted=words.date(row["counted"].date(), "year"),
            counter=words.of(row, "counter"),
        )
        for row in counted_before(shown)
        if not only_last or row["date"] == shown.rows["date"].max()
    ]
