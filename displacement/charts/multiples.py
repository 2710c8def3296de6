"""Small multiples: a panel a series over time, all on one scale and on the same years."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.across import add_rules, time_axis
from displacement.charts.columns import Marker
from displacement.charts.marks import add_columns, add_lines, add_points, series_of
from displacement.charts.needs import needs
from displacement.charts.over_time import Form, edges_of
from displacement.charts.panes import Panes, ending
from displacement.charts.scales import scale
from displacement.charts.style import BESIDE_LABELS, RIGHT_MARGIN, label, label_width
from displacement.queries.rows import Row
from displacement.view.colours import Palette
from displacement.words import Words

HIGH = {6: 120, 15: 92}  # pixels of a panel: of up to so many panels
LOW = 72  # the same of more panels
HEAD, AXIS = 40, 30  # pixels: the name and the last value above a panel, the years under it
BESIDE = 28  # pixels between two panels, which share the numbers of the scale at the left
LETTERS, A_LINE = 24, 17  # of a line of the name of a measure above its column, and the pixels of the line


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

    ``marks`` has the columns of a series over time and the column ``y``.
    All panels share the scale, so that their heights can be compared; of two ``measures`` (by
    ``panel``), each series has a panel of either, side by side, and each measure has a scale. ``acts`` are thin rules,
    for each series its own.
    """
    found = series_of(marks, y=y)
    panels = list(measures) if measures else list(dict.fromkeys(panel for panel, _ in found))[:1]
    drawn = [(series, panel) for series in names for panel in panels if (panel, series) in found]
    high = next((pixels for most, pixels in HIGH.items() if len(drawn) <= most), LOW)
    edges = edges_of(found, form=form)
    scales = {
        panel: scale(
            [row[y] for (own, _), rows in found.items() if own == panel for row in rows],
            words,
            count=2,
            suffix=suffix,
        )
        for panel in panels
    }
    left = label_width([text for *_, told in scales.values() for text in told])
    panes = Panes([high] * -(-len(drawn) // across), columns=across, between=HEAD + AXIS,
                  beside=BESIDE + (left if len(scales) > 1 else 0))  # fmt: skip
    years = time_axis(*edges, words=words, narrow=True)
    for index, (series, panel) in enumerate(drawn):
        pane, mine = ending(index), found[panel, series]
        _add(
            panes, mine, y=y, colour=colours[series], focus=index == 0, form=form, palette=palette, pane=pane
        )
        panes.labels.append(_head(mine, names[series], pane=pane, palette=palette))
        low, top, values, told = scales[panel]
        shown = len(scales) > 1 or index % across == 0
        style = {"tickvals": values, "ticktext": told, "range": [low, top], "showticklabels": shown}
        panes.style(pane, x=years, y=style)
        rules = (replace(act, label="") for act in (acts or {}).get(series, ()))
        add_rules(panes, list(rules), on=[pane], edges=edges, palette=palette)
    above = _columns(panes, drawn, measures or {}, across=across, palette=palette)
    margin = {"l": left + BESIDE_LABELS, "r": RIGHT_MARGIN, "t": HEAD + above, "b": AXIS}
    return panes.figure(margin=margin, palette=palette, words=words)


def _add(
    panes: Panes,
    rows: Sequence[Row],
    *,
    y: str,
    colour: str,
    focus: bool,
    form: Form,
    palette: Palette,
    pane: str,
) -> None:
    if form == "columns":
        add_columns(panes, rows, y=y, colour=colour, palette=palette, pane=pane)
    elif form == "lines":
        add_lines(panes, rows, y=y, colour=colour, focus=focus, pane=pane)
    else:
        add_points(panes, rows, y=y, colour=colour, pane=pane)


def _columns(
    panes: Panes,
    drawn: Sequence[tuple[str, str]],
    measures: Mapping[str, str],
    *,
    across: int,
    palette: Palette,
) -> int:
    """Write the measure of each column above it, where there are two, and return the pixels that they take."""
    heads = [
        textwrap.wrap(measures[panel], width=LETTERS) for _, panel in drawn[:across] if panel in measures
    ]
    for index, lines in enumerate(heads):
        pane = ending(index)
        panes.labels.append(
            label("<br>".join(lines), palette=palette, x=0, xref=f"x{pane} domain", y=1, yref=f"y{pane} domain",
                  yanchor="bottom", yshift=HEAD, borderpad=0)
        )  # fmt: skip
    return A_LINE * max(map(len, heads), default=0)


def _head(rows: Sequence[Row], name: str, *, pane: str, palette: Palette) -> dict[str, Any]:
    """Return what stands above a panel: the name of its series and the last value."""
    told = f"<b>{name}</b><br>{rows[-1]['shown_as']}"
    return label(told, palette=palette, x=0, xref=f"x{pane} domain", y=1, yref=f"y{pane} domain",
                 yanchor="bottom", font={"color": palette.text, "size": 13}, borderpad=0, yshift=2)  # fmt: skip
