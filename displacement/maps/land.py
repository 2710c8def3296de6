"""The outlines of the land, as the still maps draw them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

LAND = Path(__file__).resolve().parents[1] / "static" / "land.geojson"


@cache
def outlines() -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the outer ring of every piece of land, in degrees (Natural Earth, public domain)."""
    countries = json.loads(LAND.read_text(encoding="utf-8"))["features"]
    polygons = [polygon for country in countries for polygon in country["geometry"]["coordinates"]]
    return tuple(tuple((point[0], point[1]) for point in polygon[0]) for polygon in polygons)
