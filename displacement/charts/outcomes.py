"""Outcomes of a group: one bar for the whole, and under it each part at its place within the whole."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, note
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

BAR = 0.42  # of a row; the name of the bar stands in the rest
ABOVE, UNDER = 0.8, 0.35  # rows: room for the first name, and to the end of the last bar


@needs("part", "value", "figure_id", "hover")
def draw_outcomes(
    marks: pd.DataFrame,
    *,
    whole: str,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
    words: Words,
    height: int = 330,
) -> go.Figure:
    """Return a funnel: the whole as the first bar, then a row a part, each starting where the last ended.

    ``marks`` has ``part, value, figure_id, hover``; the row whose part is ``whole`` is the first bar. The
    parts are drawn in their order; each is named above its bar with its count and its share of the whole.
    """
    figure = blank_figure(palette=palette, words=words, height=height)
    total = marks[marks["part"] == whole].iloc[0]
    parts = marks[marks["part"] != whole]
    scale = float(total["value"])
    _bar(figure, total, start=0, row=0, colour=palette.accent)
    _name(
        figure,
        f"<b>{words.number(scale)}</b> {names[whole]}",
        start=0,
        end=scale,
        row=0,
        scale=scale,
        palette=palette,
    )
    start = 0.0
    for row, part in enumerate(rows_in(parts), start=1):
        value = float(part["value"])
        _bar(figure, part, start=start, row=row, colour=colours[part["part"]])
        text = (
            f"<b>{words.number(value)}</b> {names[part['part']]} · {words.percent(value / scale, decimals=1)}"
        )
        _name(figure, text, start=start, end=start + value, row=row, scale=scale, palette=palette)
        start += value
    figure.update_xaxes(visible=False, range=[0, max(scale, start)])
    figure.update_yaxes(visible=False, range=[len(parts) + UNDER, -ABOVE])
    figure.update_layout(barmode="overlay", margin={"l": 4, "r": 4, "t": 4, "b": 4})
    return figure


def _bar(figure: go.Figure, mark: Row, *, start: float, row: int, colour: str) -> None:
    figure.add_bar(
        x=[mark["value"]],
        base=[start],
        y=[row],
        width=BAR,
        orientation="h",
        marker={"color": colour, "line": {"width": 0}},
        customdata=[[mark["figure_id"]]],
        hovertext=[mark["hover"]],
        hoverinfo="text",
    )


def _name(
    figure: go.Figure, text: str, *, start: float, end: float, row: int, scale: float, palette: Palette
) -> None:
    right = start > scale / 2
    note(
        figure,
        text,
        palette=palette,
        x=end if right else start,
        y=row - BAR / 2,
        xanchor="right" if right else "left",
        yanchor="bottom",
        align="right" if right else "left",
        borderpad=3,
        font={"color": palette.text, "size": 14},
    )
