"""Measures on lanes: one lane a country, what opens above its line, what restricts below."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.needs import needs
from displacement.charts.style import MILLISECONDS, blank_figure, dress, note, tick_labels
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

SHAPES = {"opens": "triangle-up", "restricts": "triangle-down", "neutral": "circle"}
# In lanes, which are one high and count downwards: what opens stands above the line, what restricts below it.
LIFT = {"opens": -0.2, "restricts": 0.2, "neutral": 0.0}
NAME = 0.46  # of a lane: how far its name stands above its line
LAST = 0.35  # of a lane, cut off below the last line, where nothing stands
# Pixels: a lane, the key above the lanes, the columns below them, the years along the axis.
LANE, KEYS, BELOW, YEARS = 58, 70, 190, 40
BETWEEN = 0.05  # of the picture, between the lanes and the columns
MIDDLE = pd.Timedelta(days=15)  # from the first of a month to its middle
COLUMN = 26  # days of a month that its column fills
HEADROOM = 1.3  # of the highest column: its name stands above it
# A stretch of a corridor, in rows: from above its line to under it, its day and words in the midst, its title above.
SPAN = 86  # pixels a row
ABOVE, UNDER, MIDST, TITLE = 0.2, 0.24, 0.02, 0.24
SPAN_FIRST, SPAN_LAST = 0.7, 0.6  # what is shown above the first row, and cut off of the last
INSIDE = 8  # pixels between the end of a stretch and its words
MOST_NAMES = 8  # of months along the axis of a corridor


@needs(
    "area",
    "date",
    "date_precision",
    "direction",
    "figure_id",
    "hover",
    tables={"series": ("period_start", "value", "figure_id", "hover")},
)
def draw_lanes(
    marks: pd.DataFrame,
    *,
    lanes: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
    words: Words,
    series: pd.DataFrame | None = None,
    series_name: str = "",
    edges: tuple[str, str] | None = None,
) -> go.Figure:
    """Return a lane for each of ``lanes`` that has a measure, over a column chart of ``series`` where given.

    ``marks`` has ``area, date, date_precision, direction, figure_id, hover``. What is known by its month alone
    is a hollow mark on a bar as long as the month, never a day. ``names`` names the directions; ``series`` has
    ``period_start, value, figure_id, hover``; ``edges`` are the first and last day shown.
    """
    drawn = [area for area in lanes if area in set(marks["area"])]
    figure = _panes(len(drawn), below=series is not None, palette=palette, words=words)
    _add_lines(
        figure,
        [{"x0": 0, "x1": 1, "xref": "x domain", "y0": place, "y1": place} for place in range(len(drawn))],
        line={"color": palette.rule, "width": 1},
    )
    for position, area in enumerate(drawn):
        note(figure, f"<b>{lanes[area]}</b>", palette=palette, x=0, xref="x domain", y=position - NAME,
             yanchor="middle", font={"color": palette.text, "size": 14})  # fmt: skip
    heights = marks["area"].map({area: index for index, area in enumerate(drawn)}) + marks["direction"].map(
        LIFT
    )
    for direction in SHAPES:
        _add_marks(figure, marks.assign(height=heights), direction=direction, palette=palette)
    keys = [f"<span style='color:{getattr(palette, key)}'>{sign}</span> {names[key]}"
            for key, sign in (("opens", "▲"), ("restricts", "▼"), ("neutral", "●"))]  # fmt: skip
    note(figure, "   ".join(keys), palette=palette, x=0, xref="x domain", y=-0.86, yanchor="bottom",
         font={"color": palette.text, "size": 14})  # fmt: skip
    figure.update_yaxes(visible=False, range=[len(drawn) - LAST, -1.0], row=1, col=1, rangemode="normal")
    if series is not None:
        _add_series(figure, series, name=series_name, palette=palette, words=words)
    figure.update_xaxes(
        range=list(edges) if edges else None, dtick="M12", tickformat="%Y", ticklabelmode="period"
    )
    return figure


def _panes(count: int, *, below: bool, palette: Palette, words: Words) -> go.Figure:
    upper = LANE * count + KEYS
    total = upper + (BELOW if below else 0) + YEARS
    figure = make_subplots(
        rows=2 if below else 1,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=BETWEEN if below else 0,
        row_heights=[upper, BELOW] if below else [1],
    )
    return dress(figure, palette=palette, words=words, height=total)


def _add_marks(figure: go.Figure, marks: pd.DataFrame, *, direction: str, palette: Palette) -> None:
    mine = marks[marks["direction"] == direction]
    if mine.empty:
        return
    colour = getattr(palette, direction)
    days = pd.to_datetime(mine["date"])
    hazy = mine["date_precision"] != "day"
    months = [
        {"x0": day, "x1": day + pd.offsets.MonthEnd(1), "xref": "x", "y0": height, "y1": height}
        for day, height in zip(days[hazy], mine.loc[hazy, "height"], strict=True)
    ]
    _add_lines(figure, months, line={"color": colour, "width": 5}, opacity=0.45)
    shape = SHAPES[direction]
    figure.add_scatter(
        x=days.where(~hazy, days + MIDDLE),
        y=mine["height"],
        mode="markers",
        marker={
            "symbol": [f"{shape}-open" if each else shape for each in hazy],
            "size": 12,
            "color": colour,
            "line": {
                "width": [2 if each else 1 for each in hazy],
                "color": [colour if each else palette.ground for each in hazy],
            },
        },
        customdata=mine[["figure_id"]],
        hovertext=mine["hover"],
        hoverinfo="text",
        row=1,
        col=1,
    )


def _add_lines(figure: go.Figure, lines: Sequence[dict[str, Any]], **style: Any) -> None:
    """Draw lines below the marks, all at once: added one by one, each would have all before it looked at again."""
    drawn = [{"type": "line", "yref": "y", "layer": "below", **line, **style} for line in lines]
    figure.layout.shapes = [*figure.layout.shapes, *drawn]


def _add_series(
    figure: go.Figure, series: pd.DataFrame, *, name: str, palette: Palette, words: Words
) -> None:
    figure.add_bar(
        x=pd.to_datetime(series["period_start"]) + MIDDLE,
        y=series["value"],
        width=COLUMN * MILLISECONDS,
        marker={"color": palette.accent, "line": {"width": 0}},
        customdata=series[["figure_id"]],
        hovertext=series["hover"],
        hoverinfo="text",
        row=2,
        col=1,
    )
    top = float(series["value"].max())
    values, texts = tick_labels(top, words, count=3)
    figure.update_yaxes(
        tickvals=values, ticktext=texts, range=[0, max(top, values[-1]) * HEADROOM], row=2, col=1
    )
    note(figure, f"<b>{name}</b>", palette=palette, x=0, xref="x2 domain", y=1, yref="y2 domain", yanchor="top",
         font={"color": palette.accent, "size": 14})  # fmt: skip


@needs("label", "date", "told", "figure_id", "hover")
def draw_spans(
    marks: pd.DataFrame,
    *,
    edges: tuple[str, str],
    texts: Sequence[tuple[str, str]],
    palette: Palette,
    words: Words,
) -> go.Figure:
    """Return a lane a row: open up to its ``date``, closed after it, the day written on the turn.

    ``marks`` has ``label, date, told, figure_id, hover``, in the order of the lanes; ``texts`` are the words on the
    open and the closed stretch of each lane.
    """
    figure = blank_figure(palette=palette, words=words, height=SPAN * len(marks) + YEARS)
    figure.update_layout(barmode="overlay")
    for row, (mark, (before, after)) in enumerate(zip(rows_in(marks), texts, strict=True)):
        turn = pd.Timestamp(mark["date"])
        for start, end, colour in ((edges[0], turn, palette.opens), (turn, edges[1], palette.restricts)):
            figure.add_shape(type="rect", x0=start, x1=end, y0=row - ABOVE, y1=row + UNDER, fillcolor=colour,
                             line={"width": 0}, layer="below")  # fmt: skip
        figure.add_scatter(
            x=[turn],
            y=[row + MIDST],
            mode="markers",
            marker={"symbol": "line-ns", "size": 34, "line": {"width": 3, "color": palette.text}},
            customdata=[[mark["figure_id"]]],
            hovertext=[mark["hover"]],
            hoverinfo="text",
        )
        title = f"<b>{mark['label']}</b> {mark['told']}"
        note(figure, title, palette=palette, x=edges[0], y=row - TITLE, yanchor="bottom",
             font={"color": palette.text, "size": 15})  # fmt: skip
        for x, text, anchor in ((edges[0], before, "left"), (edges[1], after, "right")):
            shift = INSIDE if anchor == "left" else -INSIDE
            note(figure, text, palette=palette, x=x, y=row + MIDST, xanchor=anchor, xshift=shift,
                 font={"color": palette.ground, "size": 14})  # fmt: skip
    figure.update_yaxes(visible=False, range=[len(marks) - SPAN_LAST, -SPAN_FIRST], rangemode="normal")
    months = pd.date_range(edges[0], edges[1], freq="MS")
    names = months[:: math.ceil(len(months) / MOST_NAMES)]
    figure.update_xaxes(
        range=list(edges),
        tickvals=[day + MIDDLE for day in names],
        ticktext=[words.date(day.date(), "month", short=True) for day in names],
        ticks="",
    )
    return figure
