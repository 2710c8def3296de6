"""Which encodings a browser takes, read as the standard tells it."""

import pytest

from displacement.exports.standalone import PLOTLY_PLACE
from displacement.server.encodings import taken_of


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ("", ()),
        ("identity", ()),
        ("br", ("br",)),
        ("gzip, deflate, br, zstd", ("br", "gzip")),
        ("GZip", ("gzip",)),
        ("x-gzip", ("gzip",)),
        ("br;q=0", ()),
        ("br;q=0, gzip", ("gzip",)),
        ("br; q=0.000 , gzip;q=0.5", ("gzip",)),
        ("br;q=0.2, gzip;q=0.8", ("gzip", "br")),
        ("*", ("br", "gzip")),
        ("*;q=0", ()),
        ("br;q=0, *", ("gzip",)),
        ("gzip;q=0, *;q=0.1", ("br",)),
        ("gzip;q=many", ()),
        ("gzip;q=nan", ()),
        ("gzip;level=9;q=0", ()),
        (";;,,=", ()),
        ("mygzip, brotli", ()),
    ],
)
def test_an_encoding_is_taken_where_it_is_wished_for(told, taken):
    assert taken_of(told) == taken


@pytest.mark.sampled(6)
@pytest.mark.parametrize("address", [f"/{PLOTLY_PLACE}", "/exhibits", "/hosts", "/data/figures.csv"])
@pytest.mark.parametrize(
    ("told", "sent"), [("br;q=0, gzip;q=0", None), ("gzip;q=0.0", None), ("br;q=0, gzip;q=0.1", "gzip")]
)
def test_what_is_declined_is_sent_by_nobody(client, address, told, sent):
    answer = client.get(address, headers={"accept-encoding": told})
    assert (answer.status_code, answer.headers.get("content-encoding")) == (200, sent)
