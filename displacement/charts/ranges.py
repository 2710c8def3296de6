"""Ranges: a bar from the least to the most that was reported, a row a report."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

LETTERS = 54
ROW, LINE = 58, 19


def draw_ranges(marks: pd.DataFrame, *, palette: Palette, words: Words) -> go.Figure:
    """Return a row a group of figures: a bar from its lowest to its highest value, or a dot for a single one.

    ``marks`` has ``group`` (one row of the picture), ``caption`` (what the row says), ``value, figure_id,
    hover``; groups are drawn in their order.
    """
    groups = list(dict.fromkeys(marks["group"]))
    captions = {
        group: textwrap.wrap(caption, LETTERS)
        for group, caption in zip(marks["group"], marks["caption"], strict=True)
    }
    row = ROW + LINE * (max(len(lines) for lines in captions.values()) - 1)
    figure = blank_figure(palette=palette, words=words, height=row * len(groups) + 46)
    top = float(marks["value"].max())
    for place, group in enumerate(groups):
        rows = marks[marks["group"] == group].sort_values("value")
        figure.add_scatter(
            x=rows["value"],
            y=[place] * len(rows),
            mode="lines+markers",
            line={"color": palette.accent_soft, "width": 9},
            marker={"color": palette.accent, "size": 14},
            customdata=rows[["figure_id"]],
            hovertext=rows["hover"],
            hoverinfo="text",
        )
        note(
            figure,
            "<br>".join(captions[group]),
            palette=palette,
            x=0,
            y=place,
            yshift=12,
            yanchor="bottom",
            font={"color": palette.text, "size": 14},
        )
    values, texts = tick_labels(top, words)
    figure.update_xaxes(range=[-top * 0.01, top * 1.06], tickvals=values, ticktext=texts, showgrid=True)
    figure.update_yaxes(visible=False, range=[len(groups) - 0.55, -0.95], rangemode="normal")
    return figure
