"""Calculations one under the other, each with its verdict by a sign and a colour."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.colours import Palette
from displacement.words import Words

LINE = 18
GAP = 16


def draw_verdicts(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    signs: Mapping[str, str],
    palette: Palette,
    words: Words,
    letters: int = 64,
) -> go.Figure:
    """Return a row a calculation; ``marks`` has ``told, calculation, verdict, figure_id, hover``."""
    colours = {
        "consistent": palette.opens,
        "truncated": palette.other,
        "inconsistent": palette.restricts,
        "unpublished": palette.muted,
    }
    figure = blank_figure(palette=palette, words=words)
    depth = 0.0
    places = []
    for _, mark in marks.iterrows():
        lines = textwrap.wrap(mark["told"], width=letters)
        verdict = f"{signs[mark['verdict']]} {names[mark['verdict']]}"
        text = [f"<b>{line}</b>" for line in lines]
        text += textwrap.wrap(mark["calculation"], width=letters)
        text.append(f"<span style='color:{colours[mark['verdict']]}'>{verdict}</span>")
        note(figure, "<br>".join(text), palette=palette, x=0.03, y=depth, yanchor="top",
             font={"color": palette.text, "size": 13})  # fmt: skip
        places.append(depth + LINE / 2)
        depth += LINE * len(text) + GAP
    figure.add_scatter(
        x=[0.01] * len(marks),
        y=places,
        mode="markers",
        marker={"size": 11, "color": [colours[verdict] for verdict in marks["verdict"]]},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    figure.update_layout(height=depth + 20, margin={"l": 0, "r": 0, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[depth, -6], rangemode="normal")
    return figure
