"""The dashboard under a path behind nginx, and on two servers behind HAProxy, as ``deploy/`` sets them up."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import pytest

from displacement.decks import STORY, new_deck, pack, story_in
from displacement.exports.standalone import PLOTLY_PLACE
from tests.edition import EDITION
from tests.rooms.proxies import UNDER, haproxy, nginx
from tests.rooms.reader import Reader, links_in
from tests.serving import running, served

pytestmark = [pytest.mark.proxy, pytest.mark.timeout(240)]
FILES = {
    "exhibits/hosts-ranking.csv?lang=es": b"2828195",
    "embed/hosts-ranking?lang=es": b"Refugio",
    "data/figures.csv": b"figure_id",
    "data/feed.xml?lang=es": b"<feed",
    "app/static/land.geojson": b"FeatureCollection",
    "openapi.json?lang=en": b"openapi",
    "healthz": EDITION.encode(),
    PLOTLY_PLACE: b"plotly",
}


@pytest.fixture(scope="module")
def server():
    with served(**UNDER) as address:
        yield address


@pytest.fixture(scope="module")
def behind_nginx(server, tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx"), server) as address:
        yield address


@pytest.fixture
def reader(behind_nginx):
    return Reader(behind_nginx)


@pytest.mark.parametrize("place", FILES)
def test_a_file_comes_through_under_the_path(reader, place):
    answer = reader.get(place)
    assert answer.status == 200
    assert FILES[place] in answer.body


@pytest.mark.parametrize("place", ["", "hosts?lang=es", "embed/corridor", f"show/{STORY}?lang=es"])
def test_a_page_or_slides_and_all_that_they_ask_for_come_through(reader, place):
    answer = reader.get(place)
    links = [urljoin(f"{reader.address}/{place}", link) for link in links_in(answer.body.decode())]
    own = [link for link in links if link.startswith(reader.address.removesuffix("/refugio"))]
    assert (answer.status, own != []) == (200, True)
    for link in own:
        assert link.startswith(f"{reader.address}/"), link
        assert reader.get(link.removeprefix(f"{reader.address}/")).status == 200, link


def test_a_page_is_drawn_over_its_websocket(reader):
    with reader.page("lang=es") as (_, said):
        assert EDITION in said


def test_addresses_in_full_name_the_host_and_the_path_that_the_reader_asked(reader):
    assert f'href="{reader.address}/sources?'.encode() in reader.get("data/feed.xml?lang=en").body
    told = reader.get(
        "data/feed.xml?lang=en", X_Forwarded_Host="evil.example", X_Forwarded_Prefix="/evil"
    ).body
    assert b"evil" not in told


def test_a_proxy_that_takes_the_path_off_and_is_trusted_is_believed(server):
    told = {
        "X_Forwarded_For": "203.0.113.9",
        "X_Forwarded_Proto": "https",
        "X_Forwarded_Host": "figures.example",
    }
    feed = Reader(server).get("data/feed.xml?lang=en", X_Forwarded_Prefix="/elsewhere", **told).body
    assert b'href="https://figures.example/elsewhere/sources?' in feed


def test_what_is_not_there_is_404_and_the_path_alone_leads_to_the_first_page(reader):
    assert reader.get("nothing").status == 404
    assert reader.get("../refugio?lang=es").status == 200


def test_a_long_deck_comes_through_and_is_kept_nowhere(reader, tmp_path_factory):
    text = "".join(chr(0x4E00 + number * 7 % 8000) for number in range(9000))  # packs badly
    deck = new_deck("Mine", "en")
    slide = story_in("en", STORY).slides[0]
    deck = type(deck)(title=deck.title, edition=deck.edition, language="en", slides=(slide,))
    deck = deck.retold(0, title="A finding", notes=text[:3900], question=text[3900:7800])
    packed = pack(deck)
    assert 15_000 < len(packed) < 30_000
    answer = reader.get(f"show/mine?lang=en&deck={packed}")
    assert answer.status == 200
    assert "X-Cache" not in answer.headers
    log = next(tmp_path_factory.getbasetemp().glob("nginx*/refugio.log"))
    assert packed[:50] not in log.read_text()


def test_a_thousand_requests_for_a_file_reach_the_dashboard_once(reader):
    places = ["exhibits/hosts-series.csv?lang=es&c=CHL"] * 1000
    with ThreadPoolExecutor(20) as readers:
        answers = list(readers.map(lambda place: Reader(reader.address).get(place), places))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert sum(answer.headers["X-Cache"] == "MISS" for answer in answers) == 1


def test_on_two_servers_a_reader_stays_with_hers_until_it_dies(server, tmp_path):
    with running(**UNDER) as two, haproxy(tmp_path, server, two.address) as address:
        readers = [Reader(address) for _ in range(4)]
        for reader in readers:
            assert reader.get("present?lang=es").status == 200
        assert {reader.cookie("REFUGIO") for reader in readers} == {"one", "two"}
        for reader in readers:
            with reader.page("lang=es") as (session, said):
                assert EDITION in said
                assert [reader.upload(session) for _ in range(3)] == [204] * 3

        two.process.kill()
        two.process.wait()
        for reader in readers:
            assert reader.get("hosts?lang=es").status == 200
            with reader.page("lang=es") as (_, said):
                assert EDITION in said
            assert reader.get("exhibits/hosts-ranking.csv?lang=es").status == 200
        assert {reader.cookie("REFUGIO") for reader in readers} == {"one"}
