"""How open something was over time: a lane for each thing, a stretch for each state, and what changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, label
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# Pixels: a lane with its name, the key above the lanes, the years below them.
LANE, KEYS, YEARS = 76, 30, 34
# Of a lane: half of the height of a stretch, by its state; of what nobody says only a line is left.
HALVES = {"open": 0.2, "partly": 0.1, "closed": 0.2, "unsaid": 0.02}
SIGNS = {"open": "■", "partly": "■", "closed": "■", "unsaid": "–"}
OVER, UNDER = 0.22, 0.3  # of a lane: how far its name stands above its middle, and what changed it below
FIRST, LAST = 1.05, 0.7  # of a lane, shown above the first middle and below the last
A_LINE = 2  # names of states in a line of the key: a phone has no room for more
LATE = 0.8  # of the time shown: what happened after it is named to its left


@needs("aspect", "state", "since", "until", "date", "told", "figure_id", "hover")
def draw_states(
    marks: pd.DataFrame,
    *,
    lanes: Mapping[str, str],
    names: Sequence[tuple[str, str]],
    edges: tuple[str, str],
    palette: Palette,
    words: Words,
) -> go.Figure:
    """Return a lane for each of ``lanes`` that has a state between two days, the ``edges``.

    ``marks`` has ``aspect, state, since, until`` (missing: it lasts), ``figure_id, hover``, and of what is to be named
    ``told`` and its ``date``. A state is told by its colour and by the height of its stretch. ``names`` are the states
    with their names, for the line on top.
    """
    drawn = [lane for lane in lanes if lane in set(marks["aspect"])]
    first, last = (pd.Timestamp(edge) for edge in edges)
    start = [max(day, first) for day in pd.to_datetime(marks["since"])]
    end = [min(day, last) for day in pd.to_datetime(marks["until"]).fillna(last)]
    middle = [one + (other - one) / 2 for one, other in zip(start, end, strict=True)]
    rows = marks.assign(start=start, end=end, middle=middle, lane=marks["aspect"].map(drawn.index))
    figure = blank_figure(palette=palette, words=words, height=LANE * len(drawn) + KEYS + YEARS)
    _point(figure, rows, x="middle", marker={"size": 24, "opacity": 0})
    turns = rows[rows["told"] != ""]
    line = {"width": 3, "color": palette.text}
    _point(figure, turns, x="date", marker={"symbol": "line-ns", "size": 26, "line": line})
    keys = [
        f"<span style='color:{_colour(state, palette)}'>{SIGNS[state]}</span> {name}" for state, name in names
    ]
    lines = "<br>".join("   ".join(keys[at : at + A_LINE]) for at in range(0, len(keys), A_LINE))
    written: dict[str, Any] = {"palette": palette, "font": {"color": palette.text, "size": 13}}
    figure.update_layout(
        shapes=[_stretch(row, palette) for row in rows_in(rows)],
        annotations=[
            label(lines, x=edges[0], y=-FIRST, yanchor="top", **written),
            *(label(f"<b>{lanes[lane]}</b>", x=edges[0], y=at - OVER, yanchor="bottom", **written)
              for at, lane in enumerate(drawn)),
            *_named(turns, late=first + (last - first) * LATE, **written),
        ],
    )  # fmt: skip
    figure.update_yaxes(visible=False, range=[len(drawn) - 1 + LAST, -FIRST], rangemode="normal")
    figure.update_xaxes(range=list(edges), dtick="M12", tickformat="%Y", ticklabelmode="period")
    return figure


def _stretch(row: Row, palette: Palette) -> dict[str, Any]:
    half = HALVES[row["state"]]
    return {"type": "rect", "x0": row["start"], "x1": row["end"], "y0": row["lane"] - half, "y1": row["lane"] + half,
            "fillcolor": _colour(row["state"], palette), "line": {"width": 0}, "layer": "below"}  # fmt: skip


def _colour(state: str, palette: Palette) -> str:
    return {"open": palette.opens, "closed": palette.restricts}.get(state, palette.muted)


def _point(figure: go.Figure, rows: pd.DataFrame, *, x: str, marker: dict[str, Any]) -> None:
    """Add marks that can be pointed at, in the lanes of their rows."""
    figure.add_scatter(
        x=rows[x],
        y=rows["lane"],
        mode="markers",
        marker=marker,
        customdata=rows[["figure_id"]],
        hovertext=rows["hover"],
        hoverinfo="text",
    )


def _named(turns: pd.DataFrame, *, late: pd.Timestamp, **written: Any) -> Iterator[dict[str, Any]]:
    """Yield the names of what changed a state, each under its day."""
    for turn in rows_in(turns):
        side = "right" if pd.Timestamp(turn["date"]) > late else "center"
        yield label(
            turn["told"], x=turn["date"], y=turn["lane"] + UNDER, yanchor="top", xanchor=side, **written
        )
