"""A small group drawn one dot a person, so that nobody takes it for a statistic."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.view.colours import Palette
from displacement.words import Words

LINE, NAME, MARGIN = 60, 36, 30  # pixels: a line of dots, the name of a group, what lies around
NAME_IN_LINES = 0.62  # the height of a name, in lines of dots
BELOW_DOTS = 0.1  # of a line, between the dots and the names
EDGE_OF_DOT = 0.4  # of a place: where a dot begins, left of its middle
AROUND = 0.7  # of a place, from the middle of the outer dots to the edge


def draw_people(
    groups: Sequence[tuple[int, str, str, str]], *, palette: Palette, words: Words, columns: int = 18
) -> go.Figure:
    """Return one dot a person, group after group.

    ``groups`` are (how many people, label, colour, figure id); together they are everybody who was asked.
    """
    total = sum(count for count, *_ in groups)
    lines = -(-total // columns)
    figure = blank_figure(palette=palette, words=words, height=LINE * lines + NAME * len(groups) + MARGIN)
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
            x=-EDGE_OF_DOT,
            y=-lines - BELOW_DOTS - NAME_IN_LINES * row,
            font={"color": colour, "size": 15},
        )
        position += count
    figure.update_xaxes(visible=False, range=[-AROUND, columns - 1 + AROUND])
    figure.update_yaxes(
        visible=False, range=[-lines - EDGE_OF_DOT - NAME_IN_LINES * len(groups), AROUND], rangemode="normal"
    )
    return figure
