"""What Firefox prints, which lays a page out for paper by rules of its own and writes its letters as drawings."""

import subprocess

import pytest
from PIL import Image, ImageColor

from displacement.view.colours import LIGHT
from tests.chromium import AT_REST, NEXT_PLACE
from tests.firefox import firefox
from tests.programs import needed

pytestmark = pytest.mark.browser
DOTS = "40"  # an inch: a sheet is 331 by 468 pixels
INK = 1500
"""Pixels of a sheet that are not white where more than its edges is printed on it."""
A_FEW = 10  # pixels of some of the small marks
ALIKE = 12
"""Of 255: how far a pixel may be from a colour that it is of."""


def sheets_of(path, folder):
    """Return the sheets of a PDF as pictures."""
    subprocess.run([needed("pdftoppm"), "-r", DOTS, "-png", str(path), str(folder / "sheet")], check=True)
    return [Image.open(file).convert("RGB") for file in sorted(folder.glob("sheet-*.png"))]


def pixels(sheet, colour):
    """Return how many pixels of a sheet are of a colour."""
    wanted = ImageColor.getrgb(colour)
    return sum(
        count
        for count, found in sheet.getcolors(sheet.width * sheet.height)
        if all(abs(one - other) <= ALIKE for one, other in zip(found, wanted, strict=True))
    )


def test_firefox_prints_every_picture_of_a_page_and_no_blank_sheet(address, tmp_path):
    profile, path = tmp_path / "profile", tmp_path / "timeline.pdf"
    profile.mkdir()
    with firefox(profile) as window:
        window.sized(width=1280, height=1000)
        window.open(f"{address}/timeline?lang=es")
        window.waits_for("() => document.querySelector('[data-testid=stApp]') !== null")
        for moment in (AT_REST, NEXT_PLACE, AT_REST):
            window.waits_for(moment)
        path.write_bytes(window.printed())
    sheets = sheets_of(path, tmp_path)
    white = [pixels(sheet, LIGHT.ground) for sheet in sheets]
    assert all(sheet.width * sheet.height - none > INK for sheet, none in zip(sheets, white, strict=True))
    for colour in (LIGHT.opens, LIGHT.restricts):
        lanes, marks = sorted((pixels(sheet, colour) for sheet in sheets), reverse=True)[:2]
        assert lanes > INK, "the three lanes of the corridor"
        assert marks > A_FEW, "the measures of all countries, on a sheet of their own"
