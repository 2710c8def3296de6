"""What all charts share: type, margins, rules, separators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import digits
from typing import Any

import plotly.graph_objects as go

from displacement.view.colours import Palette
from displacement.words import Words

FONT = '"Source Sans", "Source Sans 3", "Noto Sans", Arial, sans-serif'
SMALLEST = 13  # pixels: the least type of a picture; a size to print at is laid out so that it is still read
# Without Plotly's own buttons: its picture would be without title, unit, date and source.
CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True}

MILLISECONDS = 86_400_000  # of a day: the unit in which Plotly takes widths along an axis of time
LETTER = 7.4  # pixels that a letter of a label takes on average, in the type of the labels
BESIDE_LABELS = 12  # pixels between the labels of an axis and the plot
RIGHT_MARGIN = 16
PALE = 0.4  # opacity of what is not to be leaned on: a probable misprint, a copy, a share of few
BELOW_AXIS = 32  # a line of labels with its distance
BEYOND = 1.12  # how far the last tick may lie beyond the largest value, of that value
TEN = 10.0
UP = {
    **dict.fromkeys(("over", "at_least", "range_low"), "triangle-up"),
    **dict.fromkeys(("under", "at_most", "range_high"), "triangle-down"),
}
SIDEWAYS = {"triangle-up": "triangle-right", "triangle-down": "triangle-left"}
HOLLOW = frozenset({"about", "bare"})  # rounded, or printed without saying how exactly it was counted
ROUND = (1, 2, 2.5, 5, 10)  # what a step between two ticks may begin with
NO_TEMPLATE = go.layout.Template()
"""What a figure inherits: nothing. In Plotly’s template and in Streamlit’s, which takes its place, hatches differ."""


def blank_figure(*, palette: Palette, words: Words, height: int = 420) -> go.Figure:
    """Return an empty figure in the house style: quiet rules, one typeface, the language's separators."""
    return go.Figure(layout=house_style(palette=palette, words=words, height=height))


def copy_of(figure: go.Figure, **layout: Any) -> go.Figure:
    """Return a copy of a figure, with what is told of its layout in place of what it has.

    ``figure`` is kept, may be drawn by others meanwhile, and is left as it is; ``go.Figure(figure)`` takes the type out
    of each trace of the original while it copies it.
    """
    traces = [trace.to_plotly_json() for trace in figure.data]
    return go.Figure({"data": traces, "layout": {**figure.layout.to_plotly_json(), **layout}})


def house_style(*, palette: Palette, words: Words, height: int) -> dict[str, Any]:
    """Return the layout of a figure in the house style, as Plotly takes it."""
    axis = {
        "gridcolor": palette.rule,
        "linecolor": palette.muted,
        "zerolinecolor": palette.muted,
        "tickfont": {"color": palette.muted, "size": 13},
        "automargin": True,
        "fixedrange": True,
    }
    return {
        "template": NO_TEMPLATE,
        "height": height,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": {"family": FONT, "size": 14, "color": palette.text},
        "margin": {"l": 8, "r": RIGHT_MARGIN, "t": 12, "b": 8, "autoexpand": True},
        "separators": words.separators,
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": palette.ground,
            "font": {"family": FONT, "size": 13, "color": palette.text},
        },
        "dragmode": False,
        "hovermode": "closest",
        "clickmode": "event+select",
        "uirevision": "keep",
        "xaxis": {**axis, "showgrid": False, "ticks": "outside", "tickcolor": palette.muted},
        "yaxis": {**axis, "rangemode": "tozero", "ticks": ""},
    }


def dress(panes: go.Figure, *, palette: Palette, words: Words, height: int) -> go.Figure:
    """Put panes made by Plotly into the house style and return them."""
    style = blank_figure(palette=palette, words=words, height=height).layout.to_plotly_json()
    axes = {"xaxis": style.pop("xaxis"), "yaxis": style.pop("yaxis")}
    layout = panes.layout.to_plotly_json()
    for name, pane in layout.items():  # xaxis, xaxis2 …
        layout[name] = pane | axes[name.rstrip(digits)] if name.startswith(tuple(axes)) else pane
    panes.layout = layout | style  # at once: Plotly takes ten times as long to be told axis by axis
    return panes


def reserve(figure: go.Figure, *, left: Sequence[str] = (), right: Sequence[str] = ()) -> None:
    """Keep room for the labels left of the plot, for half of the last one under it, and for a line below.

    Told beforehand, the browser draws the chart once; left to find the room itself, it draws it again.
    """
    half_of_the_last = label_width(right[-1:]) // 2 + 4  # and a hair, so that it does not touch the edge
    room = {"l": label_width(left) + BESIDE_LABELS, "r": max(RIGHT_MARGIN, half_of_the_last), "b": BELOW_AXIS}
    figure.update_layout(margin={**room, "autoexpand": False})
    figure.update_xaxes(automargin=False)
    figure.update_yaxes(automargin=False)


def label_width(labels: Sequence[str]) -> int:
    """Return the pixels that the longest line of the labels needs."""
    return max((round(LETTER * len(line)) for label in labels for line in label.split("<br>")), default=0)


def tick_labels(maximum: float, words: Words, *, count: int = 5) -> tuple[list[float], list[str]]:
    """Return round tick positions from zero to the maximum and their labels in the language."""
    if maximum <= 0:
        return [0.0], [words.number(0)]
    step = _round_step(maximum / count)
    values = [step * index for index in range(int(maximum / step) + 2)]
    shown = [value for value in values if value <= maximum * BEYOND]
    return shown, [words.number(value) for value in shown]


def _round_step(rough: float) -> float:
    power = TEN ** (len(str(int(rough))) - 1) if rough >= 1 else 1 / TEN
    return float(next(multiple * power for multiple in ROUND if multiple * power >= rough))


def symbols_of(qualifiers: Iterable[str], *, exact: str = "circle", sideways: bool = False) -> list[str]:
    """Return the symbol of each figure by its qualifier, so that what is open is not drawn like what was counted.

    A triangle points to the side to which a figure is open (“over”, “at most”), a hollow mark is rounded (“about”, or
    said without a hedge in round numbers), and ``exact`` is one that was counted. ``sideways`` is for a scale that
    runs from left to right.
    """
    symbols = [UP.get(each, f"{exact}-open" if each in HOLLOW else exact) for each in qualifiers]
    return [SIDEWAYS.get(symbol, symbol) for symbol in symbols] if sideways else symbols


def hatch_of(qualifiers: Iterable[str], colours: Sequence[str], *, palette: Palette) -> dict[str, Any]:
    """Return the pattern of bars by their qualifiers: one that is not exact is hatched."""
    return {
        "shape": ["" if qualifier == "exact" else "/" for qualifier in qualifiers],
        "bgcolor": list(colours),
        "fgcolor": palette.ground,
        "fgopacity": 0.55,
        "size": 7,
        "solidity": 0.25,
    }


def note(figure: go.Figure, text: str, *, palette: Palette, **where: Any) -> None:
    """Write a direct label on the figure, in muted type and without an arrow unless told."""
    figure.add_annotation(label(text, palette=palette, **where))


def label(text: str, *, palette: Palette, **where: Any) -> dict[str, Any]:
    """Return a direct label as Plotly takes it.

    A chart of many labels puts them into its layout at once: each call of ``note`` looks at all labels before it.
    """
    options: dict[str, Any] = {
        "showarrow": False,
        "font": {"color": palette.muted, "size": 13, "family": FONT},
        "align": "left",
        "xanchor": "left",
    }
    return {"text": text, **options, **where}
