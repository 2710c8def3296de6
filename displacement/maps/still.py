"""The same maps as still pictures: for print, and for browsers that cannot draw the interactive ones.

The land is drawn as ordinary filled lines on plain axes, so that neither page nor export asks for a topology.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import FONT, house_style
from displacement.maps.circles import NAMED, radius, shade
from displacement.maps.crossings import DOT, crossing_colour
from displacement.maps.labels import Spot, label_spots
from displacement.maps.window import AMERICAS_AND_SPAIN, ANDES, Window, mercator
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette
from displacement.words import Words

LETTERS = 16  # of a line of a name
WIDTHS = (
    390,
    660,
    1250,
)  # pixels of the map in a column, on a page and on a wide sheet: names stand apart in each
COVERING = 4  # square pixels of circles that a name may cover: the edge of one
FINE = 3  # digits of a degree: a hundredth of a pixel on a map of a continent, a tenth on that of a country
LEAD = 5  # pixels between a place and the line to its name
ARCTIC, POLE = (
    80,
    84,
)  # degrees: land that begins or ends beyond is left out; Mercator would draw it without end
Ring = Sequence[tuple[float, float]]


@needs("latitude", "longitude", "label", "hover", "code", "figure_id", named=("value",))
def draw_still_circles(
    marks: pd.DataFrame,
    *,
    land: Sequence[Ring],
    palette: Palette,
    words: Words,
    value: str = "shown",
    chosen: Collection[str] = (),
    window: Window = AMERICAS_AND_SPAIN,
    within: Sequence[Ring] = (),
    most: int = NAMED,
    height: int = 560,
) -> go.Figure:
    """Return the map of circles; ``marks`` and ``most`` as for ``draw_circles``.

    A name that would cover others is left out. ``land`` are the rings of the coasts and borders, ``within`` those of
    what lies inside a country.
    """
    drawn = marks.dropna(subset=[value, "latitude", "longitude"]).sort_values(value, ascending=False)
    figure = land_figure(land, window=window, palette=palette, words=words, height=height)
    if within:
        figure.add_trace(_outlines(within, palette=palette))
    sizes = radius(drawn[value])
    _dots(
        figure,
        drawn,
        marker={
            "size": (2 * sizes).tolist(),
            "color": [shade(code, chosen, palette) for code in drawn["code"]],
            "opacity": 0.78,
        },
        data=["figure_id", "code"],
    )
    spots = label_spots(
        drawn,
        sizes,
        window=window,
        widths=WIDTHS,
        height=height,
        most=most,
        letters=LETTERS,
        covering=COVERING,
        led=True,
    )
    _names(figure, drawn, spots, palette=palette)
    return figure


@needs("latitude", "longitude", "label", "hover", "figure_id", "place_kind")
def draw_still_crossings(
    marks: pd.DataFrame, *, land: Sequence[Ring], palette: Palette, words: Words, height: int = 720
) -> go.Figure:
    """Return the map of crossings; ``marks`` as for ``draw_crossings``."""
    drawn = marks.dropna(subset=["latitude", "longitude"])
    figure = land_figure(land, window=ANDES, palette=palette, words=words, height=height)
    colours = [crossing_colour(kind, palette) for kind in drawn["place_kind"]]
    _dots(figure, drawn, marker={"size": 12, "color": colours}, data=["figure_id"])
    spots = label_spots(
        drawn,
        [DOT] * len(drawn),
        window=ANDES,
        widths=WIDTHS,
        height=height,
        letters=LETTERS,
        covering=COVERING,
        led=True,
    )
    _names(figure, drawn, spots, palette=palette)
    return figure


def land_figure(
    land: Sequence[Ring],
    *,
    window: Window,
    palette: Palette,
    words: Words,
    height: int,
) -> go.Figure:
    """Return the land within a window, as filled lines on plain axes."""
    seen = [ring for ring in land if inside(ring, window)]
    layout = map_style(window=window, palette=palette, words=words, height=height)
    return go.Figure({"data": [_outlines(seen, palette=palette)], "layout": layout})


def map_style(*, window: Window, palette: Palette, words: Words, height: int) -> dict[str, Any]:
    """Return the layout of a map: plain axes in the degrees of the equator, as long across as down."""
    layout = house_style(palette=palette, words=words, height=height)
    layout["xaxis"] |= {"visible": False, "range": [window.west, window.east], "constrain": "range"}
    layout["yaxis"] |= {
        "visible": False,
        "range": [mercator(window.south), mercator(window.north)],
        "scaleanchor": "x",
        "constrain": "domain",
        "rangemode": "normal",
    }
    return layout


def inside(ring: Ring, window: Window) -> bool:
    """Tell whether a ring lies at the latitudes of the window: a wide sheet shows more of the Earth to both sides."""
    latitudes = [y for _, y in ring]
    return (
        max(latitudes) > window.south and min(latitudes) < min(window.north, ARCTIC) and max(latitudes) < POLE
    )


def _outlines(rings: Sequence[Ring], *, palette: Palette) -> dict[str, Any]:
    x, y = _path(tuple(rings))
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "fill": "toself",
        "fillcolor": palette.land,
        "line": {"color": palette.land_line, "width": 0.7},
        "hoverinfo": "skip",
    }


@lru_cache(maxsize=16)
def _path(rings: tuple[Ring, ...]) -> tuple[Sequence[float | None], Sequence[float | None]]:
    """Return the points of outlines, nothing between two of them, no finer than a map is drawn."""
    x = [x for ring in rings for x in (*(round(point[0], FINE) for point in ring), None)]
    y = [y for ring in rings for y in (*(round(mercator(point[1]), FINE) for point in ring), None)]
    return x, y


def _dots(figure: go.Figure, drawn: pd.DataFrame, *, marker: dict[str, Any], data: list[str]) -> None:
    figure.add_scatter(
        x=drawn["longitude"],
        y=[mercator(latitude) for latitude in drawn["latitude"]],
        mode="markers",
        marker={"line": {"width": 1, "color": "#ffffff"}, **marker},
        customdata=drawn[data],
        hovertext=drawn["hover"],
        hoverinfo="text",
    )


def _names(figure: go.Figure, drawn: pd.DataFrame, spots: Sequence[Spot], *, palette: Palette) -> None:
    anchors = {"start": "left", "middle": "center", "end": "right"}
    for mark, spot in zip(rows_in(drawn), spots, strict=False):
        if not spot.clear:
            continue
        place: dict[str, Any] = {"showarrow": False, "xshift": spot.right, "yshift": -spot.down}
        if spot.led:
            place = {"showarrow": True, "ax": spot.right, "ay": spot.down, "arrowhead": 0, "arrowwidth": 1,
                     "arrowcolor": palette.muted, "standoff": LEAD, "borderpad": 0}  # fmt: skip
        figure.add_annotation(
            text="<br>".join(textwrap.wrap(mark["label"], width=LETTERS)),
            x=mark["longitude"],
            y=mercator(mark["latitude"]),
            xanchor=anchors[spot.anchor],
            align=anchors[spot.anchor],
            font={"color": palette.ground if spot.inside else palette.text, "size": 13, "family": FONT},
            **place,
        )
