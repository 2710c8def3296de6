"""A frame in an article, which another server sends: nothing of the exhibit is out of its reader's sight."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from displacement.exhibits import EXHIBITS
from displacement.exports.embed import COLUMN, embed_code
from displacement.view import View
from displacement.words import LANGUAGES
from tests.browser.conftest import until

pytestmark = pytest.mark.browser
NARROW = 320
DRAWN = "!document.querySelector('#chart') || !!document.querySelector('#chart .main-svg')"
HEAD = '<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>News</title>'
SAMPLE = ("hosts-ranking", "timeline", "headline-figures", "country-coverage")
EACH = [
    pytest.param(name, language, marks=() if name in SAMPLE else pytest.mark.thorough)
    for at, name in enumerate(EXHIBITS)
    for language in (LANGUAGES if name in SAMPLE else (LANGUAGES[at % 2],))
]


class Newspaper(BaseHTTPRequestHandler):
    """A newspaper's server, which sends one article."""

    article = ""

    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.article.encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def newspaper():
    with ThreadingHTTPServer(("127.0.0.1", 0), Newspaper) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def article(chromium, address, newspaper, monkeypatch):
    """Return a page of a newspaper's with the embed code of an exhibit, in a column of a width."""
    monkeypatch.setenv("REFUGIO_ADDRESS", address)
    contexts = []

    def published(code, *, width):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        monkeypatch.setattr(Newspaper, "article", f'{HEAD}<body style="margin:0">{code}')
        page.goto(newspaper)
        return page, page.frame_locator("iframe")

    yield published
    for context in contexts:
        context.close()


def room(page):
    """Return how high the frame is and how high what is in it."""
    needed = page.frames[1].evaluate("document.documentElement.offsetHeight")
    return page.locator("iframe").bounding_box()["height"], needed


def fits(page):
    given, needed = room(page)
    return abs(given - needed) <= 1


@pytest.mark.parametrize(("name", "language"), EACH)
def test_a_frame_takes_the_height_that_it_needs(article, name, language):
    shown = EXHIBITS[name].at(View(language=language))
    for width in (COLUMN, NARROW) if name in SAMPLE else (NARROW,):
        page, frame = article(embed_code(shown), width=width)
        frame.locator("footer a").wait_for()
        until(lambda page=page: fits(page), f"the height at {width}", patience=20)
        assert frame.locator("h1").inner_text() == shown.title
        wide = page.frames[1].evaluate("document.documentElement.scrollWidth")
        assert wide <= width, "the page in the frame scrolls sideways"


@pytest.mark.parametrize("name", SAMPLE)
def test_where_the_article_runs_no_scripts_the_fixed_height_shows_all(article, name):
    code = embed_code(EXHIBITS[name].at(View(language="es"))).partition("<script>")[0]
    page, frame = article(code, width=COLUMN)
    frame.locator("footer a").wait_for()
    until(lambda: page.frames[1].evaluate(DRAWN), "the chart is drawn", patience=20)
    given, needed = room(page)
    assert needed <= given <= needed * 1.3, "nothing is out of sight, and no hole is left under it"


def test_where_the_frame_runs_none_the_picture_stands_still_and_is_told_in_words(article):
    shown = EXHIBITS["hosts-ranking"].at(View(language="es"))
    code = embed_code(shown).replace("<iframe", "<iframe sandbox", 1)
    _, frame = article(code, width=COLUMN)
    still = frame.get_by_role("img", name=shown.alt[:80])
    still.wait_for()
    until(lambda: still.evaluate("image => image.naturalWidth") > 0, "the picture")
    assert frame.locator("h1").inner_text() == shown.title


def test_a_message_of_another_frame_changes_nothing(article):
    page, frame = article(embed_code(EXHIBITS["hosts-ranking"].at(View(language="en"))), width=COLUMN)
    frame.locator("footer a").wait_for()
    until(lambda: fits(page), "the height that it needs", patience=20)
    before = room(page)
    page.evaluate("window.postMessage({refugioHeight: 9}, '*')")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert room(page) == before
