"""Every page opens in both languages, keeps its choices in codes, and tells what it could not read."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from displacement.exhibits import EXHIBITS
from displacement.pages import PAGES, Desk
from displacement.queries import ask
from displacement.screen import frame
from displacement.screen.doors import door_of
from displacement.view import View
from displacement.words import LANGUAGES, words_in
from tests.edition import EDITION

FRAME = frame.__file__


def opened(page="overview", **query):
    at = AppTest.from_file(FRAME, default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    if page != "overview":
        at.switch_page(str(door_of(page))).run()
    return at


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.thorough)])
def test_a_page_opens_without_an_error(page, language):
    at = opened(page, lang=language)
    assert not at.exception
    assert not at.error
    assert len(at.subheader) >= (1 if page in {"sources", "present"} else 3)
    assert at.title


def test_a_page_is_written_in_the_language_of_the_address():
    assert opened("hosts", lang="es").title[0].value == "Países de acogida"
    assert opened("hosts", lang="en").title[0].value == "Host countries"


def test_the_footer_names_the_data_edition():
    captions = [caption.value for caption in opened().caption]
    assert any(EDITION in caption for caption in captions)


def test_the_address_sets_the_choice_by_its_code():
    at = opened("hosts", country="CHL", year="2019")
    assert at.session_state["choice-country"] == "CHL"
    assert any("Chile" in heading.value for heading in at.subheader)


def test_a_choice_is_written_into_the_address_as_a_code():
    at = opened("hosts")
    at.selectbox(key="choice-country").set_value("COL").run()
    assert at.query_params["country"] == "COL"


def test_a_value_that_is_not_in_the_data_is_told_and_left_out():
    at = opened("hosts", country="Peru<script>")
    assert not at.exception
    assert at.session_state["choice-country"] == "PER"
    assert any("script" in warning.value and "<script>" not in warning.value for warning in at.warning)


@pytest.mark.parametrize(("reading", "said"), [("corrected", "corrected"), ("not_found", "not found")])
def test_the_address_keeps_to_figures_that_were_read_so(reading, said):
    at = opened("sources", read=reading)
    ledger = ask("ledger")
    told = next(text.value for text in at.markdown if "figures found" in text.value)
    assert told == f"**{words_in('en').number((ledger['reread'].str[11:] == said).sum())} figures found**"


def test_the_sources_page_lists_the_measures_that_documents_tell_differently():
    labels = [row.label for row in opened("sources").expander]
    for event in ask("event_disagreements").itertuples():
        assert any(event.title_en in label for label in labels)


@pytest.mark.parametrize("chosen_by", ["the address", "the list"])
def test_a_choice_is_kept_on_the_pages_opened_next(chosen_by):
    at = opened("hosts", country="CHL" if chosen_by == "the address" else "PER")
    if chosen_by == "the list":
        at.selectbox(key="choice-country").set_value("CHL").run()
    for page in ("asylum", "permits", "asylum", "hosts"):
        at.query_params.clear()
        at.switch_page(str(door_of(page))).run()
        if page != "permits":
            assert at.selectbox(key="choice-country").value == "CHL", page


def test_an_address_that_a_link_opens_is_followed_whatever_was_chosen_before():
    at = opened("hosts", country="CHL")
    at.query_params["country"] = "ECU"
    at.switch_page(str(door_of("asylum"))).run()
    assert at.selectbox(key="choice-country").value == "ECU"
    at.selectbox(key="choice-country").set_value("BRA").run()
    assert at.query_params["country"] == "BRA"
    at.query_params["country"] = "ECU"
    at.run()
    assert at.selectbox(key="choice-country").value == "ECU", "Back, and the page drawn again"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", [page for page in PAGES.values() if page.numbers], ids=lambda page: page.name
)
def test_a_page_begins_with_three_numbers_each_with_its_date_and_its_source(page, language):
    at = opened(page.name, lang=language)
    assert len(page.numbers) == 3
    told = [text.value for text in at.markdown if text.value.count("\n\n:small[") == 1][:3]
    assert [metric.label for metric in at.metric[:3]] == [text.partition("\n\n")[0] for text in told]
    for text in told:
        date, _, source = text.partition(":small[")[2].partition(" · ")
        assert re.search(r"\d{4}", date)
        assert source.strip("]")


def test_the_numbers_of_a_page_are_rows_of_its_exhibits():
    claims = opened("asylum", lang="en").metric[1]
    rows = EXHIBITS["claims-pending"].at(View()).rows
    waiting = rows[rows["measure"] == "unhcr_asylum_seekers"].sort_values("date")
    assert claims.label == "wait for a decision in Peru"
    assert claims.value == words_in("en").number(waiting["value"].iloc[-1])


@pytest.mark.parametrize(
    "page", [page for page in PAGES.values() if page.exhibit_ids], ids=lambda page: page.name
)
def test_every_exhibit_of_a_page_is_in_the_list_of_what_it_holds_or_under_a_heading_that_is(page):
    at = opened(page.name, lang="en")
    links = set(re.findall(r"\]\(#([\w-]+)\)", " ".join(text.value for text in at.markdown)))
    for section in page.sections:
        for part in section.parts:
            if not isinstance(part, Desk):
                assert section.anchor in links or set(part.ids) <= links
