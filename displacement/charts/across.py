"""What lies across an axis of time: its years or months, and the measures of states as thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.columns import Marker
from displacement.charts.style import label
from displacement.view.colours import Palette
from displacement.words import Words

SHORT = 900  # days: a shorter time is told in months, a longer one in years
MOST_MONTHS, MOST_YEARS = 6, 16  # named along an axis; of more, every second or third
YEARS_IN_FULL = 6  # “2019”; where there are more of them, “’19”
CLOSE = 0.035  # of the time shown: rules that stand closer share a number
NUMBERS = 18  # pixels above the plot that the numbers of the rules take
A_YEAR = 365.25  # days


def time_axis(first: pd.Timestamp, last: pd.Timestamp, *, words: Words, narrow: bool = False) -> dict[str, Any]:
    """Return the range of an axis of time and its names: years, or months where there are few; fewer if ``narrow``."""
    days = (last - first).days
    if days < SHORT:
        months = [day.to_pydatetime() for day in pd.date_range(first, last, freq="MS")]
        step = -(-len(months) // (MOST_MONTHS // 2 if narrow else MOST_MONTHS)) or 1
        named = months[::step]
        return {
            "range": [first, last],
            "tickvals": named,
            "ticktext": [words.date(day.date(), "month", short=True) for day in named],
        }
    years = days / A_YEAR
    step = -(-int(years) // (MOST_YEARS // 4 if narrow else MOST_YEARS)) or 1
    return {
        "range": [first, last],
        "dtick": f"M{12 * step}",
        "tick0": f"{first.year}-01-01",
        "tickformat": "%Y" if years <= YEARS_IN_FULL and not narrow else "’%y",
        "ticklabelmode": "period",
    }


def numbered(acts: Sequence[Marker], first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[Marker, str]]:
    """Return each act within the time shown with the number above it; acts close together share one, as “3–5”."""
    within = [act for act in sorted(acts, key=lambda each: each.day) if first <= pd.Timestamp(act.day) <= last]
    close = (last - first) * CLOSE
    groups: list[list[int]] = []
    for place, act in enumerate(within):
        begun = groups and pd.Timestamp(act.day) - pd.Timestamp(within[groups[-1][0]].day) <= close
        groups[-1].append(place) if begun else groups.append([place])
    told = [""] * len(within)
    for group in groups:
        told[group[0]] = f"{group[0] + 1}" if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}"
    return list(zip(within, told, strict=True))


def draw_rules(
    figure: go.Figure,
    acts: Sequence[Marker],
    *,
    panes: Sequence[str],
    edges: tuple[pd.Timestamp, pd.Timestamp],
    palette: Palette,
    told: bool = True,
    over: bool = False,
) -> None:
    """Draw the acts as thin rules through the panes (the suffixes of their axes), numbered above the first one.

    Dashed where an act restricts and dotted where it opens; its words stand where one points at its number. They lie
    ``over`` columns, which would hide them.
    """
    lines, labels = [], []
    for act, number in numbered(acts, *edges):
        colour = {"opens": palette.opens, "restricts": palette.restricts}.get(act.direction, palette.neutral)
        dash = "dash" if act.direction == "restricts" else "dot"
        for pane in panes:
            lines.append(
                {"type": "line", "x0": act.day, "x1": act.day, "xref": f"x{pane}", "y0": 0, "y1": 1,
                 "yref": f"y{pane} domain", "line": {"color": colour, "width": 1, "dash": dash}, "layer": "above" if over else "below"}
            )  # fmt: skip
        if number and told:
            labels.append(
                label(number, palette=palette, x=act.day, xref=f"x{panes[0]}", y=1, yref=f"y{panes[0]} domain",
                      yanchor="bottom", xanchor="center", font={"color": colour, "size": 12},
                      hovertext=act.hover or None)
            )  # fmt: skip
    figure.layout.shapes = [*figure.layout.shapes, *lines]
    figure.layout.annotations = [*figure.layout.annotations, *labels]
