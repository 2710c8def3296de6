"""The map that moves: by keyboard, within the browser alone, each step telling its date."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports.standalone import standalone
from displacement.view import View

pytestmark = pytest.mark.browser
CHOICE = {"m": "unhcr_hosted", "c": "all", "f": "map"}


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_bytes(standalone(EXHIBITS["compose"].at(View(language="es").with_filters(CHOICE))))
    page = chromium.new_context(viewport={"width": 900, "height": 900}).new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(".slider-group[role=slider]")
    page.wait_for_function("document.querySelectorAll('.scatterlayer path.point').length > 0")
    yield page
    page.context.close()


def drawn(page):
    """Return how many circles the map shows."""
    return page.locator(".scatterlayer path.point").count()


def test_the_years_are_moved_through_by_keyboard_without_asking_anybody(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    slider = page.locator(".slider-group[role=slider]")
    assert slider.get_attribute("aria-label") == "Fecha"
    first, last = "2014", slider.get_attribute("aria-valuetext")
    now = drawn(page)
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_function(
        "before => document.querySelectorAll('.scatterlayer path.point').length < before", arg=now
    )
    assert slider.get_attribute("aria-valuetext") == first
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "2015"
    page.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == last
    assert slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
    assert asked == []
