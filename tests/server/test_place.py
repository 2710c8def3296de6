"""The dashboard under a path and behind a proxy: every address of ours leads there, whatever the proxy tells."""

import json
import re
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from displacement.decks import STORY
from displacement.exports.standalone import PLOTLY_PLACE
from displacement.server.place import InItsPlace

FILES = [
    "exhibits/corridor.csv",
    "exhibits",
    "countries/ECU.csv",
    "data/figures.csv",
    "data/edition.duckdb",
    "data/feed.xml",
    "data/dataset.jsonld",
    f"show/{STORY}",
    f"decks/{STORY}.json",
    "openapi.json",
    "app/static/land.geojson",
    "healthz",
    "_stcore/health",
    "hosts",
    "",
    PLOTLY_PLACE,
]


def seen(request):
    return JSONResponse(
        {"url": str(request.url), "root": request.scope["root_path"], "base": str(request.base_url)}
    )


async def heard(socket):
    await socket.accept()
    await socket.send_text(socket.scope["root_path"])
    await socket.close()


@pytest.fixture
def placed(monkeypatch):
    def make(path="", trusted="", **told):
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", trusted)
        routes = [Route("/", seen), Route("/hosts", seen), WebSocketRoute("/_stcore/stream", heard)]
        app = Starlette(routes=routes, middleware=[Middleware(InItsPlace, path=path)])
        return TestClient(app, base_url="http://inside:8501", follow_redirects=False, **told)

    return make


@pytest.fixture
def under(client):
    """The whole application under a path that the server itself names."""
    return TestClient(
        client.app,
        raise_server_exceptions=False,
        root_path="/refugio",
        headers={"accept-encoding": "identity"},
    )


@pytest.mark.parametrize("path", ["refugio", "/refugio", "/refugio/", "a/b"])
def test_what_is_asked_under_the_path_is_answered_and_what_is_asked_without_it_too(placed, path):
    asking, root = placed(path), f"/{path.strip('/')}"
    assert asking.get(f"{root}/hosts").json() == {
        "url": f"http://inside:8501{root}/hosts", "root": root, "base": f"http://inside:8501{root}/",
    }  # fmt: skip
    assert asking.get("/hosts").json()["root"] == ""
    assert asking.get(f"{root}x/hosts").status_code == 404
    with asking.websocket_connect(f"{root}/_stcore/stream") as socket:
        assert socket.receive_text() == root


def test_the_path_without_its_stroke_leads_to_the_first_page(placed):
    answer = placed("refugio").get("/refugio?lang=es")
    assert (answer.status_code, answer.headers["location"]) == (307, "/refugio/?lang=es")


PROXY = {
    "x-forwarded-host": "figures.example",
    "x-forwarded-prefix": "/refugio/",
    "x-forwarded-proto": "https",
}


@pytest.mark.parametrize(
    ("trusted", "client"),
    [
        ("10.0.0.7", ("10.0.0.7", 4711)),
        ("10.0.0.0/8, 192.0.2.1", ("10.9.9.9", 4711)),
        ("2001:db8::/32", ("2001:db8::7", 4711)),
        ("10.0.0.7", ("203.0.113.9", 0)),  # as uvicorn tells a reader behind a proxy that it trusts
        ("*", ("203.0.113.9", 4711)),
        ("*", None),
    ],
)
def test_a_trusted_proxy_tells_by_what_name_and_path_it_serves(placed, trusted, client):
    told = placed(trusted=trusted, client=client).get("/hosts", headers=PROXY).json()
    assert told["root"] == "/refugio"
    assert told["base"] == "http://figures.example/refugio/"  # the scheme is uvicorn’s to take over


@pytest.mark.parametrize(
    ("trusted", "client"),
    [
        ("", ("127.0.0.1", 4711)),
        ("", ("127.0.0.1", 0)),
        ("10.0.0.7", ("10.0.0.8", 4711)),
        ("10.0.0.7", None),
    ],
)
def test_nobody_else_is_believed(placed, trusted, client):
    asking = placed(trusted=trusted, client=client)
    told = asking.get("https://inside:8501/hosts", headers=PROXY).json()
    assert told == {"url": "http://inside:8501/hosts", "root": "", "base": "http://inside:8501/"}


