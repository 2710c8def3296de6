"""The documents that open the pages: their language, what they announce, and that nothing else is touched."""

import json
import re

import pytest

from displacement.decks import STORY
from displacement.exports.edition import dataset
from displacement.exports.typefaces import STREAMLIT
from displacement.pages import PAGES
from displacement.server.head import CHART, Head, first_script, head_for

ANNOUNCED = {
    "overview": "",
    "country": "",
    "explore": CHART,
    "hosts": CHART,
    "asylum": "",
    "permits": CHART,
    "border": CHART,
    "road": CHART,
    "timeline": CHART,
    "yours": "",
    "present": "",
    "sources": "",
}
SCRIPTS = r'<link rel="modulepreload"[^>]*href="\./static/js/(\w+)\.[^"]+\.js">'
UNTOUCHED = [
    pytest.param(f"/show/{STORY}", marks=pytest.mark.thorough),
    pytest.param(f"/decks/{STORY}.html", marks=pytest.mark.thorough),
    "/exhibits/corridor.html",
    "/exhibits/corridor.json",
    "/data/figures.csv",
]


def address_of(page):
    return "/" if page == "overview" else f"/{page}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_names_its_language_and_announces_what_it_draws_first(client, page, language):
    answer = client.get(address_of(page), headers={"accept": "text/html", "accept-language": language})
    assert answer.text.count(f'<html lang="{language}"') == 1
    assert answer.text.count("Refugio en cifras</title>") == 1
    ours = [name for name in re.findall(SCRIPTS, answer.text) if name == CHART]
    assert ours == [name for name in [ANNOUNCED[page]] if name]
    for file in re.findall(r'href="\./(static/js/[^"]+)"', answer.text):
        assert (STREAMLIT / file).is_file()


def test_a_page_says_where_its_server_is_before_any_script_asks(client):
    page = client.get("/hosts").text
    assert page.index("BACKEND_BASE_URL") < page.index('<script type="module"')


def test_a_chart_that_an_address_opens_is_announced():
    assert first_script(PAGES["sources"], asked={"disagreement": "x"}) == CHART
    assert first_script(PAGES["sources"], asked={"figure": "x"}) == ""


@pytest.mark.parametrize("address", UNTOUCHED)
def test_nothing_but_pages_is_given_a_head_of_ours(client, address):
    plain = client.get(address)
    browsed = client.get(address, headers={"accept": "text/html,*/*", "accept-encoding": "identity"})
    assert browsed.content == plain.content
    assert "modulepreload" not in browsed.text


def test_what_is_compressed_stays_so(client):
    answer = client.get("/exhibits/corridor.html", headers={"accept": "text/html", "accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_streamlits_own_addresses_are_left_to_streamlit(client):
    assert client.get("/_stcore/health").text == "ok"
    assert "<title>Streamlit</title>" in client.get("/index.html").text


def test_the_record_of_the_dataset_stands_on_the_sources_page_alone(client):
    for page in PAGES:
        assert ("application/ld+json" in client.get(address_of(page)).text) == (page == "sources")


def test_the_record_stands_in_the_head_of_the_page_and_cannot_close_its_script():
    record = dataset("http://localhost/")
    page = head_for("<html lang='en'><head></head></html>", Head(language="es", record=record))
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == json.loads(record)
    assert "<" not in inside
