"""Series over time: one line a series, cut at breaks, each point a figure with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, note, reserve, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

NAME = 0.06  # of the plot: a line of the names in its upper left
HEADROOM = 1.06  # of the largest value
EDGE = pd.Timedelta(days=200)  # before the first and after the last point, so that a year has its room
YEARS_IN_FULL = 8  # “2019”; where there are more of them, “’19”
JOINED = {"size": 6, "symbol": "circle"}
ALONE = {"size": 9, "symbol": "diamond"}


@dataclass(frozen=True, kw_only=True)
class Break:
    """A change of method, law or census: its day, its name, and the series it cuts."""

    day: dt.date
    label: str
    series: str


@needs("series", "segment", "date", "figure_id", "hover", named=("y",))
def draw_lines(
    marks: pd.DataFrame,
    *,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
    words: Words,
    y: str = "value",
    breaks: Sequence[Break] = (),
    joined: frozenset[str] = frozenset(),
    hollow: frozenset[str] = frozenset(),
    height: int = 420,
) -> go.Figure:
    """Return the series as lines with their points.

    ``marks`` has ``series, segment, date, figure_id, hover`` and the column ``y``; a missing value leaves a gap.
    ``joined`` names the series whose points are joined by a line (a regular count); the others stay points,
    because between two counts by hand nothing is known. A line stops where its ``segment`` ends, at a break of
    its series, and starts again after it; ``breaks`` writes their names. The points of the figures that ``hollow``
    names are hollow: they are drawn, and not to be leaned on.
    """
    figure = blank_figure(palette=palette, words=words, height=height)
    for series, points in marks.sort_values("date").groupby("series", sort=False):
        name = str(series)
        _add_series(figure, points, y=y, colour=colours[name], joined=name in joined, hollow=hollow)
    for each in breaks:
        _add_break(figure, each, colour=colours[each.series], palette=palette)
    _name_series(figure, marks, colours=colours, names=names, palette=palette)
    top = float(marks[y].max())
    values, texts = tick_labels(top, words)
    room = HEADROOM + NAME * (marks["series"].nunique() - 1)
    figure.update_yaxes(tickvals=values, ticktext=texts, range=[0, max(top, values[-1]) * room])
    reserve(figure, left=texts)
    days = pd.to_datetime(marks["date"])
    figure.update_xaxes(
        range=[days.min() - EDGE, days.max() + EDGE],
        tickformat="%Y" if days.dt.year.nunique() <= YEARS_IN_FULL else "’%y",
        dtick="M12",
        ticklabelmode="period",
    )
    return figure


def _add_series(
    figure: go.Figure,
    points: pd.DataFrame,
    *,
    y: str,
    colour: str,
    joined: bool,
    hollow: frozenset[str],
) -> None:
    shape = JOINED if joined else ALONE
    for _, segment in points.groupby("segment"):
        figure.add_scatter(
            x=segment["date"],
            y=segment[y],
            mode="lines+markers" if joined else "markers",
            line={"color": colour, "width": 2.5},
            marker={
                "color": colour,
                "size": shape["size"],
                "symbol": [
                    f"{shape['symbol']}-open" if each in hollow else shape["symbol"]
                    for each in segment["figure_id"]
                ],
            },
            customdata=segment[["figure_id"]],
            hovertext=segment["hover"],
            hoverinfo="text",
            connectgaps=False,
        )


def _add_break(figure: go.Figure, each: Break, *, colour: str, palette: Palette) -> None:
    figure.add_shape(
        type="line",
        x0=each.day,
        x1=each.day,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": colour, "width": 1, "dash": "dot"},
    )
    note(
        figure,
        each.label,
        palette=palette,
        x=each.day,
        y=0.04,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        textangle=-90,
        font={"color": colour, "size": 12},
    )


def _name_series(
    figure: go.Figure,
    marks: pd.DataFrame,
    *,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
) -> None:
    """Name the series drawn in their colours, above the plot's upper left, where growth leaves room."""
    drawn = [series for series in names if series in set(marks["series"])]
    for position, series in enumerate(drawn):
        note(
            figure,
            f"<b>{names[series]}</b>",
            palette=palette,
            x=0.01,
            xref="paper",
            y=1 - NAME * position,
            yref="paper",
            yanchor="top",
            font={"color": colours[series], "size": 14},
        )