@pytest.mark.parametrize("prefix", ["refugio", "/a//b", "/..", "/a/../b", "/<x>", "//evil.example", "/a\x7f"])
def test_a_path_that_is_none_is_passed_over(placed, prefix):
    headers = {"x-forwarded-prefix": prefix, "x-forwarded-host": "a b"}
    told = placed(trusted="*").get("/hosts", headers=headers).json()
    assert (told["root"], told["base"]) == ("", "http://inside:8501/")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("file", FILES)
def test_every_address_answers_under_the_path(under, file):
    answer = under.get(f"/refugio/{file}", follow_redirects=False)
    assert answer.status_code == 200
    if file not in {"hosts", "", f"show/{STORY}"}:
        assert not answer.headers["content-type"].startswith("text/html")


def _links(text):
    return [
        link
        for link in re.findall(r'(?:href|src)="([^"#]+)"|url\("([^"]+)"\)', text)
        for link in link
        if link
    ]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("page", ["", "hosts", f"show/{STORY}"])
def test_what_a_document_asks_for_is_there_and_under_the_path(under, page):
    address = f"http://testserver/refugio/{page}"
    links = [
        urljoin(address, link) for link in _links(under.get(address).text) if not link.startswith("data:")
    ]
    own = [link for link in links if link.startswith("http://testserver")]
    assert own
    for link in own:
        assert link.startswith("http://testserver/refugio/"), link
        assert under.head(link).status_code == 200, link


def test_what_names_addresses_in_full_names_them_under_the_path(under, monkeypatch):
    feed = ElementTree.fromstring(under.get("/refugio/data/feed.xml?lang=en").text)
    links = [link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    record = under.get("/refugio/data/dataset.jsonld").json()
    links += [record["url"], *(each["contentUrl"] for each in record["distribution"])]
    described = under.get("/refugio/openapi.json").json()
    links += [described["servers"][0]["url"] + "/"]
    page = under.get("/refugio/sources").text
    links += [json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])["url"]]
    assert len(links) > 8
    assert all(link.startswith("http://testserver/refugio/") for link in links), links
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example/refugio")
    assert (
        under.get("/refugio/data/dataset.jsonld").json()["url"] == "https://figures.example/refugio/sources"
    )


@pytest.mark.parametrize("root", ["", "/refugio"])
@pytest.mark.parametrize(
    "address",
    [
        "nothing",
        "hosts/nothing",
        "exhibits/a/b",
        "static/nothing.js",
        "static/js/%00",
        f"static/{'a' * 300}",
        "a/b/",
    ],
)
def test_what_is_not_there_is_404_and_no_page(client, under, root, address):
    asking = under if root else client
    answer = asking.get(f"{root}/{address}", follow_redirects=False)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "allowed"}
    assert {"hosts", "/openapi.json"} & set(answer.json()["allowed"])


@pytest.mark.parametrize("address", ["/refugio/nothing?lang=es", "/refugio/hosts/a/b"])
def test_a_reader_who_lost_her_way_is_led_to_the_pages(under, address):
    answer = under.get(address, headers={"accept": "text/html,*/*", "accept-language": "es"})
    assert (answer.status_code, answer.headers["content-language"]) == (404, "es")
    assert '<html lang="es"' in answer.text
    links = [urljoin(f"http://testserver{address}", link) for link in _links(answer.text)]
    assert "http://testserver/refugio/?lang=es" in links
    assert "http://testserver/refugio/hosts?lang=es" in links
    assert all(under.get(link).status_code == 200 for link in links)


def test_a_stroke_too_many_leads_to_the_page(under):
    answer = under.get("/refugio/hosts/?lang=es", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/refugio/hosts?lang=es")
