"""Small multiples over time: one panel a series, each on an axis of its own, sharing the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.columns import Marker
from displacement.charts.style import blank_figure, note, reserve, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

OPEN_ENDED = {
    "over": "triangle-up",
    "at_least": "triangle-up",
    "under": "triangle-down",
    "at_most": "triangle-down",
    "about": "circle-open",
}
LINE = 20
HALF_YEARS = 4 * 365


def draw_panels(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    y: str = "value",
    across: int = 1,
    points: bool = False,
    same_scale: bool = False,
    markers: Sequence[Marker] = (),
    height: int = 190,
) -> go.Figure:
    """Return a panel for each of ``names`` that the marks have, in that order, named in its upper left.

    ``marks`` has ``panel, date, figure_id, hover, qualifier, grade`` and the column ``y``. A panel holds a column a
    year or, with ``points``, a point a figure: a triangle up is “over”, one down “under”, a ring “about”,
    paler where its document is a copy (mirror).
    Panels share the years; they share the scale only where told, because they may count different things.
    ``markers`` are days drawn through all panels and named above them, a line each.
    """
    drawn = [panel for panel in names if panel in set(marks["panel"])]
    lines = -(-len(drawn) // across)
    figure = _panes(lines, across, palette=palette, words=words, height=height * lines + 40)
    top = float(marks[y].max())
    texts: list[str] = []
    for index, panel in enumerate(drawn):
        mine, place = marks[marks["panel"] == panel], (index // across + 1, index % across + 1)
        series = (
            _points(mine, y=y, colour=colours[panel])
            if points
            else _columns(mine, y=y, colour=colours[panel])
        )
        figure.add_trace(series, row=place[0], col=place[1])
        highest = top if same_scale else float(mine[y].max())
        values, labels = tick_labels(highest, words, count=3)
        texts += labels
        figure.update_yaxes(
            row=place[0],
            col=place[1],
            tickvals=values,
            ticktext=labels,
            range=[0, max(highest, values[-1]) * 1.32],
        )
        _name(figure, names[panel], index=index, colour=colours[panel], palette=palette)
    first, last = _edges(marks, points=points)
    figure.update_xaxes(
        range=[first, last], showticklabels=True, **_ticks(first, last, across=across, words=words)
    )
    for above, marker in enumerate(reversed(markers)):
        right = (pd.Timestamp(marker.day) - first) / (last - first) > 0.35
        _draw_marker(figure, marker, lift=LINE * above, anchor="right" if right else "left", palette=palette)
    reserve(figure, left=texts)
    if markers:
        figure.update_layout(margin_t=LINE * len(markers) + 8)
    return figure


def _panes(lines: int, across: int, *, palette: Palette, words: Words, height: int) -> go.Figure:
    """Return empty panes in the house style."""
    style = blank_figure(palette=palette, words=words, height=height).layout
    figure = make_subplots(
        rows=lines,
        cols=across,
        shared_xaxes=False,
        vertical_spacing=0.34 / (lines + 1),
        horizontal_spacing=0.11,
    )
    axes = {"xaxis": style.xaxis, "yaxis": style.yaxis}
    figure.update_layout({key: value for key, value in style.to_plotly_json().items() if key not in axes})
    figure.update_xaxes(style.xaxis)
    figure.update_yaxes(style.yaxis)
    return figure


def _columns(marks: pd.DataFrame, *, y: str, colour: str) -> go.Bar:
    middle = pd.to_datetime(marks["date"]) - pd.Timedelta(days=183)
    return go.Bar(
        x=middle,
        y=marks[y],
        width=310 * 86_400_000,
        marker={"color": colour, "line": {"width": 0}},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )


def _points(marks: pd.DataFrame, *, y: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=marks["date"],
        y=marks[y],
        mode="markers",
        marker={
            "color": colour,
            "size": 11,
            "symbol": [OPEN_ENDED.get(qualifier, "circle") for qualifier in marks["qualifier"]],
            "line": {"width": 2, "color": colour},
            "opacity": [0.45 if grade == "mirror" else 1 for grade in marks["grade"]],
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
        cliponaxis=False,
    )


def _name(figure: go.Figure, name: str, *, index: int, colour: str, palette: Palette) -> None:
    axis = "" if index == 0 else str(index + 1)
    note(
        figure,
        f"<b>{name}</b>",
        palette=palette,
        x=0,
        xref=f"x{axis} domain",
        y=1,
        yref=f"y{axis} domain",
        yanchor="top",
        bgcolor=palette.ground,
        font={"color": colour, "size": 14},
    )


def _edges(marks: pd.DataFrame, *, points: bool) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.to_datetime(marks["date"])
    if points:
        return days.min() - pd.Timedelta(days=60), days.max() + pd.Timedelta(days=60)
    return days.min() - pd.Timedelta(days=400), days.max() + pd.Timedelta(days=40)


def _ticks(first: pd.Timestamp, last: pd.Timestamp, *, across: int, words: Words) -> dict[str, Any]:
    """Return years named between their ends or, where there are few of them, half-years named where they begin."""
    if (last - first).days < HALF_YEARS:
        days = [day for day in pd.date_range(first, last, freq="MS") if day.month in {1, 7}]
        return {"tickvals": days, "ticktext": [words.date(day.date(), "month", short=True) for day in days]}
    crowded = across > 1 or (last - first).days > 8 * 365
    return {
        "dtick": "M36" if across > 1 else "M12",
        "tickformat": "’%y" if crowded else "%Y",
        "ticklabelmode": "period",
    }


def _draw_marker(figure: go.Figure, marker: Marker, *, lift: int, anchor: str, palette: Palette) -> None:
    colour = palette.opens if marker.direction == "opens" else palette.restricts
    dash = "dot" if marker.direction == "opens" else "dash"
    line = {"color": colour, "width": 1.5, "dash": dash}
    figure.add_vline(x=pd.Timestamp(marker.day), line=line, row="all", col="all")
    note(
        figure,
        marker.label,
        palette=palette,
        x=marker.day,
        xref="x",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=lift,
        xanchor=anchor,
        font={"color": colour, "size": 13},
        hovertext=marker.hover or None,
    )
