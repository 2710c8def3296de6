"""The contact sheet: every form of an exhibit in one place."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest

from displacement.exports import PRESETS
from displacement.words import LANGUAGES
from tests.workshop.begin import Refused
from tests.workshop.sheet import THEMES, WIDTHS, lay_out


@pytest.mark.browser
def test_the_sheet_shows_every_language_theme_and_size_as_page_print_and_slide():
    with ThreadPoolExecutor(1) as own:  # a browser of its own, where the session has one open already
        sheet = own.submit(lay_out, "corridor").result()
    made = {file.stem: file.read_bytes() for file in sheet.file.parent.glob("*.png")}
    wanted = {f"print-{size}-{language}" for size, language in itertools.product(PRESETS, LANGUAGES)}
    wanted |= {f"slide-{language}-{theme}" for language, theme in itertools.product(LANGUAGES, THEMES)}
    wanted |= {"-".join(["page", *parts]) for parts in itertools.product(WIDTHS, LANGUAGES, THEMES)}
    assert set(made) == wanted
    assert all(picture.startswith(b"\x89PNG") for picture in made.values())
    assert len(set(made.values())) == len(made), "no two are the same"
    told = sheet.file.read_text(encoding="utf-8")
    assert all(f'src="{name}.png"' in told for name in made)
    assert sheet.left_out == ()


@pytest.mark.parametrize(
    ("name", "choices", "said"),
    [
        ("nothing", "", "There is no exhibit “nothing”"),
        ("hosts-series", "c=XXX", "“c” cannot be “XXX”"),
        ("hosts-series", "colour=red", "has no choice colour. It has: c"),
    ],
)
def test_a_view_that_is_not_there_is_refused_in_words(name, choices, said):
    with pytest.raises(Refused, match=said):
        lay_out(name, choices=choices)
