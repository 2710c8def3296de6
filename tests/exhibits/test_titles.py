"""What a title says at every choice, in both languages: nothing twice, no qualifier dropped, agreeing in number.

Each rule is tried on a title that breaks it.
"""

import re

import pytest

from displacement.exhibits import EXHIBITS
from displacement.view import View
from displacement.words import LANGUAGES, words_in
from tests.views import choices_at

SAID = frozenset({"over", "at_least", "under", "at_most", "about"})
NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\w.,])\d{3,}(?![\d.,]\d)")
ONE, FEW = r"(?<![\d.,])1 ", r"(?<![\d.,])[2-9] "
MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
DISAGREES = {
    "en": [
        ONE
        + r"(?:people|(?:claim|permit|application|case|appointment|crossing|year|month|day|place|measure)s)\b",
        ONE + r"(?:countries|restrict|open)\b",
        FEW + r"(?:person|claim|permit|application|case|appointment|crossing|year|month|day|place|measure)\b",
    ],
    "es": [
        ONE
        + r"(?:(?:persona|permiso|trámite|caso|cita|cruce|año|día|medida)s|solicitudes|meses|países|lugares)\b",
        ONE + r"(?:abren|restringen)\b",
        FEW + r"(?:persona|permiso|trámite|caso|cita|cruce|año|día|medida|solicitud|mes|país|lugar)\b",
        FEW + r"(?:abre|restringe)\b",
        r"\bunas [\d,]+ (?:permisos|trámites|casos|días|lugares|países)\b",
        r"\bunos [\d,]+ (?:personas|solicitudes|citas|medidas)\b",
        rf"\b(?:el|al|del) (?:{MONTHS})\b",
        r"\b\d{4} al \d{4}\b",
    ],
}


def views(exhibit, language):
    for chosen in choices_at(exhibit):
        shown = exhibit.at(View(language=language).with_filters(chosen))
        if not shown.empty:
            yield shown


def twice(title):
    """Return what a title says twice besides its heading: a number with what is said of it."""
    parts = re.split(r";" if ";" in title else r",(?!\d)| y | and ", re.sub(r"^[^:;,]*: ", "", title))
    told = [part.strip() for part in parts if re.search(r"\d", part)]
    return sorted({part for part in told if told.count(part) > 1})


def disagreeing(title, language):
    """Return what does not agree in number or gender."""
    return [found[0] for rule in DISAGREES[language] for found in re.finditer(rule, title)]


def dropped(title, rows, words):
    """Return the numbers of a title that the rows give as “over” or “about” alone, and the title does not."""
    if not {"value", "qualifier"} <= set(rows.columns):
        return []
    lost = []
    for number in set(NUMBER.findall(title)):
        mine = rows[rows["value"].abs() == float(number.replace(",", ""))]
        if mine.empty or not set(mine["qualifier"]) <= SAID:
            continue
        told = [
            words.figure(value, qualifier=each)
            for value, each in zip(mine["value"], mine["qualifier"], strict=True)
        ]
        if not any(text.casefold() in title.casefold() for text in told):
            lost.append(told[0])
    return lost


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_a_title_says_nothing_twice_drops_no_qualifier_and_agrees(exhibit_id, language):
    words, wrong = words_in(language), {}
    for shown in views(EXHIBITS[exhibit_id], language):
        title = shown.title
        found = [*twice(title), *disagreeing(title, language), *dropped(title, shown.rows, words)]
        if found:
            wrong[title] = found
    assert not wrong


@pytest.mark.thorough
@pytest.mark.parametrize("exhibit_id", EXHIBITS)
def test_what_is_not_zero_is_never_told_as_none_of_a_hundred(exhibit_id):
    for shown in views(EXHIBITS[exhibit_id], "en"):
        assert not re.search(r"(?<!\b0 )\(0(?:\.0)?%\)", shown.title), shown.title


def test_what_breaks_a_rule_is_found():
    rows = EXHIBITS["hosts-spread"].at(View().with_filters({"c": "PER", "t": "..2018"})).rows
    open_one = rows[rows["qualifier"] == "over"].iloc[0]
    number = words_in("en").number(open_one["value"])
    assert twice("Chile: 381 in 2018, 381 in 2018") == ["381 in 2018"]
    assert twice("Chile: 381 in 2018, 382 in 2019") == []
    assert disagreeing("1 personas y unas 200 permisos hasta el junio", "es") == [
        "1 personas",
        "unas 200 permisos",
        "el junio",
    ]
    assert disagreeing("31 personas, 1 persona", "es") == []
    assert dropped(f"Peru: from {number}", rows, words_in("en")) == [f"over {number}"]
    assert dropped(f"Peru: from over {number}", rows, words_in("en")) == []
