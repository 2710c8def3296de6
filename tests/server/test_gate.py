"""The gate: what is too long, too much, malformed or for another host is refused in words, and all else passes."""

import asyncio
import threading

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse

from displacement.server.gate import (
    LONGEST_ADDRESS,
    LONGEST_HEADERS,
    MOST_FILES,
    MOST_SENT,
    Gate,
    readers_that_files_allow,
)
from displacement.server.refusals import Refusals

SPANISH = {"accept-language": "es"}
NAMELESS = ("a%00b", "a%01b", "a%7fb", "a" * 256, "á" * 128)


def refusal(answer, status):
    """Return what a refusal says, once it is known to be one of ours."""
    assert (answer.status_code, set(answer.json())) == (status, {"error", "allowed"})
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()["error"]


@pytest.mark.parametrize("place", ["/static/", "/app/static/", "/", "/media/", "/exhibits/"])
@pytest.mark.parametrize("name", NAMELESS)
def test_a_name_that_no_file_can_have_is_not_there(client, place, name):
    said = refusal(client.get(f"{place}{name}", headers=SPANISH), 404)
    assert said == "No hay nada en esta dirección. Las direcciones se describen en /openapi.json."


def test_an_address_may_be_as_long_as_a_deck_makes_it_and_no_longer(client):
    before = "/hosts?deck="
    longest = before + "a" * (LONGEST_ADDRESS - len(before) + 1)
    assert client.get(longest).status_code == 200
    said = refusal(client.get(longest + "a", headers=SPANISH), 414)
    assert said == f"La dirección es demasiado larga: como máximo {LONGEST_ADDRESS} caracteres."


def test_headers_may_be_long_and_not_too_long(client):
    assert client.get("/hosts", headers={"cookie": "a" * (LONGEST_HEADERS - 500)}).status_code == 200
    refusal(client.get("/hosts", headers={"cookie": "a" * LONGEST_HEADERS}), 431)


@pytest.mark.parametrize("host", ["[", "[::1", "a b", "a/b", "", "host:99999", "host:x", "-a", "a" * 70])
@pytest.mark.parametrize("address", ["/", "/data/feed.xml", "/exhibits/corridor.csv"])
def test_a_host_that_is_none_is_refused(client, address, host):
    assert host in refusal(client.get(address, headers={"host": host}), 400)


@pytest.mark.parametrize("host", ["figures.example", "192.168.1.20:8501", "[::1]:8501", "my_laptop.local"])
def test_without_an_address_of_its_own_a_laptop_is_asked_under_any_name(client, host):
    assert client.get("/exhibits", headers={"host": host}).status_code == 200


