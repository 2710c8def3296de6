"""Calculations, each with its verdict by a sign and a colour: those that do not hold told in full, the others a dot."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import blank_figure, note
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# Letters of a line, by the number of columns, and the pixels that each column needs at least.
LETTERS = {1: 44, 2: 54, 3: 50, 4: 54}
LEAST_COLUMN = 420
LINE, GAP, ABOVE, BELOW = (
    18,
    16,
    6,
    20,
)  # pixels: a line, between two entries, above the first, below the last
DOT, TEXT = 0.01, 0.03  # of a column: where the dot of an entry and its words stand
A_LINE, APART = (
    24,
    20,
)  # dots that stand beside each other in a column, and pixels from one line of them to the next
HOLDS = "consistent"


@needs("told", "calculation", "verdict", "figure_id", "hover")
def draw_verdicts(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    signs: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
) -> go.Figure:
    """Return a dot a calculation; what does not hold is told beside its dot.

    ``marks`` has ``told, calculation, verdict, figure_id, hover``; ``across`` is in how many columns the list may run.
    """
    colours = {
        HOLDS: palette.opens,
        "truncated": palette.other,
        "inconsistent": palette.restricts,
        "unpublished": palette.muted,
    }
    figure = blank_figure(palette=palette, words=words)
    told = marks[marks["verdict"] != HOLDS]
    texts = [_entry(mark, across=across, names=names, signs=signs, colours=colours) for mark in rows_in(told)]
    heights = [LINE * len(text) + GAP for text in texts]
    columns = in_columns(heights, across=across)
    depths = dict.fromkeys(columns, 0.0)
    places = []
    for text, height, column in zip(texts, heights, columns, strict=True):
        note(figure, "<br>".join(text), palette=palette, x=left_of(column) + TEXT, y=depths[column], yanchor="top",
             font={"color": palette.text, "size": 13})  # fmt: skip
        places.append((left_of(column) + DOT, depths[column] + LINE / 2))
        depths[column] += height
    wide, depth = len(depths) or 1, max(depths.values(), default=0.0)
    hold = marks[marks["verdict"] == HOLDS]
    if len(hold):
        heading = f"{signs[HOLDS]} {names[HOLDS]}: {words.number(len(hold))}"
        note(figure, f"<b>{heading}</b>", palette=palette, x=0, y=depth, yanchor="top",
             font={"color": colours[HOLDS], "size": 14})  # fmt: skip
        step, per_line = width_of(wide) / (A_LINE * wide), A_LINE * wide
        for place in range(len(hold)):
            line, along = divmod(place, per_line)
            places.append((DOT + along * step, depth + LINE + GAP + line * APART))
        depth += LINE + GAP + -(-len(hold) // per_line) * APART
    drawn = pd.concat([told, hold])
    figure.add_scatter(
        x=[across for across, _ in places],
        y=[down for _, down in places],
        mode="markers",
        marker={"size": 11, "color": [colours[verdict] for verdict in drawn["verdict"]]},
        customdata=drawn[["figure_id"]],
        hovertext=drawn["hover"],
        hoverinfo="text",
    )
    figure.update_layout(meta={"least_width": LEAST_COLUMN * wide})
    figure.update_layout(height=depth + BELOW, margin={"l": 0, "r": 0, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, width_of(wide)])
    figure.update_yaxes(visible=False, range=[depth, -ABOVE], rangemode="normal")
    return figure


def _entry(
    mark: Row,
    *,
    across: int,
    names: Mapping[str, str],
    signs: Mapping[str, str],
    colours: Mapping[str, str],
) -> list[str]:
    """Return the lines of a calculation: what was published, from what it would follow, and the verdict."""
    verdict = f"{signs[mark['verdict']]} {names[mark['verdict']]}"
    text = [f"<b>{line}</b>" for line in textwrap.wrap(mark["told"], width=LETTERS[across])]
    text += textwrap.wrap(mark["calculation"], width=LETTERS[across])
    return [*text, f"<span style='color:{colours[mark['verdict']]}'>{verdict}</span>"]
