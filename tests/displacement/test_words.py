"""Words, numbers and dates in both languages, and the catalogue that holds them."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from displacement.words import QUALIFIERS, UNITS, MissingLanguage, catalogue, words_in
from displacement.words.catalogue import FOLDERS, PO, ROOT, translated, untranslated, update

DAY = dt.date(2019, 6, 30)


@pytest.mark.parametrize(
    ("language", "precision", "told"),
    [
        ("en", "day", "30 June 2019"),
        ("en", "month", "June 2019"),
        ("en", "year", "2019"),
        ("es", "day", "30 de junio de 2019"),
        ("es", "month", "junio de 2019"),
        ("es", "year", "2019"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(language, precision, told):
    assert words_in(language).date(DAY, precision) == told


@pytest.mark.parametrize(
    ("language", "qualifier", "told"),
    [
        ("en", "over", "over 414,000"),
        ("es", "over", "más de 414,000"),
        ("en", "exact", "414,000"),
        ("es", "at_most", "a lo sumo 414,000"),
    ],
)
def test_the_qualifier_is_part_of_the_number(language, qualifier, told):
    assert words_in(language).figure(414000, qualifier=qualifier) == told


def test_every_qualifier_and_unit_is_said_in_both_languages():
    for qualifier in set(QUALIFIERS) - {"exact", "bare"}:
        assert words_in("es").figure(1, qualifier=qualifier) != words_in("en").figure(1, qualifier=qualifier)
    for unit in UNITS:
        for value in (1, 2):
            assert words_in("es").unit(unit, value) != words_in("en").unit(unit, value), unit
    assert words_in("es").unit("persons") == "personas"


@pytest.mark.parametrize(
    ("value", "told"), [(1, "permiso"), (0, "permisos"), (1.5, "permisos"), (83, "permisos")]
)
def test_only_one_is_said_in_the_singular(value, told):
    assert words_in("es").unit("permits", value) == told


def test_a_flow_of_whole_months_is_told_as_a_period():
    told = words_in("en").period(dt.date(2019, 6, 1), dt.date(2019, 12, 31), "month")
    assert told.replace("\u2009", " ") == "June – December 2019"
    assert words_in("es").period(dt.date(2019, 6, 1), DAY, "month") == "junio de 2019"


def test_no_digit_is_rounded_away():
    assert words_in("en").number(1043460) == "1,043,460"
    assert words_in("en").number(4.7) == "4.7"


def test_a_fall_has_a_minus_and_not_a_hyphen():
    assert words_in("en").figure(-91.5, unit="percent") == "\N{MINUS SIGN}91.5%"
    assert words_in("es").number(-3815) == "\N{MINUS SIGN}3,815"


def test_a_language_without_a_catalogue_is_refused():
    with pytest.raises(MissingLanguage, match="en, es"):
        words_in("fr")


def test_the_spanish_catalogue_says_everything_that_the_code_says():
    assert update(check=True), "run `make words`, then translate what is new"
    assert untranslated() == [], "translate them in messages.po"
    assert [message.id for message in translated() if message.id and message.fuzzy] == []


@pytest.mark.thorough
def test_a_message_that_is_not_in_the_catalogue_is_missed(tmp_path, monkeypatch):
    kept = PO.read_text(encoding="utf-8")
    first = kept.index("#: ")
    path = tmp_path / "messages.po"
    monkeypatch.setattr(catalogue, "PO", path)
    path.write_text(kept[:first] + kept[kept.index("#: ", first + 1) :], encoding="utf-8")
    assert not update(check=True)
    path.write_text(re.sub(r'msgstr "opens|msgstr "abre"', 'msgstr ""', kept), encoding="utf-8")
    assert untranslated() == ["opens"]


def test_a_translation_keeps_every_name_that_is_filled_in():
    wrong = []
    for message in translated():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        names = [set(re.findall(r"\{(\w+)\}", text)) for text in (*ids, *strings)]
        if any(each != names[0] for each in names):
            wrong.append(ids[0])
    assert wrong == []


@pytest.mark.thorough
def test_numbers_are_formatted_by_the_words_and_by_nothing_else():
    """A ``:,`` or ``strftime`` in the code would speak English to everybody."""
    found = []
    for file in [*Path(ROOT, "displacement").rglob("*.py"), *Path(ROOT, "pages").glob("*.py")]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
                found.append(f"{file.name}:{node.lineno}")
            if isinstance(node, ast.Attribute) and node.attr == "strftime":
                found.append(f"{file.name}:{node.lineno}")
    assert found == []


SAID = {"say": 1, "mark": 1, "say_n": 2, "mark_n": 2}
"""How many of the first arguments of a call are messages."""


@pytest.mark.thorough
def test_every_message_said_in_the_code_is_in_the_catalogue_wherever_it_is_said():
    root = ROOT
    said = {
        (file.relative_to(root).as_posix(), said.value)
        for folder in FOLDERS
        for file in (root / folder).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for said in call.args[: SAID.get(getattr(call.func, "attr", getattr(call.func, "id", "")), 0)]
        if isinstance(said, ast.Constant)
    }
    known = {
        text
        for message in translated()
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    assert [each for each in sorted(said) if each[1] not in known] == []


@pytest.mark.thorough
def test_no_message_stands_within_an_f_string():
    """Babel reads those from Python 3.12 on, and not before: the catalogue would depend on who brings it up to date."""
    found = []
    for file in [*Path(ROOT, "displacement").rglob("*.py"), *Path(ROOT, "pages").glob("*.py")]:
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            calls = ast.walk(text) if isinstance(text, ast.JoinedStr) else ()
            for call in calls:
                named = call.func if isinstance(call, ast.Call) else None
                if (
                    isinstance(named, ast.Attribute)
                    and named.attr in SAID
                    and isinstance(call.args[0], ast.Constant)
                ):
                    found.append(f"{file.name}:{call.lineno}")
    assert found == []
