"""What each source says: a dot a figure on one scale, and the range between the lowest and the highest."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.needs import needs
from displacement.charts.style import PALE, blank_figure, dress, note, reserve, symbols_of, tick_labels
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

PANE = 78  # pixels of a group besides its rows: heading and axis
AXIS = 60  # pixels of a single group besides its rows
MOST_GAPS = 0.9  # of the picture: the gaps between groups never take all of it
FIRST, LAST = 0.7, 0.3  # rows: what is shown above the first dot, and cut off under the last
RIGHT_PART = 0.55  # of the scale: the words of a dot beyond it stand to its left
LETTERS = 34  # of a line of the words of a dot, which have at least half of a narrow plot
BESIDE = 12  # pixels between a dot and its words
BELOW_ZERO, BEYOND_TOP, BEYOND_TICK = 1.1, 1.02, 1.01  # of the lowest and highest value and of the last tick


@needs("label", "value", "qualifier", "shown_as", "figure_id", "hover",
       when={"headings": ("axis",), "doubted": ("doubtful",)})  # fmt: skip
def draw_spread(
    marks: pd.DataFrame,
    *,
    colours: Sequence[str],
    palette: Palette,
    words: Words,
    headings: Mapping[str, str] | None = None,
    doubted: bool = False,
    row_height: int = 44,
    unit: str = "",
) -> go.Figure:
    """Return a row a figure, in the order of the rows, with a band from the lowest to the highest.

    ``marks`` has ``label, value, qualifier, shown_as, figure_id, hover``. A triangle points to the side to
    which the figure is open (“over”, “under”), a ring is rounded, a dot was counted; with ``doubted``, one that is
    ``doubtful`` is pale. ``unit`` is written after the numbers of the scale. With ``headings``, ``marks`` has ``axis``
    too: figures that count different things stand under their heading, each group on a scale of its own.
    """
    marks = marks.assign(colour=list(colours), doubtful=marks["doubtful"] if doubted else False)
    if not headings or marks["axis"].nunique() == 1:
        figure = blank_figure(palette=palette, words=words, height=row_height * len(marks) + AXIS)
        texts = _draw_group(figure, marks, suffix="", palette=palette, words=words, unit=unit)
        reserve(figure, right=texts)
        return figure
    groups = [group for _, group in marks.groupby("axis", sort=False)]
    figure = _panes([len(group) for group in groups], row_height=row_height, palette=palette, words=words)
    for index, group in enumerate(groups):
        suffix = "" if index == 0 else str(index + 1)
        _draw_group(figure, group, suffix=suffix, palette=palette, words=words, unit="")
        note(figure, f"<b>{headings[group.iloc[0]['axis']]}</b>", palette=palette, x=0, xref="paper", y=1,
             yref=f"y{suffix} domain", yanchor="bottom", font={"color": palette.text, "size": 14})  # fmt: skip
    return figure


def _panes(rows: Sequence[int], *, row_height: int, palette: Palette, words: Words) -> go.Figure:
    """Return empty panes, one above the other, as high as their rows need."""
    total = row_height * sum(rows) + PANE * len(rows)
    figure = make_subplots(
        rows=len(rows),
        cols=1,
        row_heights=list(rows),
        vertical_spacing=min(PANE / total, MOST_GAPS / len(rows)),
    )
    dress(figure, palette=palette, words=words, height=total)
    figure.update_layout(margin_t=30)
    return figure


def _draw_group(
    figure: go.Figure, marks: pd.DataFrame, *, suffix: str, palette: Palette, words: Words, unit: str
) -> list[str]:
    """Draw the figures of one scale and return the numbers written along it."""
    low, high = float(marks["value"].min()), float(marks["value"].max())
    xaxis, yaxis = f"x{suffix}", f"y{suffix}"
    figure.add_shape(
        type="rect", x0=low, x1=high, y0=-FIRST, y1=len(marks) - LAST, xref=xaxis, yref=yaxis,
        fillcolor=palette.accent_soft, opacity=0.16, line={"width": 0}, layer="below",
    )  # fmt: skip
    figure.add_scatter(
        x=marks["value"],
        y=list(range(len(marks))),
        xaxis=xaxis,
        yaxis=yaxis,
        mode="markers",
        marker={
            "size": 13,
            "color": list(marks["colour"]),
            "symbol": symbols_of(marks["qualifier"], sideways=True),
            "line": {"width": 2, "color": list(marks["colour"])},
            "opacity": [PALE if odd else 1 for odd in marks["doubtful"]],
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    span = max(high, 0) * BEYOND_TOP
    for row, mark in enumerate(rows_in(marks)):
        right = float(mark["value"]) > span * RIGHT_PART
        first, *rest = textwrap.wrap(f"{mark['shown_as']} {mark['label']}", LETTERS)
        first = f"<b>{mark['shown_as']}</b>{first.removeprefix(mark['shown_as'])}"
        note(
            figure,
            "<br>".join([first, *rest]),
            palette=palette,
            x=mark["value"],
            y=row,
            xref=xaxis,
            yref=yaxis,
            xanchor="right" if right else "left",
            align="right" if right else "left",
            xshift=-BESIDE if right else BESIDE,
            font={"color": palette.text, "size": 13},
        )
    values, texts = tick_labels(high, words, count=4)
    texts = [text + unit for text in texts]
    scale = {
        "range": [min(low * BELOW_ZERO, 0), max(span, values[-1] * BEYOND_TICK)],
        "tickvals": values,
        "ticktext": texts,
    }
    figure.update_layout({f"xaxis{suffix}": scale})
    figure.update_layout({f"yaxis{suffix}": {"visible": False, "range": [len(marks) - LAST, -FIRST]}})
    return texts
