"""Shares of a whole, a bar a year: how a year's decisions divide, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.colours import Palette
from displacement.words import Words

ROW = 66


def draw_shares(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
) -> go.Figure:
    """Return a bar a row of ``year``, divided by ``part`` into shares of the whole, the latest on top.

    ``marks`` has ``year, part, value, whole, told`` (the line above the year's bar), ``figure_id, hover``. The
    parts are named once, above, in their colours; a part of none is not drawn.
    """
    years = sorted(marks["year"].unique(), reverse=True)
    figure = blank_figure(palette=palette, words=words, height=ROW * len(years) + 66)
    figure.update_layout(barmode="stack", margin={"l": 0, "r": 0, "t": 4, "b": 4})
    for part, name in names.items():
        mine = marks[(marks["part"] == part) & (marks["value"] > 0)]
        figure.add_bar(
            x=mine["value"] / mine["whole"],
            y=[years.index(year) + 0.8 for year in mine["year"]],
            width=0.26,
            orientation="h",
            name=name,
            marker={"color": colours[part], "line": {"width": 1, "color": palette.ground}},
            customdata=mine[["figure_id"]],
            hovertext=mine["hover"],
            hoverinfo="text",
        )
    for row, year in enumerate(years):
        told = marks[marks["year"] == year].iloc[0]["told"]
        note(figure, told, palette=palette, x=0, y=row + 0.66, yanchor="bottom",
             font={"color": palette.text, "size": 14})  # fmt: skip
    parts = [f"<span style='color:{colours[part]}'>■</span> {name}" for part, name in names.items()]
    lines = ["   ".join(parts[start : start + 2]) for start in range(0, len(parts), 2)]
    note(figure, "<br>".join(lines), palette=palette, x=0, y=-0.02, yanchor="bottom",
         font={"color": palette.text, "size": 14})  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[len(years), -0.7], rangemode="normal")
    return figure
