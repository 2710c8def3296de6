"""Hatched bars in print: lines, each within its bar and in the place that the pattern has it."""

import re

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports.formats import export
from displacement.exports.hatches import with_lines
from displacement.view import View

LARGEST = 250_000  # bytes of a PDF: a map of coasts has 180,000, and one hatch drawn as dots two million

PATTERN = (
    '<pattern id="p1" width="10px" height="10px" patternUnits="userSpaceOnUse" patternTransform="">'
    '<rect width="10px" height="10px" fill="rgb(95, 147, 163)" fill-opacity="1"/>'
    '<path d="M-2.5,2.5l5,-5M0,10L10,0" opacity="0.55" stroke="rgb(255, 255, 255)" stroke-width="1.75px"/></pattern>'
)
STYLE = "vector-effect: none; opacity: 1; stroke-width: 0px; fill: url('#p1');"
SEGMENT = re.compile(r"M(-?[\d.]+),(-?[\d.]+)L(-?[\d.]+),(-?[\d.]+)")


@pytest.mark.parametrize(
    ("bar", "lines"), [("M0,12V42H60V12Z", 9), ("M60,42V12H0V42Z", 9), ("M-30,5V15H-4V5Z", 4)]
)
def test_a_hatched_bar_has_the_lines_of_its_pattern_within_it(bar, lines):
    drawn = with_lines(f'{PATTERN}<path d="{bar}" class="pattern_filled" style="{STYLE}"/>')
    assert "url(" not in drawn
    assert "fill: rgb(95, 147, 163)" in drawn
    assert drawn.count('stroke="rgb(255, 255, 255)" stroke-width="1.75px"/>') == 2  # the pattern's, and ours
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", bar)]
    across, down = sorted((numbers[0], numbers[3])), sorted((numbers[1], numbers[2]))
    found = [tuple(map(float, each)) for each in SEGMENT.findall(drawn.partition("</pattern>")[2])]
    assert len(found) == lines
    for left, low, right, high in found:
        assert across[0] <= left <= right <= across[1]
        assert down[0] <= high <= low <= down[1]
        assert (left + low) % 10 == (right + high) % 10 == 0


def test_a_hatch_without_a_ground_is_lines_on_none():
    bare = re.sub(r"<rect [^>]*/>", "", PATTERN)
    drawn = with_lines(f'{bare}<path d="M0,12V42H60V12Z" class="pattern_filled" style="{STYLE}"/>')
    assert "url(" not in drawn
    assert "fill: none" in drawn
    assert len(SEGMENT.findall(drawn.partition("</pattern>")[2])) == 9


@pytest.mark.browser
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_a_picture_for_paper_holds_no_hatch_as_dots(exhibit_id):
    shown = EXHIBITS[exhibit_id].at(View(language="es"))
    assert "pattern_filled" not in with_lines(export(shown, "svg").content.decode())
    assert len(export(shown, "pdf").content) < LARGEST


def test_what_is_no_bar_or_has_no_such_pattern_stays_as_it_is():
    for drawing in (
        f'{PATTERN}<path d="M0,0L5,5L9,0Z" class="pattern_filled" style="{STYLE}"/>',
        f'<path d="M0,12V42H60V12Z" class="pattern_filled" style="{STYLE}"/>',
        "<svg><path d='M0,0'/></svg>",
    ):
        assert with_lines(drawing) == drawing
