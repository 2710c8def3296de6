"""Scripts, styles and the land: compressed, kept, and only what lies in their folders."""

import gzip

import brotli
import pytest

from displacement.exports.standalone import PLOTLY_PLACE, PLOTLY_SCRIPT
from displacement.exports.typefaces import STREAMLIT
from displacement.server.http import KEPT

SCRIPT = next((STREAMLIT / "static" / "js").glob("PlotlyChart.*.js"))
OPENED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.sampled(2)
@pytest.mark.parametrize("encoding", OPENED)
def test_a_script_is_sent_compressed_and_kept_for_a_year(client, encoding):
    with client.stream("GET", f"/static/js/{SCRIPT.name}", headers={"accept-encoding": encoding}) as answer:
        content = b"".join(answer.iter_raw())
    assert OPENED[encoding](content) == SCRIPT.read_bytes()
    assert answer.headers["cache-control"] == KEPT["year"]
    assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.thorough
def test_each_encoding_has_its_own_tag(client):
    tags = {
        client.get(f"/{PLOTLY_PLACE}", headers={"accept-encoding": encoding}).headers["etag"]
        for encoding in ("identity", "gzip", "br", "br, gzip")
    }
    assert len(tags) == 3


def test_an_encoding_that_is_declined_is_not_sent(client):
    answer = client.get(f"/{PLOTLY_PLACE}", headers={"accept-encoding": "br;q=0, gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_plotly_is_kept_for_a_year_where_its_address_names_the_version(client):
    for address, keep in ((f"/{PLOTLY_PLACE}", "year"), ("/assets/plotly.min.js", "hour")):
        answer = client.get(address)
        assert answer.content == PLOTLY_SCRIPT.read_bytes()
        assert answer.headers["cache-control"] == KEPT[keep]
        known = client.get(address, headers={"if-none-match": f'W/{answer.headers["etag"]}, "x"'})
        assert known.status_code == 304


@pytest.mark.parametrize(
    "path", ["/app/static/../pages.py", "/static/../index.html", "/app/static/%2e%2e/pages.py"]
)
def test_nothing_outside_of_the_folders_is_sent(client, path):
    answer = client.get(path)
    assert answer.status_code in {400, 404} or "<title>Streamlit</title>" in answer.text
    assert "PAGES" not in answer.text
