"""Bars from the longest to the shortest, each named and counted directly."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import BESIDE_LABELS, blank_figure, label_width, reserve
from displacement.view.colours import Palette
from displacement.words import Words

AROUND = 30  # pixels above and below the bars


@needs("label", "code", "figure_id", "hover", named=("value", "text"))
def draw_ranking(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    value: str = "value",
    text: str = "shown_as",
    row_height: int = 26,
) -> go.Figure:
    """Return horizontal bars in the order of the rows, the first on top.

    ``marks`` has ``label, figure_id, hover, code`` and the columns ``value`` and ``text`` (the number as the
    reader should see it). A missing value has no bar, and its text says that it is missing.
    """
    figure = blank_figure(palette=palette, words=words, height=row_height * len(marks) + AROUND)
    figure.add_bar(
        x=marks[value],
        y=[str(index) for index in range(len(marks))],
        orientation="h",
        marker={"color": palette.accent, "line": {"width": 0}},
        text=marks[text],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": palette.text, "size": 13},
        customdata=marks[["figure_id", "code"]],
        hovertext=marks["hover"],
        hoverinfo="text",
        width=0.72,
    )
    figure.update_yaxes(
        autorange="reversed",
        showgrid=False,
        type="category",
        tickvals=[str(index) for index in range(len(marks))],
        ticktext=list(marks["label"]),
        tickfont={"color": palette.text, "size": 13},
        rangemode="normal",
    )
    top = float(marks[value].max()) if marks[value].notna().any() else 1.0
    figure.update_xaxes(visible=False, range=[0, top])
    numbers = [str(shown) for shown in marks[text]]
    reserve(figure, left=list(marks["label"]))
    figure.update_layout(margin={"r": label_width(numbers) + BESIDE_LABELS, "b": 8})
    return figure
