"""What only a browser knows: addresses on a cold server, language, network, maps, accessibility."""

import io
import re
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.browser.conftest import choose, settled, until
from tests.edition import EDITION
from tests.serving import served

pytestmark = pytest.mark.browser
TITLES = {
    ("", "en"): "Refugio en cifras",
    ("permits", "es"): "Permisos",
    ("sources", "es"): "Fuentes",
}


@pytest.mark.parametrize(("page", "language"), TITLES)
def test_a_deep_link_opens_on_a_cold_server_in_its_language(visit, page, language):
    with served() as address:
        tab = visit(f"{address}/{page}?lang={language}", maps=True)
        assert tab.locator("h1").first.inner_text() == TITLES[page, language]
        settled(tab)
        assert tab.evaluate("document.documentElement.lang") == language
        assert tab.locator("[data-testid='stException']").count() == 0
        assert tab.failures == []


def test_the_language_is_named_before_any_script_runs(chromium, address):
    request = chromium.new_context().request
    answer = request.get(f"{address}/border?lang=es", headers={"accept": "text/html"})
    assert '<html lang="es"' in answer.text()
    assert (
        request.get(f"{address}/border", headers={"accept": "text/html"}).text().count('<html lang="en"') == 1
    )


def test_switching_the_language_keeps_the_view(visit, address):
    tab = settled(visit(f"{address}/hosts?c=CHL&t=..2019&lang=en"))
    tab.get_by_role("button", name="Español").or_(tab.get_by_role("radio", name="Español")).first.click()
    tab.wait_for_selector("h1:has-text('Países de acogida')")
    settled(tab)
    assert "c=CHL" in tab.url
    assert "t=..2019" in tab.url
    assert "lang=es" in tab.url
    assert tab.evaluate("document.documentElement.lang") == "es"
    assert tab.locator("h3", has_text="Chile: ").first.is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_shows_land_and_circles_without_network(visit, address, theme):
    tab = settled(visit(f"{address}/hosts?lang=en", maps=True, color_scheme=theme))
    tab.get_by_role("tab", name="Zoom and move").click()
    canvas = tab.locator("[data-testid='stDeckGlJsonChart'] canvas").first
    canvas.scroll_into_view_if_needed()
    until(lambda: areas_of_one_colour(canvas.screenshot()) >= 3, "ground, land and circles are drawn")


def areas_of_one_colour(png):
    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(16)
    return sum(count > 500 for count, _ in image.getcolors())


def test_clicking_a_country_sets_it_in_the_address_and_on_the_page(visit, address):
    tab = settled(visit(f"{address}/hosts?lang=en"))
    bars = tab.locator("[data-testid='stPlotlyChart']:has(.bars)").first
    bars.scroll_into_view_if_needed()
    choose(bars.locator(".bars .point").nth(3), tab.locator("h3", has_text="Chile: ").first)
    tab.wait_for_url("**c=CHL**")


def test_clicking_a_point_shows_where_its_figure_comes_from(visit, address):
    tab = settled(visit(f"{address}/border?lang=en"))
    chart = tab.locator("[data-testid='stPlotlyChart']").first
    choose(chart.locator(".bars .point").first, tab.get_by_text("Read in").first)
    assert tab.locator("a[href*='amnesty.org']").count() >= 1


def test_clicking_a_measure_shows_what_it_changed_its_instrument_and_its_source(visit, address):
    tab = settled(visit(f"{address}/timeline?lang=en&c=PER"))
    tab.locator("h3#timeline").scroll_into_view_if_needed()
    lanes = tab.locator(".st-key-chart-timeline")
    card = tab.locator("[data-testid='stMarkdown']", has_text="Legal instrument:").first
    choose(lanes.locator(".scatterlayer .point").first, card)
    assert "Peru" in card.inner_text()
    assert card.locator("a[href^='http']").count() >= 1


def test_moving_the_day_moves_what_was_asked_and_the_address(visit, address):
    tab = settled(visit(f"{address}/timeline?lang=en&day=2019-06-15"))
    tab.locator("h3", has_text="15 June 2019: a visa is asked by Peru").wait_for()
    days = tab.locator("[data-testid=stSlider]", has_text="Days on which something changed")
    slider = days.get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    tab.wait_for_url("**day=**")
    tab.locator("h3", has_text="15 June 2019").wait_for(state="detached")
    assert "day=2019-06-15" not in tab.url


def test_a_number_is_searched_and_opens_to_what_defends_it(visit, address):
    tab = settled(visit(f"{address}/sources?lang=en"))
    box = tab.get_by_label("Search by number, word, place or source")
    box.fill("863 613")
    box.press("Enter")
    tab.get_by_text("1 figure found").first.wait_for()
    tab.wait_for_url("**q=863**")
    tab.locator("summary", has_text="863,613 people").first.click()
    card = tab.locator("table", has_text="Who counted").first
    card.wait_for()
    assert "In search of safety" in card.inner_text()
    assert card.locator("a[href*='amnesty.org']").count() >= 1


def test_the_way_from_a_mark_to_the_card_of_its_figure(visit, address):
    tab = settled(visit(f"{address}/border?lang=en"))
    chart = tab.locator("[data-testid='stPlotlyChart']").first
    link = tab.get_by_role("link", name="Where does this number come from?").first
    choose(chart.locator(".bars .point").first, link)
    link.click()
    tab.wait_for_url("**/sources**figure=ai-border-2019-recorded**")
    tab.locator("table", has_text="Who counted").first.wait_for()


def test_a_disagreement_opens_to_its_figures_on_one_scale(visit, address):
    tab = settled(visit(f"{address}/sources?lang=en&where=PER&reason=cut_off_date"))
    row = tab.locator("summary", has_text="Different cut-off dates").first
    row.scroll_into_view_if_needed()
    row.click()
    tab.locator("[data-testid='stPlotlyChart']").first.wait_for()


