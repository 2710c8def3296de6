"""How long did people wait at the border for an answer?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.ranges import draw_ranges
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.composed import YOURS
from displacement.exhibit.in_words import month_of, short_name
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import rows_in
from displacement.words import mark


def _marks(shown: Shown) -> pd.DataFrame:
    groups = [
        f"{row['date']} {row['area']} {row['place']} {row['source']} {row['reported_by']}"
        for row in rows_in(shown.rows)
    ]
    marks = shown.marks.assign(group=groups)
    captions = {group: _caption(shown, rows) for group, rows in marks.groupby("group")}
    return marks.assign(caption=[captions[group] for group in groups])


def _caption(shown: Shown, rows: pd.DataFrame) -> str:
    row, words = rows.iloc[0], shown.words
    place = short_name(words.of(row, "place")) or words.of(row, "area")
    told = f"<b>{_days(shown, rows)}</b> {place}, {shown.period(row)}"
    return f"{told}, {words.of(row, 'counter')}" if row["counter_kind"] == YOURS else told


def _days(shown: Shown, rows: pd.DataFrame) -> str:
    words, row = shown.words, rows.iloc[0]
    low, high = words.number(rows["value"].min()), words.number(rows["value"].max())
    if low != high:
        return words.say("{low} to {high} days", low=low, high=high)
    return f"{words.figure(row['value'], qualifier=row['qualifier'])} {words.unit('days', row['value'])}"


def _draw(shown: Shown) -> go.Figure:
    return draw_ranges(_marks(shown), palette=shown.view.palette, words=shown.words)


def _longest(shown: Shown) -> pd.DataFrame:
    """Return the report with the longest wait, at Peru's border where one is about it."""
    marks = _marks(shown)
    at_perus = marks[marks["area"] == "PER"]
    told = marks if at_perus.empty else at_perus
    longest: pd.DataFrame = marks[marks["group"] == told.iloc[told["value"].argmax()]["group"]]
    return longest


def _title(shown: Shown) -> str:
    rows, words = _longest(shown), shown.words
    row, days = rows.iloc[0], _days(shown, rows)
    if row["area"] != "PER":
        place = short_name(words.of(row, "place")) or words.of(row, "area")
        return words.say(
            "{place}: people waited {days} at the border, {date}",
            place=place,
            days=days,
            date=month_of(row, words),
        )
    return words.say(
        "People waited {days} for an answer at Peru’s border in {date}", days=days, date=month_of(row, words)
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Days waited at the border, as reported; each bar spans the least to the most that was told."
    )


def _alt(shown: Shown) -> str:
    captions = list(dict.fromkeys(_marks(shown)["caption"]))
    plain = [caption.replace("<b>", "").replace("</b>", "") for caption in captions]
    return shown.words.say("Ranges of days: {ranges}.", ranges="; ".join(plain))


EXHIBIT = Exhibit(
    id="waiting-days",
    question=mark("How long did people wait at the border for an answer?"),
    query="waiting_days",
    own=Stands.LISTED,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=key_of_points,
    cautions=lambda shown: [
        shown.words.say(
            "Waiting times were told by those who waited or who saw them; nobody counted them all."
        )
    ],
)
