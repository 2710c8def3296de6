"""The card of a figure holds all that defends it."""

import pytest

from displacement.errors import UnknownFigure
from displacement.ledger import card_of, places_of
from displacement.queries import ask
from displacement.words import words_in

EN, ES = words_in("en"), words_in("es")


def row(figure_id):
    rows = ask("ledger")
    return rows[rows["figure_id"] == figure_id].iloc[0]


def test_a_card_says_who_counted_who_printed_and_how_it_was_read():
    card = card_of("ai-per-2019-10-host", EN)
    facts = dict(card.facts)
    assert facts["Published"] == "**863,613 people**"
    assert facts["Who counted"] == "R4V"
    assert "Amnesty International" in facts["Printed in"]
    assert "fn" in facts["Printed in"]
    assert facts["When"] == "October 2019 (known to the month)"
    assert facts["How it was read"].startswith("read whole")
    assert facts["Licence"]


def test_a_card_tells_what_was_recomputed_from_the_figure():
    told = [text for name, text in card_of("ai-border-2019-admitted", EN).facts if name == "Recomputed"]
    assert any("142 ÷ 1,018 = 13.9%" in text and "truncated" in text for text in told)
    assert any("142 + 526 + 288 + 62 = 1,018" in text and "consistent" in text for text in told)


def test_a_card_tells_the_disagreements_with_their_spread():
    told = [text for name, text in card_of("ai-per-2019-06-claims", EN).facts if name == "Documents disagree"]
    assert any("285,000 to 377,047" in text for text in told)


def test_a_part_of_a_total_names_the_total():
    facts = dict(card_of("unhcr-per-2019-asylum-seekers", ES).facts)
    assert "861,665" in facts["Forma parte de"]


def test_other_printings_are_named():
    rows = ask("ledger")
    twice = rows[rows["printings"] > 0].iloc[0]["figure_id"]
    others = set(ask("printings", figure=twice)["publisher_en"])
    told = dict(card_of(twice, EN).facts)["Also printed in"]
    assert others
    assert all(publisher in told for publisher in others)


@pytest.mark.thorough
def test_a_figure_knows_where_it_is_shown():
    places = {(place.page, place.exhibit_id) for place in places_of(row("ai-per-2019-10-host"), EN)}
    assert {("permits", "status-2019"), ("hosts", "hosts-series"), ("hosts", "hosts-spread")} <= places
    chile = places_of(row("chl-2019-06-entries"), EN)
    assert ("c", "CHL") in chile[0].choices


def test_an_unknown_figure_is_told():
    with pytest.raises(UnknownFigure, match="nobody-2019"):
        card_of("nobody-2019", EN)
