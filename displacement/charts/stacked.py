"""Parts that are the whole, one on the other: columns over time, or a bar a country at one date."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.across import time_axis
from displacement.charts.ends import LINE, key_lines
from displacement.charts.marks import add_columns, series_of
from displacement.charts.needs import needs
from displacement.charts.over_time import ABOVE, KEY, ONE, edges_of
from displacement.charts.panes import Panes
from displacement.charts.scales import scale
from displacement.charts.style import BESIDE_LABELS, RIGHT_MARGIN, blank_figure, label, label_width, reserve
from displacement.view.colours import Palette
from displacement.words import Words

AXIS = 32  # pixels: the years under the columns
ROW, FILLED = 34, 0.7  # pixels of a row, and of it the bar
HALF = 0.5  # of a row
NAMED = 2  # pixels between the key and the plot


@needs(
    "series", "date", "period_start", "qualifier", "unfinished", "figure_id", "code", "hover", named=("y",)
)
def draw_stacked_columns(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    y: str = "shown",
) -> go.Figure:
    """Return a column a date, made of the series of ``names`` from below, with their key above it.

    ``marks`` has ``series, date, period_start, qualifier, unfinished, figure_id, code, hover`` and the column ``y``.
    """
    key = key_lines(names, colours, letters=KEY)
    above = ABOVE + LINE * len(key)
    found = series_of(marks.assign(panel=""), y=y)
    panes, edges = Panes([ONE]), edges_of(found, form="columns")
    for series in names:
        rows = found.get(("", series), [])
        add_columns(panes, rows, y=y, colour=colours[series], palette=palette, pane="", edged=False)
    low, top, values, texts = scale(marks.groupby("date")[y].sum(), words)
    years = time_axis(*edges, words=words)
    panes.style("", x=years, y={"tickvals": values, "ticktext": texts, "range": [low, top]})
    panes.labels.append(_key(key, palette=palette))
    margin = {"l": label_width(texts) + BESIDE_LABELS, "r": RIGHT_MARGIN, "t": above, "b": AXIS}
    return panes.figure(margin=margin, palette=palette, words=words).update_layout(barmode="stack")


@needs("row", "series", "figure_id", "code", "hover", named=("y",))
def draw_stacked_bars(
    marks: pd.DataFrame,
    *,
    rows: Mapping[str, str],
    totals: Mapping[str, str],
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    y: str = "shown",
) -> go.Figure:
    """Return a bar for each of ``rows``, made of the series of ``names`` from the left, its total in words beside it.

    ``marks`` has ``row, series, figure_id, code, hover`` and the column ``y``.
    """
    key = key_lines(names, colours, letters=KEY)
    above = ABOVE + LINE * len(key)
    figure = blank_figure(palette=palette, words=words, height=ROW * len(rows) + above + NAMED)
    figure.update_layout(barmode="stack")
    places = {row: place for place, row in enumerate(rows)}
    for series in names:
        mine = marks[marks["series"] == series].dropna(subset=[y])
        figure.add_bar(
            x=mine[y], y=[places[row] for row in mine["row"]], orientation="h", width=FILLED,
            marker={"color": colours[series], "line": {"width": 1, "color": palette.ground}},
            customdata=mine[["figure_id", "code"]], hovertext=mine["hover"], hoverinfo="text",
        )  # fmt: skip
    sums = marks.groupby("row")[y].sum()
    labels = [
        label(totals[row], palette=palette, x=float(sums[row]), y=place, xshift=6, borderpad=0,
              font={"color": palette.text, "size": 13})
        for row, place in places.items() if row in sums.index
    ]  # fmt: skip
    figure.update_layout(annotations=[_key(key, palette=palette), *labels])
    figure.update_yaxes(
        range=[len(rows) - HALF, -HALF], tickvals=list(places.values()), ticktext=list(rows.values()), showgrid=False,
        zeroline=False,
        tickfont={"color": palette.text, "size": 13}, rangemode="normal",
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, float(sums.max()) or 1.0])
    reserve(figure, left=list(rows.values()))
    figure.update_layout(
        margin={"t": above, "b": NAMED, "r": label_width(list(totals.values())) + RIGHT_MARGIN}
    )
    return figure


def _key(lines: list[str], *, palette: Palette) -> dict[str, object]:
    return label("<br>".join(lines), palette=palette, x=0, xref="paper", y=1, yref="paper", yanchor="bottom",
                 yshift=NAMED, font={"color": palette.text, "size": 14}, borderpad=0)  # fmt: skip
