"""Series over time: one line a series, cut at breaks, each point a figure with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import PALE, blank_figure, note, reserve, symbols_of, tick_labels
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

NAME = 0.06  # of the plot: a line of the names in its upper left
HEADROOM = 1.06  # of the largest value
EDGE = pd.Timedelta(days=200)  # before the first and after the last point, so that a year has its room
YEARS_IN_FULL = 8  # “2019”; where there are more of them, “’19”
JOINED, ALONE = (
    ("circle", 6),
    ("diamond", 9),
)  # symbol and size of a point of a line, and of one that stands alone
A_YEAR = 366  # days: two counts of a yearly line that lie further apart have a year between them without one


@dataclass(frozen=True, kw_only=True)
class Break:
    """A change of method, law or census: its day, its name, and the series it cuts."""

    day: dt.date
    label: str
    series: str


@needs(
    "series", "segment", "date", "qualifier", "figure_id", "hover", named=("y",), when={"doubted": ("doubtful",)}
)  # fmt: skip
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
    doubted: bool = False,
    height: int = 420,
) -> go.Figure:
    """Return the series as lines with their points.

    ``marks`` has ``series, segment, date, qualifier, figure_id, hover`` and the column ``y``. ``joined`` names the
    series whose points are joined by a line (a count a year); the others stay points, because between two counts by
    hand nothing is known. A line stops where a year has no figure and where its ``segment`` ends, at a break of its
    series, and starts again after it; ``breaks`` writes their names. Each point has the symbol of its qualifier and,
    with ``doubted``, is hollow, pale and told as such where it is ``doubtful``.
    """
    figure = blank_figure(palette=palette, words=words, height=height)
    for series, points in marks.sort_values("date").groupby("series", sort=False):
        name = str(series)
        _add_series(figure, points, y=y, colour=colours[name], joined=name in joined)
    for doubtful in rows_in(marks[marks["doubtful"]] if doubted else marks.head(0)):
        told = words.say("probably a misprint")
        note(figure, told, palette=palette, x=doubtful["date"], y=doubtful[y], xshift=9, font={"size": 12})
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
) -> None:
    symbol, size = JOINED if joined else ALONE
    for _, run in points.groupby(["segment", _runs(points)] if joined else ["segment"]):
        doubtful = [bool(odd) for odd in run.get("doubtful", [False] * len(run))]
        symbols = symbols_of(run["qualifier"], exact=symbol)
        figure.add_scatter(
            x=run["date"],
            y=run[y],
            mode="lines+markers" if joined else "markers",
            line={"color": colour, "width": 2.5},
            marker={
                "color": colour,
                "size": size,
                "symbol": [
                    f"{symbol}-open" if odd else each for each, odd in zip(symbols, doubtful, strict=True)
                ],
                "opacity": [PALE if odd else 1 for odd in doubtful],
            },
            customdata=run[["figure_id"]],
            hovertext=run["hover"],
            hoverinfo="text",
            connectgaps=False,
        )


def _runs(points: pd.DataFrame) -> pd.Series:
    """Return for each point of a series, in the order of time, how many years without a figure lie before it."""
    apart: pd.Series = pd.to_datetime(points["date"]).diff().dt.days.gt(A_YEAR).cumsum()
    return apart.rename("run")


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
