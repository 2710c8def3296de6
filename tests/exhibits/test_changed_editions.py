"""Every exhibit, in both languages, on changed editions: its words stay true, or it says that it cannot tell."""

import itertools
import re

import pandas as pd
import pytest

from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import LANGUAGES
from tests.exhibits.editions import CHANGES, edition_of
from tests.exhibits.truth import told, untrue, without

KNOWN: dict[str, tuple[str, ...]] = {}
"""What is known to be untrue, to be emptied: exhibit → changes at which it does not hold yet."""

ANOTHER_ORDER = "rows in another order"
PICTURED = {"a larger later value", "a document removed", "one row", "every other row"}
OPEN_ENDED = {"ptp"}
"""Exhibits that tell from when on their figures are, and not until when."""

SPAN = re.compile(r"\b(?:19|20)\d\d\b")


def cases():
    for exhibit_id, change in itertools.product(EXHIBITS, CHANGES):
        known = change in KNOWN.get(exhibit_id, ())
        marks = pytest.mark.xfail(strict=True, reason="known, to be mended") if known else ()
        yield pytest.param(exhibit_id, change, marks=marks, id=f"{exhibit_id}-{change}")


@pytest.mark.parametrize(("exhibit_id", "change"), cases())
def test_an_exhibit_stays_true_on_changed_data(exhibit_id, change):
    for language in LANGUAGES:
        as_it_was = words_of(exhibit_id, language) if change == ANOTHER_ORDER else None
        with edition_of(change, exhibit_id):
            shown = EXHIBITS[exhibit_id].at(View(language=language))
            heard = told(shown)
            if shown.empty:
                says_plainly_that_it_cannot_tell(shown, change)
                continue
            assert change != "none", "nothing is published, and something is shown"
            for text in (heard.title, heard.subtitle, heard.alt):
                assert not re.search(r"\bnan\b|\bNone\b|\bNaT\b|[{}]", text), text
                assert untrue(text, heard) == [], text
            its_dates_cover_its_rows(shown, heard)
            everything_is_drawn(shown, pictures=language == "es" and change in PICTURED)
            if as_it_was:
                assert words_of(exhibit_id, language) == as_it_was


def says_plainly_that_it_cannot_tell(shown, change):
    """The question stands for a title, one sentence for all else; what is there is not told as not published."""
    assert shown.title == shown.words.say(shown.exhibit.question)
    assert shown.alt == shown.subtitle == shown.silence
    published = shown.rows["value"].notna().any()
    assert (shown.silence == shown.words.say("No published figure at this choice.")) != published
    assert change != "none" or not published
    assert shown.figure is None


def its_dates_cover_its_rows(shown, heard):
    """The years under the title are those of all rows, or span them; what data say of one figure alone is left out."""
    years = [int(year) for year in SPAN.findall(without(heard.subtitle, heard.phrases))]
    if years and "date" in shown.rows:
        days = pd.to_datetime(shown.rows["date"].dropna()).dt.year
        populations = (
            set(shown.rows["population_year"].dropna()) if "population_year" in shown.rows else set()
        )
        told = [year for year in years if year not in populations] or years
        assert min(told) <= days.max(), shown.subtitle
        assert days.max() <= max(told) or shown.exhibit.id in OPEN_ENDED, shown.subtitle


def everything_is_drawn(shown, *, pictures):
    assert len(shown.table) == len(shown.rows)
    assert shown.sources
    assert all(shown.card(row) for _, row in shown.marks.iterrows())
    for text in (shown.reading, *shown.cautions):
        assert not re.search(r"\bnan\b|\bNone\b|\{", text), text
    if not pictures:
        return
    assert shown.figure is not None
    for other in (shown.exhibit.as_cards, shown.exhibit.as_table):
        assert other is None or len(other(shown))
    assert (shown.map is not None) == (shown.exhibit.draw_map is not None)


def words_of(exhibit_id, language):
    shown = EXHIBITS[exhibit_id].at(View(language=language))
    said = shown.title, shown.subtitle, shown.alt, shown.reading, shown.cautions
    return (*said, shown.table.to_csv(), shown.marks.to_csv())
