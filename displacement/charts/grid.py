"""A table to be seen from the back of the room: a cell for each pair, tinted by how open it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.style import blank_figure, note
from displacement.colours import Palette
from displacement.words import Words

SIGNS = {"open": "○", "partly": "◐", "closed": "●", "unsaid": "–"}
LINE = 17.5
HEAD = 26
GAP = 12
TOP = 64
INSET = 0.04


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
        textwrap.wrap(f"{SIGNS[mark['state']]} {mark['told']}", width=letters) for _, mark in marks.iterrows()
    ]
    cells = marks.assign(lines=pd.Series(wrapped, index=marks.index))
    down, depth = _depths(cells, rows)
    along = {key: index for index, key in enumerate(columns)}
    colours = {
        "open": palette.opens,
        "partly": palette.muted,
        "closed": palette.restricts,
        "unsaid": palette.muted,
    }
    figure = blank_figure(palette=palette, words=words, height=round(depth + TOP + 8))
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, len(columns)])
    figure.update_yaxes(visible=False, range=[depth, -TOP], rangemode="normal")
    figure.add_scatter(
        x=[along[key] + 0.5 for key in cells["column"]],
        y=[down[key] + HEAD + LINE for key in cells["row"]],
        mode="markers",
        marker={"size": 40, "opacity": 0},
        customdata=cells[["figure_id"]],
        hovertext=cells["hover"],
        hoverinfo="text",
    )

    def write(text: str, *, x: float, y: float, size: int, colour: str, anchor: str = "top") -> None:
        note(
            figure,
            text,
            palette=palette,
            x=x + INSET,
            y=y,
            yanchor=anchor,
            font={"color": colour, "size": size},
        )

    for _, cell in cells.iterrows():
        sign = SIGNS[cell["state"]]
        told = "<br>".join(cell["lines"]).removeprefix(sign)
        text = f"<span style='color:{colours[cell['state']]}'><b>{sign}</b></span>{told}"
        tone = palette.muted if cell["state"] == "unsaid" else palette.text
        write(text, x=along[cell["column"]], y=down[cell["row"]] + HEAD, size=13, colour=tone)
    for key, top in down.items():
        rule = {"color": palette.rule, "width": 1}
        figure.add_shape(type="line", x0=0, x1=len(columns), y0=top, y1=top, line=rule)
        write(f"<b>{rows[key]}</b>", x=0, y=top + 3, size=15, colour=palette.text)
    for key, index in along.items():
        name = "<br>".join(textwrap.wrap(columns[key], width=letters))
        write(f"<b>{name}</b>", x=index, y=-6, size=13, colour=palette.muted, anchor="bottom")
    keys = [f"<span style='color:{colours[state]}'>{SIGNS[state]}</span> {name}" for state, name in names]
    write("   ".join(keys), x=0, y=-TOP + 10, size=13, colour=palette.text, anchor="middle")
    return figure


def _depths(cells: pd.DataFrame, rows: Iterable[str]) -> tuple[dict[str, float], float]:
    """Return where each row begins, as deep as its longest cell needs, and where the last one ends."""
    down, depth = {}, 0.0
    for key in rows:
        down[key] = depth
        depth += HEAD + LINE * max(len(lines) for lines in cells.loc[cells["row"] == key, "lines"]) + GAP
    return down, depth
