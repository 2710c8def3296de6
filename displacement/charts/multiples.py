"""Small multiples: a panel a series over time, all on one scale and on the same years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from displacement.charts.across import draw_rules, time_axis
from displacement.charts.columns import Marker
from displacement.charts.ends import last_of
from displacement.charts.marks import add_columns, add_lines, add_points
from displacement.charts.needs import needs
from displacement.charts.over_time import Form, edges_of
from displacement.charts.scales import scale
from displacement.charts.style import RIGHT_MARGIN, dress, label, reserve
from displacement.view.colours import Palette
from displacement.words import Words

HIGH = {6: 120, 15: 92}  # pixels of a panel: of up to so many panels
LOW = 72  # the same of more panels
HEAD, AXIS = 40, 30  # pixels: the name and the last value above a panel, the years under it
BESIDE = 28  # pixels between two panels, which share the numbers of the scale at the left
TYPICAL = 640  # pixels of a page, of which the gaps between panels are a share


@needs("series", "segment", "date", "period_start", "qualifier", "unfinished", "shown_as", "figure_id", "code", "hover",
       named=("y",))  # fmt: skip
def draw_multiples(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    form: Form = "lines",
    y: str = "shown",
    suffix: str = "",
    across: int = 2,
    acts: Mapping[str, Sequence[Marker]] | None = None,
) -> go.Figure:
    """Return a panel for each of ``names`` that the marks have, named above it, with its last value.

    ``marks`` has ``series, segment, date, period_start, qualifier, unfinished, shown_as, figure_id, code, hover`` and the
    column ``y``. All panels share the scale, so that their heights can be compared. ``acts`` are thin rules, for each
    panel its own.
    """
    drawn = [series for series in names if series in set(marks.dropna(subset=[y])["series"])]
    lines = -(-len(drawn) // across)
    high = next((pixels for most, pixels in HIGH.items() if len(drawn) <= most), LOW)
    first, last = edges_of(marks, form=form)
    low, top, values, texts = scale(marks[y], words, count=2, suffix=suffix)
    figure = _panes(lines, across, high=high, palette=palette, words=words)
    labels = []
    for index, series in enumerate(drawn):
        pane, mine = "" if index == 0 else str(index + 1), marks[marks["series"] == series]
        given = {"y": y, "colour": colours[series], "palette": palette, "pane": pane}
        if form == "columns":
            add_columns(figure, mine, **given)
        elif form == "lines":
            add_lines(figure, mine, focus=index == 0, **given)
        else:
            add_points(figure, mine, **given)
        end = last_of(mine, y=y)
        told = f"<b>{names[series]}</b><br>{'' if end is None else end['shown_as']}"
        labels.append(
            label(told, palette=palette, x=0, xref=f"x{pane} domain", y=1, yref=f"y{pane} domain", yanchor="bottom",
                  font={"color": palette.text, "size": 13}, borderpad=0, yshift=2)
        )  # fmt: skip
    figure.layout.annotations = labels
    for index, series in enumerate(drawn):
        pane = "" if index == 0 else str(index + 1)
        own = (acts or {}).get(series, ())
        draw_rules(figure, own, panes=[pane], edges=(first, last), palette=palette, told=False)
    for index in range(len(drawn), lines * across):
        figure.update_layout({f"{axis}axis{index + 1}": {"visible": False} for axis in "xy"})
    figure.update_xaxes(**time_axis(first, last, words=words, narrow=True), showticklabels=True)
    figure.update_yaxes(tickvals=values, ticktext=texts, range=[low, top], rangemode="normal", showticklabels=False)
    figure.update_yaxes(showticklabels=True, col=1)
    reserve(figure, left=texts)
    figure.update_layout(margin={"t": HEAD, "r": RIGHT_MARGIN})
    return figure


def _panes(lines: int, across: int, *, high: int, palette: Palette, words: Words) -> go.Figure:
    """Return empty panes of that height, each with room for its name and its years."""
    plots = high * lines + (HEAD + AXIS) * (lines - 1)
    figure = make_subplots(
        rows=lines,
        cols=across,
        vertical_spacing=(HEAD + AXIS) / plots if lines > 1 else 0,
        horizontal_spacing=BESIDE / TYPICAL if across > 1 else 0,
    )
    return dress(figure, palette=palette, words=words, height=plots + HEAD + AXIS)