def test_with_an_address_other_hosts_are_refused_but_for_health(monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://Figures.example/refugio")
    monkeypatch.setenv("REFUGIO_HOSTS", "10.0.0.5")
    with gated() as asking:
        for host in ("figures.example", "localhost:8501", "127.0.0.1", "[::1]:80", "10.0.0.5:8501"):
            assert asking.get("/", headers={"host": host}).text == "here"
        assert "evil.example" in refusal(asking.get("/", headers={"host": "evil.example"}), 400)
        assert asking.get("/healthz", headers={"host": "10.9.9.9"}).text == "here"
        with (
            pytest.raises(WebSocketDenialResponse),
            asking.websocket_connect("/_stcore/stream", headers={"host": "evil.example"}),
        ):
            pass


def test_the_servers_own_numbers_are_for_this_machine(monkeypatch):
    at = "/_stcore/metrics"
    for who, near, far, through in (
        ("local", 200, 403, 403),
        ("open", 200, 200, 200),
        ("closed", 403, 403, 403),
    ):
        monkeypatch.setenv("REFUGIO_METRICS", who)
        with gated(client=("127.0.0.1", 5)) as asking:
            assert asking.get(at).status_code == near
            assert asking.get(at, headers={"x-forwarded-for": "1.2.3.4"}).status_code == through
        with gated(client=("192.0.2.7", 5)) as asking:
            assert asking.get(at).status_code == far


def test_the_dashboard_does_not_tell_its_numbers_to_the_network(client):
    refusal(client.get("/_stcore/metrics"), 403)


@pytest.mark.parametrize("how", ["said beforehand", "in pieces"])
def test_more_than_a_reader_can_bring_is_not_taken(how):
    with gated() as asking:
        sent = b"x" * (MOST_SENT + 1) if how == "said beforehand" else iter([b"x" * 2**20] * 6)
        assert "5308416" in refusal(asking.put("/_stcore/upload_file/page/file", content=sent), 413)
        assert asking.put("/_stcore/upload_file/page/file", content=b"x" * MOST_SENT).status_code == 200


def test_a_page_holds_so_many_files():
    with gated() as asking:
        for number in range(MOST_FILES):
            assert asking.put(f"/_stcore/upload_file/page/{number}").status_code == 200
        refusal(asking.put("/_stcore/upload_file/page/one-more"), 413)
        assert asking.put("/_stcore/upload_file/page/0").status_code == 200, "sent again, it is the same file"
        assert asking.put("/_stcore/upload_file/another/one-more").status_code == 200
        asking.delete("/_stcore/upload_file/page/0")
        assert asking.put("/_stcore/upload_file/page/one-more").status_code == 200


def test_beyond_what_is_worked_on_at_once_is_asked_to_come_again(monkeypatch):
    monkeypatch.setenv("REFUGIO_REQUESTS", "1")
    held, working = threading.Event(), threading.Event()

    def slow(_):
        working.set()
        held.wait()
        return PlainTextResponse("done")

    with gated(slow=slow) as asking:
        first = threading.Thread(target=lambda: asking.get("/slow"))
        first.start()
        working.wait()
        answer = asking.get("/", headers=SPANISH)
        assert "5 segundos" in refusal(answer, 503)
        assert answer.headers["retry-after"] == "5"
        assert asking.get("/healthz").text == "here"
        held.set()
        first.join()
        assert asking.get("/").text == "here"


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", ["in a thread", "on the loop"])
def test_what_takes_too_long_is_answered_with_an_apology_and_keeps_its_place_until_it_ends(monkeypatch, kind):
    monkeypatch.setenv("REFUGIO_PATIENCE", "1")
    monkeypatch.setenv("REFUGIO_REQUESTS", "1")
    held, ended = threading.Event(), threading.Event()

    def blocking(_):
        held.wait()
        return PlainTextResponse("late")

    async def waiting(_):
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    with gated(slow=blocking if kind == "in a thread" else waiting) as asking:
        refusal(asking.get("/slow"), 503)
        if kind == "on the loop":
            assert ended.wait(10)
        else:
            refusal(asking.get("/"), 503)
            held.set()
        for _ in range(1000):
            if asking.get("/").status_code == 200:
                break
        else:
            pytest.fail("its place was never given back")


def test_so_many_pages_are_open_at_once(monkeypatch):
    monkeypatch.setenv("REFUGIO_READERS", "2")
    with gated() as asking, asking.websocket_connect("/_stcore/stream"):
        with asking.websocket_connect("/_stcore/stream"):
            with (
                pytest.raises(WebSocketDenialResponse) as denied,
                asking.websocket_connect("/_stcore/stream"),
            ):
                pass
            assert denied.value.headers["retry-after"] == "5"
        with asking.websocket_connect("/_stcore/stream"):
            pass


def test_the_system_has_files_for_the_readers_that_are_let_in():
    assert readers_that_files_allow() >= 200


def gated(*, slow=None, client=("testclient", 50000)):
    """Return a client of a small application behind the gate, as the settings are now."""

    async def page(socket):
        await socket.accept()
        await socket.receive()

    async def taking(request):
        await request.body()
        return PlainTextResponse("here")

    every = ["GET", "PUT", "DELETE"]
    routes = [
        WebSocketRoute("/_stcore/stream", page),
        *([Route("/slow", slow)] if slow else []),
        Route("/{anything:path}", taking, methods=every),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(Refusals), Middleware(Gate)])
    return TestClient(app, client=client, raise_server_exceptions=False)
