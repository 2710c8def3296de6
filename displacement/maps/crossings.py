"""The border crossings: dots told apart by what they are, with their names."""

from __future__ import annotations

import pandas as pd
import pydeck

from displacement.charts.needs import needs
from displacement.maps.circles import WIDTH, deck, pointed, rgb
from displacement.maps.labels import label_spots
from displacement.maps.window import ANDES
from displacement.queries.rows import rows_in
from displacement.view.colours import Palette

DOT = 7.0  # radius in pixels
OPACITY = 230  # of 255


@needs("latitude", "longitude", "label", "hover", "figure_id", "place_kind")
def draw_crossings(marks: pd.DataFrame, *, palette: Palette, height: int = 560) -> pydeck.Deck:
    """Return the deck; ``marks`` has ``latitude, longitude, label, hover, figure_id, place_kind``.

    Dots are of one size: what was counted differs from place to place, and is told when one points at it.
    """
    drawn = marks.dropna(subset=["latitude", "longitude"])
    table = [
        {
            "position": [mark["longitude"], mark["latitude"]],
            "fill": rgb(crossing_colour(mark["place_kind"], palette), OPACITY),
            **{name: mark[name] for name in ("label", "figure_id")},
            **pointed(mark["hover"]),
        }
        for mark in rows_in(drawn)
    ]
    spots = label_spots(drawn, [DOT] * len(drawn), window=ANDES, widths=[WIDTH], height=height)
    for row, spot in zip(table, spots, strict=True):
        row |= {"offset": [spot.right, spot.down], "anchor": spot.anchor}
    dots = pydeck.Layer(
        "ScatterplotLayer",
        table,
        id="crossings",
        get_position="position",
        get_radius=DOT,
        radius_units=pydeck.types.String("pixels"),
        get_fill_color="fill",
        get_line_color=rgb(palette.ground),
        stroked=True,
        line_width_min_pixels=1,
        pickable=True,
        auto_highlight=True,
    )
    names = pydeck.Layer(
        "TextLayer",
        table,
        id="names",
        get_position="position",
        get_text="label",
        get_size=13,
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_color=rgb(palette.text),
        character_set=pydeck.types.String("auto"),
        font_family=pydeck.types.String("Source Sans, Noto Sans, sans-serif"),
        pickable=False,
    )
    return deck([dots, names], palette=palette, window=ANDES, height=height)


def crossing_colour(kind: str, palette: Palette) -> str:
    """Return the colour of a place by what it is: a crossing, a route, or the town a crossing is named by."""
    return {"crossing": palette.restricts, "centre": palette.restricts, "route": palette.opens}.get(
        kind, palette.accent
    )
