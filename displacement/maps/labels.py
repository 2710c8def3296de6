"""Where the names stand beside their circles, so that none covers another."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from displacement.maps.window import Window, mercator
from displacement.queries.rows import Row

LETTER, LINE, GAP = 6.9, 16.0, 5.0  # pixels: a letter on average, a line, between a circle and its name
INSIDE = 6  # pixels that a name within its circle leaves free
NAME_COVERED = 4  # times as bad to cover a name, or to leave the picture, as to cover a circle
FAR = (
    10.0,
    20.0,
    32.0,
    46.0,
    62.0,
    80.0,
    105.0,
    135.0,
    170.0,
)  # pixels that a name may stand further away, where a line may lead to it
STEP = 4.0  # pixels: the side of the squares that stand for a line
A_QUARTER = 0.25  # of a name: how far it stands below or above the end of a slanting line
DIAGONAL = math.sqrt(0.5)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place for a name: its offset from the circle's middle in pixels, its anchor, whether it lies inside.

    One that is not ``clear`` covers too much of others; to one that is ``led`` a line leads from its circle.
    """

    right: float
    down: float
    anchor: str
    inside: bool
    clear: bool = True
    led: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """The area of the rectangle, in square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies in the rectangle."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

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
    widths: Sequence[float],
    height: float,
    most: int = 99,
    letters: int = 99,
    covering: float = math.inf,
    led: bool = False,
) -> list[Spot]:
    """Return a spot for each of the first ``most`` names, in the order of the rows.

    A name, broken into lines of ``letters``, stands inside its circle where it fits, else right, left, below or
    above it, wherever it covers the least of other names and circles and leaves the picture the least; further away
    only where a line may lead to it (``led``). All ``widths`` that the picture may have are looked at. One that would
    be ``covering`` more square pixels of them, or any of another name, is not clear, and the names after it are placed
    as if it were not there; the first, of which the title speaks, stands in any case.
    """
    told = _Asked(
        names=tuple(map(str, marks["label"])),
        places=tuple(zip(map(float, marks["longitude"]), map(float, marks["latitude"]), strict=True)),
        sizes=tuple(map(float, sizes)),
        window=window,
        widths=tuple(widths),
        height=height,
        most=most,
        letters=letters,
        covering=covering,
        led=led,
    )
    return list(_spots(told))


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What ``label_spots`` is asked: names in the order in which they are placed, their places in degrees."""

    names: tuple[str, ...]
    places: tuple[tuple[float, float], ...]
    sizes: tuple[float, ...]
    window: Window
    widths: tuple[float, ...]
    height: float
    most: int
    letters: int
    covering: float
    led: bool


@lru_cache(maxsize=256)
def _spots(told: _Asked) -> tuple[Spot, ...]:
    """Return the spots; a map is drawn anew for each choice of its readers, its names stay where they are."""
    crowds = [_Crowd(told, width=width) for width in told.widths]
    spots = []
    for index, (name, size) in enumerate(zip(told.names, told.sizes, strict=True)):
        if index == told.most:
            break
        lines = textwrap.wrap(name, width=told.letters)
        length = max(map(len, lines)) * LETTER
        spot, box, clear = _best(
            crowds, index, _rings(size, length, len(lines) * LINE, far=FAR if told.led else ()), told.covering
        )
        clear = clear or index == 0
        for crowd in crowds if clear else ():
            crowd.taken += [crowd.at(index, each) for each in (box, *_line_to(spot))]
        spots.append(replace(spot, clear=clear))
    return tuple(spots)


