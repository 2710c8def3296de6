"""How many Venezuelans live in a country, over the years and according to whom?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lines import Break, draw_lines
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.host_counts import COUNTERS, counted_before, counter_names, not_counted_anew, whole
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import Row
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import Words, mark


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks.assign(series=_series(shown)),
        colours={kind: palette.counter(kind) for kind in COUNTERS},
        names=counter_names(shown.words),
        joined=frozenset({"unhcr"}),
        breaks=_breaks(shown),
        doubted=True,
        palette=palette,
        words=shown.words,
        height=460,
    )


def _series(shown: Shown) -> list[str]:
    """Return whose series each figure belongs to: UNHCR's yearly count, R4V's, a state's, or anybody else's."""
    return [
        _whose(kind, measure)
        for kind, measure in zip(shown.rows["counter_kind"], shown.rows["measure"], strict=True)
    ]


def _whose(kind: str, measure: str) -> str:
    return "unhcr" if measure == "unhcr_hosted" else "other" if kind == "unhcr" else kind


def _breaks(shown: Shown) -> list[Break]:
    return [
        Break(
            day=pd.Timestamp(row["date"]).date(),
            label=shown.words.of(row, "label"),
            series="r4v" if row["measure"] == "venezuelans_hosted" else "unhcr",
        )
        for row in shown.breaks
    ]


def _title(shown: Shown) -> str:
    rows = shown.rows
    exact = rows[rows["qualifier"] == "exact"]
    row = (exact if len(exact) else rows).iloc[-1]
    values = {
        "country": shown.words.of(row, "area"),
        "value": value_of(row, shown.words),
        "date": _counted(row, shown),
    }
    if exact.empty:
        return shown.words.say("{country}: {value}, {date}", **values)
    return shown.words.say("{country}: {value} at the last exact count, {date}", **values)


def _counted(row: Row, shown: Shown) -> str:
    """Return when a figure was counted: of a total that repeats the count of an earlier year, that year."""
    earlier = [each for each in counted_before(shown) if each["date"] == row["date"]]
    if row["measure"] == "unhcr_hosted" and earlier:
        return shown.words.date(earlier[0]["counted"].date(), "year")
    return date_of(row, shown.words)


def _subtitle(shown: Shown) -> str:
    days = pd.to_datetime(shown.rows["date"])
    years = dict.fromkeys([str(days.min().year), str(days.max().year)])
    return shown.words.say(
        "Venezuelans living in the country (stock, people), {years}. The line is UNHCR’s count at each year’s end; "
        "each diamond is one published figure with its own source.",
        years="–".join(years),
    )


def _alt(shown: Shown) -> str:
    rows, words = shown.rows, shown.words
    told = [
        f"{counter_names(words)[str(series)]}: {_from_to(points.iloc[0], points.iloc[-1], words)}"
        for series, points in rows.assign(series=_series(shown)).groupby("series", sort=False)
    ]
    return words.say("A line and points over time. {series}.", series="; ".join(told))


def _from_to(first: Row, last: Row, words: Words) -> str:
    """Return the first and the last figure of a series with their dates, or the one that there is."""
    told = [f"{value_of(row, words)} ({date_of(row, words)})" for row in (first, last)]
    if first["figure_id"] == last["figure_id"]:
        return told[0]
    return words.say("from {first} to {last}", first=told[0], last=told[1])


EXHIBIT = Exhibit(
    id="hosts-series",
    question=mark("How many Venezuelans live in the country, and according to whom?"),
    query="hosts_series",
    own=Stands.OVER_TIME,
    parameters=(COUNTRY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=key_of_points,
    hint=mark("Choose a point to see where its figure comes from."),
    cautions=lambda shown: [whole(shown), *not_counted_anew(shown)],
)
