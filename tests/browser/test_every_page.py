"""Every page in every language, opened once and asked all that must hold of it on every screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from displacement.pages import PAGES
from displacement.words import LANGUAGES, words_in
from tests.browser.conftest import seen_to_the_end, settled

pytestmark = pytest.mark.browser
DESK = {"width": 1440, "height": 900}
NARROWER = (1024, 768, 390)
SCREENS = 5
DEPTH = "document.querySelector('[data-testid=stMain]').scrollHeight"
SIDEWAYS = """() => ['[data-testid=stMain]', 'html'].map(name => document.querySelector(name))
  .filter(box => box.scrollWidth > box.clientWidth).map(box => box.tagName)"""
LED_NOWHERE = """() => [...document.querySelectorAll('[data-testid=stMain] a[href^="#"]')]
  .map(link => link.getAttribute('href').slice(1)).filter(name => name && !document.getElementById(name))"""
CUT_OFF = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
  const edge = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('svg text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width > 0 && (box.left < edge.left - 1 || box.right > edge.right + 1
      || box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
  }).map(text => text.textContent);
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_on_every_screen(visit, address, page, language):
    words = words_in(language)
    tab = settled(visit(address_of(address, page, language), maps=True, viewport=DESK))
    assert tab.locator("h1").first.inner_text() == words.say(PAGES[page].title)
    assert tab.evaluate(DEPTH) <= SCREENS * DESK["height"], "at its opening"
    assert seen_to_the_end(tab).evaluate(DEPTH) <= SCREENS * DESK["height"], "with all its pictures"
    assert hindrances(tab) == {}, "in a light room"
    assert led_nowhere(tab, words) == []
    tab.emulate_media(color_scheme="dark")
    for width in NARROWER:
        tab.set_viewport_size({"width": width, "height": 844})
        tab.reload()
        assert settled(tab).evaluate(SIDEWAYS) == [], width
        if width == NARROWER[0]:
            assert hindrances(tab) == {}, "in a dark room"
    seen_to_the_end(tab)
    assert tab.evaluate(CUT_OFF) == [], "on a phone"
    assert led_nowhere(tab, words) == [], "on a phone"
    assert tab.outside == [], "no request leaves the machine"
    assert tab.failures == [], "no script fails"
    assert tab.complaints == [], "nothing is refused and the console is empty"


def address_of(address, page, language):
    return f"{address}/{'' if page == 'overview' else page}?lang={language}"


def hindrances(tab):
    """Return what axe calls serious for people who see, hear or move otherwise, with where it stands."""
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return {
        each["id"]: [node["html"][:160] for node in each["nodes"]]
        for each in found
        if each["impact"] in {"serious", "critical"}
    }


def led_nowhere(tab, words):
    """Return the places that the page's own list names and that do not stand on it."""
    folded = tab.get_by_text(words.say("What this page holds"))
    if folded.count():
        folded.click()
        tab.locator("[data-testid=stExpanderDetails] a[href^='#']").first.wait_for()
    return tab.evaluate(LED_NOWHERE)
