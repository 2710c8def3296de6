"""How did the number of Venezuelans abroad grow?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lines import draw_lines
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.words import mark

SERIES = {"WORLD": mark("World"), "LAC": mark("Latin America and the Caribbean")}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks,
        colours={"WORLD": palette.accent, "LAC": palette.restricts},
        names={area: shown.words.say(name) for area, name in SERIES.items()},
        palette=palette,
        words=shown.words,
    )


def _ends(shown: Shown) -> tuple[pd.Series, pd.Series]:
    """Return the first and the last count of the world that is exact or not known from the press alone."""
    rows = shown.rows
    firm = rows[(rows["area"] == "WORLD") & ((rows["qualifier"] == "exact") | (rows["grade"] != "news"))]
    firm = firm.sort_values(["date", "qualifier"])
    return firm.iloc[0], firm.iloc[-1]


def _title(shown: Shown) -> str:
    first, last = _ends(shown)
    return shown.words.say(
        "From {first} in {start} to {last} in {end}",
        first=value_of(first, shown.words),
        start=shown.words.date(pd.Timestamp(first["date"]).date(), "year"),
        last=value_of(last, shown.words),
        end=shown.words.date(pd.Timestamp(last["date"]).date(), "year"),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Venezuelan refugees and migrants abroad (stock, people). Each diamond is one published figure; no line is "
        "drawn between them, because the counters changed their methods on the way."
    )


def _alt(shown: Shown) -> str:
    first, last = _ends(shown)
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
    hint=mark("Choose a point to see where its figure comes from."),
)
