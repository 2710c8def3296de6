"""Builds the land layer of the maps from Natural Earth (public domain), as npm's ``world-atlas`` carries it.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    uv run --with pycountry python data/land/build.py package displacement/static/land.geojson

The Americas and the countries of southern Europe come at 1:50m, where small islands survive; the rest at 1:110m.
Arcs are simplified once each, so that neighbours keep a common border; coordinates are rounded to two decimals
and outer rings wind clockwise, as the drawing libraries want them. The output carries ``iso3`` and nothing else.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pycountry

# fmt: off
NEAR = frozenset({
    "ABW", "AIA", "ARG", "ATG", "BHS", "BLM", "BLZ", "BMU", "BOL", "BRA", "BRB", "CAN", "CHL", "COL", "CRI", "CUB",
    "CUW", "CYM", "DMA", "DOM", "ECU", "FLK", "GRD", "GTM", "GUY", "HND", "HTI", "JAM", "KNA", "LCA", "MAF", "MEX",
    "MSR", "NIC", "PAN", "PER", "PRI", "PRY", "SLV", "SUR", "SXM", "TCA", "TTO", "URY", "USA", "VCT", "VEN", "VGB",
    "VIR", "ESP", "PRT", "ITA",
})
# fmt: on
TOLERANCE = {"countries-50m.json": 0.03, "countries-110m.json": 0.05}
SMALL = 0.3
WRAPPED = 340
Point = tuple[float, float]


def features(folder: Path) -> Iterator[dict[str, object]]:
    """Yield the countries, near ones in more detail than far ones."""
    for name, near in (("countries-50m.json", True), ("countries-110m.json", False)):
        topology = json.loads((folder / name).read_text(encoding="utf-8"))
        arcs = [simplified(line, TOLERANCE[name]) for line in lines(topology)]
        for country in topology["objects"]["countries"]["geometries"]:
            found = pycountry.countries.get(numeric=str(country.get("id", "")).zfill(3))
            code = found.alpha_3 if found else ""
            if (code in NEAR) == near and code != "ATA":
                polygons = [rings for each in parts(country) if (rings := polygon(each, arcs))]
                yield {
                    "type": "Feature",
                    "properties": {"iso3": code},
                    "geometry": {"type": "MultiPolygon", "coordinates": polygons},
                }


def lines(topology: dict) -> list[list[Point]]:  # type: ignore[type-arg]
    """Return the arcs of a topology in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        decoded.append(line)
    return decoded


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Return the line without the points that stray less than the tolerance (Douglas and Peucker); rings of
    small islands are kept as they are."""
    width = max(x for x, _ in line) - min(x for x, _ in line)
    if len(line) < 4 or (line[0] == line[-1] and width < SMALL):
        return line
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, where = 0.0, 0
        for index in range(first + 1, last):
            distance = away(line[index], line[first], line[last])
            if distance > far:
                far, where = distance, index
        if far > tolerance:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return [line[index] for index in sorted(keep)]


def away(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from the line between two others, or from them where they are one."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def parts(country: dict) -> list[list[list[int]]]:  # type: ignore[type-arg]
    """Return the polygons of a country as lists of rings of arc numbers."""
    if country["type"] == "Polygon":
        return [country["arcs"]]
    return list(country.get("arcs", []))


def polygon(rings: list[list[int]], arcs: list[list[Point]]) -> list[list[Point]]:
    """Return the rings in coordinates: the outer one clockwise, holes the other way; empty where nothing is left."""
    drawn = []
    for position, ring in enumerate(rings):
        points: list[Point] = []
        for number in ring:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc if not points else arc[1:]
        rounded = [(round(x, 2), round(y, 2)) for x, y in points]
        slim = [point for index, point in enumerate(rounded) if index == 0 or point != rounded[index - 1]]
        if len(slim) < 4 or max(x for x, _ in slim) - min(x for x, _ in slim) > WRAPPED:
            if position == 0:
                return []
            continue
        drawn.append(slim if clockwise(slim) == (position == 0) else slim[::-1])
    return drawn


def clockwise(ring: list[Point]) -> bool:
    """Tell whether a ring winds clockwise."""
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring)) > 0


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    land = {
        "type": "FeatureCollection",
        "features": sorted(features(source), key=lambda each: str(each["properties"])),
    }
    target.write_text(json.dumps(land, separators=(",", ":")), encoding="utf-8")
    print(f"{target}: {len(land['features'])} countries, {target.stat().st_size / 1000:.0f} kB")
