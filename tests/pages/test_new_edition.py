"""An open page and a new edition: told once, drawn whole, never half of one and half of the other."""

import pytest

from displacement.exhibits import EXHIBITS
from displacement.pages import homes
from displacement.queries import served_edition
from displacement.screen.renewed import ASK_EVERY
from displacement.view import View
from displacement.words import words_in
from tests.edition import EDITION
from tests.pages.test_pages import opened
from tests.renewing import EXHIBIT, NEXT, server

__all__ = ["server"]
PAGE = homes()[EXHIBIT]


def footer(page):
    return next(
        caption.value for caption in page.caption if EDITION in caption.value or NEXT in caption.value
    )


def largest(language):
    return words_in(language).number(EXHIBITS[EXHIBIT].at(View(language=language)).rows["value"].max())


def drawn(page):
    """Return all that the pictures of a page say."""
    return " ".join(
        str(chart.proto) for kind in ("plotly_chart", "deck_gl_json_chart") for chart in page.get(kind)
    )


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", f"A new edition of the data is shown: {EDITION} → {NEXT}."),
        pytest.param(
            "es",
            f"Se muestra una nueva edición de los datos: {EDITION} → {NEXT}.",
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_an_open_page_is_told_once_of_a_new_edition_and_shows_it(server, language, said):
    page = opened(PAGE, lang=language)
    before = largest(language)
    assert not page.toast
    assert EDITION in footer(page)
    assert before in drawn(page)
    server.publish()
    server.look()
    assert served_edition().name == NEXT
    after = largest(language)
    page.run()
    (toast,) = page.toast
    assert said in toast.value
    assert f"/sources?lang={language}#changes" in toast.value
    assert NEXT in footer(page)
    assert after in drawn(page)
    assert before not in drawn(page)
    page.run()
    assert not page.toast


@pytest.mark.thorough
def test_a_page_that_was_opened_with_the_new_edition_is_told_nothing(server):
    server.publish()
    server.look()
    page = opened(PAGE, lang="en")
    assert NEXT in footer(page)
    assert not page.toast


@pytest.mark.thorough
def test_data_that_were_mended_under_the_same_name_are_told_as_that(server):
    page = opened(PAGE, lang="en")
    server.publish(name=EDITION)
    server.look()
    page.run()
    assert f"The data of edition {EDITION} were mended" in page.toast[0].value


def test_an_open_page_asks_by_itself(server):
    assert 5 <= ASK_EVERY <= 60
