"""Readers by keyboard, by ear, by finger, on paper, over plain http, without WebGL, in a dark room."""

import subprocess

import pytest

from tests.browser.conftest import settled
from tests.programs import needed

pytestmark = pytest.mark.browser
OPENER = "[data-testid=stPopoverButton]"
OPENED = "[data-testid=stPopoverBody]"
ON_OPENED = "() => document.activeElement.closest('[data-testid=stPopoverBody]') !== null"
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
A4 = {"format": "A4", "print_background": True}


@pytest.fixture
def taken(visit, address):
    """Open what can be taken away of the first exhibit, by keyboard alone."""
    page = settled(visit(f"{address}/hosts?lang=es"))
    page.locator(OPENER).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{OPENED} [data-testid=stCode]")
    return settled(page)


def test_what_opens_takes_the_focus_shows_it_and_gives_it_back(taken):
    assert taken.evaluate(ON_OPENED)
    taken.keyboard.press("Tab")
    assert taken.evaluate(ON_OPENED)
    assert taken.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    taken.keyboard.press("Escape")
    taken.wait_for_selector(OPENED, state="detached")
    assert taken.evaluate("() => document.activeElement.dataset.testid") == "stPopoverButton"


def test_a_text_is_copied_without_a_clipboard_and_else_selected_and_said(taken):
    taken.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    box = taken.locator(f"{OPENED} [data-testid=stCode]").nth(1)
    press_copy(box)
    taken.wait_for_function("() => document.querySelector('#reader-sees').textContent === 'Copiado.'")
    taken.evaluate("() => { document.execCommand = () => false; }")
    press_copy(box)
    taken.wait_for_function("() => document.querySelector('#reader-sees').textContent.includes('Ctrl+C')")
    assert (
        taken.evaluate("() => getSelection().toString()").strip() == box.locator("code").inner_text().strip()
    )


def press_copy(box):
    box.hover()
    box.locator("button").click()


def test_the_first_tab_leads_to_the_content_in_the_language_of_the_page(visit, address):
    page = settled(visit(f"{address}/permits?lang=es"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Ir al contenido"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "MAIN"


def test_what_a_search_finds_is_announced(visit, address):
    page = settled(visit(f"{address}/sources?lang=en"))
    search = page.get_by_role("textbox").first
    search.fill("863613")
    search.press("Enter")
    page.wait_for_function("() => document.querySelector('#reader-hears')?.textContent.includes('found')")


def test_a_new_finding_is_announced(visit, address):
    page = settled(visit(f"{address}/hosts?lang=en"))
    countries = page.get_by_role("combobox").first
    countries.fill("Chile")
    page.get_by_role("option", name="Chile", exact=True).wait_for()
    countries.press("Enter")
    page.wait_for_function("() => document.querySelector('#reader-hears')?.textContent.includes('Chile')")


def test_without_webgl_no_map_is_offered_that_would_stay_empty(visit, address):
    page = settled(visit(f"{address}/hosts?lang=en"))
    page.locator("[data-testid=stPlotlyChart]").first.wait_for()
    assert page.get_by_role("tab").count() == 0


def test_pictures_follow_the_theme_of_the_system(visit, address):
    page = settled(visit(f"{address}/permits?lang=en", color_scheme="light"))
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.querySelector('.main-svg').style.background === 'rgb(20, 23, 26)'")


def test_a_finger_on_a_chart_moves_the_page(visit, address):
    page = settled(visit(f"{address}/permits?lang=en", viewport={"width": 390, "height": 800},
                         has_touch=True, is_mobile=True))  # fmt: skip
    page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    box, before = page.locator(".js-plotly-plot").first.bounding_box(), page.evaluate(SCROLLED)
    across, down = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 700)
    finger = page.context.new_cdp_session(page)

    def touch(kind, *moved):
        points = [{"x": across, "y": down - up} for up in moved]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0)
    for up in range(20, 201, 20):
        touch("touchMove", up)
    touch("touchEnd")
    page.wait_for_function(f"before => ({SCROLLED})() > before + 100", arg=before)


def test_a_page_is_printed_whole_with_its_sources_and_without_its_controls(visit, address, tmp_path):
    page = visit(f"{address}/border?lang=en")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    settled(page).keyboard.press("Control+p")
    page.wait_for_function("() => window.printed")
    assert page.locator(".js-plotly-plot").count() == 7
    path = tmp_path / "border.pdf"
    page.pdf(path=path, **A4)
    read = subprocess.run([needed("pdftotext"), "-layout", str(path), "-"], check=True, capture_output=True)
    sheets = read.stdout.decode().split("\f")
    assert "Border" in sheets[0]
    assert all(sheet.strip() for sheet in sheets[:-1]), "no blank sheet"
    assert "‹https://" in "".join(sheets)
    assert not any(control in sheet for sheet in sheets for control in ("Take away", "How this was asked"))
    page.set_viewport_size({"width": 700, "height": 1000})  # about the width of a sheet
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    cut = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg:first-child')].filter(drawing => {
      const {right, height} = drawing.getBoundingClientRect();
      const {breakInside} = getComputedStyle(drawing.closest('.js-plotly-plot'));
      return right > innerWidth || height < 40 || breakInside !== 'avoid';
    }).length"""
    assert page.evaluate(cut) == 0


def test_the_browser_is_told_not_to_translate(visit, address):
    page = visit(f"{address}/hosts?lang=es")
    assert page.evaluate("() => [document.documentElement.translate, document.documentElement.lang]") == [
        False,
        "es",
    ]
    assert page.locator("meta[name=google][content=notranslate]").count() == 1
