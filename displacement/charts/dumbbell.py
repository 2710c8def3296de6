"""Two dates of many series: a line from then to now, the numbers at its ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.panes import Panes
from displacement.charts.style import BESIDE_LABELS, RIGHT_MARGIN, label, label_width
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

ROW, HEAD, FOOT = 32, 34, 8  # pixels: a row, the key above the rows, and below them
BESIDE = 9  # pixels between a mark and its number
NARROW = 300  # pixels that the plot has at least: numbers beside the outer marks have their room in it
THEN, NOW = 11, 12  # sizes of the marks
LEAST = 0.2  # of the plot that the marks have, however long the numbers beside them
FIRST, LAST = 0.6, 0.6  # of a row: shown above the first and below the last


@needs("series", "segment", "date", "qualifier", "shown_as", "figure_id", "code", "hover", named=("y",))
def draw_dumbbell(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    dates: tuple[str, str],
    focus: str,
    palette: Palette,
    words: Words,
    y: str = "shown",
) -> go.Figure:
    """Return a row for each of ``names``, in that order: a ring at its first date, a dot at its last, a line between.

    ``marks`` has ``series, segment, date, qualifier, shown_as, figure_id, code, hover`` and the column ``y``. ``dates``
    are the names of the two dates. Where a break lies between the two, no line joins them.
    """
    last, plain = marks["date"].max(), marks["date"].nunique() == 1
    panes = Panes([ROW * len(names)])
    for place, series in enumerate(names):
        mine = marks[marks["series"] == series].dropna(subset=[y]).sort_values("date")
        colour = palette.accent if series == focus else palette.neutral
        if len(mine) > 1 and mine["segment"].nunique() == 1:
            panes.traces.append(
                {"type": "scatter", "x": list(mine[y]), "y": [place] * len(mine), "mode": "lines",
                 "hoverinfo": "skip", "line": {"color": colour, "width": 3}}
            )  # fmt: skip
        ends = rows_in(mine)
        for mark in ends:
            now = mark["date"] == last and not plain
            panes.traces.append(_mark(mark, place=place, y=y, colour=colour, now=now, palette=palette))
            panes.labels.append(_number(mark, ends, place=place, y=y, palette=palette))
    key = f"○ {dates[0]}    ● {dates[1]}"
    panes.labels.append(
        label(
            key,
            palette=palette,
            x=0,
            xref="paper",
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=6,
            borderpad=0,
        )
    )
    low, high = min(0.0, float(marks[y].min())), max(0.0, float(marks[y].max()))
    room = (label_width([str(text) for text in marks["shown_as"]]) + 2 * BESIDE) / NARROW
    span = (high - low) / max(LEAST, 1 - 2 * room) if high > low else 1.0
    lines = {"range": [len(names) - 1 + LAST, -FIRST], "tickvals": list(range(len(names))),
             "ticktext": list(names.values()), "tickfont": {"color": palette.text, "size": 13},
             "showgrid": True, "zeroline": False, "rangemode": "normal"}  # fmt: skip
    panes.style("", x={"visible": False, "range": [low - span * room, high + span * room]}, y=lines)
    left = label_width(list(names.values())) + BESIDE_LABELS
    margin = {"l": left, "r": RIGHT_MARGIN, "t": HEAD, "b": FOOT}
    return panes.figure(margin=margin, palette=palette, words=words)


def _mark(mark: Row, *, place: int, y: str, colour: str, now: bool, palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [mark[y]],
        "y": [place],
        "mode": "markers",
        "marker": {
            "size": NOW if now else THEN,
            "color": colour if now else palette.ground,
            "line": {"width": 2, "color": colour},
        },
        "customdata": [[mark["figure_id"], mark["code"]]],
        "hovertext": [mark["hover"]],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _number(mark: Row, ends: list[Row], *, place: int, y: str, palette: Palette) -> dict[str, Any]:
    """Return the number of a mark on the side where no line is: left of the lower one, right of the higher."""
    lower = len(ends) > 1 and mark[y] == min(each[y] for each in ends)
    if lower and ends[0][y] == ends[1][y]:
        lower = mark is ends[0]
    return label(
        str(mark["shown_as"]), palette=palette, x=mark[y], y=place, xanchor="right" if lower else "left",
        xshift=-BESIDE if lower else BESIDE, font={"color": palette.text, "size": 13}, borderpad=1,
        bgcolor=palette.ground,
    )  # fmt: skip
