"""The part of the Earth that a map shows, and how far up a latitude stands on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pydeck

EARTH, TILE = 360, 512  # degrees around, and the pixels that they take at the deck’s zoom of zero


@dataclass(frozen=True, kw_only=True)
class Window:
    """The part of the Earth that a map opens on."""

    west: float
    south: float
    east: float
    north: float

    def scale(self, *, width: float, height: float) -> float:
        """Return how many pixels a degree of the equator takes in a picture of this size that shows it all."""
        return min(width / (self.east - self.west), height / (mercator(self.north) - mercator(self.south)))

    def state(self, *, width: float, height: float) -> pydeck.ViewState:
        """Return the deck's view that shows the window in a picture of this size, in pixels."""
        top, bottom = mercator(self.north), mercator(self.south)
        zoom = math.log2(self.scale(width=width, height=height) * EARTH / TILE)
        middle = math.degrees(2 * math.atan(math.exp(math.radians((top + bottom) / 2))) - math.pi / 2)
        return pydeck.ViewState(
            latitude=middle,
            longitude=(self.west + self.east) / 2,
            zoom=zoom,
            min_zoom=0.5,
            max_zoom=9,
        )


AROUND = 0.04  # of the height of a country, that its window shows beyond it


def window_around(rings: Sequence[Sequence[tuple[float, float]]]) -> Window:
    """Return the window that shows all of some outlines, with a margin."""
    across, up = zip(*(point for ring in rings for point in ring), strict=True)
    margin = AROUND * (max(up) - min(up))
    return Window(
        west=min(across) - margin, south=min(up) - margin, east=max(across) + margin, north=max(up) + margin
    )


AMERICAS_AND_SPAIN = Window(west=-122, south=-50, east=12, north=56)
ANDES = Window(west=-86, south=-24.5, east=-58, north=13.5)


def mercator(latitude: float) -> float:
    """Return how far up a latitude stands on the map, in the degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))  # Mercator’s formula


def mercators(latitudes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return ``mercator`` of many latitudes."""
    return np.degrees(np.arctanh(np.sin(np.radians(latitudes))))
