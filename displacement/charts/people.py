"""A small group drawn one dot a person, so that nobody takes it for a statistic."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.view.colours import Palette
from displacement.words import Words


def draw_people(
    groups: Sequence[tuple[int, str, str, str]], *, palette: Palette, words: Words, columns: int = 18
) -> go.Figure:
    """Return one dot a person, group after group.

    ``groups`` are (how many people, label, colour, figure id); together they are everybody who was asked.
    """
    total = sum(count for count, *_ in groups)
    lines = -(-total // columns)
    figure = blank_figure(palette=palette, words=words, height=60 * lines + 36 * len(groups) + 30)
    position = 0
    for row, (count, label, colour, figure_id) in enumerate(groups):
        spots = range(position, position + count)
        figure.add_scatter(
            x=[spot % columns for spot in spots],
            y=[-(spot // columns) for spot in spots],
            mode="markers",
            marker={"size": 20, "color": colour},
            customdata=[[figure_id]] * count,
            hovertext=[label] * count,
            hoverinfo="text",
        )
        note(
            figure,
            f"<b>{words.number(count)}</b> {label}",
            palette=palette,
            x=-0.4,
            y=-lines - 0.1 - 0.62 * row,
            font={"color": colour, "size": 15},
        )
        position += count
    figure.update_xaxes(visible=False, range=[-0.7, columns - 0.3])
    figure.update_yaxes(visible=False, range=[-lines - 0.4 - 0.62 * len(groups), 0.7], rangemode="normal")
    return figure