def _best(
    crowds: Sequence[_Crowd], index: int, rings: Iterable[Sequence[tuple[Box, Spot]]], covering: float
) -> tuple[Spot, Box, bool]:
    """Return the spot that is the least in the way, of the nearest ring with a clear one, and whether it is clear."""
    tried: list[tuple[bool, float, Spot, Box]] = []
    for ring in rings:
        for box, spot in ring:
            covered = [crowd.covered(index, box, spot) for crowd in crowds]
            touching = covering < math.inf and any(crowd.touched(index, box) for crowd in crowds)
            clear = (spot.inside or max(covered) <= covering) and not touching
            tried.append((not clear, sum(covered), spot, box))
        if any(not worse for worse, *_ in tried):
            break
    worse, _, spot, box = min(tried, key=lambda each: each[:2])
    return spot, box, not worse


class _Crowd:
    """The circles of a map in one of its sizes, and the names that stand there already."""

    def __init__(self, told: _Asked, *, width: float) -> None:
        window = told.window
        scale = window.scale(width=width, height=told.height)
        self.places = [(across * scale, -mercator(up) * scale) for across, up in told.places]
        self.circles = [
            Box(x - size, y - size, x + size, y + size)
            for (x, y), size in zip(self.places, told.sizes, strict=True)
        ]
        self.picture = Box(
            window.west * scale,
            -mercator(window.north) * scale,
            window.east * scale,
            -mercator(window.south) * scale,
        )
        self.taken: list[Box] = []

    def at(self, index: int, box: Box) -> Box:
        """Return a rectangle around a circle’s middle as one on the picture."""
        x, y = self.places[index]
        return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)

    def covered(self, index: int, box: Box, spot: Spot) -> float:
        """Return how much of others a name around a circle and its line cover, and of what is not the picture."""
        here, line = self.at(index, box), [self.at(index, each) for each in _line_to(spot)]
        others = (*self.circles[:index], *self.circles[index + 1 :])
        names = sum(here.shared(each) for each in self.taken) + here.area - here.shared(self.picture)
        x, y = self.places[index]
        apart = [
            each for each in others if not each.holds(x, y)
        ]  # a line begins in the circles around its place
        crossed = sum(each.shared(other) for each in line for other in (*apart, *self.taken))
        return sum(here.shared(each) for each in others) + NAME_COVERED * (names + crossed)

    def touched(self, index: int, box: Box) -> bool:
        """Tell whether a name around a circle would touch another."""
        here = self.at(index, box)
        return any(here.shared(each) for each in self.taken)


def _rings(
    size: float, length: float, high: float, *, far: Sequence[float]
) -> Iterator[list[tuple[Box, Spot]]]:
    """Yield the places of a name around the middle of its circle, those at one distance together, the nearest first."""
    if length < 2 * size - INSIDE:
        yield [(_box(-length / 2, 0, length, high), Spot(right=0, down=0, anchor="middle", inside=True))]
        return
    for further in (0.0, *far):
        ring = []
        away = size + GAP + further
        slant = away * DIAGONAL
        sides = [(away, down) for down in (0, high / 2, -high / 2)]
        sides += [(slant, slant + high * A_QUARTER), (slant, -slant - high * A_QUARTER)] if further else []
        for right, down in sides:
            for anchor, sign in (("start", 1), ("end", -1)):
                spot = Spot(right=sign * right, down=down, anchor=anchor, inside=False, led=further > 0)
                ring.append((_box(right if sign > 0 else -right - length, down, length, high), spot))
        for down in (away + high / 2, -away - high / 2):
            spot = Spot(right=0, down=down, anchor="middle", inside=False, led=further > 0)
            ring.append((_box(-length / 2, down, length, high), spot))
        yield ring


def _line_to(spot: Spot) -> list[Box]:
    """Return the line that leads from the middle of a circle to its name, as small squares along it."""
    if not spot.led:
        return []
    steps = int(math.hypot(spot.right, spot.down) / STEP)
    places = [(spot.right * step / steps, spot.down * step / steps) for step in range(steps)]
    return [Box(x - STEP / 2, y - STEP / 2, x + STEP / 2, y + STEP / 2) for x, y in places]


def _box(left: float, middle: float, length: float, high: float) -> Box:
    return Box(left, middle - high / 2, left + length, middle + high / 2)
