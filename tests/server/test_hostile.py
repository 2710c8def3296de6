"""Whatever is asked for, an answer comes: what was asked for, or in words why not. The server never fails."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLACES = (
    "/",
    "/hosts",
    "/static/",
    "/app/static/",
    "/media/",
    "/component/",
    "/_stcore/",
    "/exhibits/",
    "/exhibits/corridor.csv",
    "/exhibits/hosts-series.json",
    "/data/",
    "/data/feed.xml",
    "/countries/",
    "/countries/PER.csv",
    "/decks/",
    "/show/",
    "/show/mine",
    "/decks/mine.json",
)
NAMES = st.sampled_from(
    ["lang", "edition", "c", "t", "day", "rows", "size", "deck", "room", "country", "m", "q"]
)
HEADERS = st.sampled_from(
    ["host", "accept-encoding", "accept-language", "range", "if-none-match", "cookie", "origin"]
)
LATIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=80)


@pytest.mark.thorough
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]),
    place=st.sampled_from(PLACES),
    name=st.one_of(
        st.just(b""), st.binary(max_size=300), st.sampled_from([b"../" * 9, b"%00", b"\\\\host\\x", b"C:\\"])
    ),
    asked=st.dictionaries(NAMES, st.text(max_size=120), max_size=3),
    headers=st.dictionaries(HEADERS, LATIN, max_size=3),
)
def test_no_request_makes_the_server_fail(client, method, place, name, asked, headers):
    address = f"http://testserver{place}{quote(name)}"
    sent = {key: value.encode("latin-1") for key, value in headers.items()}
    query = "&".join(f"{key}={quote(value.encode('utf-8', 'surrogatepass'))}" for key, value in asked.items())
    answer = client.request(method, f"{address}?{query}", headers=sent, follow_redirects=False)
    assert answer.status_code < 500
    if answer.status_code >= 400 and method != "HEAD":
        assert set(answer.json()) == {"error", "allowed"}
        assert answer.json()["error"]
