"""A table to be seen from the back of the room: a cell for each pair, tinted by how open it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure, label
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

SIGNS = {"open": "○", "partly": "◐", "closed": "●", "unsaid": "–"}
# Pixels: a line of a cell, the name of a row, the gap under a row, and the words above the first row.
LINE, HEAD, GAP, TOP = 17.5, 26, 12, 64
MARGIN = 4  # pixels above and below the grid
BELOW_EDGE = 10  # pixels from the upper edge to the middle of the line that names the states
UNDER_RULE = 3  # pixels between a rule and the name of its row
INSET = 0.04  # of a column, between its edge and its words
HALF = 0.5  # of a column: where one points at a cell


@needs("row", "column", "state", "told", "figure_id", "hover")
def draw_grid(
    marks: pd.DataFrame,
    *,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    names: Sequence[tuple[str, str]],
    palette: Palette,
    words: Words,
    letters: int = 14,
) -> go.Figure:
    """Return the grid; ``marks`` has ``row, column, state, told, figure_id, hover``.

    A state is told by its sign (○ open, ◐ in part, ● closed, – not said), by the colour of the sign and by the words of
    the cell. ``names`` are the states with their names, for the line on top.
    """
    wrapped = [
        textwrap.wrap(f"{SIGNS[mark['state']]} {mark['told']}", width=letters) for mark in rows_in(marks)
    ]
    cells = marks.assign(lines=pd.Series(wrapped, index=marks.index))
    down, depth = _depths(cells, rows)
    along = {key: index for index, key in enumerate(columns)}
    figure = blank_figure(palette=palette, words=words, height=round(depth + TOP + 2 * MARGIN))
    figure.update_layout(margin={"l": 0, "r": 0, "t": MARGIN, "b": MARGIN})
    figure.update_xaxes(visible=False, range=[0, len(columns)])
    figure.update_yaxes(visible=False, range=[depth, -TOP], rangemode="normal")
    figure.add_scatter(
        x=[along[key] + HALF for key in cells["column"]],
        y=[down[key] + HEAD + LINE for key in cells["row"]],
        mode="markers",
        marker={"size": 40, "opacity": 0},
        customdata=cells[["figure_id"]],
        hovertext=cells["hover"],
        hoverinfo="text",
    )
    labels: list[dict[str, Any]] = []
    write = partial(_write, labels, palette=palette)
    for cell in rows_in(cells):
        tone = palette.muted if cell["state"] == "unsaid" else palette.text
        sign = SIGNS[cell["state"]]
        told = _signed(cell["state"], "<br>".join(cell["lines"]).removeprefix(sign), palette)
        write(told, x=along[cell["column"]], y=down[cell["row"]] + HEAD, colour=tone)
    rules = []
    for key, top in down.items():
        rule = {"color": palette.rule, "width": 1}
        rules.append({"type": "line", "x0": 0, "x1": len(columns), "y0": top, "y1": top, "line": rule})
        write(f"<b>{rows[key]}</b>", x=0, y=top + UNDER_RULE, size=15, colour=palette.text)
    for key, index in along.items():
        name = "<br>".join(textwrap.wrap(columns[key], width=letters))
        write(f"<b>{name}</b>", x=index, y=-6, colour=palette.muted, yanchor="bottom")
    keys = "   ".join(_signed(state, f" {name}", palette) for state, name in names)
    write(keys, x=0, y=BELOW_EDGE - TOP, colour=palette.text, yanchor="middle")
    figure.update_layout(annotations=labels, shapes=rules)
    return figure


def _signed(state: str, text: str, palette: Palette) -> str:
    """Return a text behind the sign of a state, in the colour of the state."""
    colour = {"open": palette.opens, "closed": palette.restricts}.get(state, palette.muted)
    return f"<span style='color:{colour}'><b>{SIGNS[state]}</b></span>{text}"


def _write(
    labels: list[dict[str, Any]], text: str, *, x: float, colour: str, size: int = 13, **where: Any
) -> None:
    labels.append(
        label(text, x=x + INSET, font={"color": colour, "size": size}, **{"yanchor": "top", **where})
    )


def _depths(cells: pd.DataFrame, rows: Iterable[str]) -> tuple[dict[str, float], float]:
    """Return where each row begins, as deep as its longest cell needs, and where the last one ends."""
    down, depth = {}, 0.0
    for key in rows:
        down[key] = depth
        depth += HEAD + LINE * max(len(lines) for lines in cells.loc[cells["row"] == key, "lines"]) + GAP
    return down, depth
