"""Published numbers recomputed from their published parts; the rounding of the printed form decides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal

Verdict = Literal["consistent", "truncated", "inconsistent", "unpublished"]
NEAR = 1e-9


@dataclass(frozen=True, kw_only=True)
class Check:
    """What the parts give (nothing where they are not published) and whether the published number follows."""

    recomputed: float | None
    verdict: Verdict


def recompute(operation: str, parts: Sequence[float]) -> float | None:
    """Return what the parts give, or nothing where there are none.

    ``sum`` of all; ``difference`` of the first and the rest; ``share`` of the first in the second and ``change``
    from the first to the second, in percent. ``part`` gives the whole that a part must not exceed.
    """
    if not parts:
        return None
    if operation == "sum":
        return math.fsum(parts)
    if operation == "difference":
        return parts[0] - math.fsum(parts[1:])
    if operation == "share":
        return 100 * parts[0] / parts[1]
    if operation == "change":
        return 100 * (parts[1] - parts[0]) / parts[0]
    return parts[0]


def check(
    operation: str, parts: Sequence[tuple[float, str]], *, published: float, qualifier: str, percent: bool
) -> Check:
    """Return whether a published number follows from its parts, as exactly as all of them were printed.

    ``parts`` are values with their qualifiers: what is given as “about” or “over” may lie anywhere within its
    last digit, and so may what is made of it.
    """
    found = recompute(operation, [value for value, _ in parts])
    if found is None:
        return Check(recomputed=None, verdict="unpublished")
    if operation == "part":
        return Check(recomputed=found, verdict="consistent" if published <= found else "inconsistent")
    step = last_digit(published, percent=percent, rounded=qualifier != "exact")
    reach = [recompute(operation, corner) for corner in product(*(_ends(*part) for part in parts))]
    ends = [end for end in reach if end is not None]
    verdict = _verdict(found, published, qualifier=qualifier, step=step)
    if (
        verdict != "consistent"
        and min(ends) - step / 2 <= published <= max(ends) + step / 2
        and len(set(ends)) > 1
    ):
        verdict = "consistent"
    return Check(recomputed=found, verdict=verdict)


def _ends(value: float, qualifier: str) -> tuple[float, ...]:
    """Return the lowest and the highest number that a printed part may stand for."""
    digit = last_digit(value, percent=False, rounded=True)
    reach = {
        "about": (value - digit / 2, value + digit / 2),
        "bare": (value - digit / 2, value + digit / 2),
        "over": (value, value + digit),
        "at_least": (value, value + digit),
        "under": (value - digit, value),
        "at_most": (value - digit, value),
    }
    return reach.get(qualifier, (value,))


def last_digit(value: float, *, percent: bool, rounded: bool) -> float:
    """Return the worth of the last digit a number was printed with.

    A percentage is printed to the whole or to its decimals; a number given as “about” or “over” is rounded to
    its last digit that is not zero; an exact one to the unit.
    """
    last = int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
    return 10.0**last if last < 0 or (rounded and not percent and value) else 1.0


def _verdict(found: float, published: float, *, qualifier: str, step: float) -> Verdict:
    if qualifier in {"over", "at_least"} and published <= found < published + max(step, 0.05 * published):
        return "consistent"
    if qualifier in {"under", "at_most"} and published >= found > published - max(step, 0.05 * published):
        return "consistent"
    if abs(found - published) <= step / 2 + NEAR:
        return "consistent"
    if math.floor(abs(found) / step + NEAR) * step == abs(published) and found * published > 0:
        return "truncated"
    return "inconsistent"
