"""The static site and the page that opens from disk: no server, no network, no scripts where none is needed."""

import re
from xml.etree import ElementTree

import pytest

from displacement.exports import export, site

pytestmark = pytest.mark.browser
SHOWN = {"border-claims-funnel": "border", "hosts-map": "hosts", "asked": "timeline"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "homes", lambda: SHOWN)
        folder = tmp_path_factory.mktemp("site")
        site.build(folder, base="https://figures.example")
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


def test_the_index_shows_a_picture_and_the_finding_of_every_exhibit(built, from_disk):
    page = from_disk(built / "es" / "index.html", java_script_enabled=False)
    links = page.locator("main li a")
    assert {link.get_attribute("href") for link in links.all()} == {f"{name}.html" for name in SHOWN}
    assert "1,018" in " ".join(links.all_inner_texts())
    assert page.locator("main img").first.evaluate("image => image.naturalWidth") > 300
    assert page.failures == []


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
            if link.startswith(("http:", "https:")):
                continue
            assert (page.parent / link).resolve().exists(), f"{page.name}: {link}"
            assert not link.startswith("/")


def test_the_site_tells_search_engines_its_pages_and_its_cards(built):
    addresses = [each.text for each in ElementTree.parse(built / "sitemap.xml").getroot().iter() if each.text]
    assert "https://figures.example/es/asked.html" in addresses
    page = (built / "es" / "asked.html").read_text(encoding="utf-8")
    assert 'content="https://figures.example/es/asked-card.png"' in page
    assert '"@type": "Dataset"' in page
    assert 'hreflang="en"' in page


def test_only_what_changed_is_made_again(built, monkeypatch):
    monkeypatch.setattr(site, "homes", lambda: SHOWN)
    assert site.build(built, base="https://figures.example") == []
    (built / "en" / "asked.html").unlink()
    assert site.build(built, base="https://figures.example") == ["en/asked"]
