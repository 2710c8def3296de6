"""How many Venezuelans live in a country, over the years and according to whom?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lines import Break, draw_lines
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.host_counts import COUNTERS, counter_names, whole
from displacement.exhibit.in_words import date_of, value_of
from displacement.view.parameters import COUNTRY
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks.assign(series=_series(shown)),
        colours={kind: palette.counter(kind) for kind in COUNTERS},
        names=counter_names(shown.words),
        joined=frozenset({"unhcr"}),
        breaks=_breaks(shown),
        palette=palette,
        words=shown.words,
        height=460,
    )


def _series(shown: Shown) -> list[str]:
    """Return whose series each figure belongs to: UNHCR's yearly count, R4V's, a state's, or anybody else's."""
    return [
        "unhcr" if measure == "unhcr_hosted" else "other" if kind == "unhcr" else kind
        for kind, measure in zip(shown.rows["counter_kind"], shown.rows["measure"], strict=True)
    ]


def _breaks(shown: Shown) -> list[Break]:
    return [
        Break(
            day=pd.Timestamp(row["date"]).date(),
            label=shown.words.of(row, "label"),
            series="r4v" if row["measure"] == "venezuelans_hosted" else "unhcr",
        )
        for row in shown.breaks
    ]


def _last(shown: Shown) -> pd.Series:
    rows = shown.rows
    exact = rows[rows["qualifier"] == "exact"]
    return (exact if len(exact) else rows).sort_values("date").iloc[-1]


def _title(shown: Shown) -> str:
    row = _last(shown)
    return shown.words.say(
        "{country}: {value} at the last exact count, {date}",
        country=shown.words.of(row, "area"),
        value=value_of(row, shown.words),
        date=date_of(row, shown.words),
    )


def _subtitle(shown: Shown) -> str:
    days = pd.to_datetime(shown.rows["date"])
    return shown.words.say(
        "Venezuelans living in the country (stock, people), {first}–{last}. The line is UNHCR’s count at each "
        "year’s end; each diamond is one published figure with its own source.",
        first=str(days.min().year),
        last=str(days.max().year),
    )


def _alt(shown: Shown) -> str:
    rows, words = shown.rows, shown.words
    told = [
        words.say(
            "{counter}: from {first} ({start}) to {last} ({end})",
            counter=counter_names(words)[str(series)],
            first=value_of(points.iloc[0], words),
            start=date_of(points.iloc[0], words),
            last=value_of(points.iloc[-1], words),
            end=date_of(points.iloc[-1], words),
        )
        for series, points in rows.assign(series=_series(shown))
        .sort_values("date")
        .groupby("series", sort=False)
    ]
    return words.say("A line and points over time. {series}.", series="; ".join(told))


EXHIBIT = Exhibit(
    id="hosts-series",
    question=mark("How many Venezuelans live in the country, and according to whom?"),
    query="hosts_series",
    parameters=(COUNTRY,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    hint=mark("Choose a point to see where its figure comes from."),
    cautions=lambda shown: [whole(shown)],
)
