"""Figures of a procedure one under the other: a named bar each, never added up, never on a common axis."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import FONT, blank_figure
from displacement.colours import Palette
from displacement.words import Words

LETTERS = 54
LINE = 19
BAR = 12
HEADING = 44


def draw_stages(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    headings: Mapping[str, str] | None = None,
) -> go.Figure:
    """Return a bar a figure in the order of the rows, with its number and its scope written above it.

    ``marks`` has ``told`` and ``scope`` (the lines above the bar), ``value, stage, figure_id, hover`` and, with
    ``headings``, ``grouped``: bars of a group are drawn to the scale of its largest, and every bar lies in a
    track of that length. There is no axis: the numbers are of different kinds.
    """
    figure = blank_figure(palette=palette, words=words)
    groups = marks["grouped"] if headings else pd.Series("", index=marks.index)
    depth = 0.0
    for group in dict.fromkeys(groups):
        mine = marks[groups == group]
        if headings:
            depth += HEADING
            _write(figure, f"<b>{headings[str(group)]}</b>", depth=depth - 12, colour=palette.text, size=16)
        largest = float(mine["value"].max())
        for _, mark in mine.iterrows():
            depth = _draw(figure, mark, share=float(mark["value"]) / largest, depth=depth, palette=palette)
    figure.update_layout(height=depth + 20, barmode="overlay", margin={"l": 0, "r": 0, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[depth + 12, 0], rangemode="normal")
    return figure


def _draw(figure: go.Figure, mark: pd.Series, *, share: float, depth: float, palette: Palette) -> float:
    """Draw one figure under ``depth`` and return the depth at which the next begins."""
    scope = textwrap.wrap(mark["scope"], width=LETTERS)
    depth += LINE * 1.2
    _write(figure, mark["told"], depth=depth, colour=palette.text, size=16)
    depth += LINE * len(scope)
    _write(figure, "<br>".join(scope), depth=depth, colour=palette.muted, size=13)
    figure.add_shape(
        type="rect", x0=0, x1=1, y0=depth + 2, y1=depth + 2 + BAR, fillcolor=palette.rule, opacity=0.5,
        line={"width": 0}, layer="below",
    )  # fmt: skip
    figure.add_bar(
        x=[share],
        y=[depth + 2 + BAR / 2],
        width=BAR,
        orientation="h",
        marker={"color": palette.stage(str(mark["stage"])), "line": {"width": 0}},
        customdata=[[mark["figure_id"]]],
        hovertext=[mark["hover"]],
        hoverinfo="text",
    )
    return depth + BAR + 14


def _write(figure: go.Figure, text: str, *, depth: float, colour: str, size: int) -> None:
    figure.add_annotation(
        text=text, x=0, y=depth, xanchor="left", yanchor="bottom", align="left", showarrow=False,
        borderpad=0, font={"color": colour, "size": size, "family": FONT},
    )  # fmt: skip
