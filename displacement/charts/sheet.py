"""Numbers in rows and columns: a table as a picture, for print, in blocks where it is wider than the sheet."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.panes import Drawn, Panes
from displacement.charts.style import FONT, label, label_width
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

LINE, HEAD, GAP = 22, 28, 14  # pixels: a row of one line, the heads of a block, between two blocks
LEADING = 16  # pixels: a further line of a name
LETTERS = 20  # of a line of a name
TYPICAL = {1: 480, 2: 620, 4: 900}  # pixels that a sheet of so many columns has for the numbers and the names
BETWEEN = 16  # pixels between two numbers
HALF = 0.5  # of a row


@needs("series", "column", "text", "figure_id", "code", "hover")
def draw_table(
    marks: pd.DataFrame,
    *,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
) -> go.Figure:
    """Return the numbers in a row for each of ``rows`` and a column for each of ``columns``, in blocks that fit.

    ``marks`` has ``series, column, text, figure_id, code, hover``; where nothing is published, a dash says so.
    """
    names = {key: textwrap.wrap(name, width=LETTERS) for key, name in rows.items()}
    left = label_width([line for lines in names.values() for line in lines]) + BETWEEN
    wide = label_width([*columns.values(), *map(str, marks["text"])]) + BETWEEN
    many = max(1, int((TYPICAL.get(across, TYPICAL[1]) - left) / wide))
    keys = list(columns)
    blocks = [keys[start : start + many] for start in range(0, len(keys), many)]
    most = max(map(len, blocks))
    heights = {key: LINE + LEADING * (len(lines) - 1) for key, lines in names.items()}
    block_high = HEAD + sum(heights.values()) + GAP
    total = block_high * len(blocks)
    panes = Panes([round(total)])
    for number, block in enumerate(blocks):
        _block(panes, marks, names, columns, block=block, top=number * block_high, right=most, heights=heights,
               left=left, palette=palette)  # fmt: skip
    panes.style(
        "",
        x={"visible": False, "range": [0, most]},
        y={"visible": False, "range": [total, 0], "rangemode": "normal"},
    )
    return panes.figure(margin={"l": left, "r": 4, "t": 0, "b": 0}, palette=palette, words=words)


def _block(
    panes: Panes,
    marks: pd.DataFrame,
    names: Mapping[str, list[str]],
    columns: Mapping[str, str],
    *,
    block: list[str],
    top: float,
    right: int,
    heights: Mapping[str, float],
    left: int,
    palette: Palette,
) -> None:
    """Write a block of columns: their heads, a rule, and a row a series, the numbers right-aligned."""
    place = {column: index + 1 for index, column in enumerate(block)}
    middles, depth = {}, top + HEAD
    for key in names:
        middles[key] = depth + heights[key] * HALF
        depth += heights[key]
    written = marks[marks["column"].isin(block) & marks["series"].isin(list(names))]
    cells = {(row["series"], row["column"]): row for row in rows_in(written)}
    shown = [(key, column) for key in names for column in block]
    there = [cell for cell in shown if cell in cells]
    told = _texts([(place[column], middles[key], str(cells[key, column]["text"])) for key, column in there],
                  colour=palette.text)  # fmt: skip
    panes.traces.append(
        told
        | {
            "customdata": [[cells[cell]["figure_id"], cells[cell]["code"]] for cell in there],
            "hovertext": [cells[cell]["hover"] for cell in there],
            "hoverinfo": "text",
        }
    )
    missing = [(place[column], middles[key], "–") for key, column in shown if (key, column) not in cells]
    heads = [(place[column], top + HEAD * HALF, columns[column]) for column in block]
    panes.traces.append(_texts([*missing, *heads], colour=palette.muted))
    panes.labels += [
        label("<br>".join(lines), palette=palette, x=0, xref="paper", xshift=-left, yshift=2, y=middles[key], yref="y",
              borderpad=0, font={"size": 13, "color": palette.text, "family": FONT})
        for key, lines in names.items()
    ]  # fmt: skip
    panes.shapes.append(
        {"type": "line", "x0": 0, "x1": right, "y0": top + HEAD, "y1": top + HEAD, "xref": "x", "yref": "y",
         "line": {"color": palette.rule, "width": 1}}
    )  # fmt: skip


def _texts(texts: Sequence[tuple[float, float, str]], *, colour: str) -> Drawn:
    return {
        "type": "scatter",
        "x": [across for across, _, _ in texts],
        "y": [down for _, down, _ in texts],
        "text": [told for _, _, told in texts],
        "mode": "text",
        "textposition": "middle left",
        "textfont": {"color": colour, "size": 13},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
