"""A table to be seen from the back of the room: a cell for each pair, tinted by how open it is."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

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
    lines = {
        index: textwrap.wrap(f"{SIGNS[mark['state']]} {mark['told']}", width=letters)
        for index, mark in marks.iterrows()
    }
    figure = blank_figure(palette=palette, words=words)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4})
    down, depth = {}, 0.0
    for key in rows:
        down[key] = depth
        longest = max(len(lines[index]) for index in marks.index[marks["row"] == key])
        depth += HEAD + LINE * longest + GAP
    along = {key: index for index, key in enumerate(columns)}
    colours = {
        "open": palette.opens,
        "partly": palette.muted,
        "closed": palette.restricts,
        "unsaid": palette.muted,
    }
    figure.add_scatter(
        x=[along[key] + 0.5 for key in marks["column"]],
        y=[down[key] + HEAD + LINE for key in marks["row"]],
        mode="markers",
        marker={"size": 40, "opacity": 0},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    for index, mark in marks.iterrows():
        x, y, colour = along[mark["column"]], down[mark["row"]], colours[mark["state"]]
        told = "<br>".join(lines[index]).removeprefix(SIGNS[mark["state"]])
        text = f"<span style='color:{colour}'><b>{SIGNS[mark['state']]}</b></span>{told}"
        tone = palette.muted if mark["state"] == "unsaid" else palette.text
        note(
            figure,
            text,
            palette=palette,
            x=x + 0.04,
            y=y + HEAD,
            yanchor="top",
            font={"color": tone, "size": 13},
        )
    for key, top in down.items():
        figure.add_shape(
            type="line", x0=0, x1=len(columns), y0=top, y1=top, line={"color": palette.rule, "width": 1}
        )
        note(figure, f"<b>{rows[key]}</b>", palette=palette, x=0.04, y=top + 3, yanchor="top",
             font={"color": palette.text, "size": 15})  # fmt: skip
    for key, index in along.items():
        note(figure, "<b>" + "<br>".join(textwrap.wrap(columns[key], width=letters)) + "</b>", palette=palette,
             x=index + 0.04, y=-6, yanchor="bottom", font={"color": palette.muted, "size": 13})  # fmt: skip
    keys = [f"<span style='color:{colours[state]}'>{SIGNS[state]}</span> {name}" for state, name in names]
    note(
        figure,
        "   ".join(keys),
        palette=palette,
        x=0.04,
        y=-TOP + 10,
        yanchor="middle",
        font={"color": palette.text, "size": 13},
    )
    figure.update_xaxes(visible=False, range=[0, len(columns)])
    figure.update_yaxes(visible=False, range=[depth, -TOP], rangemode="normal")
    figure.update_layout(height=depth + TOP + 8)
    return figure
