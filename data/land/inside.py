"""Builds the outlines inside Colombia, Chile and Peru from Natural Earth (public domain), as Debian's QGIS carries it.

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb package  # in it: resources/data/world_map.gpkg
    cd data/land && uv run --with pycountry python inside.py world_map.gpkg ../../displacement/static/inside.geojson

The layer is *Admin 1 – States, Provinces*, 1:10m, version 4.1.0. A line between two departments is simplified once, so
that they keep it in common; coordinates are rounded to two decimals, outer rings wind clockwise. The output carries
``iso3`` and ``place``, an id of ``data/reference/places.csv``; small islands and those far out in the ocean are left
out. Printed is a point within each, for its row in that table: the middle of the longest line from west to east through
the largest piece of land, at the latitude of its centre. Ñuble, a region since 2018, is not in the layer.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import struct
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

from build import Point, clockwise, simplified

Ring = list[Point]
PLACES = Path(__file__).resolve().parents[1] / "reference" / "places.csv"
COUNTRIES = ("CHL", "COL", "PER")
NAMED_OTHERWISE = {
    "aisen del general carlos ibanez del campo": "chl-aysen",
    "bio-bio": "chl-biobio",
    "bogota": "bogota",
    "libertador general bernardo o'higgins": "chl-ohiggins",
    "lima province": "per-lima",
    "magallanes y antartica chilena": "chl-magallanes",
    "region metropolitana de santiago": "chl-metropolitana",
    "san andres y providencia": "col-san-andres",
}
TOLERANCE = 0.03
SMALL = 0.35  # degrees across: an island that is smaller is left out where its department has larger land
FAR_WEST = -78.5  # of Chile, the islands beyond
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes, by the flag in the head of a geometry


def polygons(blob: bytes) -> list[list[Ring]]:
    """Return the polygons of a geometry of a GeoPackage, each as its rings."""
    return shape(blob, 8 + ENVELOPES[(blob[3] >> 1) & 7])[0]


def shape(blob: bytes, at: int) -> tuple[list, int]:  # type: ignore[type-arg]
    """Return a polygon or several, as well-known binary holds them, and where it ends."""
    order = "<" if blob[at] == 1 else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    found = []
    for _ in range(count):
        if kind % 1000 == 6:
            part, at = shape(blob, at)
        else:
            (length,) = struct.unpack_from(f"{order}I", blob, at)
            flat = struct.unpack_from(f"{order}{2 * length}d", blob, at + 4)
            part, at = list(zip(flat[::2], flat[1::2], strict=True)), at + 4 + 16 * length
        found.append(part)
    return found, at


def places() -> dict[tuple[str, str], str]:
    """Return the id of each department and region by its country and its name without accents."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "admin1"]
    return {(row["area"], plain(row["name_es"])): row["id"] for row in rows}


def plain(name: str) -> str:
    """Return a name in small letters, without accents."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def read(package: Path) -> Iterator[tuple[str, str, list[Ring]]]:
    """Yield the country, the place and the outer rings of each department that is drawn."""
    known = places()
    question = (
        "SELECT adm0_a3, name, geom FROM states_provinces WHERE adm0_a3 IN (?, ?, ?) AND name IS NOT NULL"
    )
    for area, name, blob in sqlite3.connect(package).execute(f"{question} ORDER BY adm0_a3, name", COUNTRIES):
        place = NAMED_OTHERWISE.get(plain(name)) or known[area, plain(name)]
        rings = sorted((polygon[0] for polygon in polygons(blob)), key=across, reverse=True)
        kept = [
            ring for ring in rings if across(ring) >= SMALL and (area != "CHL" or min(ring)[0] > FAR_WEST)
        ]
        yield area, place, kept or rings[:2]


def across(ring: Ring) -> float:
    """Return how many degrees a ring takes, from west to east or from south to north."""
    return max(max(values) - min(values) for values in zip(*ring, strict=True))


def slim(rings: list[Ring]) -> list[Ring]:
    """Return rings with fewer points: what lies between the same rings is one line, and simplified as one."""
    beside: defaultdict[Point, set[int]] = defaultdict(set)
    for number, ring in enumerate(rings):
        for point in ring:
            beside[point].add(number)
    return [rounded(line_by_line(ring, beside)) for ring in rings]


def line_by_line(ring: Ring, beside: dict[Point, set[int]]) -> Ring:
    """Return a ring, each of its lines simplified: a line ends where the rings that share it change."""
    edges = list(pairwise(ring))
    shared = [frozenset(beside[start] & beside[end]) for start, end in edges]
    turn = next((index for index in range(len(edges)) if shared[index] != shared[index - 1]), 0)
    edges, shared = edges[turn:] + edges[:turn], shared[turn:] + shared[:turn]
    points: Ring = []
    for _, run in groupby(range(len(edges)), key=shared.__getitem__):
        numbers = list(run)
        line = [edges[numbers[0]][0], *(edges[number][1] for number in numbers)]
        forward = line[0] <= line[-1]
        kept = simplified(line if forward else line[::-1], TOLERANCE)
        points += (kept if forward else kept[::-1])[:-1]
    return [*points, points[0]]


def rounded(ring: Ring) -> Ring:
    """Return a ring to two decimals, no point twice in a row, clockwise."""
    points = [point for point, _ in groupby((round(x, 2), round(y, 2)) for x, y in ring)]
    return points if clockwise(points) else points[::-1]


def within(ring: Ring) -> Point:
    """Return the middle of the longest line from west to east within a ring, at the latitude of its centre."""
    parts = [(x1 * y2 - x2 * y1, y1 + y2) for (x1, y1), (x2, y2) in pairwise(ring)]
    level = sum(cross * both for cross, both in parts) / (3 * sum(cross for cross, _ in parts))
    crossed = sorted(
        x1 + (level - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= level) != (y2 <= level)
    )
    west, east = max(zip(crossed[::2], crossed[1::2], strict=True), key=lambda span: span[1] - span[0])
    return round((west + east) / 2, 2), round(level, 2)


def main(package: Path, target: Path) -> None:
    """Write the outlines and print a point within each department."""
    found = list(read(package))
    slimmed = iter(slim([ring for *_, rings in found for ring in rings]))
    features = []
    for area, place, rings in found:
        drawn = [[next(slimmed)] for _ in rings]
        properties, shape = {"iso3": area, "place": place}, {"type": "MultiPolygon", "coordinates": drawn}
        features.append({"type": "Feature", "properties": properties, "geometry": shape})
        print(place, *reversed(within(rings[0])), sep=",")
    outlines = {"type": "FeatureCollection", "features": features}
    target.write_text(json.dumps(outlines, separators=(",", ":")), encoding="utf-8")
    print(f"{target}: {len(features)} outlines, {target.stat().st_size / 1000:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
