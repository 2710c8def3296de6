"""Several series on one axis of time, named at their ends; several measures stand in panels, never on two axes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.across import NUMBERS, add_rules, time_axis
from displacement.charts.columns import Marker
from displacement.charts.ends import LINE, End, end_labels, height_for, key_lines, room_for
from displacement.charts.marks import add_columns, add_lines, add_points, period_of, series_of, spot_of
from displacement.charts.needs import needs
from displacement.charts.panes import Panes, ending
from displacement.charts.scales import scale
from displacement.charts.style import BESIDE_LABELS, RIGHT_MARGIN, label, label_width
from displacement.queries.rows import Row
from displacement.view.colours import Palette
from displacement.words import Words

Form = Literal["lines", "points", "columns"]
Series = Mapping[str, Sequence[Row]]
ONE, EACH, LOW = 360, 210, 112  # pixels: the plot of a single panel, of each of two, of each of more
TWO = 2  # panels that each name their years; of more, the last one does
MARKS, FEW_MARKS = 5, 3  # numbers along the scale of a panel, and of a low one
HEAD, AXIS = 28, 32  # pixels: the name of a panel above it, the years under it
UNNAMED = 8  # pixels under a panel whose years are named by the last one
ABOVE = 16  # pixels above a panel without a name
NAME = 2  # pixels between a panel and its name
EDGE = 0.04  # of the time shown, before the first and after the last mark
LEAST = pd.Timedelta(days=45)  # the same at least
KEY = 44  # letters of a line of the key
LETTERS, A_LINE = 38, 18  # of a line of the name of a panel, and the pixels of the line
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
    same_scale: bool = False,
    each: int = EACH,
    acts: Sequence[Marker] = (),
) -> go.Figure:
    """Return the series of ``names``, the first of which is in focus, as lines, points or columns.

    ``marks`` has the columns of a series over time and the column ``y``. ``panels`` names the panels, one under the
    other, ``each`` of two at least so many pixels high, which share the axis of time alone and, where told, the scale.
    A line stops where a period has no figure and where its ``segment`` ends. What is ``unfinished`` is hollow, and
    dashed. ``acts`` are thin rules through all panels; ``suffix`` is written after the numbers of the scale.
    """
    panels = panels or {str(key): "" for key in marks["panel"].unique()[:1]}
    found, columns = series_of(marks, y=y), form == "columns"
    edges = edges_of(found, form=form)
    drawn = {panel: {one: found[panel, one] for one in names if (panel, one) in found} for panel in panels}
    key = _key(drawn, names=names, colours=colours) if columns else []
    ends = {
        panel: [] if columns else _ends(mine, names=names, colours=colours, y=y)
        for panel, mine in drawn.items()
    }
    heads = [textwrap.wrap(name, width=LETTERS) for name in panels.values()]
    head = HEAD + A_LINE * max(0, *(len(lines) - 1 for lines in heads))
    panes = _panes(ends, each=each, head=head)
    years = time_axis(*edges, words=words)
    texts: list[str] = []
    for place, panel in enumerate(panels):
        pane, mine = ending(place), drawn[panel]
        _add(panes, mine, colours=colours, focus=next(iter(names)), y=y, form=form, palette=palette,
             pane=pane)  # fmt: skip
        scaled = found.values() if same_scale else mine.values()
        few, last = len(panels) > TWO, place == len(panels) - 1
        low, top, values, told = scale([row[y] for rows in scaled for row in rows], words,
                                       count=FEW_MARKS if few else MARKS, suffix=suffix)  # fmt: skip
        texts += told
        axis = {"tickvals": values, "ticktext": told, "range": [low, top]}
        panes.style(pane, x={**years, "showticklabels": last or not few}, y=axis)
        panes.labels += end_labels(ends[panel], pane=pane, span=(low, top), high=panes.heights[place], edge=edges[1],
                                   palette=palette)  # fmt: skip
    panes.labels += _names(heads, over=NUMBERS if acts else 0, palette=palette)
    above = (head if any(panels.values()) else ABOVE) + (NUMBERS if acts else 0) + LINE * len(key)
    if key:
        lift = above - LINE * len(key) - NAME
        panes.labels.append(_told("<br>".join(key), pane="", lift=lift, palette=palette))
    add_rules(panes, acts, on=[ending(place) for place in range(len(panels))], edges=edges, palette=palette,
               over=columns)  # fmt: skip
    right = max(RIGHT_MARGIN, *(room_for(each) for each in ends.values()))
    margin = {"l": label_width(texts) + BESIDE_LABELS, "r": right, "t": above, "b": AXIS}
    return panes.figure(margin=margin, palette=palette, words=words)


def _panes(ends: Mapping[str, Sequence[End]], *, each: int, head: int) -> Panes:
    """Return an empty pane a panel, each as high as the names at the ends of its series need, below its own name."""
    low = len(ends) > TWO
    least = ONE if len(ends) == 1 else LOW if low else each
    between = head + (UNNAMED if low else AXIS)
    return Panes([max(least, height_for(mine)) for mine in ends.values()], between=between)


def _names(heads: Sequence[Sequence[str]], *, over: int, palette: Palette) -> list[dict[str, Any]]:
    """Return the names of the panels that have one, that of the first so many pixels higher."""
    return [
        _told(f"<b>{'<br>'.join(lines)}</b>", pane=ending(place), lift=NAME + (0 if place else over), palette=palette)
        for place, lines in enumerate(heads)
        if lines
    ]  # fmt: skip


def _told(text: str, *, pane: str, lift: float, palette: Palette) -> dict[str, Any]:
    """Return words above the left edge of a pane, so many pixels above it."""
    return label(text, palette=palette, x=0, xref="paper", y=1, yref=f"y{pane} domain", yanchor="bottom", yshift=lift,
                 font={"color": palette.text, "size": 14}, borderpad=0)  # fmt: skip


def _key(drawn: Mapping[str, Series], *, names: Mapping[str, str], colours: Mapping[str, str]) -> list[str]:
    """Return the key of grouped columns; columns of one series need none."""
    shown = {series: name for series, name in names.items() if any(series in mine for mine in drawn.values())}
    return key_lines(shown, colours, letters=KEY) if len(shown) > 1 else []


def _add(
    panes: Panes,
    drawn: Series,
    *,
    colours: Mapping[str, str],
    focus: str,
    y: str,
    form: Form,
    palette: Palette,
    pane: str,
) -> None:
    """Add the series of a panel, the one in focus last, so that it lies on top."""
    for place, (series, rows) in reversed(list(enumerate(drawn.items()))):
        if form == "columns":
            add_columns(panes, rows, y=y, colour=colours[series], palette=palette, pane=pane, place=place,
                        among=len(drawn))  # fmt: skip
        elif form == "lines":
            add_lines(panes, rows, y=y, colour=colours[series], focus=series == focus, pane=pane)
        else:
            add_points(panes, rows, y=y, colour=colours[series], pane=pane)


def _ends(drawn: Series, *, names: Mapping[str, str], colours: Mapping[str, str], y: str) -> list[End]:
    """Return the end of each series of a panel, with its last value where there are few of them."""
    few = len(drawn) <= VALUES_OF
    return [
        End(
            name=names[series],
            told=str(rows[-1]["shown_as"]) if few else "",
            colour=colours[series],
            x=spot_of(rows[-1]),
            y=float(rows[-1][y]),
        )
        for series, rows in drawn.items()
    ]


def edges_of(
    found: Mapping[tuple[str, str], Sequence[Row]], *, form: Form
) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of the axis, with room before the first mark and after the last."""
    rows = [row for each in found.values() for row in each]
    spots = [spot_of(row) for row in rows]
    first, last = min(spots), max(spots)
    if form == "columns":
        spans = [period_of(row) for row in rows]
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
    room = max((last - first) * EDGE, LEAST if form != "columns" else pd.Timedelta(0))
    return first - room, last + room
