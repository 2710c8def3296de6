"""How the dates of a column are written, and the day, month, quarter, half or whole year that each is."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from displacement.words import fold
from displacement.yours.numbers import fitting

ORDERS = ("dmy", "mdy")
FIRST_YEAR = 1990
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan",
            "febrero feb february",
            "marzo mar march",
            "abril abr april apr",
            "mayo may",
            "junio jun june",
            "julio jul july",
            "agosto ago august aug",
            "septiembre setiembre sep set sept september",
            "octubre oct october",
            "noviembre nov november",
            "diciembre dic december dec",
        ),
        1,
    )
    for name in names.split()
}
NAME = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
YEAR = r"(?P<year>\d{4})"
FIRST = r"(?P<part>1|2|3|4|i{1,3}|iv|primer|segundo|tercer|cuarto|first|second|third|fourth)"
NUMBERED = rf"{FIRST}(?:\.?(?:er|ro|do|to|st|nd|rd|th)|[.º°])?"
PARTS = {
    **{word: number for number, words in enumerate(
        ("1 i primer first", "2 ii segundo second", "3 iii tercer third", "4 iv cuarto fourth"), 1)
       for word in words.split()}
}  # fmt: skip
OF = r"[ ,/-]*(?:del? (?:ano )?|of )?"
QUARTER, HALF = r"(?:trimestre|trim\.?|quarter|qtr\.?)", r"(?:semestre|sem\.?|half)"
TIME = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z)?$", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Period:
    """A day, or the first and the last day of a month, a quarter, a half or a year; and how exactly it is known."""

    start: dt.date | None
    date: dt.date
    precision: str


def read_date(text: str, *, order: str = "dmy") -> Period | None:
    """Return the day or the period that a text is, read in an ``order`` of day and month; nothing where it is none."""
    if not 4 <= len(text) <= 60 or not any(map(str.isdigit, text)):
        return None
    plain = TIME.sub("", re.sub(r"\s+", " ", fold(text)).strip()).removeprefix("al ")
    for pattern, made in FORMS:
        if found := pattern.fullmatch(plain):
            try:
                return made(found.groupdict(), order)
            except ValueError:
                return None
    return None


def readings(texts: Sequence[str]) -> tuple[str, ...]:
    """Return in which orders all dates among the texts can be read: one, or both where they differ somewhere."""
    return fitting(texts, ORDERS, lambda text, order: read_date(text, order=order))


def _year(given: dict[str, str]) -> int:
    """Return the year, or raise ValueError where no figure can be of it. Two digits are those of a named month."""
    year = int(given["year"])
    latest = dt.date.today().year + 1
    if len(given["year"]) == 2:
        year += 2000 if 2000 + year <= latest else 1900
    if not FIRST_YEAR <= year <= latest:
        raise ValueError(year)
    return year


def _months(year: int, first: int, last: int, precision: str) -> Period:
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Period(start=dt.date(year, first, 1), date=end, precision=precision)


def _day(given: dict[str, str], order: str) -> Period:
    if "name" in given:
        day, month = int(given["day"]), MONTHS[given["name"]]
    elif "month" in given:
        day, month = int(given["day"]), int(given["month"])
    else:
        day, month = (int(given[key]) for key in (("a", "b") if order == "dmy" else ("b", "a")))
    return Period(start=None, date=dt.date(_year(given), month, day), precision="day")


def _month(given: dict[str, str], _: str) -> Period:
    month = MONTHS[given["name"]] if "name" in given else int(given["month"])
    return _months(_year(given), month, month, "month")


def _quarter(given: dict[str, str], _: str) -> Period:
    part = PARTS[given["part"]]
    return _months(_year(given), 3 * part - 2, 3 * part, "month")


def _half(given: dict[str, str], _: str) -> Period:
    part = PARTS[given["part"]]
    if part > 2:
        raise ValueError(part)
    return _months(_year(given), 6 * part - 5, 6 * part, "half")


def _whole(given: dict[str, str], _: str) -> Period:
    return _months(_year(given), 1, 12, "year")


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


Made = Callable[[dict[str, str], str], Period]
FORMS: tuple[tuple[re.Pattern[str], Made], ...] = (
    (_form(rf"(?:ano )?{YEAR}"), _whole),
    (_form(rf"{YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})"), _day),
    (_form(rf"(?P<a>\d{{1,2}})([-/.])(?P<b>\d{{1,2}})\2{YEAR}"), _day),
    (_form(rf"{YEAR}[-/](?P<month>\d{{1,2}})"), _month),
    (_form(rf"(?P<month>\d{{1,2}})[-/]{YEAR}"), _month),
    (_form(rf"{NAME}{OF}{YEAR}"), _month),
    (_form(rf"{YEAR}[ /-]*{NAME}"), _month),
    (_form(rf"{NAME}[-/ ']+(?P<year>\d{{2}})"), _month),
    (_form(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|[º°])?[ -]*(?:de |of )?{NAME}{OF}{YEAR}"), _day),
    (_form(rf"{NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,| de)? {YEAR}"), _day),
    (_form(rf"{YEAR}[ /-]?[tq](?P<part>[1-4])"), _quarter),
    (_form(rf"[tq](?P<part>[1-4])[ /-]?{YEAR}"), _quarter),
    (_form(rf"{NUMBERED} ?{QUARTER}{OF}{YEAR}"), _quarter),
    (_form(rf"{QUARTER} {FIRST}{OF}{YEAR}"), _quarter),
    (_form(rf"{YEAR}[ /-]?[sh](?P<part>[12])"), _half),
    (_form(rf"[sh](?P<part>[12])[ /-]?{YEAR}"), _half),
    (_form(rf"{NUMBERED} ?{HALF}{OF}{YEAR}"), _half),
)
