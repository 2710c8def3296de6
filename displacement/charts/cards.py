"""Big numbers, each with what it counts and its date beneath: the printable form of a row of cards."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# By the number of columns: the letters of a line, and the pixels that the whole needs at least.
LETTERS = {1: 50, 2: 28, 3: 30}
LEAST_WIDTH = {1: 500, 2: 560, 3: 780}
NUMBER, LINE, GAP = 30, 19, 30
WIDTH = {1: 400, 2: 200, 3: 230}  # pixels that a card has at least, by the number of columns
GLYPH = 0.58  # of the size of a number: how wide a sign of it is on average
EDGE = 0.02  # of a column, so that the first letter is not cut off
HALF = 0.5  # of a row: a card stands in its middle


@needs("shown_as", "label", "told", "figure_id", "hover")
def draw_cards(marks: pd.DataFrame, *, palette: Palette, words: Words, columns: int = 1) -> go.Figure:
    """Return the numbers in a grid; ``marks`` has ``shown_as, label, told`` (date and source) and ``figure_id``.

    Every card is as high as the highest and stands in the middle of its row. The figure says in ``meta`` how wide it
    must at least be laid out, so that a slide can set its type large.
    """
    rows = -(-len(marks) // columns)
    told = [_lines(mark, palette=palette, letters=LETTERS[columns]) for mark in rows_in(marks)]
    most = max(len(lines) for lines in told)
    size = min(NUMBER, int(WIDTH[columns] / (GLYPH * max(map(len, marks["shown_as"])))))
    figure = blank_figure(palette=palette, words=words, height=rows * (NUMBER + LINE * most + GAP))
    figure.update_layout(meta={"least_width": LEAST_WIDTH[columns]})
    places = [(index % columns, -(index // columns)) for index in range(len(marks))]
    figure.add_scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={"opacity": 0},
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    for (x, y), number, lines in zip(places, marks["shown_as"], told, strict=True):
        level = [*lines, *["\N{NO-BREAK SPACE}"] * (most - len(lines))]
        text = "<br>".join([f'<span style="font-size:{size}px"><b>{number}</b></span>', *level])
        figure.add_annotation(
            text=text, x=x, y=y, xanchor="left", yanchor="middle", align="left", showarrow=False
        )
    figure.update_xaxes(visible=False, range=[-EDGE, columns])
    figure.update_yaxes(visible=False, range=[HALF - rows, HALF], rangemode="normal")
    return figure


def _lines(mark: Row, *, palette: Palette, letters: int) -> list[str]:
    """Return what stands under a number: what it counts, in as many lines as it has, its date and source muted."""
    muted = textwrap.wrap(mark["told"], width=letters)
    return [
        *(line for part in mark["label"].split("\n") for line in textwrap.wrap(part, width=letters)),
        *(f"<span style='color:{palette.muted}'>{line}</span>" for line in muted),
    ]
