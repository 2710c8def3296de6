"""Series over time: one line a series, cut at breaks, each point a figure with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import (
    PALE,
    SMALLEST,
    blank_figure,
    label_width,
    note,
    reserve,
    symbols_of,
    tick_labels,
)
from displacement.view.colours import Palette
from displacement.words import Words

NAME = 0.06  # of the plot: a line of the names in its upper left
HEADROOM = 1.06  # of the largest value
NARROWEST = 300  # pixels: a plot in a column, whose points a name may reach; those stand below it
CLEAR = 0.04  # of the plot: between a name and the point below it
BREAK, ABOVE_BREAKS = 19, 8  # pixels: the name of a break above the plot, and what lies above all of them
MIDDLE = 0.5  # of the time shown: the name of a break after it stands to the left of its line
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
    misprint = words.say("probably a misprint")
    odd = f"◇ {misprint}" if doubted and marks["doubtful"].any() else ""
    told = _name_series(figure, marks, colours=colours, names=names, odd=odd, palette=palette)
    top = float(marks[y].max())
    values, texts = tick_labels(top, words)
    days = pd.to_datetime(marks["date"])
    first, last = days.min() - EDGE, days.max() + EDGE
    room = max(top, values[-1]) * (HEADROOM + NAME * (len(told) - 1))
    under = [
        (
            days[days <= first + (last - first) * label_width([name]) / NARROWEST].index,
            1 - NAME * (line + 1) - CLEAR,
        )
        for line, name in enumerate(told)
    ]
    needed = [float(marks.loc[reached, y].max()) / share for reached, share in under if len(reached)]
    figure.update_yaxes(tickvals=values, ticktext=texts, range=[0, max([room, *needed])])
    reserve(figure, left=texts)
    for lift, each in enumerate(reversed(breaks)):
        late = (pd.Timestamp(each.day) - first) / (last - first) > MIDDLE
        _add_break(figure, each, lift=BREAK * lift, late=late, colour=colours[each.series], palette=palette)
    if breaks:
        figure.update_layout(margin_t=BREAK * len(breaks) + ABOVE_BREAKS)
    figure.update_xaxes(
        range=[first, last],
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


def _add_break(
    figure: go.Figure, each: Break, *, lift: float, late: bool, colour: str, palette: Palette
) -> None:
    """Draw a break through the plot, with its name above it, where it covers nothing."""
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
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=lift,
        xanchor="right" if late else "left",
        borderpad=0,
        font={"color": colour, "size": SMALLEST},
    )


def _name_series(
    figure: go.Figure,
    marks: pd.DataFrame,
    *,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    odd: str,
    palette: Palette,
) -> list[str]:
    """Name the series drawn in their colours, in the plot's upper left, where growth leaves room; return the names."""
    told = [
        (name, f"<b>{name}</b>", colours[series])
        for series, name in names.items()
        if series in set(marks["series"])
    ]
    told += [(odd, odd, palette.muted)] if odd else []
    for position, (_, text, colour) in enumerate(told):
        note(
            figure,
            text,
            palette=palette,
            x=0.01,
            xref="paper",
            y=1 - NAME * position,
            yref="paper",
            yanchor="top",
            bgcolor=palette.ground,
            font={"color": colour, "size": 14},
        )
    return [name for name, _, _ in told]
