"""How do the claims filed in Peru compare with those in other countries?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.panels import draw_panels
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.claims import cases_left_out
from displacement.exhibit.in_words import value_of
from displacement.exhibit.numbers import Number, denominator
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRIES, PER, PERIOD
from displacement.words import mark

RATES_BEGIN = 2018


def _per_hosted(shown: Shown) -> bool:
    return shown.view["per"] == "hosted"


def _text(shown: Shown, value: float) -> str:
    return shown.words.number(value, decimals=1 if _per_hosted(shown) else None)


def _marks(shown: Shown) -> pd.DataFrame:
    """Return the marks with the number as drawn and, for a rate, its denominator."""
    marks, words = shown.marks, shown.words
    texts: list[str] = []
    for row in rows_in(marks):
        if pd.notna(row["shown"]):
            text = _text(shown, row["shown"])
        elif row["few"]:
            text = words.say("too few for a rate")
        else:
            text = words.say("no comparable count of those hosted")
        if _per_hosted(shown) and pd.notna(row["shown"]):
            text = words.say(
                "{rate} per 1,000 of {hosted} hosted", rate=text, hosted=words.number(row["denominator"])
            )
        texts.append(text)
    hovers = [f"{hover}<br>{text}" for hover, text in zip(marks["hover"], texts, strict=True)]
    return marks.assign(
        panel=marks["area"], shown_as=texts, hover=hovers if _per_hosted(shown) else marks["hover"]
    )


def _numbers(shown: Shown) -> list[Number]:
    """Return the rate of each year with those hosted that it is a rate of; of plain counts, nothing."""
    if not _per_hosted(shown):
        return []
    words = shown.words
    rate = Number(
        name=words.say("Per 1,000 Venezuelans hosted"),
        unit=words.say("claims per 1,000 Venezuelans hosted"),
        values=list(shown.rows["shown"]),
        decimals=1,
    )
    people = words.unit("persons")
    rated = shown.rows.assign(denominator=shown.rows["denominator"].where(shown.rows["shown"].notna()))
    return [rate, denominator(rated, name=words.say("Venezuelans hosted"), unit=people, words=words)]


def _names(shown: Shown) -> dict[str, str]:
    rows = shown.rows.drop_duplicates("area")
    return {row["area"]: shown.words.of(row, "area") for row in rows_in(rows)}


def _draw(shown: Shown) -> go.Figure:
    palette, names = shown.view.palette, _names(shown)
    return draw_panels(
        _marks(shown),
        y="shown",
        names=names,
        colours={area: palette.restricts if area == "PER" else palette.accent for area in names},
        palette=palette,
        words=shown.words,
        across=4 if shown.view.across > 2 else 2,
        same_scale=True,
        height=150 if shown.view.across > 2 else 180,
    )


def _tops(shown: Shown) -> pd.DataFrame:
    rows = shown.rows.dropna(subset=["shown"])
    return rows.loc[rows.groupby("area")["shown"].idxmax()].sort_values("shown", ascending=False)


def _title(shown: Shown) -> str:
    first = _tops(shown).iloc[0]
    values = {
        "country": shown.words.of(first, "area"),
        "value": _text(shown, first["shown"]),
        "year": shown.period(first),
    }
    if len(shown.rows) == 1:
        told = _marks(shown).iloc[0]["shown_as"] if _per_hosted(shown) else value_of(first, shown.words)
        return f"{values['country']}, {values['year']}: {told}"
    if _per_hosted(shown):
        return shown.words.say(
            "Most claims for those hosted: {country} in {year}, {value} per 1,000 Venezuelans", **values
        )
    return shown.words.say("Most claims in a year: {country} in {year}, {value} people", **values)


def _subtitle(shown: Shown) -> str:
    told = shown.words.say("New asylum claims of Venezuelans, filed in the year (flow, people), UNHCR.")
    if _per_hosted(shown):
        told += shown.words.say(
            " Per 1,000 people displaced from Venezuela in the country at the year’s end, as UNHCR counts them."
        )
    return told


def _alt(shown: Shown) -> str:
    tops = [
        shown.words.say(
            "{country} at most {value} ({year})",
            country=shown.words.of(row, "area"),
            value=_text(shown, row["shown"]),
            year=shown.period(row),
        )
        for row in rows_in(_tops(shown))
    ]
    told = (
        mark("A panel a country on one scale, a column a year, per 1,000 Venezuelans hosted: {countries}.")
        if _per_hosted(shown)
        else mark("A panel a country on one scale, a column a year: {countries}.")
    )
    return shown.words.say(told, countries="; ".join(tops))


def _cautions(shown: Shown) -> list[str]:
    """Return which countries count in cases too and, where years without a rate are drawn, why they have none."""
    told = cases_left_out(shown, measure="unhcr_claims_new_cases")
    if _per_hosted(shown) and (shown.rows["date"].dt.year < RATES_BEGIN).any():
        told.append(
            shown.words.say(
                "Rates begin in 2018: before, UNHCR had no category for Venezuelans displaced abroad, and those "
                "hosted were counted otherwise."
            )
        )
    return told


EXHIBIT = Exhibit(
    id="claims-neighbours",
    question=mark("How do the claims in Peru compare with those elsewhere?"),
    query="claims_neighbours",
    own=Stands.OVER_TIME,
    in_columns=True,
    parameters=(COUNTRIES, PER, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    cautions=_cautions,
)
