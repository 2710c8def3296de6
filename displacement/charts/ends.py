"""The names of series at their ends, beside the plot, so that none covers another."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from displacement.charts.style import label, label_width
from displacement.view.colours import Palette

LINE = 17  # pixels: a line of a name
APART = 4  # pixels between two names
LETTERS = 17  # of a line of a name: more would take too much of a narrow picture
BESIDE = 10  # pixels between the plot and a name
BETWEEN = "    "  # two names of a key
BULLET = 14  # pixels: the mark in the colour of the series before its name


@dataclass(frozen=True, kw_only=True)
class End:
    """The end of a series: its name, what is written under it, its colour, and its last mark."""

    name: str
    told: str
    colour: str
    x: Any
    y: float
    focus: bool = False

    @property
    def lines(self) -> list[str]:
        """The name in lines, and what is told under it."""
        return [*textwrap.wrap(self.name, width=LETTERS), *([self.told] if self.told else [])]


def room_for(ends: Sequence[End]) -> int:
    """Return the pixels right of the plot that the names need."""
    return label_width([line for end in ends for line in end.lines]) + BESIDE + BULLET if ends else 0


def height_for(ends: Sequence[End]) -> int:
    """Return the pixels that the names need, one under the other."""
    return sum(len(end.lines) * LINE + APART for end in ends)


def end_labels(
    ends: Sequence[End], *, pane: str, span: tuple[float, float], high: float, edge: Any, palette: Palette
) -> list[dict[str, Any]]:
    """Return the names right of a pane, each as near to its last mark as the others let it, with a line from it.

    ``span`` are the values at the lower and the upper edge of the pane, which is ``high`` pixels high at least;
    ``edge`` is the last day of its axis. A pane that grows leaves more room between the names, never less.
    """
    low, top = span
    wanted = [high * (top - end.y) / (top - low) for end in ends]
    places = spread_out(wanted, [len(end.lines) * LINE for end in ends], high=high)
    labels = []
    for end, place, where in zip(ends, places, wanted, strict=True):
        bullet = f"<span style='color:{end.colour}'>■</span> "
        weight = [f"<b>{line}</b>" for line in end.lines[: len(end.lines) - bool(end.told)]]
        text = "<br>".join([bullet + weight[0], *weight[1:], *([end.told] if end.told else [])])
        labels.append(
            label(text, palette=palette, x=end.x, y=end.y, xref=f"x{pane}", yref=f"y{pane}", showarrow=True,
                  axref=f"x{pane}", ax=edge, ayref="pixel", ay=place - where, xanchor="left", yanchor="middle",
                  arrowhead=0, arrowwidth=1, arrowcolor=end.colour, standoff=5,
                  font={"color": palette.text, "size": 13}, borderpad=2)
        )  # fmt: skip
    return labels


def spread_out(wanted: Sequence[float], heights: Sequence[float], *, high: float) -> list[float]:
    """Return where the middles of boxes stand: as wanted, moved as little as keeps them apart and within the pane."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = list(wanted)
    below = -float("inf")
    for index in order:
        half = heights[index] / 2
        places[index] = max(places[index], below + half, half - LINE / 2)
        below = places[index] + half + APART
    above = high + LINE
    for index in reversed(order):
        half = heights[index] / 2
        places[index] = min(places[index], above - half)
        above = places[index] - half - APART
    return places


def key_lines(names: Mapping[str, str], colours: Mapping[str, str], *, letters: int) -> list[str]:
    """Return the names with their colours, side by side, in lines of so many letters: the key of a picture."""
    lines: list[str] = []
    long = 0
    for key, name in names.items():
        told = f"<span style='color:{colours[key]}'>■</span> {name}"
        if lines and long + len(name) + len(BETWEEN) <= letters:
            lines[-1] += BETWEEN + told
            long += len(name) + len(BETWEEN)
        else:
            first, *rest = textwrap.wrap(name, width=letters) or [""]
            lines += [told.removesuffix(name) + first, *rest]
            long = len(rest[-1]) if rest else len(name)
    return lines
