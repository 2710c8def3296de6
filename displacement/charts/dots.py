"""What is held, at a glance: a dot for each year of each thing counted, larger where there is more of it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import SMALLEST, blank_figure, label
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# Pixels: a row, a further line of its name, a heading with what lies above it, the years above a column, the edge.
ROW, LINE, HEADING, YEARS, EDGE = 20, 17, 32, 22, 4
LETTERS = 31  # of a name; a longer one takes a further line
NAMES, TOTAL = 0.54, 0.93  # of a column: where the names end, and the years
NEAR = 0.015  # of a column, between a name and the first year
HALF = 0.5  # of a year’s place: where its dot stands
BESIDE = 6  # pixels that the name of a year stands out of its place
SIZES = ((1, 6), (9, 9), (float("inf"), 12))  # up to how many of it, and the size of the dot


@needs("group", "row", "year", "value", "of_row", "figure_id", "hover")
def draw_dots(
    marks: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
    words: Words,
    span: tuple[int, int] | None = None,
    across: int = 1,
) -> go.Figure:
    """Return a row for each of ``names``, under the heading of its group, with a dot for each year that has some.

    ``marks`` has ``group, row, year, value`` (how many of that year), ``of_row`` (of all years), ``figure_id, hover``.
    A year without a dot has none; nothing is drawn for it but the faint place where one would be.
    ``span`` are the first and the last year, where not those of the marks; ``across`` is in how many columns the rows
    may run.
    """
    first, last = span or (int(marks["year"].min()), int(marks["year"].max()))
    years = list(range(first, last + 1))
    rows = marks.drop_duplicates("row")
    wrapped = [textwrap.wrap(names[row], width=LETTERS) for row in rows["row"]]
    rows = rows.assign(lines=pd.Series(wrapped, index=rows.index))
    places, headings, deep = _places(rows, across=across)
    columns = 1 + max(column for column, _ in places.values())
    figure = blank_figure(palette=palette, words=words, height=round(YEARS + deep + EDGE))
    figure.update_layout(margin={"l": 0, "r": 0, "t": 2, "b": 2, "autoexpand": False})
    figure.update_xaxes(visible=False, range=[0, width_of(columns)])
    figure.update_yaxes(visible=False, range=[YEARS + deep, 0], rangemode="normal")
    _faint(figure, places, years, palette=palette)
    figure.add_scatter(
        x=[_along(places[mark["row"]][0], mark["year"], years) for mark in rows_in(marks)],
        y=[places[mark["row"]][1] for mark in rows_in(marks)],
        mode="markers",
        marker={
            "color": palette.accent,
            "size": [_size(value) for value in marks["value"]],
            "opacity": 1,
            "line": {"width": 0},
        },
        customdata=marks[["figure_id"]],
        hovertext=marks["hover"],
        hoverinfo="text",
    )
    labels = [*_names(rows, places, words=words, palette=palette), *_years(columns, years, palette=palette)]
    for group, (column, depth) in headings:
        labels.append(
            label(f"<b>{groups[group]}</b>", palette=palette, x=left_of(column) + NAMES, y=depth, xanchor="right",
                  yanchor="bottom", font={"color": palette.text, "size": 13})
        )  # fmt: skip
    figure.update_layout(annotations=labels)
    return figure


def _places(
    rows: pd.DataFrame, *, across: int
) -> tuple[dict[str, tuple[int, float]], list[tuple[str, tuple[int, float]]], float]:
    """Return the column and the depth of each row and of each heading, and how deep the deepest column is."""
    heights = [ROW + LINE * (len(lines) - 1) for lines in rows["lines"]]
    begins = rows["group"] != rows["group"].shift()
    columns = in_columns(
        [height + HEADING * first for height, first in zip(heights, begins, strict=True)], across=across
    )
    depths = dict.fromkeys(range(max(columns) + 1), float(YEARS))
    places: dict[str, tuple[int, float]] = {}
    headings = []
    last: tuple[int, str] | None = None
    for row, column, height in zip(rows_in(rows), columns, heights, strict=True):
        if (column, row["group"]) != last:
            depths[column] += HEADING
            headings.append((row["group"], (column, depths[column] - 2)))
        last = column, row["group"]
        places[row["row"]] = column, depths[column] + height / 2
        depths[column] += height
    return places, headings, max(depths.values()) - YEARS


def _along(column: int, year: int, years: Sequence[int]) -> float:
    """Return where a year stands in its column."""
    step = (TOTAL - NAMES - 2 * NEAR) / len(years)
    return left_of(column) + NAMES + 2 * NEAR + step * (year - years[0] + HALF)


def _size(value: float) -> int:
    return next(size for most, size in SIZES if value <= most)


def _faint(
    figure: go.Figure, places: Mapping[str, tuple[int, float]], years: Sequence[int], *, palette: Palette
) -> None:
    """Draw the places of all years, so that a year without a dot is seen to have none."""
    spots = [(_along(column, year, years), depth) for column, depth in places.values() for year in years]
    figure.add_scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers",
        marker={"color": palette.rule, "size": 3, "line": {"width": 0}},
        hoverinfo="skip",
    )


def _names(
    rows: pd.DataFrame, places: Mapping[str, tuple[int, float]], *, words: Words, palette: Palette
) -> list[dict[str, Any]]:
    """Return the name of each row left of its years, and how many it has in all right of them."""
    written = []
    for row in rows_in(rows):
        column, depth = places[row["row"]]
        name = "<br>".join(row["lines"])
        written.append(
            label(name, palette=palette, x=left_of(column) + NAMES, y=depth, xanchor="right", yanchor="middle",
                  align="right", font={"color": palette.text, "size": SMALLEST})
        )  # fmt: skip
        written.append(
            label(words.number(row["of_row"]), palette=palette, x=left_of(column) + 1, y=depth, xanchor="right",
                  yanchor="middle", font={"color": palette.muted, "size": SMALLEST})
        )  # fmt: skip
    return written


def _years(columns: int, years: Sequence[int], *, palette: Palette) -> list[dict[str, Any]]:
    """Return the first and the last year above each column, or the one that there is."""
    ends = list(dict.fromkeys([years[0], years[-1]]))
    return [
        label(f"{year}", palette=palette, x=_along(column, year, years), y=YEARS / 2, yanchor="middle",
              xanchor="center" if len(ends) == 1 else ("left" if year == ends[0] else "right"),
              xshift=0 if len(ends) == 1 else (-BESIDE if year == ends[0] else BESIDE),
              font={"color": palette.muted, "size": SMALLEST})
        for column in range(columns)
        for year in ends
    ]  # fmt: skip
