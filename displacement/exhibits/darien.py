"""How many Venezuelans crossed the Darién, month by month?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.columns import draw_columns
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.view.parameters import PERIOD
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_columns(shown.marks, palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    rows = shown.rows
    top, last = rows.iloc[rows["value"].argmax()], rows.iloc[-1]
    if top["period_start"] == last["period_start"]:
        return shown.words.say(
            "{top} crossed the Darién in {month}", top=value_of(top, shown.words), month=shown.period(top)
        )
    return shown.words.say(
        "{top} crossed the Darién in {month}; {last} in {end}",
        top=value_of(top, shown.words),
        month=shown.period(top),
        last=value_of(last, shown.words),
        end=shown.period(last),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Venezuelans recorded crossing the Darién northward into Panama a month (flow, people). "
        "Months without a published figure are left empty."
    )


def _alt(shown: Shown) -> str:
    rows, words = shown.rows, shown.words
    years = [
        f"{year}: {words.number(months['value'].max())}"
        for year, months in rows.groupby(rows["date"].dt.year)
    ]
    return words.say("A column a month; the highest month of each year: {years}.", years="; ".join(years))


EXHIBIT = Exhibit(
    id="darien",
    question=mark("How many Venezuelans crossed the Darién?"),
    query="darien",
    own=Stands.OVER_TIME,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=key_of_bars,
)
