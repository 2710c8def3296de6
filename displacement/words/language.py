"""Words, numbers and dates in the reader's language.

English message ids are written where they are used, as ``words.say("…")``; the Spanish of Latin America
stands in ``locales/es_419``. Numbers, dates and lists are formatted by Babel and by nothing else.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from displacement.words.messages import MINUS, QUALIFIERS, UNITS, mark

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
LOCALES = {"en": "en", "es": "es_419"}
NAMES = {"en": "English", "es": "Español"}
CATALOGUES = Path(__file__).with_name("locales")


class MissingLanguage(Exception):
    """Raised when words are asked for in a language that has no catalogue: a slip in the code, never a reader's."""

    def __init__(self, language: str) -> None:
        """Name the language that was asked for and those that exist."""
        super().__init__(
            f"There is no catalogue for the language “{language}”. There are: {', '.join(LANGUAGES)}."
        )


WITHIN_A_YEAR = {
    "year": ("{year}", "{year}"),
    "half": (mark("first half of {year}"), mark("second half of {year}")),
    "mid-year": (mark("mid-{year}"), mark("mid-{year}")),
}
MONTHS_OF_A_HALF = 6


class Words:
    """What the dashboard says in one language: messages, numbers, dates, figures."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue of the language, or raise MissingLanguage."""
        if language not in LANGUAGES:
            raise MissingLanguage(language)
        self.language: Language = language
        self.locale = Locale.parse(LOCALES[language])
        self._catalogue = _catalogue(language)

    def say(self, message: str, /, **values: object) -> str:
        """Return the message in the language, its ``{names}`` filled in with ready-made texts."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def say_n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the singular or the plural for ``count``; ``{count}`` is filled in, formatted."""
        text = self._catalogue.ngettext(one, many, count)
        return text.format(count=self.number(count), **values)

    def named(self, names: Mapping[str, str], row: Any, column: str) -> str:
        """Return what the value in ``column`` of a row is called among ``names``, in the language."""
        return self.say(names[row[column]])

    def of(self, row: Any, column: str) -> str:
        """Return ``column`` of a row that carries it in both languages, such as ``note_en``/``note_es``."""
        value = row[f"{column}_{self.language}"]
        return value if isinstance(value, str) else ""

    def number(self, value: float, *, decimals: int | None = None) -> str:
        """Return the number with the separators of the language, with all its digits unless told."""
        pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        plain = int(value) if float(value).is_integer() and not decimals else float(value)
        return str(format_decimal(plain, format=pattern, locale=self.locale)).replace("-", MINUS)

    def percent(self, share: float, *, decimals: int = 0) -> str:
        """Return a share between 0 and 1 as a percentage: with another digit where it would seem none or all.

        What is not zero is never told as 0%, and what is not all never as 100%.
        """
        part = 0 < abs(share) < 1
        if part and round(100 * abs(share), decimals) in {0, 100}:
            if decimals == 0:
                return self.percent(share, decimals=1)
            none = round(100 * abs(share), decimals) == 0
            return self.say("less than 0.1%") if none else self.say("more than 99.9%")
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "%"
        return str(format_percent(share, format=pattern, locale=self.locale)).replace("-", MINUS)

    def date(self, day: dt.date, precision: str = "day", *, short: bool = False) -> str:
        """Return the date no more exactly than it is known: day, month, half or middle of a year, year."""
        if precision in WITHIN_A_YEAR:
            first, second = WITHIN_A_YEAR[precision]
            return self.say(first if day.month <= MONTHS_OF_A_HALF else second, year=f"{day.year}")
        skeletons = {("en", "day"): "d MMMM y", ("en", "month"): "MMMM y"} | {
            ("es", "day"): "d 'de' MMMM 'de' y",
            ("es", "month"): "MMMM 'de' y",
        }
        brief = {"day": "d MMM y", "month": "MMM y"}
        pattern = brief[precision] if short else skeletons[self.language, precision]
        return str(format_date(day, pattern, locale=self.locale))

    def period(self, start: dt.date | None, end: dt.date, precision: str = "day") -> str:
        """Return the period of a flow, or the date alone where no start is known or it is the same."""
        if start is None or (precision == "day" and start == end):
            return self.date(end, precision)
        first, last = self.date(start, precision), self.date(end, precision)
        if first == last:
            return last
        if precision == "year":
            return f"{first}–{last}"
        if precision == "month":
            return str(format_interval(start, end, "yMMMM", locale=self.locale))
        return self.say("{first} to {last}", first=first, last=last)

    def list(self, items: Iterable[str]) -> str:
        """Return the items as a list in a sentence: “a, b and c”."""
        return str(format_list(list(items), locale=self.locale))

    def unit(self, unit: str, value: float = 2) -> str:
        """Return what is counted, in words, as it is said of a value: one “permit”, two “permits”."""
        return self._catalogue.ngettext(*UNITS[unit], 1 if value == 1 else 2)

    def figure(self, value: float, *, qualifier: str = "exact", unit: str = "") -> str:
        """Return a value with its qualifier and, for percentages, its sign: “over 414,000”, “13%”."""
        number = self.number(value) + ("%" if unit == "percent" else "")
        return self.say(QUALIFIERS[qualifier], value=number)

    @property
    def separators(self) -> str:
        """Decimal and thousands separators, as Plotly's ``layout.separators`` takes them."""
        symbols = self.locale.number_symbols["latn"]
        return str(symbols["decimal"] + symbols["group"])


def capital(text: str) -> str:
    """Return a text with its first letter large, as a sentence or a heading begins; the others stay as they are."""
    return text[:1].upper() + text[1:]


def fold(text: str) -> str:
    """Return a text in small letters without accents, as lists are ordered and searches compared."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()


def preferred_language(accepted: str) -> Language | None:
    """Return the language that a browser asks for the most in its ``Accept-Language``, or nothing where it is not ours.

    Each wish may have a weight (``es-PE,es;q=0.9,en;q=0.5``); of equal ones the first counts.
    """
    best: tuple[float, Language] | None = None
    for wish in accepted.split(","):
        tag, _, weight = wish.partition(";")
        language = next((each for each in LANGUAGES if each == tag.strip().lower().partition("-")[0]), None)
        quality = _quality(weight)
        if language and quality > (best[0] if best else 0):
            best = quality, language
    return best[1] if best else None


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    try:
        return min(float(value), 1.0) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return 0.0


@cache
def words_in(language: Language) -> Words:
    """Return the words of a language; the same object every time."""
    return Words(language)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    path = CATALOGUES / LOCALES[language] / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=LOCALES[language])
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
