"""Columns over months or years, with the measures taken drawn on them."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import MILLISECONDS, blank_figure, hatch_of, note, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

MONTH = 30.4  # days, on average
FILLED = 0.86  # of the length of a period: the column; the rest is the gap
HEADROOM = 1.03  # of the highest column
NAMED = 1.7  # of what the names take of the plot: the room above the highest column
BELOW_ZERO = 1.1  # of the lowest column, where one goes down
MONTHS_NAMED = 550  # days: up to a year and a half every month has its name, beyond it the years
LETTERS = 20  # of a name beside its marker, which has at least half of a narrow plot; a longer one takes further lines
A_LINE, APART = (
    0.048,
    0.027,
)  # of the plot: a line of a name, and what lies between two names, one below the other
BESIDE = 5  # pixels between a marker and its name


@dataclass(frozen=True, kw_only=True)
class Marker:
    """A measure to draw over the columns: when it took effect, its name, and whether it opens or restricts."""

    day: dt.date
    label: str
    direction: str
    hover: str = ""


@needs("period_start", "value", "qualifier", "figure_id", "hover")
def draw_columns(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    months: int = 1,
    colours: Sequence[str] | None = None,
    markers: Sequence[Marker] = (),
    height: int = 420,
) -> go.Figure:
    """Return a column a period; a period without a figure has no column, which is not a zero.

    ``marks`` has ``period_start, value, qualifier, figure_id, hover``; ``months`` is the length of a period.
    A figure that is not exact (“over”, “about”, “at most”, a round number) is hatched. Markers are vertical lines
    with their label on top, dashed where they restrict and dotted where they open.
    """
    figure = blank_figure(palette=palette, words=words, height=height)
    starts = pd.to_datetime(marks["period_start"])
    days = MONTH * months
    shades = list(colours) if colours is not None else [palette.accent] * len(marks)
    figure.add_bar(
        x=starts + pd.Timedelta(days=days / 2),
        y=marks["value"],
        width=days * FILLED * MILLISECONDS,
        marker={
            "color": shades,
            "line": {"width": 0},
            "pattern": hatch_of(marks["qualifier"], shades, palette=palette),
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    markers = sorted(markers, key=lambda each: each.day)
    names_of_markers = [textwrap.wrap(marker.label, width=LETTERS) for marker in markers]
    levels = _levels(names_of_markers)
    _scale(figure, marks["value"], words=words, names=1 - levels[-1])
    first, last = starts.min(), starts.max()
    if (last - first).days > MONTHS_NAMED:
        figure.update_xaxes(tickformat="%Y", dtick="M12", ticklabelmode="period")
    else:
        names = [words.date(start.date(), "month", short=True) for start in starts]
        figure.update_xaxes(tickvals=list(starts + pd.Timedelta(days=days / 2)), ticktext=names)
    for marker, lines, level in zip(markers, names_of_markers, levels, strict=False):
        _draw_marker(
            figure, marker, lines, level=level, middle=first + (last - first) / 2, palette=palette
        )  # fmt: skip
    return figure


def _scale(figure: go.Figure, heights: pd.Series, *, words: Words, names: float) -> None:
    """Let the axis reach from the lowest column to the highest with, above it, room for that share of names."""
    top, low = float(heights.max()), min(0.0, float(heights.min()))
    values, texts = tick_labels(top, words)
    ceiling = max(values[-1], top) * (HEADROOM + NAMED * names)
    figure.update_yaxes(tickvals=values, ticktext=texts, range=[low * BELOW_ZERO, ceiling])


def _levels(names: Sequence[Sequence[str]]) -> list[float]:
    """Return where each name begins, as a share of the plot, and where the last one ends."""
    levels = [1.0]
    for lines in names:
        levels.append(levels[-1] - len(lines) * A_LINE - APART)
    return levels


def _draw_marker(
    figure: go.Figure,
    marker: Marker,
    lines: Sequence[str],
    *,
    level: float,
    middle: pd.Timestamp,
    palette: Palette,
) -> None:
    colour = {"opens": palette.opens, "restricts": palette.restricts}.get(marker.direction, palette.neutral)
    figure.add_shape(
        type="line",
        x0=marker.day,
        x1=marker.day,
        y0=0,
        y1=level,
        yref="paper",
        line={"color": colour, "width": 1.5, "dash": "dash" if marker.direction == "restricts" else "dot"},
    )
    right = pd.Timestamp(marker.day) > middle
    note(
        figure,
        "<br>".join(lines),
        palette=palette,
        x=marker.day,
        y=level,
        yref="paper",
        yanchor="top",
        xanchor="right" if right else "left",
        align="right" if right else "left",
        xshift=-BESIDE if right else BESIDE,
        font={"color": colour, "size": 13},
        hovertext=marker.hover or None,
    )
