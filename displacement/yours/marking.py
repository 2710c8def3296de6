"""The marks of a reader's own figures: a colour, a symbol, a dash and a hatch that no figure of ours has."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from displacement.charts.style import BESIDE_LABELS, label, label_width
from displacement.view.colours import Palette
from displacement.yours.rows import ID

STAR, STAR_SIZE = "star", 13
LETTERS = 50  # of a line of the words above a picture that say whose they are
LINE, GAP = 18, 6  # pixels: such a line, and what lies between the words and the picture
DASH = "dash"
HATCH = {"shape": "x", "size": 6, "solidity": 0.35}


def marked(figure: go.Figure, *, palette: Palette) -> go.Figure:
    """Return a picture in which every mark of an own figure is pink and a star, a dashed line or a hatched bar."""
    for trace in figure.data:
        own = _own(trace)
        if trace.type == "bar" and any(own):
            _hatch(trace, own, palette)
        elif trace.type == "scatter" and "markers" in (trace.mode or "") and any(own):
            _star(trace, own, palette)
        elif trace.type == "scatter" and trace.line is not None and trace.line.color == palette.yours:
            trace.line.dash = DASH
    return figure


def with_key(figure: go.Figure, who: str, *, palette: Palette) -> go.Figure:
    """Return a picture with words at its upper left edge, above all that it has, on whose the starred marks are."""
    lines = textwrap.wrap(f"★ {who}", LETTERS)
    above, more = figure.layout.margin.t or 0, LINE * len(lines) + GAP
    left = figure.layout.margin.l or 0
    figure.add_annotation(
        label("<br>".join(lines), palette=palette, x=0, xref="paper", y=1, yref="paper", yanchor="bottom",
              xshift=-left, yshift=above + GAP / 2, borderpad=0, font={"color": palette.yours, "size": 14})
    )  # fmt: skip
    return figure.update_layout(margin_t=above + more, height=figure.layout.height + more)


def with_stars(figure: go.Figure) -> go.Figure:
    """Return a list of bars with a star before the names of those of own figures."""
    for trace in figure.data:
        if trace.type == "bar" and trace.orientation == "h":
            axis = figure.layout[(trace.yaxis or "y").replace("y", "yaxis")]
            pairs = zip(axis.ticktext, _own(trace), strict=True)
            axis.ticktext = [f"★ {name}" if hers else name for name, hers in pairs]
            room = label_width(axis.ticktext) + BESIDE_LABELS
            figure.update_layout(margin_l=max(figure.layout.margin.l, room))
    return figure


def _own(trace: Any) -> list[bool]:
    """Tell of each mark whether the figure that it carries is the reader's own."""
    carried = trace.customdata if trace.customdata is not None else ()
    ids = [data if isinstance(data, str) else data[0] if len(data) else "" for data in carried]
    return [str(each).startswith(ID) for each in ids]


def _star(trace: Any, own: Sequence[bool], palette: Palette) -> None:
    marker = trace.marker
    trace.marker.symbol = _each(marker.symbol, own, STAR)
    trace.marker.size = _each(marker.size, own, STAR_SIZE)
    trace.marker.color = _each(marker.color, own, palette.yours)
    if marker.line.color is not None:
        trace.marker.line.color = _each(marker.line.color, own, palette.yours)


def _hatch(trace: Any, own: Sequence[bool], palette: Palette) -> None:
    marker = trace.marker
    fill = _each(marker.color, own, palette.yours)
    trace.marker.color = fill
    pattern = trace.marker.pattern
    trace.marker.pattern = {
        # The Plotly of the page forgets what lies under a hatch where bars have colours of their own, unless told.
        "fillmode": "overlay",
        "shape": _each(pattern.shape or "", own, HATCH["shape"]),
        "size": _each(pattern.size or HATCH["size"], own, HATCH["size"]),
        "solidity": _each(pattern.solidity or HATCH["solidity"], own, HATCH["solidity"]),
        "fgcolor": _each(pattern.fgcolor or palette.ground, own, palette.ground),
        "bgcolor": _each(pattern.bgcolor or marker.color, own, palette.yours),
        "fgopacity": pattern.fgopacity if pattern.fgopacity is not None else 0.55,
    }


def _each(value: Any, own: Sequence[bool], other: Any) -> list[Any]:
    """Return a value a mark: the other one for own figures, as it was for the rest."""
    values = (
        list(value) if isinstance(value, list | tuple) or hasattr(value, "tolist") else [value] * len(own)
    )
    return [other if hers else before for before, hers in zip(values, own, strict=True)]
