"""Where the names stand beside their circles, so that none covers another."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from displacement.maps.window import Window, mercator
from displacement.queries.rows import Row

LETTER, LINE, GAP = 6.9, 16.0, 5.0  # pixels: a letter on average, a line, between a circle and its name
INSIDE = 6  # pixels that a name within its circle leaves free
NAME_COVERED = 4  # times as bad to cover a name as to cover a circle


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place for a name: its offset from the circle's middle in pixels, its anchor, whether it lies inside.

    One that is not ``clear`` covers too much of others.
    """

    right: float
    down: float
    anchor: str
    inside: bool
    clear: bool = True


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Box) -> float:
        """Return the area that two rectangles share, in square pixels."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)


def label_spots(
    marks: pd.DataFrame,
    sizes: Sequence[float] | Row,
    *,
    window: Window,
    width: float,
    height: float,
    most: int = 99,
    letters: int = 99,
    covering: float = math.inf,
) -> list[Spot]:
    """Return a spot for each of the first ``most`` names, in the order of the rows.

    A name, broken into lines of ``letters``, stands inside its circle where it fits, else right, left, below or
    above it, wherever it covers the least of other names and circles. One that would be ``covering`` more square pixels
    of them, or any of another name, is not clear, and the names after it are placed as if it were not there.
    """
    scale = window.scale(width=width, height=height)
    places = [
        (float(longitude) * scale, -mercator(float(latitude)) * scale)
        for longitude, latitude in zip(marks["longitude"], marks["latitude"], strict=True)
    ]
    circles = [
        Box(x - size, y - size, x + size, y + size) for (x, y), size in zip(places, sizes, strict=True)
    ]
    taken: list[Box] = []
    spots = []
    for index, (name, size) in enumerate(zip(marks["label"], sizes, strict=True)):
        if index == most:
            break
        others = [*circles[:index], *circles[index + 1 :]]
        lines = textwrap.wrap(str(name), width=letters)
        length = max(map(len, lines)) * LETTER
        options = list(_options(places[index], float(size), length, len(lines) * LINE))
        cost = [
            sum(box.shared(each) for each in others) + NAME_COVERED * sum(box.shared(each) for each in taken)
            for box, _ in options
        ]
        box, spot = options[cost.index(min(cost))]
        touching = covering < math.inf and any(box.shared(each) for each in taken)
        clear = min(cost) <= covering and not touching
        taken += [box] if clear else []
        spots.append(replace(spot, clear=clear))
    return spots


def _options(
    place: tuple[float, float], size: float, length: float, high: float
) -> Iterator[tuple[Box, Spot]]:
    x, y = place
    if length < 2 * size - INSIDE:
        yield _box(x - length / 2, y, length, high), Spot(right=0, down=0, anchor="middle", inside=True)
        return
    away = size + GAP
    for down in (0, high / 2, -high / 2):
        yield (
            _box(x + away, y + down, length, high),
            Spot(right=away, down=down, anchor="start", inside=False),
        )
        yield (
            _box(x - away - length, y + down, length, high),
            Spot(right=-away, down=down, anchor="end", inside=False),
        )
    for down in (away + high / 2, -away - high / 2):
        yield (
            _box(x - length / 2, y + down, length, high),
            Spot(right=0, down=down, anchor="middle", inside=False),
        )


def _box(left: float, middle: float, length: float, high: float) -> Box:
    return Box(left, middle - high / 2, left + length, middle + high / 2)
