"""Whom a country is held beside: its peers by a named strategy, as far as they have a figure at the same time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from displacement.queries import ask

CORRIDOR = ("COL", "ECU", "PER", "CHL")
NEAREST = 4
Strategy = Callable[[str, Mapping[str, float]], tuple[str, ...]]


def neighbours(area: str, _: Mapping[str, float]) -> tuple[str, ...]:
    """Return the areas that lie beside one."""
    return tuple(ask("neighbours", area=area)["code"])


def corridor(area: str, _: Mapping[str, float]) -> tuple[str, ...]:
    """Return the countries of the way south, from Colombia to Chile."""
    return tuple(each for each in CORRIDOR if each != area)


def nearest(area: str, _: Mapping[str, float]) -> tuple[str, ...]:
    """Return the countries whose number of Venezuelans is nearest, in proportion, by UNHCR’s last count of all."""
    return _nearest(area, "hosted")


def nearest_per(area: str, _: Mapping[str, float]) -> tuple[str, ...]:
    """Return the countries whose number of Venezuelans per 1,000 inhabitants is nearest, in proportion."""
    return _nearest(area, "hosted_per_1000")


def in_range(area: str, values: Mapping[str, float]) -> tuple[str, ...]:
    """Return the countries with the largest, the median and the smallest number of what is asked."""
    ranked = sorted(values, key=lambda code: (values[code], code))
    if not ranked:
        return ()
    found = (ranked[-1], ranked[(len(ranked) - 1) // 2], ranked[0])
    return tuple(dict.fromkeys(code for code in found if code != area))


def _nearest(area: str, column: str) -> tuple[str, ...]:
    table = ask("hosts_compared").dropna(subset=[column])
    values = dict(zip(table["code"], table[column], strict=True))
    if area not in values:
        return ()
    away = {code: abs(math.log(value / values[area])) for code, value in values.items() if code != area}
    return tuple(sorted(away, key=lambda code: (away[code], code)))


STRATEGIES: Mapping[str, Strategy] = {
    "neighbours": neighbours,
    "corridor": corridor,
    "nearest": nearest,
    "nearest_per": nearest_per,
    "range": in_range,
}
SO_MANY = {"nearest": NEAREST, "nearest_per": NEAREST}
"""How many are taken of strategies that rank all countries."""


def peers(strategy: str, area: str, *, values: Mapping[str, float], among: Iterable[str]) -> tuple[str, ...]:
    """Return the peers of an area by a strategy, those ``among`` the areas that have a figure at the same time."""
    kept = frozenset(among)
    found = tuple(code for code in STRATEGIES[strategy](area, values) if code in kept and code != area)
    return found[: SO_MANY.get(strategy)]
