"""The marks of a series over time: its lines, its points, its columns, and what is not over yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from displacement.charts.panes import Drawn, Panes
from displacement.charts.style import MILLISECONDS, symbols_of
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette

A_YEAR = 366  # days: two counts of a line that lie further apart have a year between them without one
A_MONTH = 32  # days: the same of a line whose counts are mostly a month apart
MOSTLY = 0.8  # of the counts of a line
A_LINE = 3  # counts of a line that tell how far apart they are
FILLED = 0.8  # of a period: its columns; the rest is the gap
BESIDE = 0.94  # of its share of them: a column that stands beside others
CALM, FOCUS = 2.0, 3.0  # width of a line, and of the one in focus
POINT, MANY, FEW = 6, 3, 14  # size of a point, and of those of a line of more than so many counts
TOLD = 8  # size of a point that is not a plain count, at least
DOT = 10  # size of a point that no line joins
SECONDS = 86_400  # of a day
Rows = Sequence[Row]


def series_of(marks: pd.DataFrame, *, y: str) -> Mapping[tuple[str, str], list[Row]]:
    """Return the marks that have a number, by panel and series, each series in the order of time."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_in(marks):
        if not pd.isna(row[y]):
            found[row["panel"], row["series"]].append(row)
    return {key: sorted(rows, key=lambda row: row["date"]) for key, rows in found.items()}


def add_lines(panes: Panes, rows: Rows, *, y: str, colour: str, focus: bool, pane: str) -> None:
    """Add a line with its points, cut where a period has no figure and where its segment ends.

    What is not over yet is a hollow point at the end of a dashed line.
    """
    most = _most_apart(rows)
    runs: list[list[Row]] = []
    for before, row in zip([None, *rows], rows, strict=False):
        joined = before is not None and _days(before, row) <= most and before["segment"] == row["segment"]
        if joined and before is not None and row["unfinished"]:
            panes.traces.append(_line([before, row], y=y, colour=colour, width=CALM, dash="dot", pane=pane))
        if joined and not row["unfinished"]:
            runs[-1].append(row)
        else:
            runs.append([row])
    wide = FOCUS if focus else CALM
    panes.traces += [
        _line(run, y=y, colour=colour, width=wide, dash="solid", pane=pane) for run in runs if len(run) > 1
    ]
    size = POINT if len(rows) <= FEW else MANY
    panes.traces.append(_points(rows, y=y, colour=colour, size=size, pane=pane))


def add_points(panes: Panes, rows: Rows, *, y: str, colour: str, pane: str) -> None:
    """Add a point a figure, joined by nothing."""
    panes.traces.append(_points(rows, y=y, colour=colour, size=DOT, pane=pane))


def add_columns(
    panes: Panes,
    rows: Rows,
    *,
    y: str,
    colour: str,
    palette: Palette,
    pane: str,
    place: int = 0,
    among: int = 1,
    edged: bool = True,
) -> None:
    """Add a column a period, the ``place``-th of ``among`` that share it; a period without a figure has none.

    A column is hatched where its figure is not exact, and an empty one with a dashed edge where its period is not over.
    Columns that stand on each other are not ``edged``.
    """
    spans = [period_of(row) for row in rows]
    wide = [(end - start) * FILLED / among for start, end in spans]
    left = [
        start + (end - start) * (1 - FILLED) / 2 + each * place
        for (start, end), each in zip(spans, wide, strict=True)
    ]
    hollow = [bool(row["unfinished"]) and edged for row in rows]
    fill = [palette.ground if odd else colour for odd in hollow]
    panes.traces.append(
        {
            "type": "bar",
            "x": [start + each / 2 for start, each in zip(left, wide, strict=True)],
            "y": [row[y] for row in rows],
            "width": [
                each.total_seconds() / SECONDS * MILLISECONDS * (BESIDE if among > 1 else 1) for each in wide
            ],
            "marker": {
                "color": fill,
                "line": {"width": 0 if edged else 1, "color": palette.ground},
                "pattern": {
                    "shape": ["" if row["qualifier"] == "exact" else "/" for row in rows],
                    "bgcolor": fill,
                    "fgcolor": [colour if odd else palette.ground for odd in hollow],
                    "fgopacity": 0.55,
                    "size": 7,
                    "solidity": 0.25,
                },
            },
            **_said(rows, pane=pane),
        }
    )
    panes.shapes += [
        {"type": "rect", "x0": x0, "x1": x0 + each, "y0": 0, "y1": row[y], "xref": f"x{pane}", "yref": f"y{pane}",
         "line": {"color": colour, "width": 1.5, "dash": "dot"}}
        for x0, each, row, odd in zip(left, wide, rows, hollow, strict=True)
        if odd
    ]  # fmt: skip


def period_of(row: Row) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return where the period of a figure begins and where it ends: a year up to its date where none is told."""
    end = row["date"] + pd.Timedelta(days=1)
    return (end - pd.DateOffset(years=1) if pd.isna(row["period_start"]) else row["period_start"]), end


def spot_of(row: Row) -> pd.Timestamp:
    """Return where a figure stands on an axis of time: a count on its day, one of a period in the middle of it."""
    if pd.isna(row["period_start"]):
        return pd.Timestamp(row["date"])
    start, end = period_of(row)
    return start + (end - start) / 2


def _line(rows: Rows, *, y: str, colour: str, width: float, dash: str, pane: str) -> Drawn:
    return {
        "type": "scatter",
        "x": [spot_of(row) for row in rows],
        "y": [row[y] for row in rows],
        "mode": "lines",
        "line": {"color": colour, "width": width, "dash": dash},
        "xaxis": f"x{pane}",
        "yaxis": f"y{pane}",
        "hoverinfo": "skip",
    }


def _points(rows: Rows, *, y: str, colour: str, size: float, pane: str) -> Drawn:
    """Return the points of a series, each with the symbol of its qualifier; hollow where its period is not over."""
    symbols = [
        f"{symbol}-open" if row["unfinished"] and not symbol.endswith("-open") else symbol
        for symbol, row in zip(symbols_of(row["qualifier"] for row in rows), rows, strict=True)
    ]
    return {
        "type": "scatter",
        "x": [spot_of(row) for row in rows],
        "y": [row[y] for row in rows],
        "mode": "markers",
        "marker": {
            "color": colour,
            "size": [max(size, TOLD) if symbol != "circle" else size for symbol in symbols],
            "symbol": symbols,
            "opacity": 1,
            "line": {"width": 2 if size >= POINT else 0, "color": colour},
        },
        "cliponaxis": False,
        **_said(rows, pane=pane),
    }


def _said(rows: Rows, *, pane: str) -> Drawn:
    """Return what a mark carries: its figure, its country, and the lines shown when it is pointed at."""
    return {
        "xaxis": f"x{pane}",
        "yaxis": f"y{pane}",
        "customdata": [[row["figure_id"], row["code"]] for row in rows],
        "hovertext": [row["hover"] for row in rows],
        "hoverinfo": "text",
    }


def _days(before: Row, row: Row) -> int:
    return int((row["date"] - before["date"]).days)


def _most_apart(rows: Rows) -> int:
    """Return how many days two counts of a line may lie apart, with none missing between."""
    apart = [_days(*pair) for pair in pairwise(rows)]
    monthly = len(rows) >= A_LINE and sum(days <= A_MONTH for days in apart) >= MOSTLY * len(apart)
    return A_MONTH if monthly else A_YEAR
