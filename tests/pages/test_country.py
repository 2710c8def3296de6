"""The page of a country: for every area, in one language or the other, without an error or an empty chart."""

import pytest

from displacement.exhibit.country import held_on, lacking_on, told_lacking
from displacement.exhibits import EXHIBITS
from displacement.queries import ask
from displacement.queries.choices import choices_of, codes_of
from displacement.view import View
from displacement.view.parameters import HELD
from displacement.words import LANGUAGES, words_in
from tests.pages.test_pages import opened

CODES = codes_of(HELD)
SAMPLE = ("PER", "WORLD", CODES[-1])


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("code", "language"),
    [
        pytest.param(code, language, marks=() if code in SAMPLE else pytest.mark.thorough)
        for place, code in enumerate(CODES)
        for language in LANGUAGES
        if code in SAMPLE or place % len(LANGUAGES) == LANGUAGES.index(language)
    ],
)
def test_the_page_of_a_country_opens_and_says_what_is_not_held(code, language):
    at, words = opened("country", c=code, lang=language), words_in(language)
    assert not at.exception
    assert not at.error
    assert not at.info, "no part is drawn empty"
    name = words.of(held_on(code), "area")
    assert name in [header.value for header in at.header]
    assert (told_lacking(code, words) in [caption.value for caption in at.caption]) == bool(lacking_on(code))


@pytest.mark.thorough
def test_a_country_is_one_press_away_and_its_sheet_another():
    at = opened("country")
    at.button_group(key="most-held").set_value("ECU").run()
    assert at.query_params["c"] in ("ECU", ["ECU"])
    assert "Ecuador" in [header.value for header in at.header]


@pytest.mark.thorough
def test_those_on_which_most_is_held_stand_first():
    counts = ask("ledger").groupby("area").size()
    first = [counts[choice.code] for choice in choices_of(HELD)]
    assert first == sorted(first, reverse=True)


@pytest.mark.thorough
@pytest.mark.parametrize("code", SAMPLE)
def test_the_grid_of_years_counts_every_figure_once(code):
    shown = EXHIBITS["country-coverage"].at(View().with_filters({"c": code}))
    ledger = ask("ledger")
    mine = ledger[ledger["area"] == code]
    earlier, since = shown.rows["earlier"].iloc[0], shown.rows["year"].min()
    assert shown.rows["value"].sum() + earlier == len(mine) == held_on(code)["figures"]
    drawn = next(trace for trace in shown.figure.data if trace.hoverinfo == "text")
    late = mine[mine["date"].dt.year >= since]
    assert len(mine) - len(late) == earlier
    assert len(drawn.x) == len(late.groupby(["measure", late["date"].dt.year]))
