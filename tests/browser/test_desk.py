"""The page as a desk: short, wide where the screen is, one column on a phone, what is long opened where asked for."""

import pytest

from displacement.exhibit.notes import on_the_face
from displacement.exhibits import EXHIBITS
from displacement.view import View
from tests.browser.conftest import seen_to_the_end, settled

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
DEPTH = "document.querySelector('[data-testid=stMain]').scrollHeight"


def test_a_picture_waits_until_the_reader_comes_near_and_its_place_is_kept(visit, address):
    tab = settled(visit(f"{address}/border?lang=en", maps=True, viewport=DESK))
    depth, drawn = tab.evaluate(DEPTH), tab.locator("[data-testid=stPlotlyChart]")
    few = drawn.count()
    tab.get_by_role("link", name=EXHIBITS["waiting-days"].question).click()
    tab.locator("[data-testid=stPlotlyChart] .bars").last.wait_for()
    seen_to_the_end(tab)
    assert few < drawn.count()
    assert abs(tab.evaluate(DEPTH) - depth) < 40
    assert tab.failures == []


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (1024, True), (390, False)])
def test_notes_stand_beside_their_picture_where_there_is_room_and_under_it_where_not(
    visit, address, width, beside
):
    tab = settled(visit(f"{address}/border?lang=en", viewport={"width": width, "height": 900}))
    chart = tab.locator("[data-testid=stPlotlyChart]", has_text="asylum claims recorded at the border")
    picture = chart.bounding_box()
    caution = tab.get_by_text("Admission to the procedure is not recognition").first
    assert caution.is_visible()
    note = caution.bounding_box()
    if beside:
        assert note["x"] >= picture["x"] + picture["width"]
        assert note["y"] < picture["y"] + picture["height"]
    else:
        assert note["y"] >= picture["y"] + picture["height"]


def test_on_a_phone_one_warning_stands_and_the_others_are_counted_and_open_there(visit, address):
    told, folded = on_the_face(EXHIBITS["hosts-map"].at(View()), room=0)
    tab = settled(visit(f"{address}/hosts?lang=en", viewport=PHONE))
    assert len(told) == 1
    assert tab.get_by_text(told[0].removeprefix(":material/info: ")[:60]).first.is_visible()
    last = tab.get_by_text("sums are approximate")
    assert last.count() == 0
    tab.get_by_role("button", name=f"Notes ({len(folded)})").first.click()
    last.first.wait_for()
    tab.get_by_role("button", name=f"Notes ({len(folded)})").first.click()
    last.first.wait_for(state="detached")


def test_what_opens_is_named_for_its_exhibit_and_reached_by_keyboard(visit, address):
    tab = settled(visit(f"{address}/border?lang=en", viewport=DESK))
    title = EXHIBITS["border-claims-funnel"].at(View()).title
    opens = tab.get_by_role("toolbar", name=title).get_by_role("button", name="Table")
    opens.focus()
    tab.keyboard.press("Enter")
    tab.locator("table", has_text="1,018").first.wait_for()


def test_a_page_is_as_wide_as_its_text_can_be_read(visit, address):
    for width, most in ((1920, 1200), (1440, 1200), (390, 390)):
        tab = settled(visit(f"{address}/timeline?lang=en", viewport={"width": width, "height": 900}))
        table = tab.locator("[data-testid=stTable]").last.bounding_box()
        assert table["width"] <= most
        assert table["x"] >= 0
        if width == 1920:
            assert abs(table["x"] + table["width"] / 2 - width / 2) < 20, "in the middle"


def test_a_link_pressed_while_pictures_come_near_opens_its_page_and_keeps_it(visit, address):
    """A place that speaks between the press and the answer would leave the new page blank."""
    tab = settled(visit(f"{address}/?lang=en", viewport=DESK))
    tab.get_by_role("link", name="Asylum claims").first.click()
    tab.locator("h3", has_text="of those decided on the merits").first.scroll_into_view_if_needed()
    tab.locator("[data-testid=stPageLink] a", has_text="Change this").first.click()
    tab.locator("h1", has_text="Explore").wait_for()
    settled(tab).wait_for_timeout(1500)
    assert settled(tab).locator("h1", has_text="Explore").is_visible()
