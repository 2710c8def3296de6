"""What is wrong on a printed sheet: texts that are too small, cut off, or lie on another text, a point or a line."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from displacement.exports.printed import SEVEN_POINTS, scale_of

PLACED = Path(__file__).with_name("placed.js").read_text(encoding="utf-8")
TOUCHING = 2
"""Pixels that two boxes may share: a line of text is higher than its letters."""
INSIDE = 4
"""Pixels within a box of a text where a line is among its letters: above and below them lies white."""
Box = dict[str, Any]


def faults(sheet: Any, figure: go.Figure) -> list[str]:
    """Return what is wrong on a figure that is drawn on a page with Plotly and the typefaces of the dashboard."""
    placed = sheet.evaluate(PLACED, json.loads(figure.to_json()))
    texts = [box for box in placed["texts"] if not box.get("part")]
    return [
        *_too_small(placed["texts"], scale_of(figure)),
        *_cut_off(texts, figure.layout.width, figure.layout.height),
        *(f"{one['text']} lies on {two['text']}" for one, two in itertools.combinations(texts, 2) if shared(one, two)),
        *_covering(texts, placed["marks"]),
        *_crossed(texts, placed["lines"]),
    ]  # fmt: skip


def _too_small(texts: Sequence[Box], scale: float) -> Iterator[str]:
    for box in texts:
        if box["size"] * scale < SEVEN_POINTS:
            yield f"{box['text']} has {box['size'] * scale * 72 / 96:.1f} points"


def _cut_off(texts: Sequence[Box], width: float, height: float) -> Iterator[str]:
    for box in texts:
        if box["left"] < -1 or box["right"] > width + 1 or box["top"] < -1 or box["bottom"] > height + 1:
            yield f"{box['text']} is cut off"


def _covering(texts: Sequence[Box], marks: Sequence[Box]) -> Iterator[str]:
    """Yield each text that lies on a point and does not stand in a large one as a whole."""
    free = [box for box in texts if not any(holds(mark, box) for mark in marks)]
    for box, mark in itertools.product(free, marks):
        if shared(box, mark):
            yield f"{box['text']} covers a point at {mark['left']:.0f}, {mark['top']:.0f}"


def _crossed(texts: Sequence[Box], lines: Sequence[Box]) -> Iterator[str]:
    """Yield each line among the letters of a text that has no ground of its own; that which leads to it is left out."""
    for box, line in itertools.product(texts, lines):
        own = line["owner"] >= 0 and line["owner"] == box["owner"]
        if not own and not box["covered"] and any(within(box, x, y) for x, y in line["points"]):
            yield f"a {line['kind']} runs through {box['text']}"


def shared(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than they may."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > TOUCHING and down > TOUCHING


def holds(outer: Box, inner: Box) -> bool:
    """Tell whether a point is so large that its name stands in it."""
    return (
        outer["left"] - TOUCHING <= inner["left"]
        and inner["right"] <= outer["right"] + TOUCHING
        and outer["top"] - TOUCHING <= inner["top"]
        and inner["bottom"] <= outer["bottom"] + TOUCHING
    )


def within(box: Box, x: float, y: float) -> bool:
    """Tell whether a place of a line is among the letters of a text."""
    return (
        box["left"] + TOUCHING < x < box["right"] - TOUCHING
        and box["top"] + INSIDE < y < box["bottom"] - INSIDE
    )
