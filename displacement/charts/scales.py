"""Round numbers along a scale, above zero and below it, large and small."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from displacement.charts.style import ROUND, TEN
from displacement.words import Words

HEADROOM = 1.06  # of the largest value
BEYOND = 1.12  # how far the last number may lie beyond the largest value, of that value
QUARTER = 2.5  # a step that needs a digit more than the others of its power
MOST_DECIMALS = 6
HAIR = 1e-9  # so that what should be a round step is one


def scale(
    values: pd.Series | Sequence[float], words: Words, *, count: int = 5, suffix: str = ""
) -> tuple[float, float, list[float], list[str]]:
    """Return the lower and the upper edge of a scale that holds zero and the values, its numbers and their texts."""
    known = [float(value) for value in values if not pd.isna(value)]
    top, low = max([0.0, *known]), min([0.0, *known])
    if top == low:
        return 0.0, 1.0, [0.0], [words.number(0) + suffix]
    step = _round_step((top - low) / count)
    first, last = math.floor(low / step), math.ceil(top / step)
    ticks = [round(step * place, MOST_DECIMALS) for place in range(first, last + 1)]
    ticks = [tick for tick in ticks if low * BEYOND <= tick <= top * BEYOND]
    decimals = max(0, -math.floor(math.log10(step))) + (1 if _is_quarter(step) else 0) if step < TEN else 0
    texts = [
        words.number(tick, decimals=decimals if tick and step != int(step) else None) + suffix
        for tick in ticks
    ]
    lower = min(low * HEADROOM, ticks[0])
    return lower, max(top * HEADROOM, ticks[-1]), ticks, texts


def _round_step(rough: float) -> float:
    power = TEN ** math.floor(math.log10(rough))
    return float(next(multiple * power for multiple in ROUND if multiple * power >= rough * (1 - HAIR)))


def _is_quarter(step: float) -> bool:
    return math.isclose(step / TEN ** math.floor(math.log10(step)), QUARTER)
