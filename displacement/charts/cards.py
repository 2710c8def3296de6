"""Big numbers, each with what it counts and its date beneath: the printable form of a row of cards."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure
from displacement.colours import Palette
from displacement.words import Words

LETTERS = {1: 50, 2: 31, 3: 34, 4: 25}
LEAST_WIDTH = {1: 500, 2: 560, 3: 860, 4: 860}


def draw_cards(marks: pd.DataFrame, *, palette: Palette, words: Words, columns: int = 1) -> go.Figure:
    """Return the numbers in a grid; ``marks`` has ``shown_as, label, told`` (date and source) and ``figure_id``.

    The figure says in ``meta`` how wide it must at least be laid out, so that a slide can set its type large.
    """
    lines = -(-len(marks) // columns)
    figure = blank_figure(palette=palette, words=words, height=184 * lines)
    figure.update_layout(meta={"least_width": LEAST_WIDTH[columns]})
    places = [(index % columns, -(index // columns)) for index in range(len(marks))]
    figure.add_scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={"opacity": 0},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    for (x, y), (_, mark) in zip(places, marks.iterrows(), strict=True):
        label, told = (textwrap.wrap(mark[name], width=LETTERS[columns]) for name in ("label", "told"))
        text = (
            f'<span style="font-size:30px"><b>{mark["shown_as"]}</b></span><br>'
            f"{'<br>'.join(label)}<br><span style='color:{palette.muted}'>{'<br>'.join(told)}</span>"
        )
        figure.add_annotation(
            text=text, x=x, y=y + 0.5, xanchor="left", yanchor="top", align="left", showarrow=False
        )
    figure.update_xaxes(visible=False, range=[-0.02, columns])
    figure.update_yaxes(visible=False, range=[-lines + 0.45, 0.55], rangemode="normal")
    return figure
