"""How many Venezuelans entered each month, and which measures fell in between?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.columns import Marker, draw_columns
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import short_name, value_of
from displacement.exhibit.marks import key_of_bars
from displacement.queries import ask
from displacement.queries.rows import rows_in
from displacement.view.parameters import BORDER, PERIOD
from displacement.words import mark


def _acts(shown: Shown) -> pd.DataFrame:
    """Return the acts of the country between the first month and the last."""
    first, last = shown.rows["period_start"].min(), shown.rows["date"].max()
    return ask("acts_at_border", c=shown.view["c"], first=str(first)[:10], last=str(last)[:10])


def _where(shown: Shown) -> str:
    """Return the country or, where the entries are those of one crossing, the crossing and its country."""
    row, words = shown.rows.iloc[0], shown.words
    place, country = short_name(words.of(row, "place")), words.of(row, "area")
    return f"{place} ({country})" if place else country


def _markers(shown: Shown) -> list[Marker]:
    return [
        Marker(
            day=event["date"].date(),
            label=shown.words.of(event, "title"),
            direction=event["direction"],
            hover=shown.words.of(event, "summary"),
        )
        for event in rows_in(_acts(shown))
    ]


def _draw(shown: Shown) -> go.Figure:
    return draw_columns(shown.marks, markers=_markers(shown), palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    rows = shown.rows
    top, last = rows.iloc[rows["value"].argmax()], rows.iloc[-1]
    if top["period_start"] == last["period_start"]:
        return shown.words.say(
            "{country}: {top} entered in {month}",
            country=_where(shown),
            top=value_of(top, shown.words),
            month=shown.period(top),
        )
    return shown.words.say(
        "{country}: {top} entered in {month}, {last} in {end}",
        country=_where(shown),
        top=value_of(top, shown.words),
        month=shown.period(top),
        last=value_of(last, shown.words),
        end=shown.period(last),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Recorded entries of Venezuelans a month (flow, people); a person who enters twice counts twice. "
        "Months without a published figure are left empty."
    )


def _alt(shown: Shown) -> str:
    told = [f"{shown.period(row)}: {value_of(row, shown.words)}" for row in rows_in(shown.rows)]
    words = shown.words
    measures = [
        f"{words.of(event, 'title')} ({words.date(event['date'].date(), event['date_precision'])})"
        for event in rows_in(_acts(shown))
    ]
    text = shown.words.say("A column a month: {months}.", months="; ".join(told))
    if measures:
        text += " " + shown.words.say("Measures drawn: {measures}.", measures="; ".join(measures))
    return text


EXHIBIT = Exhibit(
    id="border-entries",
    question=mark("How many Venezuelans entered each month?"),
    query="border_entries",
    parameters=(BORDER, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    hint=mark(
        "Entries alone, each with the measures that fell on it; of a country whose crossing has more months, "
        "those of the crossing. Entries and exits by all border posts are in the picture on who enters and who leaves."
    ),
    reading=lambda shown: " ".join(
        [
            shown.words.say("Dashed lines are measures that restrict, dotted lines measures that open."),
            key_of_bars(shown),
        ]
    ).strip(),
)
