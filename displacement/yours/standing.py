"""A reader's own figures on a picture of ours: stars at their dates, on the axes of what they stand beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.marks import spot_of
from displacement.charts.style import BESIDE_LABELS, copy_of, label_width, tick_labels
from displacement.queries.rows import Row
from displacement.view.colours import Palette
from displacement.words import Words
from displacement.yours.marking import STAR, STAR_SIZE, with_key

ROOM = 0.03  # of the time shown, between a star and the edge
FEWEST_TICKS = 3
Scale = tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Star:
    """A figure of the reader's, with the ids of the figures of ours that it stands beside."""

    row: Row
    beside: frozenset[str]


def starred(
    figure: go.Figure, stars: Sequence[Star], *, told: str, palette: Palette, words: Words
) -> go.Figure:
    """Return a copy of a picture over time with a pink star for each figure, and a line above that says whose they are.

    Nothing of ours is moved: a scale reaches further where a star lies beyond it, and that is all.
    """
    made, axes = copy_of(figure), _axes_of(figure)
    on: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for star in stars:
        on[next(axes[each] for each in sorted(star.beside) if each in axes)].append(star.row)
    for (x, y), rows in on.items():
        made.add_trace(_stars(rows, x=x, y=y, palette=palette))
    highest = {y: max(float(row["value"]) for row in rows) for (_, y), rows in on.items()}
    for scale in {tuple(_axis(made, y).range or ()) for y in highest}:
        _reach_up(made, scale, highest, ours=figure, words=words)
    _reach_out(made, [spot_of(star.row) for star in stars])
    return with_key(made, told, palette=palette)


def _axes_of(figure: go.Figure) -> Mapping[str, tuple[str, str]]:
    """Return on which axes the mark of each figure lies, by its id."""
    return {
        str(carried[0]): (trace.xaxis or "x", trace.yaxis or "y")
        for trace in figure.data
        for carried in (trace.customdata if trace.customdata is not None else ())
    }


def _stars(rows: Sequence[Row], *, x: str, y: str, palette: Palette) -> go.Scatter:
    """Return the stars of a pane: hollow where a figure is no exact count."""
    exact = [row["qualifier"] == "exact" for row in rows]
    return go.Scatter(
        x=[spot_of(row) for row in rows],
        y=[row["value"] for row in rows],
        xaxis=x,
        yaxis=y,
        mode="markers",
        marker={
            "symbol": [STAR if each else f"{STAR}-open" for each in exact],
            "size": STAR_SIZE,
            "color": palette.yours,
            "line": {
                "width": [1 if each else 2 for each in exact],
                "color": [palette.ground if each else palette.yours for each in exact],
            },
        },
        customdata=[[row["figure_id"]] for row in rows],
        hovertext=[row["hover"] for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _reach_up(
    figure: go.Figure, scale: Scale, highest: Mapping[str, float], *, ours: go.Figure, words: Words
) -> None:
    """Let the axes of one scale reach as far above the highest star as they reached above the highest mark of ours."""
    if not scale:
        return
    alike = {y for y in _names_of(figure) if tuple(_axis(figure, y).range or ()) == scale}
    marks = [
        float(value)
        for trace in ours.data
        if (trace.yaxis or "y") in alike
        for value in trace.y
        if pd.notna(value)
    ]
    star, mark = max(highest.get(y, 0.0) for y in alike), max(marks)
    if star <= mark:
        return
    top = scale[1] * star / mark if mark else star
    ticks = max(FEWEST_TICKS, len(_axis(figure, next(iter(alike))).tickvals or ()) - 1)
    values, texts = tick_labels(star, words, count=ticks)
    for y in alike:
        _axis(figure, y).update(range=[scale[0], top], tickvals=values, ticktext=texts)
    left = label_width(texts) + BESIDE_LABELS
    figure.update_layout(margin_l=max(left, figure.layout.margin.l or 0))


def _reach_out(figure: go.Figure, spots: Iterable[pd.Timestamp]) -> None:
    """Let every axis of time reach from the first star to the last."""
    first, last = min(spots), max(spots)
    for axis in figure.select_xaxes():
        if axis.range is None:
            continue
        start, end = (pd.Timestamp(edge) for edge in axis.range)
        room = (max(end, last) - min(start, first)) * ROOM
        axis.range = [min(start, first - room), max(end, last + room)]


def _names_of(figure: go.Figure) -> list[str]:
    """Return the names that traces have for the axes from below to above."""
    return [each.plotly_name.replace("axis", "") for each in figure.select_yaxes()]


def _axis(figure: go.Figure, name: str) -> Any:
    """Return an axis by the name that a trace has for it: “y2” is yaxis2."""
    return figure.layout[f"{name[0]}axis{name[1:]}"]
