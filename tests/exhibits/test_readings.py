"""How figures were read, what UNHCR masks, and on what the first figures rest, as it is told beside a picture."""

import re

import pytest

from displacement.exhibit.in_words import value_of
from displacement.exhibit.notes import on_the_face
from displacement.exhibits import EXHIBITS
from displacement.queries import ask, database
from displacement.view import View
from displacement.words import words_in
from tests.exhibits.editions import edition_of

EN, ES = words_in("en"), words_in("es")


def at(exhibit_id, language="en", **choices):
    return EXHIBITS[exhibit_id].at(View(language=language).with_filters(choices))


def notes(shown):
    told, folded = on_the_face(shown, room=0)
    return [*told, *folded]


def figures(where):
    return database().cursor().sql(f"SELECT figure_id, value, reread FROM figures WHERE {where}").df()


def test_the_line_under_a_picture_counts_the_figures_from_documents_that_were_read_twice():
    shown = at("world-growth")
    ids = set(shown.rows["figure_id"])
    read = figures("reread IS NOT NULL AND reread NOT LIKE '%not found'")
    twice = len(ids & set(read["figure_id"]))
    assert shown.readings.line(EN) == f"{twice} of {len(ids)} figures from documents read twice."
    assert shown.readings.line(EN) == notes(shown)[-1]
    assert "cifras de documentos leídas dos veces" in notes(at("world-growth", "es"))[-1]


def test_what_a_machine_takes_from_a_table_is_not_said_to_be_read_twice():
    shown = at("hosts-map")
    assert shown.readings.documents == 0
    assert shown.readings.line(EN) == ""
    assert "read twice" not in " ".join(notes(shown))
    mixed = at("hosts-series", c="PER")
    assert 0 < mixed.readings.documents < len(mixed.rows)


@pytest.mark.thorough
def test_one_figure_is_told_in_the_singular():
    with edition_of("one row", "world-growth"):
        assert at("world-growth").readings.line(EN) == "1 of 1 figure from documents read twice."
        assert at("world-growth", "es").readings.line(ES) == "1 de 1 cifra de documentos leída dos veces."


def test_the_state_of_the_reading_counts_every_figure_from_a_document_once_by_topic_and_once_by_grade():
    shown = at("reading-state")
    read = figures("reread IS NOT NULL")
    for axis in ("topic", "grade"):
        assert shown.rows[shown.rows["axis"] == axis]["value"].sum() == len(read)
    for part in ("confirmed", "corrected", "not_found"):
        expected = read["reread"].str.endswith(part.replace("_", " ")).sum()
        found = shown.rows[(shown.rows["part"] == part) & (shown.rows["axis"] == "topic")]["value"].sum()
        assert found == expected
        assert EN.number(expected) in shown.title


def test_a_count_that_unhcr_masks_is_told_as_one_to_five():
    rows = ask("ledger")
    masked = rows[(rows["value"] == 5) & (rows["measure"] == "unhcr_refugees")].iloc[0]
    assert value_of(masked, EN) == "1 to 5 people"
    assert value_of(masked, ES) == "de 1 a 5 personas"
    year = at("hosts-map").rows
    assert set(year[year["value"] == 5]["qualifier"]) == {"masked"}
    assert "1 to 5" in set(at("hosts-map").marks["hover"].str.extract(r"(1 to 5)")[0])


def test_a_number_below_ten_in_decisions_is_told_as_rounded():
    rows = ask("ledger")
    decided = rows[rows["measure"].str.startswith("unhcr_decisions_") & rows["value"].isin([5, 10])]
    assert set(decided["qualifier"]) == {"about"}
    assert any("rounds decisions under ten" in text for text in at("claims-decisions").cautions)


def test_sums_that_hold_masked_counts_say_how_many_they_are():
    shown = at("hosts-map")
    within = (shown.rows["masked"] > 0) & (shown.rows["qualifier"] != "masked")
    assert any(text.startswith(f"{within.sum()} sums are approximate") for text in shown.cautions)


def test_five_by_anybody_else_is_five():
    rows = ask("ledger")
    others = rows[(rows["value"] == 5) & ~rows["source"].str.startswith("unhcr-rpsd")]
    assert len(others)
    assert "masked" not in set(others["qualifier"])


def test_people_without_age_or_sex_are_told():
    row = at("age-and-sex", c="PAN").rows.iloc[0]
    told = at("age-and-sex", c="PAN").cautions[0]
    assert row["unknown"] == row["counted"] - at("age-and-sex", c="PAN").rows["value"].sum() > 0
    assert f"{EN.number(row['unknown'])} of {EN.number(row['counted'])} people" in told
    assert not any("Age or sex" in text for text in at("age-and-sex", c="PER").cautions)


@pytest.mark.parametrize("card", ["LAC", "COL", "PER"])
def test_the_headline_rests_on_r4v_or_a_state_and_not_on_a_newspaper(card):
    row = at("headline-figures").row(card=card)
    assert row["grade"] in {"official", "inter_agency"}
    assert row["counter_kind"] in {"r4v", "national"}


def test_the_headline_tells_the_day_of_a_copied_page():
    told = " ".join(at("headline-figures").cautions)
    assert "copied on 6 October 2026" in told
    assert "2,844,498 and 1,632,322" in told


def test_the_growth_is_told_within_its_breaks_and_from_the_first_to_the_last_point_drawn():
    shown = at("world-growth")
    world = shown.rows[shown.rows["area"] == "WORLD"]
    years = [int(year) for year in re.findall(r"\b20\d\d\b", shown.title)]
    for _, stretch in world.groupby("segment"):
        assert {stretch["date"].dt.year.min(), stretch["date"].dt.year.max()} <= set(years)
    assert len(years) == 2 * world["segment"].nunique()
    assert "at least 8,600,000" in shown.title


def test_a_known_slip_is_drawn_pale_and_told():
    shown = at("world-growth")
    slip = shown.highlights["slip"]["figure_id"]
    pale = {
        data[0]
        for trace in shown.figure.data
        for data, opacity in zip(trace.customdata, trace.marker.opacity, strict=True)
        if opacity < 1
    }
    assert pale == {slip}
    assert "misprint" in shown.cautions[0]


def test_measures_that_documents_tell_differently_say_so_on_card_hover_and_table():
    event = ask("event_disagreements").iloc[0]
    shown = at("timeline")
    row = shown.marks[shown.marks["figure_id"] == event["event"]].iloc[0]
    assert event["explanation_en"] in shown.card(row)
    assert "⚖" in row["hover"]
    assert event["explanation_en"] in set(shown.table["Documents disagree"])
    asked = at("asked", day="2024-08-01")
    assert any(asked.table.get("Documents disagree", []))


def test_the_documents_of_a_disagreement_on_a_measure_are_named():
    for row in ask("event_disagreements").itertuples():
        assert row.documents_en
        assert row.documents_es
        assert "amnesty-2020" not in row.documents_en
