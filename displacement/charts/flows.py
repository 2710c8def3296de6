"""Flows: from a whole to what became of it, drawn as streams of proportional width."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import blank_figure
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words


@needs("part", "value", "figure_id", "hover")
def draw_flows(
    marks: pd.DataFrame,
    *,
    whole: str,
    colours: Mapping[str, str],
    names: Mapping[str, str],
    palette: Palette,
    words: Words,
    height: int = 380,
) -> go.Figure:
    """Return the streams from the whole to its parts; ``marks`` as for ``draw_outcomes``."""
    figure = blank_figure(palette=palette, words=words, height=height)
    total = marks[marks["part"] == whole].iloc[0]
    parts = marks[marks["part"] != whole]
    texts = [f"<b>{words.number(row['value'])}</b> {names[row['part']]}" for row in rows_in(parts)]
    shades = [colours[part] for part in parts["part"]]
    figure.add_sankey(
        arrangement="fixed",
        node={
            "label": [f"<b>{words.number(total['value'])}</b> {names[whole]}", *texts],
            "color": [palette.accent, *shades],
            "thickness": 14,
            "pad": 26,
            "line": {"width": 0},
            "customdata": [[total["figure_id"], total["hover"]], *_carried(parts)],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
        },
        link={
            "source": [0] * len(parts),
            "target": list(range(1, len(parts) + 1)),
            "value": list(parts["value"]),
            "color": [_faded(shade) for shade in shades],
            "customdata": _carried(parts),
            "hovertemplate": "%{customdata[1]}<extra></extra>",
        },
        textfont={"color": palette.text, "size": 14, "shadow": "none"},
    )
    return figure


def _carried(parts: pd.DataFrame) -> list[list[str]]:
    """Return the figure and the words that each stream carries."""
    return [[str(row["figure_id"]), str(row["hover"])] for row in rows_in(parts)]


def _faded(colour: str) -> str:
    """Return a colour of #rrggbb, see-through, so that streams that cross can both be seen."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))  # #rrggbb
    return f"rgba({red},{green},{blue},0.42)"
