"""Ranges: a bar from the least to the most that was reported, a row a report."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, note, symbols_of, tick_labels
from displacement.queries.rows import Row
from displacement.view.colours import Palette
from displacement.words import Words

LETTERS = 54  # of a line of a caption
ROW, LINE, AXIS = 58, 19, 46  # pixels: a row with one line of caption, each further line, the axis
BEFORE_ZERO, BEYOND_TOP = 0.01, 1.06  # of the largest value: half a dot has its room at either end
FIRST, LAST = 0.95, 0.55  # rows: room for the first caption, and what is cut off under the last bar


@needs("group", "caption", "value", "qualifier", "figure_id", "hover")
def draw_ranges(marks: pd.DataFrame, *, palette: Palette, words: Words) -> go.Figure:
    """Return a row a group of figures: a bar from its lowest to its highest value, or a mark for a single one.

    ``marks`` has ``group`` (one row of the picture), ``caption`` (what the row says), ``value, qualifier,
    figure_id, hover``; groups are drawn in their order. Both ends of a range are dots; a single figure has the symbol
    of its qualifier and, where it is open, a line that fades out on the side to which it is.
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
        if len(rows) == 1:
            _open_side(figure, rows.iloc[0], place=place, top=top * BEYOND_TOP, palette=palette)
        figure.add_scatter(
            x=rows["value"],
            y=[place] * len(rows),
            mode="lines+markers",
            line={"color": palette.accent_soft, "width": 9},
            marker={
                "color": palette.accent,
                "size": 14,
                "symbol": symbols_of(rows["qualifier"], sideways=True) if len(rows) == 1 else "circle",
                "line": {"width": 2.5, "color": palette.accent},
            },
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
    figure.update_xaxes(range=[-top * BEFORE_ZERO, top * BEYOND_TOP], tickvals=values, ticktext=texts)
    figure.update_yaxes(visible=False, range=[len(groups) - LAST, -FIRST], rangemode="normal")
    return figure


def _open_side(figure: go.Figure, mark: Row, *, place: int, top: float, palette: Palette) -> None:
    """Draw a dotted line from a figure that is open to the end of the scale on the side to which it is."""
    way = symbols_of([mark["qualifier"]], sideways=True)[0]
    end = {"triangle-right": top, "triangle-left": 0.0}.get(way)
    if end is not None:
        line = {"color": palette.accent, "width": 2, "dash": "dot"}
        figure.add_shape(type="line", x0=mark["value"], x1=end, y0=place, y1=place, line=line, layer="below")
