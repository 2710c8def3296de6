"""Series over time: one line a series, cut at breaks, each point a figure with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note, tick_labels
from displacement.colours import Palette
from displacement.words import Words


@dataclass(frozen=True, kw_only=True)
class Break:
    """A change of method, law or census: its day, its name, and the series it cuts."""

    day: dt.date
    label: str
    series: str


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
    height: int = 420,
) -> go.Figure:
    """Return the series as lines with their points.

    ``marks`` has ``series, date, figure_id, hover`` and the column ``y``; a missing value leaves a gap.
    ``joined`` names the series whose points are joined by a line (a regular count); the others stay points,
    because between two counts by hand nothing is known. A joined line stops at a break of its series and
    starts again after it.
    """
    figure = blank_figure(palette=palette, words=words, height=height)
    for series, points in marks.sort_values("date").groupby("series", sort=False):
        name = str(series)
        cuts = [each for each in breaks if each.series == name]
        _add_series(figure, points, y=y, colour=colours[name], joined=name in joined, breaks=cuts)
    for position, each in enumerate(sorted(breaks, key=lambda one: one.day)):
        _add_break(figure, each, colour=colours[each.series], level=1 - 0.07 * position, palette=palette)
    _label_ends(figure, marks, y=y, colours=colours, names=names, palette=palette)
    values, texts = tick_labels(float(marks[y].max()), words)
    figure.update_yaxes(tickvals=values, ticktext=texts)
    years = sorted({day.year for day in pd.to_datetime(marks["date"])})
    figure.update_xaxes(tickformat="%Y", dtick="M12" if len(years) < 9 else "M24", hoverformat=" ")
    return figure


def _add_series(
    figure: go.Figure,
    points: pd.DataFrame,
    *,
    y: str,
    colour: str,
    joined: bool,
    breaks: Sequence[Break],
) -> None:
    segments = pd.to_datetime(points["date"]).map(lambda day: sum(day.date() > cut.day for cut in breaks))
    for _, segment in points.groupby(segments.to_numpy()):
        figure.add_scatter(
            x=segment["date"],
            y=segment[y],
            mode="lines+markers" if joined else "markers",
            line={"color": colour, "width": 2.5},
            marker={"color": colour, "size": 6 if joined else 9, "symbol": "circle" if joined else "diamond"},
            customdata=segment[["figure_id"]],
            hovertext=segment["hover"],
            hoverinfo="text",
            connectgaps=False,
        )


def _add_break(figure: go.Figure, each: Break, *, colour: str, level: float, palette: Palette) -> None:
    figure.add_shape(
        type="line",
        x0=each.day,
        x1=each.day,
        y0=0,
        y1=level,
        yref="paper",
        line={"color": colour, "width": 1, "dash": "dot"},
    )
    note(
        figure,
        each.label,
        palette=palette,
        x=each.day,
        y=level,
        yref="paper",
        yanchor="top",
        xanchor="right",
        xshift=-4,
        font={"color": colour, "size": 12},
    )


def _label_ends(
    figure: go.Figure,
    marks: pd.DataFrame,
    *,
    y: str,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
) -> None:
    """Name each series beside its highest known point, spread so that no two names overlap."""
    width = _plot_width(names)
    figure.update_xaxes(domain=[0, width])
    ends = marks.dropna(subset=[y]).sort_values("date").groupby("series", sort=False).tail(1)
    top = float(marks[y].max()) or 1.0
    floor = -1.0
    for _, end in ends.sort_values(y).iterrows():
        at = max(float(end[y]) / top, floor)
        floor = at + 0.065
        note(
            figure,
            f"<b>{names[end['series']]}</b>",
            palette=palette,
            x=width + 0.01,
            xref="paper",
            y=at * top,
            font={"color": colours[end["series"]], "size": 14},
        )


def _plot_width(names: Mapping[str, str]) -> float:
    """Return the part of the width left for the lines beside the longest name."""
    return max(0.62, 1 - 0.0115 * max(len(name) for name in names.values()))
