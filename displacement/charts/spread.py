"""What each source says: a dot a figure on one scale, and the range between the lowest and the highest."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note, reserve, tick_labels
from displacement.colours import Palette
from displacement.words import Words

OPEN_ENDED = {
    "over": "triangle-right",
    "at_least": "triangle-right",
    "under": "triangle-left",
    "at_most": "triangle-left",
}


def draw_spread(
    marks: pd.DataFrame,
    *,
    colours: Sequence[str],
    palette: Palette,
    words: Words,
    row_height: int = 44,
    unit: str = "",
) -> go.Figure:
    """Return a row a figure, in the order of the rows, with a band from the lowest to the highest.

    ``marks`` has ``label, value, qualifier, shown_as, figure_id, hover``. A triangle points to the side to
    which the figure is open (“over”, “under”); a circle is a figure without such a qualifier. ``unit`` is
    written after the numbers of the scale.
    """
    figure = blank_figure(palette=palette, words=words, height=row_height * len(marks) + 60)
    low, high = float(marks["value"].min()), float(marks["value"].max())
    figure.add_shape(
        type="rect",
        x0=low,
        x1=high,
        y0=-0.7,
        y1=len(marks) - 0.3,
        fillcolor=palette.accent_soft,
        opacity=0.16,
        line={"width": 0},
        layer="below",
    )
    figure.add_scatter(
        x=marks["value"],
        y=list(range(len(marks))),
        mode="markers",
        marker={
            "size": 13,
            "color": list(colours),
            "symbol": [OPEN_ENDED.get(qualifier, "circle") for qualifier in marks["qualifier"]],
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    span = high * 1.02
    for row, (_, mark) in enumerate(marks.iterrows()):
        right = float(mark["value"]) > span * 0.55
        note(
            figure,
            f"<b>{mark['shown_as']}</b> {mark['label']}",
            palette=palette,
            x=mark["value"],
            y=row,
            xanchor="right" if right else "left",
            xshift=-12 if right else 12,
            font={"color": palette.text, "size": 13},
        )
    values, texts = tick_labels(high, words, count=4)
    texts = [text + unit for text in texts]
    figure.update_xaxes(
        range=[0, max(span, values[-1] * 1.01)], tickvals=values, ticktext=texts, showgrid=True
    )
    reserve(figure, right=texts)
    figure.update_yaxes(visible=False, range=[len(marks) - 0.3, -0.7])
    return figure
