"""Hatched bars as lines: a browser that prints draws a pattern of SVG as a picture of dots, some megabytes a page."""

from __future__ import annotations

import math
import re

NUMBER = r"(-?[\d.]+(?:e-?\d+)?)"
PATTERN = re.compile(
    rf'<pattern id="([^"]+)" width="{NUMBER}px"[^>]*>(?:<rect [^>]*fill="([^"]+)"[^>]*/>)?'
    r'<path [^>]*?((?: (?:opacity|stroke|stroke-width)="[^"]*")+)/></pattern>'
)
BAR = re.compile(
    rf"<path d=\"M{NUMBER},{NUMBER}V{NUMBER}H{NUMBER}V{NUMBER}Z\" class=\"pattern_filled\" style=\"([^\"]*)"
    r"fill: url\('#([^']+)'\);\"/>"
)


def with_lines(drawing: str) -> str:
    """Return a drawing of Plotly's whose hatched bars are hatched with lines, on the ground that they had, or on none.

    The lines are those of its pattern “/”, which rise to the right, in their places. What is no upright bar stays.
    """
    hatches = {
        name: (float(apart), ground or "none", pen) for name, apart, ground, pen in PATTERN.findall(drawing)
    }

    def drawn(found: re.Match[str]) -> str:
        left, one, other, right, *_, name = found.groups()
        if name not in hatches:
            return found[0]
        apart, ground, pen = hatches[name]
        bar = found[0].replace(f"url('#{name}')", ground).replace("pattern_filled", "filled")
        across, down = (float(left), float(right)), (float(one), float(other))
        lines = _lines(min(across), max(across), min(down), max(down), apart)
        return f'{bar}<path d="{lines}" fill="none"{pen}/>'

    return BAR.sub(drawn, drawing)


def _lines(left: float, right: float, top: float, bottom: float, apart: float) -> str:
    """Return the lines of a hatch within a rectangle: on each, x and y add up to a multiple of their distance."""
    first, last = math.ceil((left + top) / apart), math.floor((right + bottom) / apart)
    ends = []
    for total in (apart * step for step in range(first, last + 1)):
        begin, end = max(left, total - bottom), min(right, total - top)
        ends.append(f"M{_told(begin)},{_told(total - begin)}L{_told(end)},{_told(total - end)}")
    return "".join(ends)


def _told(place: float) -> str:
    return str(round(place, 2))
