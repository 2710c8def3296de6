"""How many people a day were estimated to enter Peru outside the border posts?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.ranges import draw_ranges
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import month_of, short_name, value_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import rows_in
from displacement.view.parameters import PERIOD
from displacement.words import mark


def _marks(shown: Shown) -> pd.DataFrame:
    groups = [
        f"{row['date']} {row['reported_by']} {row['source']} {row['place']}" for row in rows_in(shown.rows)
    ]
    marks = shown.marks.assign(group=groups)
    captions = {group: _caption(shown, rows) for group, rows in marks.groupby("group")}
    return marks.assign(caption=[captions[group] for group in groups])


def _caption(shown: Shown, rows: pd.DataFrame) -> str:
    row, words = rows.iloc[0], shown.words
    low, high = words.number(rows["value"].min()), words.number(rows["value"].max())
    said = f"{low}–{high}" if low != high else words.figure(row["value"], qualifier=row["qualifier"])
    parts = [shown.period(row), short_name(words.of(row, "place")), words.of(row, "counter")]
    if row["nationality"] != "VEN":
        parts.append(words.say("nationality not said"))
    return f"<b>{said}</b> {', '.join(parts)}"


def _draw(shown: Shown) -> go.Figure:
    return draw_ranges(_marks(shown), palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    """Return the first estimate: what one counter said of one day in one document."""
    marks, words = _marks(shown), shown.words
    first = marks[marks["group"] == marks.iloc[0]["group"]]
    row, low, high = first.iloc[0], first["value"].min(), first["value"].max()
    values = {"date": month_of(row, words), "counter": words.of(row, "counter")}
    if low == high:
        return words.say(
            "{number} people a day in {date}, by the estimate of {counter}",
            number=words.figure(row["value"], qualifier=row["qualifier"]),
            **values,
        )
    return words.say(
        "{low} to {high} people a day in {date}, by the estimate of {counter}",
        low=words.number(low),
        high=words.number(high),
        **values,
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "People a day estimated to enter Peru from Ecuador outside the border posts, along the whole border or at the "
        "place named (rate)."
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{shown.period(row)}, {short_name(shown.words.of(row, 'place'))}: {value_of(row, shown.words)}"
        for row in rows_in(shown.rows)
    ]
    return shown.words.say("Estimates on one scale: {estimates}.", estimates="; ".join(told))


EXHIBIT = Exhibit(
    id="irregular-per-day",
    question=mark("How many people a day entered Peru outside the border posts?"),
    query="irregular_per_day",
    own=Stands.LISTED,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=key_of_points,
    cautions=lambda shown: [shown.words.say("These are estimates by people at the border, not counts.")],
)
