"""Bars from the longest to the shortest, each named and counted directly, in one column or more."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.needs import needs
from displacement.charts.style import BESIDE_LABELS, RIGHT_MARGIN, blank_figure, dress, label_width, reserve
from displacement.view.colours import Palette
from displacement.words import Words

AROUND = 30  # pixels above and below the bars
A_COLUMN = 16  # bars: a list that is shorter stays in one column
MOST_GAPS = 0.9  # of the picture: the names of the columns never take all of it
HALF = 0.5  # of a bar
TYPICAL = 900  # pixels of a wide sheet, of which the names of a further column are a share


@needs("label", "code", "figure_id", "hover", named=("value", "text"))
def draw_ranking(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    words: Words,
    value: str = "value",
    text: str = "shown_as",
    chosen: Collection[str] = (),
    across: int = 1,
    row_height: int = 26,
) -> go.Figure:
    """Return horizontal bars in the order of the rows, the first on top.

    ``marks`` has ``label, figure_id, hover, code`` and the columns ``value`` and ``text`` (the number as the
    reader should see it). A missing value has no bar, and its text says that it is missing. Where some are ``chosen``
    (by their codes), the others are paler. A long list runs over ``across`` columns, all on one scale.
    """
    columns = max(1, min(across, len(marks) // A_COLUMN))
    each = -(-len(marks) // columns)
    lefts, numbers = list(marks["label"]), [str(shown) for shown in marks[text]]
    if columns == 1:
        figure = blank_figure(palette=palette, words=words, height=row_height * len(marks) + AROUND)
    else:
        room = label_width(lefts) + BESIDE_LABELS + label_width(numbers) + RIGHT_MARGIN
        panes = make_subplots(
            rows=1, cols=columns, horizontal_spacing=min(room / TYPICAL, MOST_GAPS / (columns - 1))
        )
        figure = dress(panes, palette=palette, words=words, height=row_height * each + AROUND)
    top = float(marks[value].max()) if marks[value].notna().any() else 1.0
    low = min(0.0, float(marks[value].min())) if marks[value].notna().any() else 0.0
    for place in range(columns):
        mine = marks.iloc[place * each : (place + 1) * each]
        _bars(figure, mine, value=value, text=text, chosen=chosen, palette=palette, pane=place, rows=each)
    figure.update_xaxes(visible=False, range=[low, top])
    reserve(figure, left=lefts)
    figure.update_layout(margin={"r": label_width(numbers) + BESIDE_LABELS, "b": 8})
    return figure


def _bars(
    figure: go.Figure,
    marks: pd.DataFrame,
    *,
    value: str,
    text: str,
    chosen: Collection[str],
    palette: Palette,
    pane: int,
    rows: int,
) -> None:
    """Add the bars of a column, numbered from its top; the last column ends where its bars end."""
    axis, places = "" if pane == 0 else str(pane + 1), [str(index) for index in range(len(marks))]
    figure.add_bar(
        x=marks[value],
        y=places,
        orientation="h",
        marker={
            "color": [
                palette.accent if not chosen or code in chosen else palette.accent_soft
                for code in marks["code"]
            ],
            "line": {"width": 0},
        },
        text=marks[text],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": palette.text, "size": 13},
        customdata=marks[["figure_id", "code"]],
        hovertext=marks["hover"],
        hoverinfo="text",
        width=0.72,
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )
    style = {
        "range": [rows - HALF, -HALF],
        "showgrid": False,
        "type": "category",
        "tickvals": places,
        "ticktext": list(marks["label"]),
        "tickfont": {"color": palette.text, "size": 13},
        "rangemode": "normal",
    }
    figure.update_layout({f"yaxis{axis}": style})
