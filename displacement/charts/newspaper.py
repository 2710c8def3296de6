"""Lists that run over columns as in a newspaper: how many columns, and where each begins."""

from __future__ import annotations

import math
from collections.abc import Sequence

COLUMN = 440  # pixels: a list that is shorter needs no further column
GUTTER = 0.06  # of a column, between two of them


def in_columns(heights: Sequence[float], *, across: int) -> list[int]:
    """Return the column of each entry of these heights: at most ``across``, as many as needed, evenly filled."""
    total = sum(heights)
    columns = max(1, min(across, math.ceil(total / COLUMN)))
    places, column, filled = [], 0, 0.0
    for height in heights:
        if filled + height / 2 > total * (column + 1) / columns:
            column = min(column + 1, columns - 1)
        places.append(column)
        filled += height
    return places


def left_of(column: int) -> float:
    """Return where a column begins when each is one wide and the first begins at zero."""
    return column * (1 + GUTTER)


def width_of(columns: int) -> float:
    """Return how wide these columns are together with what lies between them."""
    return left_of(columns - 1) + 1
