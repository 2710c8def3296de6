"""Panes in lines and columns, gathered as plain values and made into a figure at once.

To add traces, axes and labels to a figure one by one takes many times longer: each is held against all that are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from displacement.charts.style import house_style
from displacement.view.colours import Palette
from displacement.words import Words

Drawn = dict[str, Any]
TYPICAL = 640  # pixels of a page, of which the gaps between columns are a share


class Panes:
    """Empty panes of given heights, in a grid; what is drawn on them is added, then ``figure`` makes the picture."""

    def __init__(
        self, heights: Sequence[int], *, columns: int = 1, between: int = 0, beside: int = 0
    ) -> None:
        """Lay out lines of these heights in pixels, with so many pixels between lines and between columns."""
        self.heights, self.columns, self.between, self.beside = list(heights), columns, between, beside
        self.traces: list[Drawn] = []
        self.shapes: list[Drawn] = []
        self.labels: list[Drawn] = []
        self.axes: dict[str, Drawn] = {}

    @property
    def high(self) -> int:
        """How high all panes are, with what lies between them."""
        return sum(self.heights) + self.between * (len(self.heights) - 1)

    def style(self, pane: str, *, x: Mapping[str, Any], y: Mapping[str, Any]) -> None:
        """Give a pane its axes; ``pane`` is the ending of their names."""
        self.axes[f"xaxis{pane}"] = dict(x)
        self.axes[f"yaxis{pane}"] = dict(y)

    def figure(self, *, margin: Mapping[str, float], palette: Palette, words: Words) -> go.Figure:
        """Return the picture; the margins are in pixels, and leave room for all that stands beside the panes."""
        high = round(self.high + margin["t"] + margin["b"])
        layout = house_style(palette=palette, words=words, height=high)
        base = {"x": layout.pop("xaxis"), "y": layout.pop("yaxis")}
        for name, style in self.axes.items():
            pane = name.partition("axis")[2]
            across, down = self._domain(int(pane or 1) - 1)
            domain, anchor = (across, f"y{pane}") if name[0] == "x" else (down, f"x{pane}")
            layout[name] = {**base[name[0]], "automargin": False, "domain": domain, "anchor": anchor, **style}
        layout |= {
            "shapes": self.shapes,
            "annotations": self.labels,
            "margin": {**margin, "autoexpand": False},
        }
        return go.Figure({"data": self.traces, "layout": layout})

    def _domain(self, place: int) -> tuple[list[float], list[float]]:
        """Return which share of the plot a pane takes, across and down, lines counted from the top."""
        line, column = divmod(place, self.columns)
        gap = self.beside / TYPICAL if self.columns > 1 else 0.0
        wide = (1 - gap * (self.columns - 1)) / self.columns
        above = sum(self.heights[:line]) + self.between * line
        top, bottom = 1 - above / self.high, 1 - (above + self.heights[line]) / self.high
        left = column * (wide + gap)
        return [left, min(1.0, left + wide)], [max(0.0, bottom), top]


def ending(place: int) -> str:
    """Return the ending of the names of a pane's axes: none for the first, then 2, 3 …"""
    return "" if place == 0 else str(place + 1)
