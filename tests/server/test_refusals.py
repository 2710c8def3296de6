"""One shape of error for whatever goes wrong, and answers whose headers keep what they promise."""

import errno
import logging

import pytest

from displacement.decks import STORY
from displacement.exports.standalone import PLOTLY_PLACE
from displacement.queries import database
from displacement.server import tables

SPANISH = {"accept-language": "es"}
BARE = [
    ("GET", "/media/nothing.png", 404),
    ("GET", "/component/nothing/x.js", 404),
    ("GET", "/_stcore/agent/nothing", 404),
    ("POST", "/hosts", 405),
    ("DELETE", "/exhibits/corridor.csv", 405),
    ("GET", "/app/static/%2e%2e/pages.py", 404),
    ("GET", "//evil.example/x", 404),
    ("PUT", "/_stcore/upload_file/page/file", 403),
]
ADDRESSES = [
    "/",
    "/hosts",
    "/healthz",
    "/exhibits",
    "/exhibits/corridor.csv",
    "/data/figures.csv",
    "/data/edition.duckdb",
    "/data/edition-csv.zip",
    f"/decks/{STORY}.json",
    "/openapi.json",
    "/app/static/land.geojson",
    f"/{PLOTLY_PLACE}",
    "/favicon.png",
]


@pytest.mark.parametrize(("method", "address", "status"), BARE)
def test_a_refusal_of_streamlits_is_told_as_one_of_ours(client, method, address, status):
    english = client.request(method, f"http://testserver{address}")
    spanish = client.request(method, f"http://testserver{address}", headers=SPANISH)
    for answer, language in ((english, "en"), (spanish, "es")):
        assert (answer.status_code, set(answer.json())) == (status, {"error", "allowed"})
        assert answer.headers["content-language"] == language
        assert int(answer.headers["content-length"]) == len(answer.content)
    assert english.json()["error"] != spanish.json()["error"]


def test_a_refusal_keeps_which_methods_are_allowed(client):
    assert "GET" in client.post("/hosts").headers["allow"]


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ZeroDivisionError("secret"), 500, "Aquí falló algo que nadie previó"),
        (OSError(errno.ENOSPC, "secret"), 503, "El disco del servidor está lleno"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "secret"), 500, "Aquí falló algo que nadie previó"),
    ],
)
def test_what_nobody_foresaw_is_told_without_its_reason_which_goes_to_the_log(
    client, monkeypatch, caplog, error, status, said
):
    def broken(*_):
        raise error

    monkeypatch.setattr("displacement.server.exhibits.exhibit_named", broken)
    with caplog.at_level(logging.ERROR, logger="refugio"):
        answer = client.get("/exhibits/corridor.csv", headers=SPANISH)
    assert answer.status_code == status
    assert answer.json()["error"].startswith(said)
    assert "secret" not in answer.text
    assert "secret" in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_database_that_was_taken_away_is_told_and_the_rest_goes_on(client, monkeypatch, tmp_path):
    monkeypatch.setattr(tables, "served_database", lambda: tmp_path / "gone.duckdb")
    answer = client.get("/data/edition.duckdb", headers=SPANISH)
    assert (answer.status_code, answer.json()["error"][:23]) == (503, "El archivo se quitó mie")
    assert client.get("/data/figures.csv").status_code == 200
    assert database().cursor().execute("SELECT count(*) FROM figures").fetchall()


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_tells_the_length_of_what_get_sends(client, address):
    got, asked = client.get(address), client.head(address)
    assert asked.status_code == got.status_code == 200
    assert asked.content == b""
    assert int(asked.headers["content-length"]) == len(got.content) > 0


@pytest.mark.thorough
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "span", ["bytes=0-9", "bytes=-5", "bytes=0-1,4-5", "bytes=5-", "bytes=9-5", "lines=1"]
)
@pytest.mark.parametrize("encoding", ["identity", "gzip, br"])
def test_a_part_is_as_long_as_it_says_and_is_a_part_of_the_whole(client, address, span, encoding):
    headers = {"range": span, "accept-encoding": encoding}
    whole = client.get(address).content
    with client.stream("GET", address, headers=headers) as answer:
        content = b"".join(answer.iter_raw())
    if "content-length" in answer.headers:
        assert int(answer.headers["content-length"]) == len(content)
    if answer.status_code == 206 and "content-encoding" not in answer.headers and "," not in span:
        assert content in whole
        assert len(content) < len(whole)
    assert answer.status_code in {200, 206, 400, 416}


def test_a_part_that_is_not_there_is_refused_in_words(client):
    answer = client.get("/data/edition.duckdb", headers={"range": "bytes=99999999999-", **SPANISH})
    assert answer.status_code == 416
    assert answer.json()["error"] == "El archivo no llega hasta el tramo que se pidió."
    assert answer.headers["content-range"].startswith("bytes */")
