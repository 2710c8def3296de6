"""Figures of a procedure one under the other: a named bar each, never added up, never on a common axis."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.colours import Palette
from displacement.words import Words

ROW = 52
HEADING = 40


def draw_stages(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    headings: Mapping[str, str] | None = None,
) -> go.Figure:
    """Return a bar a figure in the order of the rows, its number, unit and date written above it.

    ``marks`` has ``told`` (the line above the bar), ``value, stage, figure_id, hover`` and, with ``headings``,
    ``grouped``: bars of a group are drawn to the scale of its largest, and every bar lies in a track of that
    length. There is no axis: the numbers are of different kinds.
    """
    figure = blank_figure(palette=palette, words=words, height=_height(marks, headings))
    figure.update_layout(barmode="overlay", margin={"l": 0, "r": 0, "t": 4, "b": 4})
    groups = marks["grouped"] if headings else pd.Series("", index=marks.index)
    depth = 0.0
    for group in dict.fromkeys(groups):
        mine = marks[groups == group]
        if headings:
            depth += HEADING
            _write(figure, f"<b>{headings[str(group)]}</b>", depth=depth - 8, palette=palette, size=16)
        largest = float(mine["value"].max())
        for _, mark in mine.iterrows():
            _draw_bar(figure, mark, share=float(mark["value"]) / largest, depth=depth + ROW, palette=palette)
            depth += ROW
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[depth + 12, 0], rangemode="normal")
    return figure


def _height(marks: pd.DataFrame, headings: Mapping[str, str] | None) -> int:
    groups = marks["grouped"].nunique() if headings else 0
    return ROW * len(marks) + HEADING * groups + 20


def _draw_bar(figure: go.Figure, mark: pd.Series, *, share: float, depth: float, palette: Palette) -> None:
    figure.add_shape(
        type="rect", x0=0, x1=1, y0=depth - 14, y1=depth - 2, fillcolor=palette.rule, opacity=0.5,
        line={"width": 0}, layer="below",
    )  # fmt: skip
    figure.add_bar(
        x=[share],
        y=[depth - 8],
        width=12,
        orientation="h",
        marker={"color": palette.stage(str(mark["stage"])), "line": {"width": 0}},
        customdata=[[mark["figure_id"]]],
        hovertext=[mark["hover"]],
        hoverinfo="text",
    )
    _write(figure, mark["told"], depth=depth - 16, palette=palette, size=14)


def _write(figure: go.Figure, text: str, *, depth: float, palette: Palette, size: int) -> None:
    note(
        figure,
        text,
        palette=palette,
        x=0,
        y=depth,
        yanchor="bottom",
        font={"color": palette.text, "size": size},
    )
