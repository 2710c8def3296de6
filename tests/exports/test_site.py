"""The static site and the page that opens from disk: no server, no network, no scripts where none is needed."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from displacement.exports import export, site
from displacement.exports.site_views import leaf_at
from tests.edition import EDITION

pytestmark = pytest.mark.browser
SHOWN = {"border-claims-funnel": "border", "hosts-map": "hosts"}
VIEW = "hosts-ranking-COL-to-2021"
VIEWS = [leaf_at("https://cifras.example/hosts?c=COL&t=..2021&lang=es#hosts-ranking")]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "homes", lambda: SHOWN)
        folder = tmp_path_factory.mktemp("site")
        site.build(folder, base="https://figures.example", views=VIEWS, countries=["ECU"])
        yield folder


@pytest.fixture
def from_disk(chromium):
    """Open a file in a browser; the page carries every request that is not for a file."""
    contexts = []

    def opened(path, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.outside = []
        page.failures = []
        page.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:"))
                else page.outside.append(request.url))  # fmt: skip
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("requestfailed", lambda request: page.failures.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_page_taken_away_draws_its_chart_from_disk(from_disk, at, tmp_path):
    path = tmp_path / "funnel.html"
    path.write_bytes(export(at("border-claims-funnel", "es"), "html").content)
    page = from_disk(path)
    page.locator(".main-svg").first.wait_for()
    assert page.outside == []
    assert page.failures == []
    assert "1,018" in page.locator("details table").text_content()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_of_the_site_tells_all_without_scripts(built, from_disk, language):
    page = from_disk(built / language / "border-claims-funnel.html", java_script_enabled=False)
    assert page.locator("img").evaluate("image => image.naturalWidth") > 300
    assert "1,018" in page.locator("img").get_attribute("alt")
    assert "1,018" in page.locator("table").inner_text()
    assert page.locator("a[href*='amnesty.org']").count() >= 1
    assert page.outside == []
    assert page.failures == []


def test_the_front_page_shows_a_whole_picture_and_the_finding_of_every_page(built, from_disk):
    page = from_disk(built / "es" / "index.html", java_script_enabled=False)
    links = page.locator(".cards a")
    assert {link.get_attribute("href") for link in links.all()} == {f"{name}.html" for name in (*SHOWN, VIEW)}
    assert "1,018" in " ".join(links.all_inner_texts())
    assert f"edición de los datos {EDITION}" in page.locator("footer").inner_text()
    picture = page.locator(".cards img").first
    assert picture.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [480, 360]
    assert page.locator("form").is_hidden()
    assert page.failures == []


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("es", "peru solicitudes", "border-claims-funnel.html"),
        ("en", "AMNISTÍA", "border-claims-funnel.html"),
        ("en", "ranking", f"{VIEW}.html"),
        ("es", "ecuador en una pagina", "../countries/ECU-es.html"),
    ],
)
def test_the_search_works_from_disk_without_accents_and_in_both_languages(
    built, from_disk, language, words, found
):
    page = from_disk(built / language / "index.html")
    page.get_by_role("searchbox").fill(words)
    assert found in [link.get_attribute("href") for link in page.locator("#found a").all()]
    assert re.match(r"[1-9]", page.get_by_role("status").inner_text())
    page.get_by_role("searchbox").fill(f"{words} zzz")
    assert page.locator("#found a").count() == 0
    assert page.outside == page.failures == []


def test_a_chosen_view_is_a_page_of_its_own_in_both_languages(built):
    for language in ("es", "en"):
        page = (built / language / f"{VIEW}.html").read_text(encoding="utf-8")
        assert "2021" in page
        assert f'href="{VIEW}.pdf"' in page
        assert f'href="{VIEW}.xlsx"' in page


def test_a_country_is_a_page_that_leads_back_and_has_the_sites_typefaces(built, from_disk):
    page = from_disk(built / "countries" / "ECU-es.html")
    assert page.locator("h1").inner_text() == "Ecuador"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Serif\"'))")
    assert "data:font" not in page.content()
    page.get_by_role("link", name="Refugio en cifras").click()
    assert page.url == (built / "es" / "index.html").as_uri()
    assert page.outside == page.failures == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_and_their_pictures_follow_the_readers_theme(built, from_disk, scheme):
    page = from_disk(built / "en" / "hosts-map.html", color_scheme=scheme)
    dark = page.locator("figure img").evaluate("image => image.currentSrc").endswith("-dark.svg")
    assert dark == (scheme == "dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}[scheme]
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("figure img").evaluate("image => image.currentSrc").endswith("hosts-map.svg")


def test_a_long_table_is_folded_on_the_screen_and_whole_on_paper(built, from_disk):
    page = from_disk(built / "en" / "hosts-map.html")
    last = page.locator("tbody tr").last
    assert not last.is_visible()
    page.emulate_media(media="print")
    assert last.is_visible()


@pytest.mark.parametrize("path", ["es/index.html", "en/border-claims-funnel.html", f"es/{VIEW}.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_a_phone(built, from_disk, path, scheme):
    page = from_disk(built / path, color_scheme=scheme, viewport={"width": 390, "height": 844})
    for summary in page.locator("summary").all():
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.click()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_all_pages_need_is_there_once(built):
    scripts = [file for file in built.rglob("*") if file.is_file() and file.stat().st_size > 3_000_000]
    assert [file.name for file in scripts] == ["plotly.min.js"]
    for file in built.rglob("*.html"):
        assert "data:font" not in file.read_text(encoding="utf-8"), file


def test_the_zip_names_the_files_it_holds_and_its_pictures_their_titles(built):
    with zipfile.ZipFile(built / "es" / "hosts-map.zip") as kit:
        held = json.loads(kit.read("datapackage.json"))["resources"]
        assert {each["path"] for each in held} | {"datapackage.json"} == set(kit.namelist())
        endings = {name.rpartition(".")[2] for name in kit.namelist()}
        assert {"png", "svg", "pdf", "csv", "xlsx", "json", "bib", "ris"} <= endings
        picture = next(name for name in kit.namelist() if name.endswith(f"page-{EDITION}-es.png"))
        with Image.open(io.BytesIO(kit.read(picture))) as image:
            assert round(image.info["dpi"][0]) == 300
            assert image.text["Title"] in (built / "es" / "hosts-map.html").read_text(encoding="utf-8")


def test_the_live_chart_of_the_site_draws_from_disk(built, from_disk):
    page = from_disk(built / "en" / "hosts-map-live.html")
    page.locator(".main-svg").first.wait_for()
    assert page.outside == []
    assert page.failures == []


def test_every_link_of_the_site_leads_to_a_file_that_is_there(built):
    for page in built.rglob("*.html"):
        for link in re.findall(
            r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8").split("<script")[0]
        ):
            if link.startswith(("http:", "https:", "#")):
                continue
            assert (page.parent / link).resolve().exists(), f"{page.name}: {link}"
            assert not link.startswith("/")


def test_the_site_tells_search_engines_its_pages_and_its_cards(built):
    addresses = [each.text for each in ElementTree.parse(built / "sitemap.xml").getroot().iter() if each.text]
    assert "https://figures.example/es/hosts-map.html" in addresses
    page = (built / "es" / "hosts-map.html").read_text(encoding="utf-8")
    assert 'content="https://figures.example/es/hosts-map-card.png"' in page
    assert '"@type": "Dataset"' in page
    assert 'hreflang="en"' in page


def test_only_what_changed_is_made_again_and_what_is_no_longer_asked_for_goes(built, monkeypatch):
    monkeypatch.setattr(site, "homes", lambda: SHOWN)
    again = {"base": "https://figures.example", "countries": ["ECU"]}
    assert site.build(built, views=VIEWS, **again) == []
    (built / "en" / "hosts-map.html").unlink()
    assert site.build(built, **again) == ["en/hosts-map"]
    assert list(built.rglob(f"{VIEW}*")) == []
    assert VIEW not in (built / "es" / "index.html").read_text(encoding="utf-8")
