"""Figures of a procedure one under the other: a named bar each, never added up, never on a common axis."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import FONT, blank_figure, hatch_of
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# By the number of columns: the letters of a line, and the pixels that the whole needs at least.
LETTERS = {1: 54, 2: 44, 3: 40}
LEAST_COLUMN = {1: 480, 2: 700, 3: 960}
HEADING_LETTERS = 36
LINE, BAR, HEADING, GAP = 19, 12, 22, 10  # pixels
NUMBER = 1.2  # lines: the number is set larger than the words
UNDER_HEADING = 12  # pixels between a heading and the first number
HAIR = 2  # pixels between the words and their bar
BELOW, MARGIN = 12, 4  # pixels under the last bar, and around the picture


@dataclass(frozen=True, kw_only=True, eq=False)
class _Entry:
    """One figure of the list: its row, its length, its lines, and the heading it stands under where it is the first.

    ``scale`` says what a full bar of its group is, where groups have scales of their own.
    """

    mark: Row
    share: float
    heading: list[str]
    scale: str = ""
    scope: list[str] = field(default_factory=list)

    @property
    def above(self) -> float:
        """Pixels from where the entry begins to where its bar does: heading, number, scope."""
        named = HEADING * (len(self.heading) + 1) if self.heading else 0
        return LINE * (NUMBER + len(self.scope) + bool(self.scale)) + named

    @property
    def height(self) -> float:
        return self.above + BAR + GAP


@needs("told", "scope", "value", "qualifier", "stage", "figure_id", "hover", when={"headings": ("grouped",)})
def draw_stages(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    headings: Mapping[str, str] | None = None,
    across: int = 1,
) -> go.Figure:
    """Return a bar a figure in the order of the rows, with its number and its scope written above it.

    ``marks`` has ``told`` and ``scope`` (the lines above the bar), ``value, qualifier, stage, figure_id, hover`` and,
    with ``headings``, ``grouped``: bars of a group are drawn to the scale of its largest, and every bar lies in a
    track of that length. A bar that is not exact is hatched. There is no axis: the numbers are of different kinds.
    ``across`` is in how many columns the list may run.
    """
    figure = blank_figure(palette=palette, words=words)
    across = min(across, max(LETTERS))
    entries = list(_entries(marks, headings or {}, across=across, words=words))
    columns = in_columns([entry.height for entry in entries], across=across)
    entries = _headed_again(entries, columns)
    depths = dict.fromkeys(columns, 0.0)
    lefts: list[float] = []
    tops: list[float] = []
    notes: list[dict[str, Any]] = []
    for entry, column in zip(entries, columns, strict=True):
        left, top = left_of(column), depths[column] + entry.above
        lefts.append(left)
        tops.append(top + HAIR)
        notes += _notes(entry, left=left, top=top, palette=palette)
        depths[column] += entry.height
    _draw_bars(figure, entries, lefts=lefts, tops=tops, palette=palette)
    depth = max(depths.values())
    figure.update_layout(meta={"least_width": LEAST_COLUMN[len(depths)]})
    figure.update_layout(
        annotations=notes,
        height=depth + BELOW + 2 * MARGIN,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": MARGIN, "b": MARGIN},
    )
    figure.update_xaxes(visible=False, range=[0, width_of(len(depths))])
    figure.update_yaxes(visible=False, range=[depth + BELOW, 0], rangemode="normal")
    return figure


def _entries(
    marks: pd.DataFrame, headings: Mapping[str, str], *, across: int, words: Words
) -> Iterator[_Entry]:
    groups = marks["grouped"] if headings else pd.Series("", index=marks.index)
    for group in dict.fromkeys(groups):
        mine = marks[groups == group]
        largest = float(mine["value"].max()) or 1.0
        compared = groups.nunique() > 1 and len(mine) > 1
        scale = words.say("A full bar: {value}", value=words.number(largest)) if compared else ""
        heading = textwrap.wrap(headings.get(str(group), ""), HEADING_LETTERS)
        for mark in rows_in(mine):
            yield _Entry(
                mark=mark,
                share=float(mark["value"]) / largest,
                heading=heading,
                scale=scale,
                scope=textwrap.wrap(mark["scope"], width=LETTERS[across]),
            )


def _headed_again(entries: Sequence[_Entry], columns: Sequence[int]) -> list[_Entry]:
    """Leave the heading of a group to its first entry and to that which begins a column: none parts from its bars."""
    before = [("", -1), *((entry.heading, column) for entry, column in zip(entries, columns, strict=True))]
    return [
        entry if last != (entry.heading, column) else replace(entry, heading=[], scale="")
        for last, entry, column in zip(before, entries, columns, strict=False)
    ]


def _notes(entry: _Entry, *, left: float, top: float, palette: Palette) -> Iterator[dict[str, Any]]:
    """Yield what is written above the bar that begins at ``top``: a heading, the number, its scope."""
    number, scope = top - LINE * len(entry.scope), top
    above = number - LINE * NUMBER
    if entry.scale:
        yield _note(entry.scale, left=left, depth=above, colour=palette.muted, size=13)
        above -= LINE
    if entry.heading:
        heading = "<br>".join(f"<b>{line}</b>" for line in entry.heading)
        yield _note(heading, left=left, depth=above - UNDER_HEADING, colour=palette.text, size=16)
    yield _note(entry.mark["told"], left=left, depth=number, colour=palette.text, size=16)
    yield _note("<br>".join(entry.scope), left=left, depth=scope, colour=palette.muted, size=13)


def _note(text: str, *, left: float, depth: float, colour: str, size: int) -> dict[str, Any]:
    return {
        "text": text, "x": left, "y": depth, "xanchor": "left", "yanchor": "bottom", "align": "left",
        "showarrow": False, "borderpad": 0, "font": {"color": colour, "size": size, "family": FONT},
    }  # fmt: skip


def _draw_bars(
    figure: go.Figure,
    entries: Sequence[_Entry],
    *,
    lefts: Sequence[float],
    tops: Sequence[float],
    palette: Palette,
) -> None:
    """Draw every bar in its track: all as one trace and one list, which Plotly takes many times quicker than each."""
    figure.update_layout(
        shapes=[
            {
                "type": "rect", "x0": left, "x1": left + 1, "y0": top, "y1": top + BAR, "fillcolor": palette.rule,
                "opacity": 0.5, "line": {"width": 0}, "layer": "below",
            }
            for left, top in zip(lefts, tops, strict=True)
        ]
    )  # fmt: skip
    colours = [palette.stage(str(entry.mark["stage"])) for entry in entries]
    figure.add_bar(
        x=[entry.share for entry in entries],
        base=list(lefts),
        y=[top + BAR / 2 for top in tops],
        width=BAR,
        orientation="h",
        marker={
            "color": colours,
            "line": {"width": 0},
            "pattern": hatch_of([entry.mark["qualifier"] for entry in entries], colours, palette=palette),
        },
        customdata=[[entry.mark["figure_id"]] for entry in entries],
        hovertext=[entry.mark["hover"] for entry in entries],
        hoverinfo="text",
    )
