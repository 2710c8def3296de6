"""Every address that we print opens the page that shows what it was printed for, at the view it was printed for."""

import datetime as dt
import re
from functools import cache
from itertools import islice
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest

from displacement.decks import story_in
from displacement.errors import TooManyTerms
from displacement.exhibits import EXHIBITS
from displacement.exports import address_of
from displacement.exports.edition import feed
from displacement.exports.printed import public_address_of
from displacement.ledger import places_of
from displacement.ledger.search import MOST_TERMS
from displacement.pages import PAGES
from displacement.queries import ask, served_edition
from displacement.queries.choices import codes_of, default_of, last_change, offered
from displacement.screen.desk import CARDS
from displacement.view import View
from displacement.view.parameters import AREA, COUNTRY, DAY, LANE
from displacement.words import LANGUAGES, fold, words_in
from tests.pages.test_pages import opened
from tests.views import values_of

EARLIER = "2024.02"
HOSTILE = "**x** [y](https://evil.example) <b> $a$ :material/home: https://evil.example"


def views_of(exhibit, language):
    """Yield an exhibit at the view it opens with and at another for each of its parameters."""
    yield exhibit.at(View(language=language))
    for parameter in exhibit.parameters:
        others = [code for code in values_of(parameter) if code != default_of(parameter)]
        shown = (exhibit.at(View(language=language).with_filters({parameter.name: code})) for code in others)
        yield from islice((one for one in shown if not one.empty), 1)


@cache
def page_at(address):
    """Return the page that a path with its parameters opens; addresses that differ in their place alone share one."""
    parts = urlsplit(address)
    return opened(parts.path.strip("/") or "overview", **dict(parse_qsl(parts.query)))


def headings(address):
    page = page_at(urlsplit(address)._replace(fragment="").geturl())
    assert not page.exception
    assert not page.error
    assert not page.warning
    return {heading.anchor: heading.value for heading in (*page.subheader, *page.header) if heading.anchor}


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_address_opens_a_page_that_shows_the_exhibit_at_that_view(exhibit_id, language):
    for shown in views_of(EXHIBITS[exhibit_id], language):
        address = address_of(shown)
        assert headings(address).get(urlsplit(address).fragment) == shown.title, address


@pytest.mark.thorough
def test_every_parameter_is_among_the_addresses_tested():
    chosen = {
        (one.id, parameter.name)
        for one in EXHIBITS.values()
        for shown in views_of(one, "en")
        for parameter in one.parameters
        if shown.view[parameter.name] != default_of(parameter)
    }
    every = {
        (one.id, parameter.name)
        for one in EXHIBITS.values()
        for parameter in one.parameters
        if not one.composed or parameter.name in {"m", "c", "t", "f", "per"}
    }
    assert {name for name in every - chosen if name[1] != "s"} == set()
    assert len(every - chosen) < 4, "exhibits of which some documents alone say nothing"


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_addresses_of_the_slides_open_what_they_show(language, monkeypatch):
    monkeypatch.setenv("REFUGIO_ADDRESS", "https://figures.example")
    for slide in story_in(language).slides:
        shown = slide.shown(language, across=2)
        address = public_address_of(shown)
        assert headings(address)[shown.exhibit.id] == slide.shown(language).title


@pytest.mark.thorough
@pytest.mark.parametrize(
    "figure", ["ai-per-2019-10-host", "ai-border-2019-admitted", "ai-border-2019-admitted-share"]
)
def test_the_places_on_a_card_show_the_figure_they_are_named_for(figure):
    rows = ask("ledger")
    (row,) = (each for _, each in rows[rows["figure_id"] == figure].iterrows())
    places = places_of(row, words_in("es"))
    assert places
    for place in places:
        page = opened(place.page, lang="es", **dict(place.choices))
        shown = {heading.anchor: heading.value for heading in page.subheader}
        assert shown[place.exhibit_id] == place.title


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entries_of_the_feed_open_what_they_tell(language):
    root = ElementTree.fromstring(feed(language, "http://localhost/"))
    links = {link.get("href") for entry in root.iter() if entry.tag.endswith("entry") for link in entry.iter()
             if link.get("href")}  # fmt: skip
    assert len(links) > 1
    for link in sorted(links)[:4]:
        parts = urlsplit(link)
        if parts.fragment:
            assert parts.fragment in headings(link)
        else:
            figure = dict(parse_qsl(parts.query))["figure"]
            page = page_at(link)
            assert not page.warning
            assert any(f"/sources?figure={figure}" in text.value for text in page.markdown)


@pytest.mark.thorough
def test_a_disagreement_that_an_address_names_stands_on_top_of_the_sources():
    at = opened("sources", lang="en", disagreement="ai-border-2019-admitted-share-rounding")
    assert at.subheader[0].anchor == "disagreement"
    assert "disagreement" not in [each.anchor for each in opened("sources", lang="en").subheader]
    told = opened("sources", lang="en", disagreement=HOSTILE)
    assert "disagreement" not in [each.anchor for each in told.subheader]
    assert "There is no disagreement" in told.warning[0].value
    assert "https://evil" not in told.warning[0].value


