"""Calculations one under the other, each with its verdict by a sign and a colour."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import blank_figure, note
from displacement.view.colours import Palette
from displacement.words import Words

# Letters of a line, by the number of columns, and the pixels that each column needs at least.
LETTERS = {1: 64, 2: 56, 3: 54, 4: 54}
LEAST_COLUMN = 420
LINE, GAP, ABOVE, BELOW = (
    18,
    16,
    6,
    20,
)  # pixels: a line, between two entries, above the first, below the last
DOT, TEXT = 0.01, 0.03  # of a column: where the dot of an entry and its words stand


@needs("told", "calculation", "verdict", "figure_id", "hover")
def draw_verdicts(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    signs: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
) -> go.Figure:
    """Return a row a calculation; ``marks`` has ``told, calculation, verdict, figure_id, hover``.

    ``across`` is in how many columns the list may run.
    """
    colours = {
        "consistent": palette.opens,
        "truncated": palette.other,
        "inconsistent": palette.restricts,
        "unpublished": palette.muted,
    }
    figure = blank_figure(palette=palette, words=words)
    texts = []
    for _, mark in marks.iterrows():
        verdict = f"{signs[mark['verdict']]} {names[mark['verdict']]}"
        text = [f"<b>{line}</b>" for line in textwrap.wrap(mark["told"], width=LETTERS[across])]
        text += textwrap.wrap(mark["calculation"], width=LETTERS[across])
        texts.append([*text, f"<span style='color:{colours[mark['verdict']]}'>{verdict}</span>"])
    heights = [LINE * len(text) + GAP for text in texts]
    columns = in_columns(heights, across=across)
    depths = dict.fromkeys(columns, 0.0)
    places = []
    for text, height, column in zip(texts, heights, columns, strict=True):
        depth = depths[column]
        note(figure, "<br>".join(text), palette=palette, x=left_of(column) + TEXT, y=depth, yanchor="top",
             font={"color": palette.text, "size": 13})  # fmt: skip
        places.append(depth + LINE / 2)
        depths[column] += height
    depth = max(depths.values())
    figure.add_scatter(
        x=[left_of(column) + DOT for column in columns],
        y=places,
        mode="markers",
        marker={"size": 11, "color": [colours[verdict] for verdict in marks["verdict"]]},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    figure.update_layout(meta={"least_width": LEAST_COLUMN * len(depths)})
    figure.update_layout(height=depth + BELOW, margin={"l": 0, "r": 0, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, width_of(len(depths))])
    figure.update_yaxes(visible=False, range=[depth, -ABOVE], rangemode="normal")
    return figure