def test_the_table_of_a_chart_is_a_real_table_with_its_sources(visit, address):
    tab = settled(visit(f"{address}/border"))
    tab.get_by_role("button", name="Table").first.click()
    table = tab.locator("table", has_text="1,018").first
    table.wait_for()
    assert table.locator("th", has_text="Source").count() == 1
    assert table.locator("a[href*='amnesty.org']").count() >= 1


def test_the_page_is_usable_by_keyboard(visit, address):
    tab = settled(visit(f"{address}/hosts"))
    reached = set()
    for _ in range(90):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                "document.activeElement?.getAttribute('aria-label') || document.activeElement?.innerText"
            )
        )
    text = " ".join(str(each) for each in reached)
    for name in ("Español", "Countries", "Table", "Change this", "Take away"):
        assert name in text


def test_everything_is_taken_away_from_the_button_under_an_exhibit(visit, address):
    tab = settled(visit(f"{address}/border?lang=es", permissions=["clipboard-read", "clipboard-write"]))
    tab.get_by_role("button", name="Para llevar").first.click()
    opened = tab.locator("[data-testid=stPopoverBody]")
    opened.get_by_role("link", name=re.compile("^CSV con punto y coma y 1,5 .*, completo$")).wait_for()
    links = opened.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {link.partition("?")[0].rpartition(".")[2] for link in links} >= {
        "png", "svg", "pdf", "csv", "xlsx", "json", "html", "zip",
    }  # fmt: skip
    for link in (links[0], links[-1]):
        assert tab.request.get(urljoin(f"{address}/border", link)).status == 200
    copied = opened.locator("code").all_inner_texts()
    assert any(f"edition={EDITION}#border-claims-funnel" in text for text in copied)
    opened.get_by_text("Este tablero no tiene dirección pública").wait_for()
    key = f"refugio-border-claims-funnel-{EDITION}-es"
    for reference in (f"@misc{{{key},", f"ID  - {key}", f'"id": "{key}"'):
        assert any(reference in text for text in copied)
    assert any("<iframe" in text and "/embed/border-claims-funnel?" in text for text in copied)
    opened.get_by_role("button", name="Copiar la imagen (PNG)").click()
    opened.get_by_text("Listo.").wait_for()
    kinds = tab.evaluate("navigator.clipboard.read().then(things => things.flatMap(thing => thing.types))")
    assert kinds == ["image/png"]


def test_where_the_server_has_no_browser_the_readers_draws_the_pictures(visit, tmp_path):
    with served(BROWSER_PATH="/nowhere") as address:
        tab = settled(visit(f"{address}/border"))
        tab.get_by_role("button", name="Take away").first.click()
        opened = tab.locator("[data-testid=stPopoverBody]")
        opened.get_by_text("kaleido.get_chrome").wait_for()
        for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
            with tab.expect_download() as caught:
                opened.get_by_role("button", name=f"Save as {kind}").click()
            assert caught.value.suggested_filename == f"border-claims-funnel-{EDITION}-en.{kind.lower()}"
            path = tmp_path / kind
            caught.value.save_as(path)
            assert path.read_bytes().startswith(begins)
        assert tab.outside == []


def test_an_exhibit_becomes_a_slide_of_ones_own_deck_and_is_presented(visit, address):
    tab = settled(visit(f"{address}/hosts?lang=en&c=CHL&t=..2019"))
    heading = tab.locator("h3", has_text="Chile").first.inner_text()
    under = tab.get_by_role("button", name="Take away")
    under.nth(2).click()
    tab.get_by_role("button", name="Add to my deck").click()
    tab.get_by_text("Slide 1 of your deck").wait_for()
    tab.keyboard.press("Escape")
    tab.get_by_role("link", name="Present").first.click()
    tab.wait_for_selector("h1:has-text('Present')")
    settled(tab)
    tab.get_by_text(f"1. {heading}").wait_for()
    with tab.expect_popup() as opened:
        tab.get_by_role("link", name="Present in a dark room").last.click()
    slides = opened.value
    slides.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")
    assert slides.locator(".slide.here h1").inner_text() == heading
    assert slides.evaluate("document.documentElement.dataset.room") == "dark"


def test_a_deck_outlives_a_reload_and_is_gone_where_it_was_emptied(visit, address):
    tab = settled(visit(f"{address}/hosts?lang=es&c=CHL"))
    tab.get_by_role("button", name="Para llevar").first.click()
    tab.get_by_role("button", name="Añadir a mi presentación").click()
    tab.get_by_text("Diapositiva 1 de su presentación").wait_for()
    tab.reload()
    tab.get_by_text("Su presentación está de vuelta: 1 diapositiva").wait_for()
    tab.goto(f"{address}/present?lang=es")
    tab.get_by_text("Su presentación está de vuelta: 1 diapositiva").wait_for()
    settled(tab)
    slide = tab.locator("[data-testid=stExpander]").last
    slide.locator("summary").click()
    slide.get_by_label("Notas").fill("Para la sala")
    slide.get_by_label("Notas").blur()
    until(lambda: "Para la sala" in (tab.evaluate("sessionStorage.getItem('refugio-deck')") or ""), "kept")
    slide.get_by_role("button", name="Quitar").click()
    until(lambda: tab.evaluate("sessionStorage.getItem('refugio-deck')") is None, "emptied")
    settled(tab.reload() and tab)
    assert tab.get_by_text("Su presentación está vacía").is_visible()


def test_axe_finds_nothing_serious_in_the_slides(visit, chromium, address):
    page = chromium.new_context(locale="en-US").new_page()
    page.goto(f"{address}/show/how-a-door-closes?lang=es")
    page.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    page.context.close()
