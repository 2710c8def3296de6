"""What lies across an axis of time: its years or months, and the measures of states as thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from displacement.charts.columns import Marker
from displacement.charts.panes import Panes
from displacement.charts.style import PALE, SMALLEST, label
from displacement.view.colours import Palette
from displacement.words import Words

SHORT = 900  # days: a shorter time is told in months, a longer one in years
MOST_MONTHS, MOST_YEARS = 4, 16  # named along an axis; of more, every second or third
MIDDLE = pd.Timedelta(days=15)  # from the first of a month to its middle
YEARS_IN_FULL = 6  # “2019”; where there are more of them, “’19”
CLOSE = 0.035  # of the time shown: rules that stand closer share a number
NAMED, UNNAMED = 1.2, 0.7  # width of a rule that is named under the picture, and of one that is not
A_YEAR_IN_MONTHS = 12
FEW_YEARS = 4  # named along a narrow axis
NUMBERS = 18  # pixels above the plot that the numbers of the rules take
A_YEAR = 365.25  # days


def time_axis(
    first: pd.Timestamp, last: pd.Timestamp, *, words: Words, narrow: bool = False
) -> dict[str, Any]:
    """Return the range of an axis of time and its names: years, or months where there are few; fewer if ``narrow``."""
    days = (last - first).days
    if days < SHORT:
        months = [
            day for day in pd.date_range(first - MIDDLE, last - MIDDLE, freq="MS") if day + MIDDLE >= first
        ]
        step = -(-len(months) // (MOST_MONTHS // 2 if narrow else MOST_MONTHS)) or 1
        named = months[::step]
        return {
            "range": [first, last],
            "showticklabels": True,
            "tickangle": 0,
            "tickvals": [day + MIDDLE for day in named],
            "ticktext": [words.date(day.date(), "month", short=True) for day in named],
        }
    years = days / A_YEAR
    step = -(-int(years) // (FEW_YEARS if narrow else MOST_YEARS)) or 1
    return {
        "range": [first, last],
        "showticklabels": True,
        "dtick": f"M{A_YEAR_IN_MONTHS * step}",
        "tick0": f"{first.year}-01-01",
        "tickformat": "%Y" if years <= YEARS_IN_FULL and not narrow else "’%y",
        "ticklabelmode": "period",
    }


def add_rules(
    panes: Panes,
    acts: Sequence[Marker],
    *,
    on: Sequence[str],
    edges: tuple[pd.Timestamp, pd.Timestamp],
    palette: Palette,
    over: bool = False,
) -> None:
    """Add the acts as thin rules through the panes ``on`` which they fall; those with a label are numbered above.

    Dashed where an act restricts and dotted where it opens, paler where it has no label; its words stand where one
    points at its number. They lie ``over`` columns, which would hide them.
    """
    first, last = edges
    within = [
        act for act in sorted(acts, key=lambda each: each.day) if first <= pd.Timestamp(act.day) <= last
    ]
    for act in within:
        dash = "dash" if act.direction == "restricts" else "dot"
        line = {"color": colour_of(act, palette), "width": NAMED if act.label else UNNAMED, "dash": dash}
        panes.shapes += [
            {"type": "line", "x0": act.day, "x1": act.day, "xref": f"x{pane}", "y0": 0, "y1": 1,
             "yref": f"y{pane} domain", "line": line, "opacity": 1 if act.label else PALE,
             "layer": "above" if over else "below"}
            for pane in on
        ]  # fmt: skip
    panes.labels += [
        label(number, palette=palette, x=act.day, xref=f"x{on[0]}", y=1, yref=f"y{on[0]} domain",
              yanchor="bottom", xanchor="center", font={"color": colour_of(act, palette), "size": SMALLEST},
              hovertext=act.hover or None)
        for act, number in numbered([act for act in within if act.label], span=last - first)
    ]  # fmt: skip


def colour_of(act: Marker, palette: Palette) -> str:
    """Return the colour of an act: of what opens, what restricts, or what does neither."""
    return {"opens": palette.opens, "restricts": palette.restricts}.get(act.direction, palette.neutral)


def numbered(acts: Sequence[Marker], *, span: pd.Timedelta) -> list[tuple[Marker, str]]:
    """Return acts in the order of time with the number above each; of those close together the first has “3–5”."""
    groups: list[list[int]] = []
    for place, act in enumerate(acts):
        if groups and pd.Timestamp(act.day) - pd.Timestamp(acts[groups[-1][0]].day) <= span * CLOSE:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        (acts[group[0]], f"{group[0] + 1}" if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}")
        for group in groups
    ]
