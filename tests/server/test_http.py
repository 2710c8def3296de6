"""One policy for the language, one for refusals, one for keeping: the same at every address."""

import pytest

from displacement.decks import STORY, new_deck, pack
from displacement.errors import BrokenRule
from displacement.exhibits import EXHIBITS
from displacement.server.http import KEPT
from displacement.server.openapi import described_addresses
from displacement.view import View
from displacement.words import words_in

SPANISH_BROWSER = {"accept-language": "es-PE,es;q=0.9,en;q=0.8"}
SPEAKING = [
    "/exhibits/corridor.json",
    "/exhibits/corridor.html",
    f"/show/{STORY}",
    f"/decks/{STORY}.json",
    "/countries/ECU.csv",
    "/data/feed.xml",
    "/openapi.json",
    "/hosts",
]
REFUSING = [
    ("/exhibits/nothing.csv", 404),
    ("/exhibits/corridor.gif", 404),
    ("/exhibits/corridor", 404),
    ("/exhibits/hosts-series.csv?c=XXX", 422),
    ("/exhibits/corridor.csv?colour=red", 422),
    ("/exhibits/corridor.csv?size=huge", 422),
    ("/countries/XXX.html", 404),
    ("/countries/ECU.gif", 404),
    ("/countries/ECU.html?day=1999-01-01", 422),
    ("/countries/ECU.html?colour=red", 422),
    ("/data/nothing.csv", 404),
    ("/data/nothing.zip", 404),
    ("/show/nothing", 404),
    ("/show/mine", 422),
    ("/show/mine?deck=abc", 422),
    (f"/show/{STORY}?room=pink", 422),
    ("/decks/nothing.html", 404),
    (f"/decks/{STORY}.gif", 404),
]
KEEPING = {
    "/healthz": "never",
    "/exhibits": "asked",
    "/exhibits/corridor.csv": "asked",
    "/exhibits/nothing.csv": "never",
    "/countries": "asked",
    "/countries/ECU.csv": "asked",
    "/data/figures.csv": "asked",
    "/data/edition.duckdb": "asked",
    "/data/datapackage.json": "asked",
    "/data/edition-csv.zip": "asked",
    "/data/edition-parquet.zip": "asked",
    "/data/feed.xml": "asked",
    "/embed/corridor": "hour",
    "/oembed?url=http://testserver/hosts": "hour",
    "/data/dataset.jsonld": "asked",
    f"/show/{STORY}": "asked",
    f"/decks/{STORY}.json": "asked",
    "/openapi.json": "asked",
    "/": "asked",
    "/sources": "asked",
    "/app/static/land.geojson": "day",
    "/assets/plotly.min.js": "hour",
}


@pytest.mark.thorough
@pytest.mark.parametrize("address", SPEAKING)
@pytest.mark.parametrize(
    ("asked", "browser", "spoken"),
    [
        ("", {}, "en"),
        ("", SPANISH_BROWSER, "es"),
        ("", {"accept-language": "fr, en;q=0.4, es;q=0.6"}, "es"),
        ("", {"accept-language": "es;q=0, *;q=0.5"}, "en"),
        ("es", {"accept-language": "en"}, "es"),
        ("en", SPANISH_BROWSER, "en"),
    ],
)
def test_the_language_is_that_of_the_address_else_of_the_browser(client, address, asked, browser, spoken):
    answer = client.get(address, params={"lang": asked} if asked else {}, headers=browser)
    assert answer.status_code == 200
    assert answer.headers["content-language"] == spoken
    assert ("accept-language" in answer.headers.get("vary", "").lower()) == (asked == "")
    if answer.headers["content-type"].startswith("text/html"):
        assert f'<html lang="{spoken}"' in answer.text


@pytest.mark.parametrize("address", SPEAKING)
def test_a_language_that_we_do_not_speak_is_refused_to_programs_and_passed_over_on_pages(client, address):
    answer = client.get(address, params={"lang": "fr"}, headers=SPANISH_BROWSER)
    if address == "/hosts":
        assert (answer.status_code, answer.headers["content-language"]) == (200, "es")
    else:
        assert answer.status_code == 422
        assert answer.json() == {
            "error": "«lang» no puede ser «fr». Se permite: en, es.",
            "allowed": ["en", "es"],
        }


@pytest.mark.parametrize(("address", "status"), REFUSING)
def test_a_refusal_says_in_the_readers_language_what_is_wrong_and_what_is_allowed(client, address, status):
    english = client.get(address)
    spanish = client.get(address, headers=SPANISH_BROWSER)
    for answer, language in ((english, "en"), (spanish, "es")):
        assert answer.status_code == status
        assert set(answer.json()) == {"error", "allowed"}
        assert answer.json()["allowed"]
        assert answer.headers["content-language"] == language
        assert "accept-language" in answer.headers["vary"].lower()
        assert answer.headers["cache-control"] == "no-store"
    assert english.json()["error"] != spanish.json()["error"]
    assert english.json()["allowed"] == spanish.json()["allowed"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("address", KEEPING)
def test_how_long_an_answer_is_kept_is_told_at_every_address(client, address):
    answer = client.get(address)
    keep = KEEPING[address]
    assert answer.headers["cache-control"] == KEPT[keep]
    assert ("etag" in answer.headers) == (keep != "never")
    if keep != "never":
        again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["cache-control"] == KEPT[keep]


def test_no_address_of_the_description_is_kept_by_accident():
    begun = {path.partition("{")[0] for path in KEEPING}
    for path in described_addresses()["paths"]:
        assert any(known.startswith(path.partition("{")[0]) for known in begun), path


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_deck_in_the_address_has_a_tag_of_its_own(client, language):
    story = client.get(f"/decks/{STORY}.json?lang={language}").json()
    assert story["language"] == language
    tags = set()
    for title in ("one", "another"):
        deck = new_deck(title, language)
        deck = deck.with_slide(_shown(language))
        answer = client.get("/decks/mine.json", params={"deck": pack(deck), "lang": language})
        assert answer.json()["title"] == title
        tags.add(answer.headers["etag"])
    assert len(tags) == 2


def _shown(language):
    return EXHIBITS["corridor"].at(View(language=language))


def test_an_error_of_ours_that_nobody_foresaw_is_told_and_not_kept(client, monkeypatch):
    def broken(*_):
        raise BrokenRule("corridor", rule="a figure has no {column}", remedy="select it", column="unit")

    monkeypatch.setattr("displacement.server.exhibits.exhibit_named", broken)
    answer = client.get("/exhibits/corridor.csv?lang=es")
    assert answer.status_code == 500
    assert answer.json()["error"] == words_in("es").say(
        "The question “{query}” is refused: {rule}. {remedy}.",
        query="corridor",
        rule="una cifra no tiene unit",
        remedy="Select it",
    )
