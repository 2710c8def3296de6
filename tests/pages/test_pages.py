"""Every page opens in both languages, keeps its choices in codes, and tells what it could not read."""

import re
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from displacement.exhibits import EXHIBITS
from displacement.pages import PAGES, Desk
from displacement.queries import ask
from displacement.queries.refusals import TOO_FEW_FOR_MAP
from displacement.screen import frame
from displacement.screen.doors import door_of
from displacement.view import View
from displacement.view.selection import modern
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


@pytest.mark.sampled(4)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.thorough)])
def test_a_page_opens_without_an_error(page, language):
    at = opened(page, lang=language)
    assert not at.exception
    assert not at.error
    assert len(at.subheader) >= min(3, len(PAGES[page].exhibit_ids) or 1) or page in {"sources", "yours"}
    assert at.title


@pytest.mark.thorough
def test_a_page_is_written_in_the_language_of_the_address():
    assert opened("hosts", lang="es").title[0].value == "Países de acogida"
    assert opened("hosts", lang="en").title[0].value == "Host countries"


def test_the_footer_names_the_data_edition():
    captions = [caption.value for caption in opened().caption]
    assert any(EDITION in caption for caption in captions)


def test_the_address_sets_the_choice_by_its_code():
    at = opened("hosts", c="CHL", t="..2019")
    assert at.session_state["choice-c"] == ["CHL"]
    assert any("Chile" in heading.value for heading in at.subheader)


@pytest.mark.thorough
def test_a_choice_is_written_into_the_address_as_a_code():
    at = opened("hosts")
    at.multiselect(key="choice-c").set_value(["COL", "PER"]).run()
    assert at.query_params["c"] == "COL~PER"
    assert any("Colombia" in heading.value for heading in at.subheader)
    at.multiselect(key="choice-c").set_value([]).run()
    assert "c" not in at.query_params


@pytest.mark.thorough
def test_a_place_is_found_by_its_name_in_either_language_and_without_accents():
    at = opened("hosts", lang="en")
    at.multiselect(key="choice-c").set_value(
        ["CHL", "PERU, Trinidad y Tobago, España y Atlantis", "Brasil "]
    ).run()
    assert at.query_params["c"] == "CHL~PER~TTO~ESP~BRA"
    assert any("Atlantis" in warning.value for warning in at.warning)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("code", "counted"), [("PER", True), ("ESP", False), ("ITA", False)])
def test_an_estimate_of_un_desa_that_r4v_repeats_is_no_count_of_a_state_or_of_r4v(code, counted):
    told = " ".join(text.value for text in opened("hosts", lang="en", c=code).markdown)
    assert ("by the last exact count of a state or of R4V" in told) == counted


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_cannot_be_had_says_why_when_it_is_chosen_and_the_picture_stays(language):
    at = opened("explore", lang=language, m="unhcr_hosted", c="PER~ECU", f="columns")
    before = [heading.value for heading in at.subheader]
    at.segmented_control(key="compose-f").set_value("map").run()
    told = [each.value for each in at.info]
    assert any(words_in(language).say(TOO_FEW_FOR_MAP) in text for text in told), told
    assert [heading.value for heading in at.subheader] == before
    assert at.query_params["f"] == "columns"
    at.run()
    assert not [each for each in at.info if words_in(language).say(TOO_FEW_FOR_MAP) in each.value], (
        "said once"
    )


@pytest.mark.thorough
def test_all_countries_are_chosen_instead_of_some_and_some_instead_of_all():
    at = opened("explore", lang="es", m="unhcr_hosted", c="PER~ECU")
    at.multiselect(key="choice-c").set_value(["PER", "ECU", "all"]).run()
    assert at.query_params["c"] == "all"
    assert not at.warning
    at.multiselect(key="choice-c").set_value(["all", "COL"]).run()
    assert at.query_params["c"] == "COL"
    assert not opened("hosts", c="all").warning


@pytest.mark.thorough
def test_the_period_is_narrowed_from_either_end():
    at = opened("hosts", t="2016..2019")
    assert at.select_slider(key="choice-t").value == (2016, 2019)
    at.select_slider(key="choice-t").set_value((2018, 2026)).run()
    assert at.query_params["t"] == "2018.."
    at.select_slider(key="choice-t").set_value((2010, 2026)).run()
    assert "t" not in at.query_params


