"""Ranges: a bar from the least to the most that was reported, a row a report."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, note, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

LETTERS = 54  # of a line of a caption
ROW, LINE, AXIS = 58, 19, 46  # pixels: a row with one line of caption, each further line, the axis
BEFORE_ZERO, BEYOND_TOP = 0.01, 1.06  # of the largest value: half a dot has its room at either end
FIRST, LAST = 0.95, 0.55  # rows: room for the first caption, and what is cut off under the last bar


@needs("group", "caption", "value", "figure_id", "hover")
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
    figure = blank_figure(palette=palette, words=words, height=row * len(groups) + AXIS)
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
    figure.update_xaxes(
        range=[-top * BEFORE_ZERO, top * BEYOND_TOP], tickvals=values, ticktext=texts, showgrid=True
    )
    figure.update_yaxes(visible=False, range=[len(groups) - LAST, -FIRST], rangemode="normal")
    return figure
