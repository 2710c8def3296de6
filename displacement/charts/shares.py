"""Shares of a whole, a bar a year: how a year's decisions divide, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.newspaper import in_columns, left_of, width_of
from displacement.charts.style import blank_figure, note
from displacement.view.colours import Palette
from displacement.words import Words

ROW, KEYS = 66, 66  # pixels: a year, and the names of the parts above the years
KEYS_IN_ROWS = 0.7  # the height of the names, in rows
TOLD, BAR = 0.66, 0.8  # where in a row its words end and the middle of its bar lies


@needs("year", "part", "value", "whole", "told", "figure_id", "hover")
def draw_shares(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    across: int = 1,
) -> go.Figure:
    """Return a bar a row of ``year``, divided by ``part`` into shares of the whole, the latest on top.

    ``marks`` has ``year, part, value, whole, told`` (the line above the year's bar), ``figure_id, hover``. The
    parts are named once, above, in their colours; a part of none is not drawn. ``across`` is in how many columns
    the years may run.
    """
    years = sorted(marks["year"].unique(), reverse=True)
    columns = in_columns([ROW] * len(years), across=across)
    lines = max(columns.count(column) for column in columns)
    places = {
        year: (left_of(column), columns[:index].count(column))
        for index, (year, column) in enumerate(zip(years, columns, strict=True))
    }
    figure = blank_figure(palette=palette, words=words, height=ROW * lines + KEYS)
    figure.update_layout(barmode="overlay", margin={"l": 0, "r": 0, "t": 4, "b": 4})
    order = marks["part"].map(list(names).index)
    shares = (marks["value"] / marks["whole"]).iloc[order.argsort(kind="stable")]
    begins = shares.groupby(marks["year"]).cumsum() - shares
    for part, name in names.items():
        mine = marks[(marks["part"] == part) & (marks["value"] > 0)]
        figure.add_bar(
            x=mine["value"] / mine["whole"],
            base=mine["year"].map(lambda year: places[year][0]) + begins[mine.index],
            y=[places[year][1] + BAR for year in mine["year"]],
            width=0.26,
            orientation="h",
            name=name,
            marker={"color": colours[part], "line": {"width": 1, "color": palette.ground}},
            customdata=mine[["figure_id"]],
            hovertext=mine["hover"],
            hoverinfo="text",
        )
    for year, (left, row) in places.items():
        told = marks[marks["year"] == year].iloc[0]["told"]
        note(figure, told, palette=palette, x=left, y=row + TOLD, yanchor="bottom",
             font={"color": palette.text, "size": 14})  # fmt: skip
    parts = [f"<span style='color:{colours[part]}'>■</span> {name}" for part, name in names.items()]
    key = ["   ".join(parts[start : start + 2]) for start in range(0, len(parts), 2)]
    note(figure, "<br>".join(key), palette=palette, x=0, y=-0.02, yanchor="bottom",
         font={"color": palette.text, "size": 14})  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, width_of(max(columns) + 1)])
    figure.update_yaxes(visible=False, range=[lines, -KEYS_IN_ROWS], rangemode="normal")
    return figure
