"""The map that moves: by keyboard, within the browser alone, each step telling its date."""

import itertools

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports.standalone import standalone
from displacement.view import View
from tests.exports.placing import holds

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


BOXES = """() => {
  const boxes = (marks) => [...document.querySelectorAll(marks)].map((mark) => {
    const {left, top, right, bottom} = mark.getBoundingClientRect();
    return {text: mark.textContent, left, top, right, bottom};
  });
  return {names: boxes('.scatterlayer .textpoint text'), circles: boxes('.scatterlayer path.point')};
}"""
EDGE = 12
"""Square pixels of a circle that a name may cover: the corners of its square, and a hair of its edge."""


def covered(one, other):
    """Return the square pixels that two boxes share, but for the hair around letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"]) - 2
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) - 2
    return max(across, 0) * max(down, 0)


@pytest.mark.parametrize("width", [390, 900])
def test_no_name_covers_another_or_another_circle_in_any_year(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.reload()
    page.wait_for_function("document.querySelectorAll('.scatterlayer path.point').length > 0")
    slider = page.locator(".slider-group[role=slider]")
    slider.focus()
    page.keyboard.press("Home")
    for year in range(2014, int(slider.get_attribute("aria-valuemax")) + 2014 + 1):
        page.wait_for_function(
            "year => document.querySelector('.slider-group').getAttribute('aria-valuetext') === year",
            arg=str(year),
        )
        drawn_now = page.evaluate(BOXES)
        assert len(drawn_now["names"]) >= 7, year
        for one, other in itertools.combinations(drawn_now["names"], 2):
            assert covered(one, other) == 0, (year, one["text"], other["text"])
        circles = drawn_now["circles"]
        beside = [name for name in drawn_now["names"] if not any(holds(circle, name) for circle in circles)]
        for name, circle in itertools.product(beside, circles):
            assert covered(name, circle) <= EDGE, (year, name["text"])
        page.keyboard.press("ArrowRight")
