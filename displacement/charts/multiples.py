"""Small multiples: a panel a series over time, all on one scale and on the same years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
from displacement.charts.style import RIGHT_MARGIN, dress, label, label_width, reserve
from displacement.view.colours import Palette
from displacement.words import Words

HIGH = {6: 120, 15: 92}  # pixels of a panel: of up to so many panels
LOW = 72  # the same of more panels
HEAD, AXIS = 40, 30  # pixels: the name and the last value above a panel, the years under it
BESIDE = 28  # pixels between two panels, which share the numbers of the scale at the left
LETTERS = 24  # of the name of a measure that stands above each panel; a longer one stands in the words alone
TYPICAL = 640  # pixels of a page, of which the gaps between panels are a share


@needs("panel", "series", "segment", "date", "period_start", "qualifier", "unfinished", "shown_as", "figure_id", "code",
       "hover", named=("y",))  # fmt: skip
def draw_multiples(
    marks: pd.DataFrame,
    *,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    palette: Palette,
    words: Words,
    measures: Mapping[str, str] | None = None,
    form: Form = "lines",
    y: str = "shown",
    suffix: str = "",
    across: int = 2,
    acts: Mapping[str, Sequence[Marker]] | None = None,
) -> go.Figure:
    """Return a panel for each of ``names`` that the marks have, named above it, with its last value.

    ``marks`` has ``panel, series, segment, date, period_start, qualifier, unfinished, shown_as, figure_id, code, hover``
    and the column ``y``. All panels share the scale, so that their heights can be compared; of two ``measures`` (by
    ``panel``), each series has a panel of either, side by side, and each measure has a scale. ``acts`` are thin rules,
    for each series its own.
    """
    drawn = _drawn(marks.dropna(subset=[y]), names=names, measures=measures or {})
    lines = -(-len(drawn) // across)
    high = next((pixels for most, pixels in HIGH.items() if len(drawn) <= most), LOW)
    edges = edges_of(marks, form=form)
    scales = {
        panel: scale(mine[y], words, count=2, suffix=suffix) for panel, mine in marks.groupby("panel", sort=False)
    }
    texts = [text for *_, told in scales.values() for text in told]
    left = label_width(texts) if len(scales) > 1 else 0
    figure = _panes(lines, across, high=high, left=left, palette=palette, words=words)
    labels = []
    for index, (series, panel) in enumerate(drawn):
        pane = "" if index == 0 else str(index + 1)
        mine = marks[(marks["series"] == series) & (marks["panel"] == panel)]
        _add(figure, mine, y=y, colour=colours[series], focus=index == 0, form=form, palette=palette, pane=pane)
        labels.append(_head(mine, names[series], (measures or {}).get(panel, ""), y=y, pane=pane, palette=palette))
        low, top, values, told = scales[panel]
        style = {"tickvals": values, "ticktext": told, "range": [low, top], "rangemode": "normal",
                 "showticklabels": len(scales) > 1 or index % across == 0}  # fmt: skip
        figure.update_layout({f"yaxis{pane}": style})
    figure.layout.annotations = labels
    for index, (series, _) in enumerate(drawn):
        pane = "" if index == 0 else str(index + 1)
        draw_rules(figure, (acts or {}).get(series, ()), panes=[pane], edges=edges, palette=palette, told=False)
    for index in range(len(drawn), lines * across):
        figure.update_layout({f"{axis}axis{index + 1}": {"visible": False} for axis in "xy"})
    figure.update_xaxes(**time_axis(*edges, words=words, narrow=True), showticklabels=True)
    reserve(figure, left=texts)
    figure.update_layout(margin={"t": HEAD, "r": RIGHT_MARGIN})
    return figure


def _drawn(
    marks: pd.DataFrame, *, names: Mapping[str, str], measures: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the series and the measure of each panel, in their order."""
    found = set(zip(marks["series"], marks["panel"], strict=True))
    panels = list(measures) or list(marks["panel"].unique()[:1])
    return [(series, panel) for series in names for panel in panels if (series, panel) in found]


def _add(
    figure: go.Figure, marks: pd.DataFrame, *, y: str, colour: str, focus: bool, form: Form, palette: Palette, pane: str
) -> None:
    given = {"y": y, "colour": colour, "palette": palette, "pane": pane}
    if form == "columns":
        add_columns(figure, marks, **given)
    elif form == "lines":
        add_lines(figure, marks, focus=focus, **given)
    else:
        add_points(figure, marks, **given)


def _head(
    marks: pd.DataFrame, name: str, measure: str, *, y: str, pane: str, palette: Palette
) -> dict[str, Any]:
    """Return what stands above a panel: the name of its series, the measure where there are two, and the last value."""
    end = last_of(marks, y=y)
    value = "" if end is None else str(end["shown_as"])
    told = " · ".join(part for part in (measure if len(measure) <= LETTERS else "", value) if part)
    return label(f"<b>{name}</b><br>{told}", palette=palette, x=0, xref=f"x{pane} domain", y=1, yref=f"y{pane} domain",
                 yanchor="bottom", font={"color": palette.text, "size": 13}, borderpad=0, yshift=2)  # fmt: skip


def _panes(lines: int, across: int, *, high: int, left: int, palette: Palette, words: Words) -> go.Figure:
    """Return empty panes of that height, each with room for its name, its years and, where its own, the numbers of its scale."""
    plots = high * lines + (HEAD + AXIS) * (lines - 1)
    figure = make_subplots(
        rows=lines,
        cols=across,
        vertical_spacing=(HEAD + AXIS) / plots if lines > 1 else 0,
        horizontal_spacing=(BESIDE + left) / TYPICAL if across > 1 else 0,
    )
    return dress(figure, palette=palette, words=words, height=plots + HEAD + AXIS)
