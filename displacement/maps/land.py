"""The outlines of the land, and of what lies inside some countries, as the maps draw them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parents[1] / "static"
LAND, INSIDE = STATIC / "land.geojson", STATIC / "inside.geojson"
Ring = tuple[tuple[float, float], ...]


@cache
def outlines() -> tuple[Ring, ...]:
    """Return the outer ring of every piece of land, in degrees (Natural Earth, public domain)."""
    return _rings(_features(LAND))


@cache
def departments(area: str) -> dict[str, Any]:
    """Return the departments or regions of a country as GeoJSON, none of one whose outlines are not held."""
    found = [each for each in _features(INSIDE) if each["properties"]["iso3"] == area]
    return {"type": "FeatureCollection", "features": found}


@cache
def outlines_inside(area: str) -> tuple[Ring, ...]:
    """Return the outer ring of every department or region of a country."""
    return _rings(departments(area)["features"])


def _features(file: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["features"]
    return features


def _rings(features: list[dict[str, Any]]) -> tuple[Ring, ...]:
    polygons = [polygon for each in features for polygon in each["geometry"]["coordinates"]]
    return tuple(tuple((point[0], point[1]) for point in polygon[0]) for polygon in polygons)
