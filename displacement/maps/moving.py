"""A map of circles through the years: all years are in the figure, and a slider shows one after the other.

Nothing is asked of the network or of the server while one moves. In print the last year stands alone (``still_of``).
"""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.needs import needs
from displacement.charts.style import FONT, SMALLEST, copy_of
from displacement.maps.circles import NAMED, radius
from displacement.maps.labels import label_spots
from displacement.maps.still import COVERING, LETTERS, POLE, Ring, inside, map_style
from displacement.maps.window import AMERICAS_AND_SPAIN, Window, mercator
from displacement.queries.rows import Row, rows_in
from displacement.view.colours import Palette
from displacement.words import Words

SLIDER = 84  # pixels under the map
OPACITY = 0.78
PHONE = 340  # pixels of the map on a phone: names that are clear of others there are so where it is wider
WEST, EAST = -180, 180  # degrees
CIRCLES, TEXTS = "circles", "names"  # the two layers of a moment
SIDES = {"start": "right", "end": "left", "middle": "center"}


@needs("latitude", "longitude", "label", "hover", "code", "figure_id", "moment", named=("value",))
def draw_moving_circles(
    marks: pd.DataFrame,
    *,
    moments: Mapping[str, str],
    land: Sequence[Ring],
    palette: Palette,
    words: Words,
    told: str = "",
    value: str = "shown",
    window: Window = AMERICAS_AND_SPAIN,
    height: int = 480,
) -> go.Figure:
    """Return the map with the circles of each of ``moments`` (key to name) and, where there are several, a slider.

    ``marks`` has ``latitude, longitude, label, hover, code, figure_id, moment`` and the column ``value``. All moments
    share one scale, so that growth is seen. ``told`` is written before the name of the moment shown.
    """
    drawn = marks.dropna(subset=[value, "latitude", "longitude"])
    drawn = drawn.assign(size=radius(drawn[value])).sort_values(value, ascending=False)
    circles: list[dict[str, Any]] = []
    for key in moments:
        mine = rows_in(drawn[drawn["moment"] == key])
        shown = key == list(moments)[-1]
        circles.append(_circles(mine, palette=palette) | {"visible": shown})
        circles.append(_names(mine, window=window, height=height, palette=palette) | {"visible": shown})
    layout = map_style(window=window, palette=palette, words=words, height=height)
    layout["images"] = [_land(tuple(land), window, palette.land, palette.land_line)]
    if len(moments) > 1:
        layout["sliders"] = [_slider(moments, told=told, palette=palette)]
        layout |= {"height": height + SLIDER, "meta": {"moving": SLIDER}}
        layout["margin"] |= {"b": SLIDER}
    return go.Figure({"data": circles, "layout": layout})


@lru_cache(maxsize=8)
def _land(land: tuple[Ring, ...], window: Window, fill: str, line: str) -> dict[str, Any]:
    """Return the land as one image behind the circles: as outlines it would be reckoned anew with each step."""
    west, east, north, south = WEST, EAST, mercator(POLE), -mercator(POLE)
    paths = [
        "M" + "L".join(f"{round(x - west, 2)} {round(north - mercator(y), 2)}" for x, y in ring) + "Z"
        for ring in land
        if inside(ring, window)
    ]
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {east - west} {round(north - south, 2)}" '
        f'preserveAspectRatio="none"><path d="{"".join(paths)}" fill="{fill}" stroke="{line}" '
        'stroke-width="0.14"/></svg>'
    )
    source = "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()
    return {"source": source, "xref": "x", "yref": "y", "x": west, "y": north, "sizex": east - west,
            "sizey": north - south, "sizing": "stretch", "layer": "below"}  # fmt: skip


def beyond(marks: pd.DataFrame, *, window: Window = AMERICAS_AND_SPAIN) -> pd.DataFrame:
    """Return the marks that stand outside the window of the map, or nowhere."""
    inside = marks["longitude"].between(window.west, window.east) & marks["latitude"].between(
        window.south, window.north
    )
    return marks[~inside]


def still_of(figure: go.Figure) -> go.Figure:
    """Return a figure that moves as it stands still: without its slider and what it hides; any other as it is."""
    slider = (figure.layout.meta or {}).get("moving")
    if not slider:
        return figure
    still = copy_of(figure)
    still.data = [trace for trace in still.data if trace.visible is not False]
    still.layout.sliders = ()
    still.update_layout(height=figure.layout.height - slider, margin_b=0, meta=None)
    return still


def _circles(marks: Sequence[Row], *, palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [mark["longitude"] for mark in marks],
        "y": [mercator(mark["latitude"]) for mark in marks],
        "mode": "markers",
        "marker": {
            "size": [2 * mark["size"] for mark in marks],
            "color": palette.accent,
            "opacity": OPACITY,
            "line": {"width": 1, "color": "#ffffff"},
        },
        "customdata": [[mark["figure_id"], mark["code"]] for mark in marks],
        "hovertext": [mark["hover"] for mark in marks],
        "hoverinfo": "text",
    }


def _names(marks: Sequence[Row], *, window: Window, height: int, palette: Palette) -> dict[str, Any]:
    """Return the names of the largest circles, where they cover the least of the others.

    They stand where they are clear at this moment, at places on the Earth and not at pixels, so that they move and hide
    with their circles.
    """
    places = pd.DataFrame(marks, columns=["longitude", "latitude", "label"])
    sizes = [mark["size"] for mark in marks]
    spots = label_spots(
        places,
        sizes,
        window=window,
        widths=(PHONE,),
        height=height,
        most=NAMED,
        letters=LETTERS,
        covering=COVERING,
    )
    scale = window.scale(
        width=PHONE, height=height
    )  # where it is larger, names stand further from their circles
    placed = [(mark, spot) for mark, spot in zip(marks, spots, strict=False) if spot.clear]
    return {
        "type": "scatter",
        "x": [mark["longitude"] + spot.right / scale for mark, spot in placed],
        "y": [mercator(mark["latitude"]) - spot.down / scale for mark, spot in placed],
        "mode": "text",
        "text": ["<br>".join(textwrap.wrap(str(mark["label"]), width=LETTERS)) for mark, _ in placed],
        "textposition": [f"middle {SIDES[spot.anchor]}" for _, spot in placed],
        "textfont": {
            "color": [palette.ground if spot.inside else palette.text for _, spot in placed],
            "size": 13,
            "family": FONT,
        },
        "hoverinfo": "skip",
    }


def _slider(moments: Mapping[str, str], *, told: str, palette: Palette) -> dict[str, Any]:
    """Return the slider: a step a moment, which shows the circles of that moment and hides the others."""
    keys = list(moments)
    return {
        "active": len(keys) - 1,
        "currentvalue": {"prefix": told, "font": {"size": 15, "color": palette.text}, "xanchor": "left"},
        "font": {"color": palette.muted, "size": SMALLEST},
        "bgcolor": palette.rule,
        "activebgcolor": palette.accent,
        "bordercolor": palette.muted,
        "tickcolor": palette.muted,
        "pad": {"t": 6, "b": 8, "l": 12, "r": 12},
        "transition": {"duration": 0},
        "x": 0,
        "len": 1,
        "y": 0,
        "steps": [
            {
                "label": moments[key],
                "value": key,
                "method": "restyle",
                "args": [{"visible": [key == other for other in keys for _ in (CIRCLES, TEXTS)]}],
            }
            for key in keys
        ],
    }
