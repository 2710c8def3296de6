"""Exhibits for articles: the frame, the code that puts it there, what programs are told of it, cards of pages."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports.embed import embed_address, embed_code, height_at
from displacement.pages import PAGES
from displacement.queries import ask, served_edition
from displacement.view import View
from displacement.words import LANGUAGES
from tests.edition import EDITION

CHILE = View(language="es").with_filters({"c": "CHL", "t": "..2021"})
SERVER = "http://testserver"


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", SERVER)


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    "shown",
    [EXHIBITS["hosts-series"].at(CHILE), EXHIBITS["asked"].at(View(language="en"))],
    ids=["own", "usual"],
)
def test_the_code_shows_the_selection_that_it_was_copied_at(client, shown):
    address = embed_address(shown)
    assert address in html.unescape(embed_code(shown))
    answer = client.get(address.removeprefix(SERVER))
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("public")
    assert f"<h1>{html.escape(shown.title, quote=False)}</h1>" in answer.text.replace("&#34;", '"')
    assert shown.subtitle in html.unescape(answer.text)
    assert EDITION in answer.text
    known = client.get(address.removeprefix(SERVER), headers={"if-none-match": answer.headers["etag"]})
    assert known.status_code == 304


def test_a_frame_asks_nothing_of_another_server(client):
    page = client.get("/embed/hosts-ranking?lang=es").text
    scripts = re.findall(r'<script[^>]*src="([^"]+)"', page)
    assert scripts and all(script.startswith("../assets/plotly-") for script in scripts)
    assert "<table" not in page


def test_a_frame_of_an_earlier_edition_says_so_and_what_changed_since(client):
    edition = next(name for name in ask("edition_changes")["edition"] if name != EDITION)
    page = html.unescape(client.get(f"/embed/hosts-series?c=CHL&lang=en&edition={edition}").text)
    assert f"This frame was made with edition {edition}; it shows the figures of {EDITION}." in page
    assert "This frame" not in client.get(f"/embed/hosts-series?c=CHL&lang=en&edition={EDITION}").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/embed/nothing", 404),
        ("/embed/hosts-series?c=XXX", 422),
        ("/embed/hosts-series?theme=pink", 422),
        ("/embed/hosts-series?size=page", 422),
    ],
)
def test_what_a_frame_cannot_show_is_refused_in_words(client, address, status):
    answer = client.get(address, headers={"accept-language": "es"})
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_frame_can_be_dark(client):
    dark = View(theme="dark").palette.ground
    assert f"background: {dark}" in client.get("/embed/hosts-ranking?theme=dark").text
    assert f"background: {dark}" not in client.get("/embed/hosts-ranking").text


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("language", LANGUAGES)
def test_oembed_answers_for_a_frame_and_for_a_page_with_what_the_page_shows(client, language):
    shown = EXHIBITS["hosts-series"].at(View(language=language).with_filters({"c": "CHL"}))
    for url in (embed_address(shown), f"{SERVER}/hosts?c=CHL&lang={language}#hosts-series"):
        told = client.get("/oembed", params={"url": url, "maxwidth": 500}).json()
        assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", shown.title)
        assert (told["width"], told["height"]) == (500, height_at(shown, 500))
        assert f'height="{told["height"]}"' in told["html"]
        assert "c=CHL" in told["html"]


@pytest.mark.parametrize(
    "asked",
    [
        {"url": "http://elsewhere.example/hosts"},
        {"url": f"{SERVER}/present"},
        {"url": "http://["},
        {},
        {"url": f"{SERVER}/hosts", "format": "xml"},
        {"url": f"{SERVER}/hosts", "maxwidth": "3"},
        {"url": f"{SERVER}/hosts", "maxheight": "a lot"},
    ],
    ids=lambda asked: "&".join(asked.values()),
)
def test_oembed_refuses_what_is_not_ours(client, asked):
    answer = client.get("/oembed", params=asked)
    assert answer.status_code in {404, 422}
    assert answer.json()["error"]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_page_has_its_title_its_lead_and_the_picture_of_what_stands_first(client, page, language):
    path = "/" if page == "overview" else f"/{page}"
    document = client.get(path, params={"lang": language, "c": "CHL"}, headers={"accept": "text/html"}).text
    told = {
        name: html.unescape(text)
        for name, text in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', document)
    }
    assert told["og:title"] == html.unescape(re.search(r"<title>([^<]*)</title>", document)[1])
    assert "Streamlit" not in told["og:title"]
    assert told["og:description"] == told["description"] != ""
    found = re.search(r'application/json\+oembed" href="([^"]+)"', document)
    assert bool(found) == ("og:image" in told)
    if found:
        answer = client.get(html.unescape(found[1]).removeprefix(SERVER))
        assert answer.status_code == 200, answer.text
        asked = parse_qs(urlsplit(told["og:image"]).query)
        assert (asked["lang"], asked["size"]) == ([language], ["wide"])
        assert asked.get("c", ["CHL"]) == ["CHL"]


def test_what_an_address_carries_stays_text_in_the_card(client):
    document = client.get('/hosts?c="><script>alert(1)</script>', headers={"accept": "text/html"}).text
    assert "<script>alert" not in document


def test_the_edition_that_the_code_names_is_the_one_that_is_served():
    asked = parse_qs(urlsplit(embed_address(EXHIBITS["hosts-ranking"].at(View()))).query)
    assert asked["edition"] == [served_edition().name]
