"""A locator is said in the reader's language where it is counted off, and left alone where it is a name."""

import re

import pytest

from displacement.exhibit.locators import COUNTED, locator_in
from displacement.queries import database
from displacement.words import words_in


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("opening text", "texto inicial"),
        ("ch. 5, fn 64", "cap. 5, nota 64"),
        ("Executive summary; ch. 3, fn 13", "Resumen ejecutivo; cap. 3, nota 13"),
        ("ch. 3, text at fn 40", "cap. 3, texto en la nota 40"),
        ("Situation, last paragraph", "Situation, último párrafo"),
        ("section 'Con PTP'", "section 'Con PTP'"),
        ("irreg_darien_nat, row t=2024-02-01", "irreg_darien_nat, row t=2024-02-01"),
        ("Population, 2019, PER", "Population, 2019, PER"),
        (None, ""),
    ],
)
def test_a_locator_in_spanish(stored, said):
    assert locator_in({"locator": stored}, words_in("es")) == said


def test_a_locator_in_english_is_the_locator():
    for stored in ("Executive summary; ch. 3, fn 13", "first and second paragraphs"):
        assert locator_in({"locator": stored}, words_in("en")) == stored


def test_every_phrase_stands_in_a_locator():
    tables = ("figures", "events", "also_printed")
    rows = (
        database()
        .cursor()
        .execute(" UNION ".join(f"SELECT locator FROM {table}" for table in tables))
        .fetchall()
    )
    pieces = {
        re.sub(r"\d+", "{number}", piece, count=1).casefold()
        for (locator,) in rows
        for piece in re.split("[;,] ", locator)
    }
    assert set(COUNTED) - pieces == set()
