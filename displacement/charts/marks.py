"""The marks of a series over time: its lines, its points, its columns, and what is not over yet."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import MILLISECONDS, symbols_of
from displacement.view.colours import Palette

A_YEAR = 366  # days: two counts of a line that lie further apart have a year between them without one
A_MONTH = 32  # days: the same of a line whose counts are mostly a month apart
MOSTLY = 0.8  # of the counts of a line
FILLED = 0.8  # of a period: its columns; the rest is the gap
CALM, FOCUS = 2.0, 3.0  # width of a line, and of the one in focus
POINT, FEW = 6, 14  # size of a point; a line of at most so many counts shows each
DOT = 10  # size of a point that no line joins

Lines = list[dict[str, Any]]


def add_lines(
    figure: go.Figure, points: pd.DataFrame, *, y: str, colour: str, focus: bool, palette: Palette, pane: str
) -> None:
    """Add a line with its points, cut where a period has no figure and where its segment ends.

    What is not over yet is a hollow point at the end of a dashed line.
    """
    points = points.dropna(subset=[y]).sort_values("date")
    over = points[~points["unfinished"].astype(bool)]
    for _, run in over.groupby(["segment", _runs(over)], sort=False):
        _add(figure, run, y=y, colour=colour, mode="lines", width=FOCUS if focus else CALM, pane=pane)
    for place in range(1, len(points)):
        pair = points.iloc[place - 1 : place + 1]
        if pair["unfinished"].iloc[1] and pair["segment"].nunique() == 1 and _runs(pair).iloc[1] == 0:
            _add(figure, pair, y=y, colour=colour, mode="lines", width=CALM, dash="dot", pane=pane)
    _add_points(
        figure, points, y=y, colour=colour, size=POINT if len(points) <= FEW else CALM, palette=palette, pane=pane
    )


def add_points(figure: go.Figure, points: pd.DataFrame, *, y: str, colour: str, palette: Palette, pane: str) -> None:
    """Add a point a figure, joined by nothing."""
    _add_points(figure, points.dropna(subset=[y]), y=y, colour=colour, size=DOT, palette=palette, pane=pane)


def _add(
    figure: go.Figure, run: pd.DataFrame, *, y: str, colour: str, mode: str, width: float, pane: str, dash: str = "solid"
) -> None:
    figure.add_scatter(
        x=run["date"], y=run[y], mode=mode, line={"color": colour, "width": width, "dash": dash},
        xaxis=f"x{pane}", yaxis=f"y{pane}", hoverinfo="skip",
    )  # fmt: skip


def _add_points(
    figure: go.Figure, points: pd.DataFrame, *, y: str, colour: str, size: float, palette: Palette, pane: str
) -> None:
    """Add the points of a series, each with the symbol of its qualifier; hollow where its period is not over."""
    hollow = points["unfinished"].astype(bool)
    symbols = [
        f"{symbol}-open" if odd and not symbol.endswith("-open") else symbol
        for symbol, odd in zip(symbols_of(points["qualifier"]), hollow, strict=True)
    ]
    sizes = [max(size, POINT + 2) if symbol != "circle" else size for symbol in symbols]
    figure.add_scatter(
        x=points["date"],
        y=points[y],
        mode="markers",
        marker={"color": colour, "size": sizes, "symbol": symbols, "opacity": 1, "line": {"width": 2, "color": colour}},
        xaxis=f"x{pane}",
        yaxis=f"y{pane}",
        customdata=points[["figure_id", "code"]],
        hovertext=points["hover"],
        hoverinfo="text",
        cliponaxis=False,
    )


def add_columns(
    figure: go.Figure,
    points: pd.DataFrame,
    *,
    y: str,
    colour: str,
    place: int = 0,
    among: int = 1,
    edged: bool = True,
    palette: Palette,
    pane: str,
) -> None:
    """Add a column a period, the ``place``-th of ``among`` that share it; a period without a figure has none.

    A column is hatched where its figure is not exact, and an empty one with a dashed edge where its period is not over. Columns
    that stand on each other are not ``edged``.
    """
    points = points.dropna(subset=[y])
    starts, lengths = periods_of(points)
    wide = lengths * FILLED / among
    left = starts + lengths * (1 - FILLED) / 2 + wide * place
    hollow = points["unfinished"].astype(bool)
    figure.add_bar(
        x=left + wide / 2,
        y=points[y],
        width=list(wide.dt.total_seconds() / 86_400 * MILLISECONDS * (0.94 if among > 1 else 1)),
        marker={
            "color": [palette.ground if odd else colour for odd in hollow],
            "line": {"width": 0},
            "pattern": {
                "shape": ["" if qualifier == "exact" else "/" for qualifier in points["qualifier"]],
                "bgcolor": [palette.ground if odd else colour for odd in hollow],
                "fgcolor": [colour if odd else palette.ground for odd in hollow],
                "fgopacity": 0.55,
                "size": 7,
                "solidity": 0.25,
            },
        },
        xaxis=f"x{pane}",
        yaxis=f"y{pane}",
        customdata=points[["figure_id", "code"]],
        hovertext=points["hover"],
        hoverinfo="text",
    )
    edges = [
        {"type": "rect", "x0": x0, "x1": x0 + width, "y0": 0, "y1": value, "xref": f"x{pane}", "yref": f"y{pane}",
         "line": {"color": colour, "width": 1.5, "dash": "dot"}}
        for x0, width, value, odd in zip(left, wide, points[y], hollow, strict=True)
        if odd and edged
    ]  # fmt: skip
    figure.layout.shapes = [*figure.layout.shapes, *edges]


def periods_of(points: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return where the period of each figure begins and how long it is: a year where none is told."""
    ends = pd.to_datetime(points["date"]) + pd.Timedelta(days=1)
    starts = pd.to_datetime(points["period_start"])
    starts = starts.where(starts.notna(), ends - pd.DateOffset(years=1))
    return starts, ends - starts


def _runs(points: pd.DataFrame) -> pd.Series:
    """Return for each point of a series, in the order of time, how many gaps lie before it."""
    apart = pd.to_datetime(points["date"]).diff().dt.days
    monthly = (apart.dropna() <= A_MONTH).mean() >= MOSTLY if len(points) > 2 else False
    return apart.gt(A_MONTH if monthly else A_YEAR).cumsum().rename("run")
