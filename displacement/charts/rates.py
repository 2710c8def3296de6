"""Rates by year, a row each: a dot on a scale from none to all, with what it is a rate of written beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import BESIDE_LABELS, PALE, blank_figure, label_width, note
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

# Pixels: a row with one line, a further line, a heading; the name of a mark above all rows, and what lies around the
# names; the scale under the rows.
ROW, LINE, HEADING, KEY, KEYS, SCALE = 25, 15, 40, 18, 12, 26
YEARS, BESIDE, EDGE = (
    46,
    14,
    4,
)  # pixels: the years left of the scale; between scale and words; at the right edge
DOT, RING = 11, 13
LETTER = 6.7  # pixels that a letter beside a row takes on average, in the type of the rows
TICKS = {0: "0%", 25: "", 50: "", 75: "", 100: "100%"}
OVER = 6  # pixels between a heading and the first row under it
BEFORE, AFTER = -4, 103  # where the scale begins and ends, so that a dot on 0% or 100% lies on it whole


@needs("block", "year", "shown", "low", "high", "whole", "told", "few", "figure_id", "hover", named=("name",))
def draw_rates(
    marks: pd.DataFrame,
    *,
    headings: Mapping[str, str],
    names: tuple[str, str],
    colours: tuple[str, str],
    palette: Palette,
    words: Words,
    name: str = "year",
) -> go.Figure:
    """Return a row a year, the first on top, in a block for each of ``headings`` that the marks have.

    ``marks`` has ``block, year``, the rate ``shown`` in percent with the lowest and highest that it may be (``low``,
    ``high``), ``whole`` (a rate that holds more, drawn as a ring, or missing), ``told`` (the lines beside the row),
    ``few`` (the row is pale, and no line runs to it), ``figure_id`` and ``hover``. ``names`` and ``colours`` are those
    of the dot and of the ring. A block without a year that another has no row for it. Rows that are no years, as
    places, have none, are named by another column (``name``), and no line runs between them.
    """
    blocks = [block for block in headings if block in set(marks["block"])]
    places, tops, depth = _places(marks, blocks)
    marks = marks.assign(y=places, named=marks[name].astype(str))
    left = max(YEARS, label_width(list(marks["named"])) + BESIDE_LABELS)
    figure = blank_figure(palette=palette, words=words)
    for row in rows_in(marks):
        _rail(figure, row["y"], palette=palette)
    for _, rows in marks[~marks["few"]].groupby("block", sort=False):
        _trend(figure, rows, colour=colours[0])
    rings = marks[marks["whole"].notna() & (marks["whole"] != marks["shown"])]
    _dots(figure, rings, x="whole", colour=colours[1], symbol="circle-open", size=RING)
    _spans(figure, marks, colour=colours[0])
    _dots(figure, marks, x="shown", colour=colours[0], symbol="circle", size=DOT)
    if len(blocks) > 1:
        for block, top in zip(blocks, tops, strict=True):
            note(figure, f"<b>{headings[block]}</b>", palette=palette, x=BEFORE, xref="x", y=top + HEADING - OVER,
                 yanchor="bottom", xshift=-left, bgcolor=palette.ground,
                 font={"color": palette.text, "size": 13})  # fmt: skip
    _beside(figure, marks, palette=palette)
    drawn = names[: 1 + len(rings[:1])]
    _key(figure, drawn, colours, left=left, palette=palette)
    _scale(figure, marks, depth=depth, keys=KEYS + KEY * len(drawn), left=left)
    return figure


def _places(marks: pd.DataFrame, blocks: Sequence[str]) -> tuple[pd.Series, list[float], float]:
    """Return how deep each row lies, where each block begins, and where the last one ends, in pixels."""
    depth, tops = 0.0, []
    places = {}
    for block in blocks:
        tops.append(depth)
        depth += HEADING if len(blocks) > 1 else 0
        for index, told in marks.loc[marks["block"] == block, "told"].items():
            high = ROW + LINE * told.count("<br>")
            places[index] = depth + high / 2
            depth += high
    return pd.Series(places), tops, depth


def _rail(figure: go.Figure, y: float, *, palette: Palette) -> None:
    figure.add_shape(
        type="line", x0=BEFORE, x1=AFTER, y0=y, y1=y, line={"color": palette.rule, "width": 1}, layer="below"
    )


def _trend(figure: go.Figure, rows: pd.DataFrame, *, colour: str) -> None:
    """Join the dots of years that follow each other; between others nothing is known."""
    runs = (rows["year"].diff() != 1).cumsum()
    for _, run in rows.groupby(runs):
        if len(run) > 1:
            figure.add_scatter(x=run["shown"], y=run["y"], mode="lines", hoverinfo="skip",
                               line={"color": colour, "width": 1.5}, opacity=0.5)  # fmt: skip


def _dots(figure: go.Figure, rows: pd.DataFrame, *, x: str, colour: str, symbol: str, size: int) -> None:
    if rows.empty:
        return
    figure.add_scatter(
        x=rows[x],
        y=rows["y"],
        mode="markers",
        marker={
            "color": colour,
            "size": size,
            "symbol": symbol,
            "opacity": [PALE if few else 1 for few in rows["few"]],
            "line": {"width": 2 if symbol.endswith("open") else 0, "color": colour},
        },
        customdata=rows[["figure_id"]],
        hovertext=rows["hover"],
        hoverinfo="text",
        cliponaxis=False,
    )


def _spans(figure: go.Figure, marks: pd.DataFrame, *, colour: str) -> None:
    """Draw from where to where a rate may lie, where a count printed as 5 may be less."""
    for row in rows_in(marks[(marks["high"] - marks["low"]) >= 1]):
        figure.add_shape(type="line", x0=row["low"], x1=row["high"], y0=row["y"], y1=row["y"],
                         line={"color": colour, "width": 4}, opacity=PALE)  # fmt: skip


def _beside(figure: go.Figure, marks: pd.DataFrame, *, palette: Palette) -> None:
    for row in rows_in(marks):
        tone = palette.muted if row["few"] else palette.text
        note(figure, row["told"], palette=palette, x=AFTER, y=row["y"], yanchor="middle", xshift=BESIDE,
             font={"color": tone, "size": 13})  # fmt: skip


def _key(
    figure: go.Figure, names: Sequence[str], colours: Sequence[str], *, left: int, palette: Palette
) -> None:
    signs = ("●", "○")
    told = [
        f"<span style='color:{colour}'>{sign}</span> {name}"
        for sign, colour, name in zip(signs, colours, names, strict=False)
    ]
    note(figure, "<br>".join(told), palette=palette, x=BEFORE, y=0, xshift=-left, yanchor="bottom", yshift=8,
         font={"color": palette.text, "size": 13})  # fmt: skip


def _scale(figure: go.Figure, marks: pd.DataFrame, *, depth: float, keys: int, left: int) -> None:
    """Give the rows their scale, and room to their names, the words beside and the names above."""
    texts = [_bare(line) for told in marks["told"] for line in told.split("<br>")]
    figure.update_layout(
        height=round(keys + depth + SCALE),
        margin={
            "l": left,
            "r": round(LETTER * max(map(len, texts))) + BESIDE + EDGE,
            "t": keys,
            "b": SCALE,
            "autoexpand": False,
        },
    )
    figure.update_yaxes(
        range=[depth, 0],
        rangemode="normal",
        tickvals=list(marks["y"]),
        ticktext=list(marks["named"]),
        showgrid=False,
        zeroline=False,
        automargin=False,
    )
    figure.update_xaxes(
        range=[BEFORE, AFTER],
        tickangle=0,
        tickvals=list(TICKS),
        ticktext=list(TICKS.values()),
        showgrid=True,
        automargin=False,
        showline=False,
        zeroline=False,
    )


def _bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")
