"""Printed addresses in a real browser: exhibits come into view, texts stay texts."""

from urllib.parse import quote, urlsplit

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports import address_of
from displacement.view import View
from tests.browser.conftest import settled

pytestmark = pytest.mark.browser
HOSTILE = "**x** <b>y</b> https://evil.example [z](https://evil.example) :material/home: $a$"
PRINTED = [
    ("darien", {}, "en"),
    ("claims-again", {"c": "USA"}, "es"),
    ("asked", {"day": "2019-06-15"}, "es"),
    ("disagreement", {}, "en"),
    ("checks", {}, "es"),
]
IN_VIEW = """(name) => {
  const top = document.getElementById(name)?.getBoundingClientRect().top;
  return top >= 0 && top < window.innerHeight;
}"""


@pytest.mark.parametrize(("exhibit", "choices", "language"), PRINTED)
def test_a_printed_address_brings_its_exhibit_into_view(visit, address, exhibit, choices, language):
    shown = EXHIBITS[exhibit].at(View(language=language).with_filters(choices))
    parts = urlsplit(address_of(shown))
    tab = visit(f"{address}{parts.path}?{parts.query}#{parts.fragment}")
    tab.wait_for_function(IN_VIEW, arg=exhibit)
    assert tab.locator(f"#{exhibit}").first.inner_text() == shown.title


def test_nothing_of_an_address_comes_to_life_on_the_page(visit, address):
    carried = quote(HOSTILE)
    tab = settled(
        visit(f"{address}/sources?lang=en&edition={carried}&disagreement={carried}&where={carried}")
    )
    alerts = tab.locator("[data-testid=stAlert]")
    assert alerts.count() == 3
    assert alerts.locator("b, strong, code, .katex, a[href*=evil]").count() == 0
    for told in alerts.all_inner_texts():
        assert "**x** <b>y</b>" in told.replace("\N{WORD JOINER}", "")


def test_two_disagreements_stand_open_at_once(visit, address):
    tab = settled(visit(f"{address}/sources?lang=en&where=PER&reason=cut_off_date"))
    rows = tab.locator("summary", has_text="Different cut-off dates")
    charts = tab.locator("[data-testid=stPlotlyChart]")
    for place in (0, 1):
        rows.nth(place).click()
        charts.nth(place).wait_for()
    assert tab.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
