"""How did the number of Venezuelans abroad grow?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lines import draw_lines
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import rows_in
from displacement.words import mark

SERIES = {"WORLD": mark("World"), "LAC": mark("Latin America and the Caribbean")}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks,
        colours={"WORLD": palette.accent, "LAC": palette.restricts},
        names={area: shown.words.say(name) for area, name in SERIES.items()},
        doubted=True,
        palette=palette,
        words=shown.words,
    )


def _firm(shown: Shown) -> pd.DataFrame:
    """Return the counts of the world that are exact or not known from the press alone, the oldest first."""
    rows = shown.rows
    firm: pd.DataFrame = rows[
        (rows["area"] == "WORLD") & ((rows["qualifier"] == "exact") | (rows["grade"] != "news"))
    ]
    return firm.sort_values(["date", "qualifier", "figure_id"])


def _title(shown: Shown) -> str:
    """Tell the first and the last firm count of the world, where they are of different years."""
    firm, words = _firm(shown), shown.words
    if firm.empty:
        return ""
    first, last = firm.iloc[0], firm.iloc[-1]
    start, end = (words.date(pd.Timestamp(row["date"]).date(), "year") for row in (first, last))
    if start == end:
        return words.say("{value} in {year}", value=value_of(last, words), year=end)
    return words.say(
        "From {first} in {start} to {last} in {end}",
        first=value_of(first, words),
        start=start,
        last=value_of(last, words),
        end=end,
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Venezuelan refugees and migrants abroad (stock, people). Each diamond is one published figure; no line is "
        "drawn between them, because the counters changed their methods on the way."
    )


def _alt(shown: Shown) -> str:
    firm = _firm(shown)
    below = bool((shown.rows["area"] == "LAC").any())
    if len(firm) < 2 or not below or firm.iloc[0]["value"] >= firm.iloc[-1]["value"]:
        told = [f"{shown.period(row)}: {value_of(row, shown.words)}" for row in rows_in(shown.rows)]
        return shown.words.say("Points over time. {points}.", points="; ".join(told))
    first, last = firm.iloc[0], firm.iloc[-1]
    return shown.words.say(
        "Points rising over time, for the world from {first} ({start}) to {last} ({end}), and below them for Latin "
        "America and the Caribbean.",
        first=value_of(first, shown.words),
        start=shown.period(first),
        last=value_of(last, shown.words),
        end=shown.period(last),
    )


EXHIBIT = Exhibit(
    id="world-growth",
    question=mark("How did the number of Venezuelans abroad grow?"),
    query="world_growth",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=key_of_points,
    hint=mark("Choose a point to see where its figure comes from."),
)
