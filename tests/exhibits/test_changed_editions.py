"""Every exhibit, in both languages, on changed editions: its words stay true, or it says that it cannot tell."""

import json
import re

import pandas as pd
import pytest

from displacement.decks.deck import Deck, Slide
from displacement.decks.slides import ready
from displacement.exhibits import EXHIBITS
from displacement.exports import export
from displacement.exports.printed import print_figure
from displacement.exports.standalone import standalone
from displacement.view import View
from displacement.words import LANGUAGES
from tests.exhibits.editions import CHANGES, edition_of
from tests.exhibits.truth import told, untrue, without

ANOTHER_ORDER = "rows in another order"
DRAWN_IN = "es"
PICTURED = {"a larger later value", "one row", "every other row"}
EVERY_DAY = 3
OPEN_ENDED = {"ptp"}
"""Exhibits that tell from when on their figures are, and not until when."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BROKEN = re.compile(r"\bnan\b|\bNone\b|\bNaT\b|[{}]")
OTHER_CHOICES = [
    ("hosts-map", {"per": "1000"}),
    ("hosts-ranking", {"per": "1000"}),
    ("hosts-spread", {"t": "..2019"}),
    ("claims-neighbours", {"per": "hosted"}),
    ("ptp", {"weak": "with"}),
    ("timeline", {"c": "PER", "kind": "visa"}),
]


def of_each_exhibit():
    """Yield every exhibit with every change; for every day, one change of every third is quick enough."""
    for number, exhibit_id in enumerate(EXHIBITS):
        for place, change in enumerate(CHANGES):
            daily = number % EVERY_DAY == 0 and place == number // EVERY_DAY % len(CHANGES)
            yield pytest.param(exhibit_id, change, marks=() if daily else pytest.mark.thorough)


@pytest.mark.sampled(8)
@pytest.mark.parametrize(("exhibit_id", "change"), list(of_each_exhibit()))
def test_an_exhibit_stays_true_on_changed_data(exhibit_id, change):
    for language in LANGUAGES:
        exhibit, view = EXHIBITS[exhibit_id], View(language=language)
        as_it_was = words_of(exhibit.at(view)) if change == ANOTHER_ORDER else None
        with edition_of(change, exhibit_id):
            stays_true(exhibit.at(view), change)
            assert as_it_was is None or words_of(exhibit.at(view)) == as_it_was


@pytest.mark.thorough
@pytest.mark.parametrize("change", ["a second year", "one row", "every other row"])
@pytest.mark.parametrize(("exhibit_id", "choice"), OTHER_CHOICES)
def test_it_stays_true_at_another_choice(exhibit_id, choice, change):
    with edition_of(change, exhibit_id):
        stays_true(EXHIBITS[exhibit_id].at(View(language="es").with_filters(choice)), change)


def stays_true(shown, change):
    heard = told(shown)
    if shown.empty:
        says_plainly_that_it_cannot_tell(shown, change)
        return
    assert change != "none", "nothing is published, and something is shown"
    for text in (heard.title, heard.subtitle, heard.alt):
        assert not BROKEN.search(text), text
        assert untrue(text, heard) == [], text
    its_dates_cover_its_rows(shown, heard)
    if shown.view.language == DRAWN_IN:
        everything_is_drawn(shown, pictured=change in PICTURED)


def says_plainly_that_it_cannot_tell(shown, change):
    """The question stands for a title, one sentence for all else; what is there is not told as not published."""
    assert shown.title == shown.words.say(shown.exhibit.question)
    assert shown.alt == shown.subtitle == shown.silence
    published = shown.rows["value"].notna().any()
    assert shown.silence.startswith(shown.words.say("No published figure at this choice.")) != published
    assert change != "none" or not published
    assert shown.figure is None


def its_dates_cover_its_rows(shown, heard):
    """The years under the title are those of all rows, or span them; what data say of one figure alone is left out."""
    years = [int(year) for year in YEAR.findall(without(heard.subtitle, heard.phrases))]
    if years and "date" in shown.rows:
        of_rows = pd.to_datetime(shown.rows["date"].dropna()).dt.year
        said = [year for year in years if year in set(of_rows)] or years
        assert min(said) <= of_rows.max(), shown.subtitle
        assert of_rows.max() <= max(said) or shown.exhibit.id in OPEN_ENDED, shown.subtitle


def everything_is_drawn(shown, *, pictured):
    assert len(shown.table) == len(shown.rows)
    assert shown.sources
    assert all(shown.card(row) for _, row in shown.marks.head(10).iterrows())
    for text in (shown.reading, *shown.cautions):
        assert not BROKEN.search(text), text
    if not pictured:
        return
    assert shown.figure is not None
    for other in (shown.exhibit.as_cards, shown.exhibit.as_table):
        assert other is None or len(other(shown))
    assert (shown.map is not None) == (shown.exhibit.draw_map is not None)


def words_of(shown):
    said = shown.title, shown.subtitle, shown.alt, shown.reading, shown.cautions
    return (*said, shown.table.to_csv(), shown.marks.to_csv())


@pytest.mark.thorough
def test_editions_do_not_mix_their_answers():
    exhibit = EXHIBITS["inside-a-country"]
    live = exhibit.at(View())
    title = live.title
    with edition_of("a second year", exhibit.id):
        assert exhibit.at(View()) != live
        assert exhibit.at(View()).title != title
    assert exhibit.at(View()) is live


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", ["age-and-sex", "inside-a-country"])
def test_a_second_year_or_a_second_counter_doubles_no_sum(exhibit_id):
    once = EXHIBITS[exhibit_id].at(View()).rows
    with edition_of("a second year", exhibit_id):
        later = EXHIBITS[exhibit_id].at(View())
        assert later.rows["value"].sum() == 2 * once["value"].sum(), (
            "figures of the second year are twice as large"
        )
        assert set(later.rows["date"].dt.year) == {once["date"].dt.year.max() + 1}
        assert str(once["date"].dt.year.max() + 1) in later.subtitle
    with edition_of("a new counter", exhibit_id):
        assert EXHIBITS[exhibit_id].at(View()).rows["value"].sum() == once["value"].sum()


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "words"), [("en", "first two weeks"), ("es", "dos primeras semanas")])
def test_a_later_figure_does_not_inherit_the_words_of_the_first(language, words):
    exhibit = EXHIBITS["humanitarian-visas"]
    assert words in exhibit.at(View(language=language)).title
    with edition_of("a larger later value", exhibit.id):
        assert words not in exhibit.at(View(language=language)).title


def test_later_steps_are_named_by_what_they_were_in_whatever_order_and_number():
    exhibit, steps = EXHIBITS["later-steps"], "2021 troops, 2023 a deadline, 2026 a refused corridor"
    pasos = "2021, militares; 2023, un plazo; 2026, un corredor rechazado"
    assert exhibit.at(View()).title == steps
    assert exhibit.at(View(language="es")).title == pasos
    with edition_of(ANOTHER_ORDER, exhibit.id):
        assert exhibit.at(View()).title == steps
    with edition_of("one row", exhibit.id):
        assert exhibit.at(View()).title == "2021 troops"


@pytest.mark.thorough
def test_deadlines_that_were_moved_are_not_drawn_under_their_old_words():
    exhibit = EXHIBITS["ptp"]
    assert "31 October 2018" in exhibit.at(View()).subtitle
    assert "backlog" in exhibit.at(View()).reading
    with edition_of("a revised value", exhibit.id):
        moved = exhibit.at(View())
        assert "Dashed" not in moved.subtitle
        assert "backlog" not in moved.reading
        assert not moved.figure.layout.shapes


@pytest.mark.thorough
def test_an_exhibit_that_cannot_tell_says_so_in_every_file_and_on_slides():
    with edition_of("one row", "age-and-sex"):
        shown = EXHIBITS["age-and-sex"].at(View(language="es"))
        assert len(shown.rows) == 1
        slides = Deck(title="", edition="", language="es", slides=(Slide(exhibit=shown.exhibit.id),))
        for file in (
            str(print_figure(shown).to_dict()["layout"]),
            str(ready(slides, "es")["slides"]),
            str(json.loads(export(shown, "json").content)),
            standalone(shown).decode(),
        ):
            assert shown.silence in " ".join(file.replace("<br>", " ").split())
