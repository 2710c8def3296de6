"""How many people a day were estimated to enter Peru outside the border posts?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.ranges import draw_ranges
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.words import mark


def _marks(shown: Shown) -> pd.DataFrame:
    groups = [f"{row['date']}{row['reported_by']}" for _, row in shown.rows.iterrows()]
    marks = shown.marks.assign(group=groups)
    captions = {group: _caption(shown, rows) for group, rows in marks.groupby("group")}
    return marks.assign(caption=[captions[group] for group in groups])


def _caption(shown: Shown, rows: pd.DataFrame) -> str:
    row, words = rows.iloc[0], shown.words
    numbers = [words.number(value) for value in sorted(rows["value"])]
    said = "–".join(numbers) if len(numbers) > 1 else words.figure(row["value"], qualifier=row["qualifier"])
    return f"<b>{said}</b> {shown.period(row)}, {words.of(row, 'counter')}"


def _draw(shown: Shown) -> go.Figure:
    return draw_ranges(_marks(shown), palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    first = shown.rows[shown.rows["date"] == shown.rows["date"].min()]
    row, words = first.iloc[0], shown.words
    return words.say(
        "{low} to {high} people a day in {date}, by the estimate of {counter}",
        low=words.number(first["value"].min()),
        high=words.number(first["value"].max()),
        date=words.date(pd.Timestamp(row["date"]).date(), "month"),
        counter=words.of(row, "counter"),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "People a day estimated to enter outside the border posts, Peru–Ecuador border (rate)."
    )


def _alt(shown: Shown) -> str:
    told = [f"{shown.period(row)}: {value_of(row, shown.words)}" for _, row in shown.rows.iterrows()]
    return shown.words.say("Estimates on one scale: {estimates}.", estimates="; ".join(told))


EXHIBIT = Exhibit(
    id="irregular-per-day",
    question=mark("How many people a day entered Peru outside the border posts?"),
    query="irregular_per_day",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    cautions=lambda shown: [shown.words.say("These are estimates by people at the border, not counts.")],
)