def test_what_a_page_cannot_use_is_greyed_with_the_reason():
    at = opened("timeline", lang="en")
    assert at.selectbox(key="choice-per").disabled
    assert "rate" in at.selectbox(key="choice-per").help
    assert not at.multiselect(key="choice-c").disabled


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"country": "CHL", "year": "2019"}, {"c": "CHL", "t": "..2019"}),
        ({"border": "ECU"}, {"c": "ECU"}),
        ({"permits": "COL", "lang": "es"}, {"c": "COL", "lang": "es"}),
        ({"lane": "PER", "kind": "visa"}, {"c": "PER", "kind": "visa"}),
        ({"lane": "all"}, {}),
        ({"rate": "per_1000"}, {"per": "1000"}),
        ({"per": "year"}, {"per": "people"}),
        ({"per": "hosted"}, {"per": "hosted"}),
        ({"c": "PER~COL", "country": "CHL"}, {"c": "PER~COL"}),
    ],
)
def test_an_address_of_before_is_read_under_the_names_of_today(old, new):
    assert modern(old) == new


@pytest.mark.thorough
def test_an_address_of_before_opens_what_it_named():
    at = opened("hosts", country="CHL", year="2019", rate="per_1000")
    assert at.multiselect(key="choice-c").value == ["CHL"]
    assert any("Chile, 2019" in heading.value for heading in at.subheader)
    assert at.selectbox(key="choice-per").value == "1000"


def test_a_value_that_is_not_in_the_data_is_told_and_left_out():
    at = opened("hosts", c="Peru<script>")
    assert not at.exception
    assert at.session_state["choice-c"] == []
    assert any("script" in warning.value and "<script>" not in warning.value for warning in at.warning)


@pytest.mark.thorough
@pytest.mark.parametrize(("reading", "said"), [("corrected", "corrected"), ("not_found", "not found")])
def test_the_address_keeps_to_figures_that_were_read_so(reading, said):
    at = opened("sources", read=reading)
    ledger = ask("ledger")
    told = next(text.value for text in at.markdown if "figures found" in text.value)
    assert told == f"**{words_in('en').number((ledger['reread'].str[11:] == said).sum())} figures found**"


@pytest.mark.thorough
def test_the_sources_page_lists_the_measures_that_documents_tell_differently():
    labels = [row.label for row in opened("sources").expander]
    for event in ask("event_disagreements").itertuples():
        assert any(event.title_en in label for label in labels)


@pytest.mark.thorough
def test_the_menu_keeps_language_and_selection():
    at = opened("hosts", lang="es", c="CHL~PER", t="..2019", kind="visa")
    links = [link for link in at.main if link.type == "page_link"] or at.get("page_link")
    assert len(links) >= len(PAGES)
    for link in links[: len(PAGES)]:
        assert dict(parse_qsl(link.proto.query_string)) == {"c": "CHL~PER", "t": "..2019", "lang": "es"}


@pytest.mark.thorough
def test_the_address_is_followed_whatever_was_chosen_before():
    at = opened("hosts", c="CHL")
    at.multiselect(key="choice-c").set_value(["BRA"]).run()
    assert at.query_params["c"] == "BRA"
    at.query_params["c"] = "ECU"
    at.run()
    assert at.multiselect(key="choice-c").value == ["ECU"], "Back, and the page drawn again"
    at.query_params.clear()
    at.run()
    assert at.multiselect(key="choice-c").value == []


@pytest.mark.sampled(7)
@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.thorough)])
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


@pytest.mark.thorough
def test_the_numbers_of_a_page_are_rows_of_its_exhibits():
    claims = opened("asylum", lang="en").metric[1]
    rows = EXHIBITS["claims-pending"].at(View()).rows
    waiting = rows[rows["measure"] == "unhcr_asylum_seekers"].sort_values("date")
    assert claims.label == "wait for a decision in Peru"
    assert claims.value == words_in("en").number(waiting["value"].iloc[-1])


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "page", [page for page in PAGES.values() if page.exhibit_ids], ids=lambda page: page.name
)
def test_every_exhibit_of_a_page_is_in_the_list_of_what_it_holds_or_under_a_heading_that_is(page):
    at = opened(page.name, lang="en")
    links = set(re.findall(r"\]\(#([\w-]+)\)", " ".join(text.value for text in at.markdown)))
    for section in page.sections:
        for part in section.parts:
            if not isinstance(part, Desk):
                as_numbers = all(EXHIBITS[name].as_cards for name in part.ids)
                assert as_numbers or section.anchor in links or set(part.ids) - set(part.folded) <= links
