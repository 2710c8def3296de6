"""Colours can be told apart from the ground, in both themes."""

import itertools
import math
from dataclasses import asdict

import pytest

from displacement.view.colours import DARK, LIGHT

TEXT = ("text", "muted")
MARKS = ("accent", "opens", "restricts", "neutral", "admitted", "denied", "pending", "archived", "unhcr", "r4v",
         "national", "other", "women", "men", "accent_soft", "yours")  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("names", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_contrast_with_the_ground(palette, names, least):
    weak = {name: round(contrast(asdict(palette)[name], palette.ground), 2) for name in names}
    assert {name: ratio for name, ratio in weak.items() if ratio < least} == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_eight_series_stand_out_from_the_ground_and_from_one_another_whatever_one_sees(palette):
    assert len(set(palette.series)) == len(palette.series) == 8
    assert palette.series[0] == palette.accent
    assert {colour: contrast(colour, palette.ground) for colour in palette.series if
            contrast(colour, palette.ground) < 3} == {}  # fmt: skip
    for seen in SEEN.values():
        for one, other in itertools.combinations(palette.series, 2):
            assert apart(one, other, seen) > 0.09, (one, other)


def test_a_series_has_its_colour_by_its_place():
    assert LIGHT.of_series(["PER", "COL"]) == {"PER": LIGHT.accent, "COL": LIGHT.series[1]}


# How the red, green and blue of a screen arrive in eyes without long, middle or short cones (Machado and others, 2009).
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
LMS = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
OKLAB = ((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))


def apart(one, other, seen):
    """Return how far apart two colours look, in OKLab."""
    return math.dist(*(look(colour, seen) for colour in (one, other)))


def look(colour, seen):
    cones = times(LMS, [max(0, each) for each in times(seen, linear(colour))])
    return times(OKLAB, [each ** (1 / 3) for each in cones])


def times(matrix, vector):
    return [sum(factor * value for factor, value in zip(row, vector, strict=True)) for row in matrix]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
