"""Figures of procedures under the name of each, in a column for each unit: none added up, none beside another unit."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.panes import Panes
from displacement.charts.style import FONT, SMALLEST, hatch_of
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# By the number of columns that the list runs over: the letters of a line of a cell, and of a heading.
LETTERS = {1: 20, 2: 17, 3: 17}
HEADING_LETTERS = {1: 64, 2: 44, 3: 44}
HEADING, HEAD, NUMBER, LINE, BAR = 22, 40, 22, 17, 7  # pixels: a line of each kind, and a bar
OVER, UNDER, GAP = 8, 7, 12  # pixels: between words and bar, under a bar, under a procedure
INSET = 0.06  # of a cell, kept free at its right
LEAST_COLUMN = {1: 600, 2: 820, 3: 1000}  # pixels that the whole needs at least


@dataclass(frozen=True, kw_only=True, eq=False)
class _Cell:
    """One figure: where it begins, in columns and pixels, its lines, and the share of its cell that its bar fills."""

    mark: Row
    left: float
    top: float
    lines: list[str]
    share: float

    @property
    def bar(self) -> float:
        """Where the bar begins."""
        return self.top + NUMBER + LINE * len(self.lines) + OVER


@needs("grouped", "unit", "told", "scope", "value", "qualifier", "stage", "figure_id", "hover")
def draw_abreast(
    marks: pd.DataFrame,
    *,
    headings: Mapping[str, str],
    units: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
) -> go.Figure:
    """Return the figures of each of ``headings`` under its name, in a column for each of ``units``, one under another.

    ``marks`` has ``grouped`` (a key of the headings), ``unit``, ``told`` and ``scope`` (the lines above a bar),
    ``value, qualifier, stage, figure_id, hover``. A bar is drawn to the scale of the largest of its heading and unit;
    one that is not exact is hatched. ``across`` is in how many columns the list of headings may run.
    """
    most = min(across, max(LETTERS))
    cells, notes, rules, depth, columns = _laid_out(
        marks, headings=headings, units=units, most=most, palette=palette, words=words
    )
    panes = Panes([round(depth)])
    panes.labels += notes
    panes.shapes += rules
    wide = (1 - INSET) / len(units)
    for cell in cells:
        panes.labels += _words_of(cell, palette=palette)
        panes.shapes.append(_track(cell, wide=wide, palette=palette))
    colours = [palette.stage(str(cell.mark["stage"])) for cell in cells]
    panes.traces.append(
        {"type": "bar", "orientation": "h", "x": [cell.share * wide for cell in cells],
         "base": [cell.left for cell in cells], "y": [cell.bar + BAR / 2 for cell in cells], "width": BAR,
         "marker": {"color": colours, "line": {"width": 0},
                    "pattern": hatch_of([cell.mark["qualifier"] for cell in cells], colours, palette=palette)},
         "customdata": [[cell.mark["figure_id"]] for cell in cells],
         "hovertext": [cell.mark["hover"] for cell in cells], "hoverinfo": "text"}
    )  # fmt: skip
    panes.style(
        "",
        x={"visible": False, "range": [0, width_of(columns)]},
        y={"visible": False, "range": [depth, 0], "rangemode": "normal"},
    )
    figure = panes.figure(margin={"l": 0, "r": 0, "t": 4, "b": 4}, palette=palette, words=words)
    figure.update_layout(barmode="overlay", meta={"least_width": LEAST_COLUMN[columns]})
    return figure


def _laid_out(
    marks: pd.DataFrame,
    *,
    headings: Mapping[str, str],
    units: Mapping[str, str],
    most: int,
    palette: Palette,
    words: Words,
) -> tuple[list[_Cell], list[dict[str, Any]], list[dict[str, Any]], float, int]:
    """Return the cells, the words and rules above them, how deep all is, and in how many columns."""
    letters = LETTERS[most]
    groups = {key: marks[marks["grouped"] == key] for key in headings}
    lines = {key: textwrap.wrap(name, HEADING_LETTERS[most]) for key, name in headings.items()}
    heights = [_height(groups[key], lines[key], units, letters) for key in groups]
    columns = in_columns(heights, across=most)
    depths = dict.fromkeys(columns, 0.0)
    cells: list[_Cell] = []
    notes: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    for key, column, height in zip(groups, columns, heights, strict=True):
        left, top = left_of(column), depths[column]
        notes.append(_note(f"<b>{'<br>'.join(lines[key])}</b>", left, top, colour=palette.text, size=15))
        below = top + HEADING * len(lines[key])
        rule = {"color": palette.rule, "width": 1}
        rules.append({"type": "line", "x0": left, "x1": left + 1, "y0": below, "y1": below, "line": rule})
        for place, (unit, name) in enumerate(units.items()):
            start = left + place / len(units)
            told = "<br>".join([name, *_scale(groups[key], unit, words)])
            notes.append(_note(told, start, below + OVER, colour=palette.muted, size=SMALLEST))
            cells += _column(groups[key], unit, left=start, top=below + OVER + HEAD, letters=letters)
        depths[column] += height
    return cells, notes, rules, max(depths.values()), len(depths)


def _scale(group: pd.DataFrame, unit: str, words: Words) -> list[str]:
    """Return what a full bar of a column is, where it has several: columns have scales of their own."""
    mine = group[group["unit"] == unit]["value"]
    return [words.say("A full bar: {value}", value=words.number(mine.max()))] if len(mine) > 1 else []


def _height(group: pd.DataFrame, heading: list[str], units: Mapping[str, str], letters: int) -> float:
    """Return the pixels of a procedure: its heading, the names of the units, its longest column."""
    ends = [
        cell.bar + BAR + UNDER
        for unit in units
        for cell in _column(group, unit, left=0, top=0, letters=letters)[-1:]
    ]
    return HEADING * len(heading) + OVER + HEAD + max(ends, default=0) + GAP


def _column(group: pd.DataFrame, unit: str, *, left: float, top: float, letters: int) -> list[_Cell]:
    """Return the figures of a procedure in one unit, one under another."""
    mine = group[group["unit"] == unit]
    largest = float(mine["value"].max()) if len(mine) else 1.0
    cells: list[_Cell] = []
    for mark in rows_in(mine):
        lines = textwrap.wrap(mark["scope"], letters)
        share = float(mark["value"]) / (largest or 1.0)
        cells.append(_Cell(mark=mark, left=left, top=top, lines=lines, share=share))
        top = cells[-1].bar + BAR + UNDER
    return cells


def _words_of(cell: _Cell, *, palette: Palette) -> list[dict[str, Any]]:
    scope = "<br>".join(cell.lines)
    return [
        _note(cell.mark["told"], cell.left, cell.top, colour=palette.text, size=15),
        _note(scope, cell.left, cell.top + NUMBER, colour=palette.muted, size=SMALLEST),
    ]


def _track(cell: _Cell, *, wide: float, palette: Palette) -> dict[str, Any]:
    return {
        "type": "rect", "x0": cell.left, "x1": cell.left + wide, "y0": cell.bar, "y1": cell.bar + BAR,
        "fillcolor": palette.rule, "opacity": 0.5, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _note(text: str, left: float, top: float, *, colour: str, size: int) -> dict[str, Any]:
    return {
        "text": text, "x": left, "y": top, "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False,
        "borderpad": 0, "font": {"color": colour, "size": size, "family": FONT},
    }  # fmt: skip
