"""How many Venezuelans entered each month, and which measures fell in between?"""

from __future__ import annotations

import datetime as dt

import plotly.graph_objects as go

from displacement.charts.columns import Marker, draw_columns
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import as_day, value_of
from displacement.queries import ask
from displacement.view.parameters import BORDER
from displacement.words import mark


def _markers(shown: Shown) -> list[Marker]:
    first, last = shown.rows["period_start"].min(), shown.rows["date"].max()
    events = ask(
        "measures_at_border", border=shown.view["border"], first=str(first)[:10], last=str(last)[:10]
    )
    return [
        Marker(
            day=as_day(event["effective"]) or as_day(event["announced"]) or dt.date.min,
            label=shown.words.of(event, "title"),
            direction=event["direction"],
            hover=shown.words.of(event, "summary"),
        )
        for _, event in events.iterrows()
    ]


def _draw(shown: Shown) -> go.Figure:
    return draw_columns(shown.marks, markers=_markers(shown), palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    rows = shown.rows
    top, last = rows.sort_values("value").iloc[-1], rows.iloc[-1]
    return shown.words.say(
        "{country}: {top} entered in {month}, {last} in {end}",
        country=shown.words.of(top, "area"),
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
    told = [f"{shown.period(row)}: {value_of(row, shown.words)}" for _, row in shown.rows.iterrows()]
    measures = [f"{marker.label} ({shown.words.date(marker.day)})" for marker in _markers(shown)]
    text = shown.words.say("A column a month: {months}.", months="; ".join(told))
    if measures:
        text += " " + shown.words.say("Measures drawn: {measures}.", measures="; ".join(measures))
    return text


EXHIBIT = Exhibit(
    id="border-entries",
    question=mark("How many Venezuelans entered each month?"),
    query="border_entries",
    parameters=(BORDER,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "Dashed lines are measures that restrict, dotted lines measures that open. Hatched columns are figures "
        "given as “over” or “about”."
    ),
)
