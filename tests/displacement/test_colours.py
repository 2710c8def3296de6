"""Colours can be told apart from the ground, in both themes."""

from dataclasses import asdict

import pytest

from displacement.view.colours import DARK, LIGHT

TEXT = ("text", "muted")
MARKS = ("accent", "opens", "restricts", "neutral", "admitted", "denied", "pending", "archived", "unhcr", "r4v",
         "national", "other", "women", "men", "accent_soft")  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("names", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_contrast_with_the_ground(palette, names, least):
    weak = {name: round(contrast(asdict(palette)[name], palette.ground), 2) for name in names}
    assert {name: ratio for name, ratio in weak.items() if ratio < least} == {}


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
