"""Circles on the interactive map: as many square pixels as the value says, wherever one zooms."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
import pydeck

from displacement.addresses import address_to
from displacement.charts.needs import needs
from displacement.maps.labels import label_spots
from displacement.maps.window import AMERICAS_AND_SPAIN, Window
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette

LAND = address_to("app/static/land.geojson")
LARGEST, SMALLEST = 40.0, 3.0  # radius in pixels
WIDTH = 700  # pixels that a page gives a map
NAMED = 12  # circles with their names: more would cover each other
TAG = re.compile(r"</?[a-z]+>")
SEE_THROUGH = 190  # of 255: circles that overlap can both be seen
RIM = [255, 255, 255, 200]  # white, nearly opaque


def radius(values: pd.Series) -> pd.Series:
    """Return the radius of each circle in pixels: its area is proportional to the value."""
    top = float(values.max())
    return (LARGEST * (values.clip(lower=0) / top) ** 0.5).clip(lower=SMALLEST)  # area grows with the square


@needs("latitude", "longitude", "label", "hover", "code", "figure_id", named=("value",))
def draw_circles(
    marks: pd.DataFrame,
    *,
    palette: Palette,
    value: str = "shown",
    chosen: Collection[str] = (),
    window: Window = AMERICAS_AND_SPAIN,
    within: Mapping[str, Any] | None = None,
    most: int = NAMED,
    covering: float = math.inf,
    height: int = 460,
) -> pydeck.Deck:
    """Return the deck; rows without a value or a position are not drawn.

    ``marks`` has ``latitude, longitude, label, hover, code, figure_id`` and the column ``value``. Where some are
    ``chosen`` (by their codes), the others are paler. ``within`` are outlines inside a country, as GeoJSON; the
    ``most`` largest circles have their names, but for names that would be ``covering`` more than so many square pixels.
    """
    drawn = marks.dropna(subset=[value, "latitude", "longitude"]).sort_values(value, ascending=False)
    sizes = radius(drawn[value])
    circles = [
        {
            "position": [mark["longitude"], mark["latitude"]],
            "radius": round(size, 1),
            "fill": rgb(shade(mark["code"], chosen, palette), SEE_THROUGH),
            **{name: mark[name] for name in ("label", "code", "figure_id")},
            **pointed(mark["hover"]),
        }
        for mark, size in zip(rows_in(drawn), sizes, strict=True)
    ]
    spots = label_spots(
        drawn, sizes, window=window, widths=[WIDTH], height=height, most=most, covering=covering
    )
    names = [
        {
            "position": circle["position"],
            "label": circle["label"],
            "offset": [spot.right, spot.down],
            "anchor": spot.anchor,
            "colour": rgb(palette.ground if spot.inside else palette.text),
        }
        for circle, spot in zip(circles, spots, strict=False)
        if spot.clear
    ]
    land = [_land(within, palette=palette, id="within")] if within else []
    return deck([*land, _circles(circles), _names(names)], palette=palette, window=window, height=height)


def deck(layers: list[pydeck.Layer], *, palette: Palette, window: Window, height: int) -> pydeck.Deck:
    """Return a deck of our own land and these layers on it.

    ``map_provider=None`` alone omits the base map; ``map_style=None`` beside it would make Streamlit ask the
    network for one.
    """
    tooltip = {
        # Streamlit shows markup in a value as text: what is bold stands here, and lines are parted in reader.css
        "html": "<b>{told}</b>{more}",
        "style": {
            "backgroundColor": palette.ground,
            "color": palette.text,
            "border": f"1px solid {palette.rule}",
            "fontSize": "13px",
        },
    }
    return pydeck.Deck(
        map_provider=None,
        layers=[_land(LAND, palette=palette, id="land"), *layers],
        initial_view_state=window.state(width=WIDTH, height=height),
        tooltip=tooltip,
    )


def pointed(hover: str) -> dict[str, str]:
    """Return what is told of a mark that one points at, as the tooltip takes it: the first line, and those under it."""
    told, *more = (html.unescape(TAG.sub("", line)) for line in hover.split("<br>"))
    return {"told": told, "more": "".join(f"\n{line}" for line in more)}


def _land(outlines: str | Mapping[str, Any], *, palette: Palette, id: str) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer",
        outlines,
        id=id,
        stroked=True,
        filled=True,
        get_fill_color=rgb(palette.land),
        get_line_color=rgb(palette.land_line),
        line_width_min_pixels=0.7,
        pickable=False,
    )


def shade(code: str, chosen: Collection[str], palette: Palette) -> str:
    """Return the colour of a place: paler where others are chosen and it is not."""
    return palette.accent if not chosen or code in chosen else palette.accent_soft


def _circles(circles: list[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer",
        circles,
        id="circles",
        get_position="position",
        get_radius="radius",
        radius_units=pydeck.types.String("pixels"),
        get_fill_color="fill",
        get_line_color=RIM,
        stroked=True,
        line_width_min_pixels=1,
        pickable=True,
        auto_highlight=True,
    )


def _names(names: list[dict[str, Any]]) -> pydeck.Layer:
    return pydeck.Layer(
        "TextLayer",
        names,
        id="names",
        get_position="position",
        get_text="label",
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_size=13,
        get_color="colour",
        character_set=pydeck.types.String("auto"),
        font_family=pydeck.types.String("Source Sans, Noto Sans, sans-serif"),
        font_weight=600,
        pickable=False,
    )


def rgb(colour: str, opacity: int = 255) -> list[int]:
    """Return a colour as the deck takes it: red, green, blue and opacity, 0 to 255."""
    return [*(int(colour[start : start + 2], 16) for start in (1, 3, 5)), opacity]  # #rrggbb
