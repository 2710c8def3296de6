"""Several series on one axis of time, named at their ends; two measures stand in two panels, never on two axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.across import NUMBERS, draw_rules, time_axis
from displacement.charts.columns import Marker
from displacement.charts.ends import LINE, End, end_labels, height_for, key_lines, last_of, room_for
from displacement.charts.marks import add_columns, add_lines, add_points, periods_of
from displacement.charts.needs import needs
from displacement.charts.scales import scale
from displacement.charts.style import RIGHT_MARGIN, dress, label, reserve
from displacement.view.colours import Palette
from displacement.words import Words

Form = Literal["lines", "points", "columns"]
ONE, EACH = 360, 210  # pixels: the plot of a single panel, and of each of two
HEAD, AXIS = 28, 32  # pixels: the name of a panel above it, the years under it
ABOVE = 16  # pixels above a panel without a name
NAME = 2  # pixels between a panel and its name
EDGE = 0.04  # of the time shown, before the first and after the last mark
LEAST = pd.Timedelta(days=45)  # the same at least
KEY = 44  # letters of a line of the key
VALUES_OF = 4  # series: of at most so many the last value is written under the name


@needs("panel", "series", "segment", "date", "period_start", "qualifier", "unfinished", "shown_as", "figure_id", "code",
       "hover", named=("y",))  # fmt: skip
def draw_over_time(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    form: Form = "lines",
    panels: Mapping[str, str] | None = None,
    y: str = "shown",
    suffix: str = "",
    acts: Sequence[Marker] = (),
) -> go.Figure:
    """Return the series of ``names``, the first of which is in focus, as lines, points or columns.

    ``marks`` has ``panel, series, segment, date, period_start, qualifier, unfinished, shown_as, figure_id, code, hover``
    and the column ``y``. ``panels`` names the panels, one under the other, which share the axis of time alone. A line
    stops where a period has no figure and where its ``segment`` ends. What is ``unfinished`` is hollow, and dashed.
    ``acts`` are thin rules through all panels; ``suffix`` is written after the numbers of the scale.
    """
    panels = panels or {str(key): "" for key in marks["panel"].unique()[:1]}
    first, last = edges_of(marks, form=form)
    ends = {panel: _ends(marks[marks["panel"] == panel], names=names, colours=colours, y=y) for panel in panels}
    key = _key(marks, names=names, colours=colours) if form == "columns" else []
    if form == "columns":
        ends = dict.fromkeys(panels, [])
    highs = [max(ONE if len(panels) == 1 else EACH, height_for(each)) for each in ends.values()]
    above = (HEAD if any(panels.values()) else ABOVE) + (NUMBERS if acts else 0) + LINE * len(key)
    figure = _panes(highs, above=above, palette=palette, words=words)
    texts: list[str] = []
    labels: list[dict[str, Any]] = []
    for place, panel in enumerate(panels):
        pane, mine = "" if place == 0 else str(place + 1), marks[marks["panel"] == panel]
        _add(figure, mine, names=names, colours=colours, y=y, form=form, palette=palette, pane=pane)
        low, top, values, told = scale(mine[y], words, suffix=suffix)
        texts += told
        figure.update_layout(
            {f"yaxis{pane}": {"tickvals": values, "ticktext": told, "range": [low, top], "rangemode": "normal"}}
        )
        name = f"<b>{panels[panel]}</b>" if panels[panel] else ""
        lift = NAME + (NUMBERS if acts and place == 0 else 0)
        labels += [_told(name, pane=pane, lift=lift, palette=palette)] if name else []
        labels += end_labels(
            ends[panel], pane=pane, span=(low, top), high=highs[place], edge=last, palette=palette
        )
    if key:
        labels.append(_told("<br>".join(key), pane="", lift=above - LINE * len(key) - NAME, palette=palette))
    figure.layout.annotations = labels
    suffixes = ["" if place == 0 else str(place + 1) for place in range(len(panels))]
    draw_rules(figure, acts, panes=suffixes, edges=(first, last), palette=palette, over=form == "columns")
    figure.update_xaxes(**time_axis(first, last, words=words), showticklabels=True)
    reserve(figure, left=texts)
    right = max(RIGHT_MARGIN, *(room_for(each) for each in ends.values()))
    figure.update_layout(margin={"r": right, "t": above})
    return figure


def _told(text: str, *, pane: str, lift: float, palette: Palette) -> dict[str, Any]:
    """Return words above the left edge of a pane, so many pixels above it."""
    return label(text, palette=palette, x=0, xref="paper", y=1, yref=f"y{pane} domain", yanchor="bottom", yshift=lift,
                 font={"color": palette.text, "size": 14}, borderpad=0)  # fmt: skip


def _key(marks: pd.DataFrame, *, names: Mapping[str, str], colours: Mapping[str, str]) -> list[str]:
    """Return the key of grouped columns; columns of one series need none."""
    drawn = {series: name for series, name in names.items() if series in set(marks["series"])}
    return key_lines(drawn, colours, letters=KEY) if len(drawn) > 1 else []


def _panes(highs: Sequence[int], *, above: int, palette: Palette, words: Words) -> go.Figure:
    """Return empty panes of these heights, one above the other, each with its years."""
    between = HEAD + AXIS
    plots = sum(highs) + between * (len(highs) - 1)
    figure = make_subplots(
        rows=len(highs), cols=1, row_heights=list(highs), vertical_spacing=between / plots if len(highs) > 1 else 0
    )
    return dress(figure, palette=palette, words=words, height=plots + above + AXIS)


def _add(
    figure: go.Figure,
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    y: str,
    form: Form,
    palette: Palette,
    pane: str,
) -> None:
    """Add the series of a panel, the one in focus last, so that it lies on top."""
    drawn = [series for series in names if series in set(marks["series"])]
    for place, series in reversed(list(enumerate(drawn))):
        points = marks[marks["series"] == series]
        given = {"y": y, "colour": colours[series], "palette": palette, "pane": pane}
        if form == "columns":
            add_columns(figure, points, place=place, among=len(drawn), **given)
        elif form == "lines":
            add_lines(figure, points, focus=series == next(iter(names)), **given)
        else:
            add_points(figure, points, **given)


def _ends(
    marks: pd.DataFrame, *, names: Mapping[str, str], colours: Mapping[str, str], y: str
) -> list[End]:
    """Return the end of each series of a panel, with its last value where there are few of them."""
    last = {series: last_of(marks[marks["series"] == series], y=y) for series in names}
    drawn = {series: row for series, row in last.items() if row is not None}
    return [
        End(
            name=names[series],
            told=str(row["shown_as"]) if len(drawn) <= VALUES_OF else "",
            colour=colours[series],
            x=row["date"],
            y=float(row[y]),
        )
        for series, row in drawn.items()
    ]


def edges_of(marks: pd.DataFrame, *, form: Form) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of the axis, with room before the first mark and after the last."""
    days = pd.to_datetime(marks["date"])
    first, last = days.min(), days.max()
    if form == "columns":
        starts, lengths = periods_of(marks)
        first, last = starts.min(), (starts + lengths).max()
    room = max((last - first) * EDGE, LEAST if form != "columns" else pd.Timedelta(0))
    return first - room, last + room
