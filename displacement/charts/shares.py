"""Shares of a whole, a bar each: how a year's decisions divide, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import PALE, blank_figure, note
from displacement.view.colours import Palette
from displacement.words import Words

# Pixels: a row without its words, a line of them, a bar, what lies under it, and the names of the parts above all rows.
ROW, LINE, BAR, UNDER, KEYS = 36, 18, 18, 6, 66
NAMES = 48  # pixels from the first row up to where the names end


@needs("bar", "part", "value", "whole", "told", "figure_id", "hover")
def draw_shares(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
    few: int = 0,
) -> go.Figure:
    """Return a row for each ``bar``, divided by ``part`` into shares of the whole, the last of the marks on top.

    ``marks`` has ``bar, part, value, whole, told`` (the lines above the bar), ``figure_id, hover``. The parts are named
    once, above, in their colours; a part of none is not drawn, and a bar of less than ``few`` is pale, so that it does
    not look like one of thousands. ``across`` is in how many columns the bars may run.
    """
    bars = list(dict.fromkeys(marks["bar"]))[::-1]
    high = ROW + LINE * max(told.count("<br>") + 1 for told in marks["told"])
    columns = in_columns([high] * len(bars), across=across)
    lines = max(columns.count(column) for column in columns)
    places = {
        bar: (left_of(column), columns[:index].count(column))
        for index, (bar, column) in enumerate(zip(bars, columns, strict=True))
    }
    figure = blank_figure(palette=palette, words=words, height=high * lines + KEYS)
    figure.update_layout(barmode="overlay", margin={"l": 0, "r": 0, "t": 4, "b": 4})
    order = marks["part"].map(list(names).index)
    shares = (marks["value"] / marks["whole"]).iloc[order.argsort(kind="stable")]
    begins = shares.groupby(marks["bar"]).cumsum() - shares
    for part, name in names.items():
        mine = marks[(marks["part"] == part) & (marks["value"] > 0)]
        figure.add_bar(
            x=mine["value"] / mine["whole"],
            base=[places[bar][0] for bar in mine["bar"]] + begins[mine.index],
            y=[places[bar][1] + 1 - (UNDER + BAR / 2) / high for bar in mine["bar"]],
            width=BAR / high,
            orientation="h",
            name=name,
            marker={
                "color": colours[part],
                "line": {"width": 1, "color": palette.ground},
                "opacity": [PALE if whole < few else 1 for whole in mine["whole"]],
            },
            customdata=mine[["figure_id"]],
            hovertext=mine["hover"],
            hoverinfo="text",
        )
    for bar, (left, row) in places.items():
        told = marks[marks["bar"] == bar].iloc[0]["told"]
        note(figure, told, palette=palette, x=left, y=row + 1 - (UNDER + BAR + UNDER) / high, yanchor="bottom",
             font={"color": palette.text, "size": 14})  # fmt: skip
    parts = [f"<span style='color:{colours[part]}'>■</span> {name}" for part, name in names.items()]
    key = ["   ".join(parts[start : start + 2]) for start in range(0, len(parts), 2)]
    note(figure, "<br>".join(key), palette=palette, x=0, y=-0.02, yanchor="bottom",
         font={"color": palette.text, "size": 14})  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, width_of(max(columns) + 1)])
    figure.update_yaxes(visible=False, range=[lines, -NAMES / high], rangemode="normal")
    return figure
