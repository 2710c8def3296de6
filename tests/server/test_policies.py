"""What a browser may do with an answer: the policies name what the pages need, and nothing comes from elsewhere."""

import base64
import hashlib
import re

import pytest

from displacement.decks import STORY
from displacement.exports.standalone import PLOTLY_PLACE
from displacement.server.policies import policy_of
from displacement.view.scripts import IN_PAGES

OTHERS = {"origin": "https://notebook.example"}
PAGES = ["/", "/hosts", "/sources", f"/show/{STORY}"]
HELD = ["/exhibits/corridor.html", "/countries/PER.html"]
SHARED = [
    "/exhibits",
    "/exhibits/corridor.csv",
    "/exhibits/corridor.json",
    "/exhibits/nothing.csv",
    "/data/figures.csv",
    "/data/edition.duckdb",
    "/data/dataset.jsonld",
    "/countries/PER.csv",
    f"/decks/{STORY}.json",
    "/openapi.json",
]
NOT_SHARED = ["/", "/hosts", f"/show/{STORY}", f"/decks/{STORY}.html", "/healthz", f"/{PLOTLY_PLACE}"]
INLINE = re.compile(r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))[^>]*>(.*?)</script>", re.DOTALL)


def parts(policy):
    return {
        name: values.split()
        for name, _, values in (each.strip().partition(" ") for each in policy.split(";"))
    }


@pytest.mark.sampled(6)
@pytest.mark.parametrize("address", [*PAGES, *HELD, *SHARED, f"/{PLOTLY_PLACE}", "/exhibits/nothing.csv"])
def test_every_answer_says_what_it_is_and_that_nothing_is_asked_of_the_device(client, address):
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "clipboard" not in headers["permissions-policy"]


@pytest.mark.parametrize("address", PAGES)
def test_the_scripts_that_stand_in_a_page_are_named_and_no_others_run(client, address):
    answer = client.get(address)
    allowed = parts(answer.headers["content-security-policy"])["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(allowed)
    there = INLINE.findall(answer.text)
    assert there
    assert [script[:40] for script in there if hash_of(script) not in allowed] == []


def test_the_scripts_that_pages_put_in_later_are_named_too():
    assert {hash_of(script) for script in IN_PAGES} <= set(parts(policy_of("/hosts"))["script-src"])


@pytest.mark.parametrize("address", [*PAGES, *HELD, "/embed/corridor"])
def test_nothing_comes_from_elsewhere_and_goes_nowhere(client, address):
    policy = parts(client.get(address).headers.get("content-security-policy", policy_of(address)))
    assert policy["default-src"] in (["'none'"], ["'self'"])
    elsewhere = r"https?:|\*|//"
    fetching = {name: values for name, values in policy.items() if name != "frame-ancestors"}
    assert not [value for values in fetching.values() for value in values if re.match(elsewhere, value)]
    assert policy["frame-ancestors"] == (["*"] if address.startswith("/embed/") else ["'self'"])


@pytest.mark.parametrize("address", SHARED)
def test_data_can_be_read_by_the_pages_of_others_without_what_a_reader_is_known_by(client, address):
    answer = client.get(address, headers=OTHERS)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert "refugio-edition" in answer.headers["access-control-expose-headers"].lower()
    before = client.options(
        address,
        headers=OTHERS
        | {"access-control-request-method": "GET", "access-control-request-headers": "if-none-match"},
    )
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", NOT_SHARED)
def test_pages_cannot(client, address):
    assert "access-control-allow-origin" not in client.get(address, headers=OTHERS).headers


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