@pytest.mark.thorough
def test_the_same_disagreement_may_stand_on_top_and_in_the_list():
    code = ask("disagreements", where="all", reason="all").iloc[0]["id"]
    at = opened("sources", lang="en", disagreement=code)
    at.session_state[f"disagreement-{code}"] = True
    at.run()
    assert not at.exception
    assert [heading.anchor for heading in at.subheader].count("disagreement") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exhibit_with_a_default_of_its_own_stands_at_it_until_a_place_is_chosen(language):
    shown = EXHIBITS["claims-again"].at(View(language=language))
    assert shown.view["c"] == "USA"
    assert "c=" not in address_of(shown), "where nothing is chosen, the page shows it so"
    assert "c=PER" in address_of(shown.exhibit.at(View(language=language).with_filters({"c": "PER"})))


@pytest.fixture
def earlier(monkeypatch):
    told = ask("edition_changes").assign(edition=EARLIER)
    monkeypatch.setattr("displacement.queries.editions.ask", lambda _: told)


@pytest.mark.thorough
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "said"), [("en", "was made with edition"), ("es", "se hizo con la edición")]
)
@pytest.mark.parametrize("page", PAGES)
def test_an_address_of_an_earlier_edition_says_so_and_what_it_means(earlier, page, language, said):
    (told,) = (
        info.value for info in opened(page, lang=language, edition=EARLIER).info if "#changes" in info.value
    )
    assert said in told
    assert served_edition().name in told
    assert f"/sources?lang={language}#changes" in told
    assert told.replace("\\", "").count(EARLIER) == 1


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "said"), [("en", "is not known here"), ("es", "no se conoce")])
@pytest.mark.parametrize("edition", ["1998.01", HOSTILE])
def test_an_edition_that_nobody_knows_is_told_as_such(language, said, edition):
    (told,) = (info.value for info in opened("border", lang=language, edition=edition).info)
    assert said in told
    assert not re.search(r"(?<!\\)(\*\*|<b>|\$a)", told)
    assert "https://evil" not in told


@pytest.mark.thorough
def test_an_address_of_this_edition_says_nothing():
    assert not opened("border", lang="en", edition=served_edition().name).info


@pytest.mark.thorough
def test_a_language_that_we_do_not_speak_is_told():
    at = opened("border", lang="fr")
    assert at.title[0].value == "Border"
    assert "“fr”" in at.warning[0].value


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("day", "told"), [("2019-07-01", "1 de julio de 2019"), ("2026-06-30", "30 de junio de 2026")]
)
def test_any_day_can_be_asked_and_is_answered_from_the_last_change_before_it(day, told):
    at = opened("timeline", lang="es", day=day)
    assert not at.warning
    assert at.date_input[0].value.isoformat() == day
    (title,) = (each.value for each in at.subheader if each.anchor == "asked")
    assert told in title
    asked, before = (ask("asked", day=each) for each in (day, last_change(DAY, day)))
    assert asked.equals(before)


@pytest.mark.thorough
@pytest.mark.parametrize("day", ["2019-13-01", "1999-01-01", "2999-01-01", "20190701", HOSTILE])
def test_a_day_that_cannot_be_asked_is_told(day):
    (warning,) = (each.value for each in opened("timeline", lang="en", day=day).warning)
    assert "which is not in the data" in warning


@pytest.mark.thorough
def test_a_day_chosen_from_the_calendar_moves_the_slider_and_the_address():
    at = opened("timeline", lang="en")
    at.date_input[0].set_value(dt.date(2019, 7, 1)).run()
    assert at.query_params["day"] == "2019-07-01"
    assert at.select_slider(key="step-day").value == last_change(DAY, "2019-07-01")
    at.select_slider(key="step-day").set_value("2018-08-25").run()
    assert at.date_input[0].value == dt.date(2018, 8, 25)


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_offered_in_the_order_of_the_readers_language_all_of_them_first(language):
    for parameter in (COUNTRY, LANE, AREA):
        names = list(offered(parameter, words_in(language)).values())
        places = names[1:] if codes_of(parameter)[0] == "all" else names
        assert [fold(name) for name in places] == sorted(fold(name) for name in places)


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_asks_no_more_than_a_page_can_answer(language):
    words = words_in(language)
    ids = list(ask("ledger")["figure_id"][: CARDS + 3])
    page = opened("sources", figure=" ".join([*ids, *ids]), lang=language)
    assert [subheader.value for subheader in page.subheader].count(
        words.say("Where does this number come from?")
    ) == CARDS
    told = words.say(
        "The address names {count} figures; the first {most} are shown.", count=len(ids), most=CARDS
    )
    assert told in [info.value for info in page.info]
    page = opened("sources", q=" ".join(f"word{number}" for number in range(99)), lang=language)
    assert TooManyTerms(99, most=MOST_TERMS).told(words) in [info.value for info in page.info]
