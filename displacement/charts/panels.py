"""Small multiples over time: one panel a series, each on an axis of its own, sharing the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.columns import Marker
from displacement.charts.needs import needs
from displacement.charts.style import MILLISECONDS, PALE, dress, note, reserve, symbols_of, tick_labels
from displacement.view.colours import Palette
from displacement.words import Words

LINE = 20  # pixels: the name of a marker
ABOVE_MARKERS = 8  # pixels above the names of the markers
YEARS = 40  # pixels for the years along the last axis
BETWEEN = 0.34  # of the picture, for all gaps between panels
BESIDE = 0.17  # of the picture, between two panels: the numbers of the right one stand there
HEADROOM = 1.45  # of the highest mark of a panel: its name of one or two lines stands above it
NAME_LINE = 20  # pixels of a line of a name
MOST_OF_A_PANEL = 0.6  # that its name may take
OF_A_PANEL = 0.75  # of its height: what is left for marks and name, above its axis
LEFT_PART = 0.35  # of the time shown: the name of a marker there runs to the right of it, else to the left
COLUMN = 310  # days of a year that its column fills
HALF_A_YEAR = pd.Timedelta(days=183)  # a column stands in the middle of the year that ends on its date
AROUND_POINTS = pd.Timedelta(days=60)
BEFORE_COLUMNS, AFTER_COLUMNS = (
    pd.Timedelta(days=400),
    pd.Timedelta(days=40),
)  # a year and its gap; the last gap
HALVES = {1, 7}  # months in which half-years begin
HALF_YEARS = 4 * 365  # days: a shorter time is told in half-years
YEARS_IN_FULL = 8 * 365  # days: “2019”; a longer time in “’19”
MANY_YEARS = 12 * 365  # days: of a longer time every second year is named


@needs("panel", "date", "figure_id", "hover", named=("y",), when={"points": ("qualifier", "grade")})
def draw_panels(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    y: str = "value",
    across: int = 1,
    points: bool = False,
    same_scale: bool = False,
    markers: Sequence[Marker] = (),
    height: int = 190,
) -> go.Figure:
    """Return a panel for each of ``names`` that the marks have, in that order, named in its upper left.

    ``marks`` has ``panel, date, figure_id, hover, qualifier, grade`` and the column ``y``. A panel holds a column a
    year or, with ``points``, a point a figure with the symbol of its qualifier, paler where its document is a copy
    (mirror).
    Panels share the years; they share the scale only where told, because they may count different things.
    ``markers`` are days drawn through all panels and named above them, a line each.
    """
    drawn = [panel for panel in names if panel in set(marks["panel"])]
    lines = -(-len(drawn) // across)
    figure = _panes(lines, across, palette=palette, words=words, height=height * lines + YEARS)
    top = float(marks[y].max())
    headroom = _headroom([names[panel] for panel in drawn], height)
    texts: list[str] = []
    for index, panel in enumerate(drawn):
        mine, place = marks[marks["panel"] == panel], (index // across + 1, index % across + 1)
        series = (
            _points(mine, y=y, colour=colours[panel])
            if points
            else _columns(mine, y=y, colour=colours[panel])
        )
        figure.add_trace(series, row=place[0], col=place[1])
        highest = top if same_scale else float(mine[y].max())
        values, labels = tick_labels(highest, words, count=3)
        texts += labels
        figure.update_yaxes(
            row=place[0],
            col=place[1],
            tickvals=values,
            ticktext=labels,
            range=[0, max(highest, values[-1]) * headroom],
        )
        _name(figure, names[panel], index=index, colour=colours[panel], palette=palette)
    first, last = _edges(marks, points=points)
    figure.update_xaxes(
        range=[first, last], showticklabels=True, **_ticks(first, last, across=across, words=words)
    )
    for above, marker in enumerate(reversed(markers)):
        right = (pd.Timestamp(marker.day) - first) / (last - first) > LEFT_PART
        _draw_marker(figure, marker, lift=LINE * above, anchor="right" if right else "left", palette=palette)
    reserve(figure, left=texts)
    if markers:
        figure.update_layout(margin_t=LINE * len(markers) + ABOVE_MARKERS)
    return figure


def _headroom(names: Sequence[str], height: int) -> float:
    """Return how far a panel reaches above its highest mark, as a part of that, for names of three lines and more."""
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    if lines <= 2:
        return HEADROOM
    name = (lines * NAME_LINE + ABOVE_MARKERS) / (height * OF_A_PANEL)
    return max(HEADROOM, 1 / (1 - min(name, MOST_OF_A_PANEL)))


def _panes(lines: int, across: int, *, palette: Palette, words: Words, height: int) -> go.Figure:
    """Return empty panes in the house style."""
    figure = make_subplots(
        rows=lines,
        cols=across,
        shared_xaxes=False,
        vertical_spacing=BETWEEN / (lines + 1),
        horizontal_spacing=BESIDE,
    )
    return dress(figure, palette=palette, words=words, height=height)


def _columns(marks: pd.DataFrame, *, y: str, colour: str) -> go.Bar:
    middle = pd.to_datetime(marks["date"]) - HALF_A_YEAR
    return go.Bar(
        x=middle,
        y=marks[y],
        width=COLUMN * MILLISECONDS,
        marker={"color": colour, "line": {"width": 0}},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )


def _points(marks: pd.DataFrame, *, y: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=marks["date"],
        y=marks[y],
        mode="markers",
        marker={
            "color": colour,
            "size": 11,
            "symbol": symbols_of(marks["qualifier"]),
            "line": {"width": 2, "color": colour},
            "opacity": [PALE if grade == "mirror" else 1 for grade in marks["grade"]],
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
        cliponaxis=False,
    )


def _name(figure: go.Figure, name: str, *, index: int, colour: str, palette: Palette) -> None:
    axis = "" if index == 0 else str(index + 1)
    note(
        figure,
        f"<b>{name}</b>",
        palette=palette,
        x=0,
        xref=f"x{axis} domain",
        y=1,
        yref=f"y{axis} domain",
        yanchor="top",
        bgcolor=palette.ground,
        font={"color": colour, "size": 14},
    )


def _edges(marks: pd.DataFrame, *, points: bool) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.to_datetime(marks["date"])
    if points:
        return days.min() - AROUND_POINTS, days.max() + AROUND_POINTS
    return days.min() - BEFORE_COLUMNS, days.max() + AFTER_COLUMNS


def _ticks(first: pd.Timestamp, last: pd.Timestamp, *, across: int, words: Words) -> dict[str, Any]:
    """Return years named between their ends or, where there are few of them, half-years named where they begin."""
    if (last - first).days < HALF_YEARS:
        days = [day for day in pd.date_range(first, last, freq="MS") if day.month in HALVES]
        return {"tickvals": days, "ticktext": [words.date(day.date(), "month", short=True) for day in days]}
    crowded = across > 1 or (last - first).days > YEARS_IN_FULL
    step = "M24" if (last - first).days > MANY_YEARS else "M12"
    return {
        "dtick": "M36" if across > 1 else step,
        "tickformat": "’%y" if crowded else "%Y",
        "ticklabelmode": "period",
    }


def _draw_marker(figure: go.Figure, marker: Marker, *, lift: int, anchor: str, palette: Palette) -> None:
    colour = palette.opens if marker.direction == "opens" else palette.restricts
    dash = "dot" if marker.direction == "opens" else "dash"
    line = {"color": colour, "width": 1.5, "dash": dash}
    figure.add_vline(x=pd.Timestamp(marker.day), line=line, row="all", col="all")
    note(
        figure,
        marker.label,
        palette=palette,
        x=marker.day,
        xref="x",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=lift,
        xanchor=anchor,
        font={"color": colour, "size": 13},
        hovertext=marker.hover or None,
    )
