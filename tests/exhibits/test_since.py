"""What an exhibit tells who comes with an earlier edition: the figures that changed, with what stood there."""

import re
from dataclasses import replace

import pytest

from displacement.decks import changes_since, new_deck, pack, read, write
from displacement.exhibit.since import MOST, changed_since
from displacement.exhibits import EXHIBITS
from displacement.queries import ask, served_edition
from displacement.view import View
from displacement.words import LANGUAGES
from tests.pages.test_pages import opened

FIRST = "2026.11"


def shown(exhibit_id, language="en", **chosen):
    return EXHIBITS[exhibit_id].at(View(language=language).with_filters(chosen))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Venezuelans hosted, Peru, August 2023: about 1,540,000 → 1,542,004"),
        ("es", "Venezolanos acogidos, Perú, agosto de 2023: cerca de 1,540,000 → 1,542,004"),
    ],
)
def test_another_number_is_told_first_with_what_stood_there(language, said):
    told = changed_since(shown("hosts-series", language, c="PER"), FIRST)
    assert said in told[:3]
    assert len(told) == MOST + 1
    assert re.search(r"^\d+ (more changes|cambios más)", told[-1])


def test_what_was_withdrawn_or_is_told_elsewhere_is_told_where_it_stood():
    (slip,) = changed_since(shown("darien"), FIRST)
    assert slip.startswith("Transits, Panama, 20 June 2024: 189,969 was withdrawn. ")
    funnel = changed_since(shown("peru-claims-funnel"), FIRST)
    assert any(
        "over 280,000 is told elsewhere now (what is counted: Asylum claims filed" in line for line in funnel
    )


def test_a_measure_of_a_state_is_told_with_the_day_it_had():
    told = changed_since(shown("timeline"), FIRST)
    assert any("the day it took effect: 14 March 2018 → 15 March 2018" in line for line in told)


@pytest.mark.parametrize(
    "edition", ["", "1998.01", "2031.01", "'; DROP TABLE figures", served_edition().name]
)
def test_nothing_is_told_of_an_edition_that_is_served_or_that_nobody_knows(edition):
    assert changed_since(shown("hosts-series", c="PER"), edition) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "exhibit_id",
    [pytest.param(one, marks=() if one == "waiting-days" else pytest.mark.thorough) for one in EXHIBITS],
)
def test_every_exhibit_tells_its_changes_in_words(exhibit_id, language):
    codes = {
        row["figure"] for row in ask("corrections_made").rename(columns={"id": "figure"}).to_dict("records")
    }
    for line in changed_since(shown(exhibit_id, language), FIRST):
        told = line.split(" was withdrawn.")[0].split(" fue retirada.")[0]
        assert not codes & set(told.split())
        assert not re.search(r"\b(VEN|ALL|UNSAID|None|nan|NaT)\b|\d{4}-\d{2}-\d{2}|_", told)


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "said"), [("en", "Since edition"), ("es", "Desde la edición")])
def test_a_page_opened_at_an_older_edition_tells_it_under_the_exhibit(language, said):
    page = opened("hosts", lang=language, edition=FIRST, c="PER")
    told = [info.value.replace("\\", "") for info in page.markdown if said in info.value]
    assert any("1,540,000 → 1,542,004" in info for info in told)
    assert not page.exception
    today = opened("hosts", lang=language, edition=served_edition().name, c="PER")
    assert not [info for info in today.markdown if said in info.value]


def test_a_deck_of_an_older_edition_names_the_figures_that_changed():
    deck = new_deck("Mine", "es")
    for exhibit_id, chosen in (("hosts-series", {"c": "PER"}), ("claims-filed", {})):
        deck = deck.with_slide(shown(exhibit_id, "es", **chosen))
    assert changes_since(deck) == []
    old = read(write(replace(deck, edition=FIRST)))
    (change,) = changes_since(old)
    assert (change.slide, change.says_otherwise) == (1, False)
    assert "Venezolanos acogidos, Perú, agosto de 2023: cerca de 1,540,000 → 1,542,004" in change.corrected


@pytest.mark.thorough
def test_a_deck_of_an_older_edition_carries_what_changed_in_its_notes(client):
    deck = new_deck("Mine", "en").with_slide(shown("hosts-series", c="PER"))
    old, said = pack(replace(deck, edition=FIRST)), "about 1,540,000 → 1,542,004"
    for address, told in (("/show/mine", True), ("/decks/mine.html", True), ("/decks/mine.json", False)):
        for carried, at_all in ((old, told), (pack(deck), False)):
            answer = client.get(address, params={"deck": carried, "lang": "en"})
            assert answer.status_code == 200
            assert (
                said in answer.text or said.encode("ascii", "backslashreplace").decode() in answer.text
            ) == at_all
