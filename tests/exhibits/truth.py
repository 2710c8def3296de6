"""What the words of an exhibit may say: numbers and dates of the answers it was given, or what follows from them.

``told(shown)`` reads the words and notes which answers were asked for meanwhile; ``untrue(text, …)`` returns what in a
text is neither in those answers nor computed from them: a value, a count of rows, a sum of rows of one date and one
counter, a share, a difference of days.
"""

import contextlib
import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

import pandas as pd

import displacement.queries as queries
from displacement.exhibit import Shown
from displacement.exhibits.checks import checked
from displacement.words import LANGUAGES, Words, words_in

MONTHS = {
    language: [words_in(language).date(dt.date(2019, month, 1), "month").split()[0] for month in range(1, 13)]
    for language in LANGUAGES
}
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
DAY_COLUMNS = ("date", "period_start", "effective", "announced", "ends", "since", "event_date")
TELLING = (
    "read_as",
    "grade",
    "unit",
    "qualifier",
    "measure",
    "area",
    "place",
    "sex",
    "age",
    "instrument",
    "breakdown",
    "direction",
    "unhcr_region",
    "grouped",
    "axis",
    "part",
)
MOST = 12


@dataclass
class Told:
    """The words of an exhibit, the messages they were made of and the answers they were read from."""

    shown: Shown
    title: str = ""
    subtitle: str = ""
    alt: str = ""
    messages: set[str] = field(default_factory=set)
    answers: list[pd.DataFrame] = field(default_factory=list)

    @cached_property
    def days(self) -> set[pd.Timestamp]:
        """The days that the answers hold, and the one that the reader chose."""
        chosen = {pd.Timestamp(value) for name, value in self.shown.view.filters if name == "day"}
        return chosen | {
            pd.Timestamp(day)
            for table in self.answers
            for column in DAY_COLUMNS
            if column in table
            for day in table[column].dropna().unique()
        }

    @cached_property
    def texts(self) -> set[str]:
        return _texts(self.answers, self.shown.view.language)

    @cached_property
    def phrases(self) -> set[str]:
        """What data say of one figure or event alone."""
        name = f"phrase_{self.shown.view.language}"
        return {text for table in self.answers if name in table for text in table[name].dropna()}

    @cached_property
    def dates(self) -> set[str]:
        return _dates(self.days, self.answers, self.shown.words)

    @cached_property
    def years(self) -> set[int]:
        return {day.year for day in self.days} | _whole_years(self.answers) | set(map(int, self._chosen()))

    @cached_property
    def numbers(self) -> set[float]:
        return _numbers(self.answers) | _of_messages(self.messages) | set(map(float, self._chosen()))

    @cached_property
    def percents(self) -> set[float]:
        return _percents(self.answers)

    def _chosen(self) -> list[str]:
        return [value for _, value in self.shown.view.filters if value.isdigit()]


@contextlib.contextmanager
def _overheard(told: Told):
    """Note the messages said and the answers given within the block."""
    say, say_n, answer = Words.say, Words.say_n, queries._answer

    def saying(self, message, /, **values):
        told.messages.add(self._catalogue.gettext(message))
        return say(self, message, **values)

    def saying_n(self, one, many, count, /, **values):
        told.messages.add(self._catalogue.ngettext(one, many, count))
        return say_n(self, one, many, count, **values)

    def answering(name, *rest):
        table = answer(name, *rest)
        if not name.startswith("choices"):
            told.answers.append(table)
        return table

    Words.say, Words.say_n, queries._answer = saying, saying_n, answering
    try:
        yield
    finally:
        Words.say, Words.say_n, queries._answer = say, say_n, answer


def told(shown: Shown) -> Told:
    """Return the words of an exhibit, read afresh, with the answers they were read from."""
    afresh = Shown(shown.exhibit, shown.view)
    heard = Told(afresh)
    with _overheard(heard):
        heard.title, heard.subtitle, heard.alt = afresh.title, afresh.subtitle, afresh.alt
    if shown.exhibit.composed:
        heard.answers.append(afresh.rows)
    return heard


def untrue(text: str, heard: Told) -> list[str]:
    """Return the dates, years and numbers of a text that no answer holds and none gives."""
    words = heard.shown.words
    left = without(text, heard.texts | heard.dates)
    found = [month for month in MONTHS[words.language] if re.search(rf"\b{month}\b", left)]
    found += [year for year in YEAR.findall(left) if int(year) not in heard.years]
    left = YEAR.sub(" ", left)
    for match in NUMBER.finditer(left):
        number, decimals = _read(match[0], words)
        percent = re.match(r"\s*%", left[match.end() :])
        if not (
            _near(number, decimals, heard.numbers) or (percent and _near(number, decimals, heard.percents))
        ):
            found.append(left[max(0, match.start() - 25) : match.end() + 15].strip())
    return found


def _near(number: float, decimals: int, known: set[float]) -> bool:
    return number in known or any(abs(number - value) <= 0.5 * 10.0**-decimals + 1e-9 for value in known)


def without(text: str, parts) -> str:
    """Return a text without these parts."""
    for part in sorted(parts, key=len, reverse=True):
        if part in text:
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", text)
    return text


def _texts(answers, language) -> set[str]:
    """Return the texts that hold digits or names of months, of all answers."""
    other = "_es" if language == "en" else "_en"
    found = set()
    for table in answers:
        for column in table:
            if not column.endswith(other) and (
                table[column].dtype == object or str(table[column].dtype) == "str"
            ):
                found |= {text for text in table[column].dropna() if isinstance(text, str)}
    sentences = {part for text in found for part in re.split(r"(?<=[.;])\s|\s\(|\)", text)}
    whole = found | {part.removesuffix(".") for part in sentences}
    telling = re.compile(rf"\d|\b(?:{'|'.join(MONTHS[language])})\b")
    return {text for text in whole if re.search(r"[^\W\d]", text) and telling.search(text)}


def _dates(days, answers, words) -> set[str]:
    said = {
        words.date(day.date(), precision, short=short)
        for day in days
        for precision in ("day", "month")
        for short in (False, True)
    }
    for table in answers:
        if {"period_start", "date"} <= set(table.columns):
            for start, end in (
                table[["period_start", "date"]].dropna().drop_duplicates().itertuples(index=False)
            ):
                span = pd.Timestamp(start).date(), pd.Timestamp(end).date()
                said |= {words.period(*span, precision) for precision in ("day", "month")}
    return said


def _whole_years(answers) -> set[int]:
    columns = ("year", "population_year")
    found = {
        int(year) for table in answers for name in columns if name in table for year in table[name].dropna()
    }
    return found | {
        int(year)
        for table in answers
        if "published" in table
        for year in table["published"].dropna().astype(str).str[:4]
        if year.isdigit()
    }


def _read(text: str, words: Words) -> tuple[float, int]:
    decimal, group = words.separators
    plain = text.replace(group, "").replace(decimal, ".")
    return float(plain), len(plain.partition(".")[2])


def _of_messages(messages: set[str]) -> set[float]:
    """Return the numbers that stand in the messages themselves, years left out."""
    bare = " ".join(YEAR.sub(" ", re.sub(r"\{\w+\}", " ", message)) for message in messages)
    return {float(number.replace(",", "")) for number in NUMBER.findall(bare)}


def _numbers(answers) -> set[float]:
    """Return the numbers of the answers: values, counts of rows, sums of rows of one date, days and months between."""
    found: set[float] = {0.0}
    for table in answers:
        for column in table:
            if pd.api.types.is_numeric_dtype(table[column]) and not pd.api.types.is_bool_dtype(table[column]):
                found |= {abs(float(value)) for value in table[column].dropna().unique()}
        found |= _spans(table) | _calculated(table)
        rows = table.to_dict("records")
        found |= {float(count) for count in _groups(rows, lambda row: 1).values()}
        found |= {
            float(table[column].nunique())
            for column in ("area", "source", "place", "instrument")
            if column in table
        }
        found |= set(_sums(rows).values())
    return found


def _groups(rows, amount, *, within=()) -> dict[tuple, float]:
    """Return the amounts of rows added up: all, those that share a word, and those that share two."""
    sums: dict[tuple, float] = defaultdict(float)
    for row in rows:
        base = tuple(str(row.get(name)) for name in within)
        said = [(name, row[name]) for name in TELLING if isinstance(row.get(name), str)]
        for which in [(), *((one,) for one in said), *combinations(said, 2)]:
            sums[base, which] += amount(row)
    for base in {base for base, _ in sums}:
        ages = [
            total
            for (of, which), total in sums.items()
            if of == base and len(which) == 1 and which[0][0] == "age"
        ]
        for size in range(2, len(ages)):
            for some in combinations(ages, size):
                sums[base, ("ages", *some)] = sum(some)
    return sums


def _sums(rows) -> dict[tuple, float]:
    """Return what rows of one date and unit add up to: all of them, or those that share a word."""
    valued = [row for row in rows if {"value", "date", "unit"} <= set(row) and row["value"] == row["value"]]
    return _groups(valued, lambda row: row["value"], within=("date", "unit", "reported_by"))


def _spans(table) -> set[float]:
    found = set()
    for column in DAY_COLUMNS:
        if column in table and table[column].notna().any():
            days = (pd.Timestamp(table[column].max()) - pd.Timestamp(table[column].min())).days
            found |= {float(days), float(round(days / 30.44))}
    return found


def _calculated(table) -> set[float]:
    """Return what the parts of each recomputed number give, and how many come to which verdict."""
    if "part_values" not in table:
        return set()
    made = [checked(row) for _, row in table.iterrows()]
    verdicts = [each.verdict for each in made]
    found = {float(each) for listed in table["part_values"] for each in listed}
    found |= {abs(each.recomputed) for each in made if each.recomputed is not None}
    shares = zip(table["value"], made, strict=True)
    found |= {100 * value / each.recomputed for value, each in shares if each.recomputed}
    return found | {float(verdicts.count(verdict)) for verdict in set(verdicts)}


def _percents(answers) -> set[float]:
    """Return the shares that rows of one date and unit have in one another, in percent."""
    found: set[float] = set()
    for table in answers:
        for column in {"on_the_merits", "all_decisions", "recorded", "denominator"} & set(table.columns):
            part = table["numerator"] if "numerator" in table else table["value"]
            found |= set((100 * part / table[column]).dropna())
            if column == "on_the_merits":
                found |= set((100 * table["protected"] / table[column]).dropna())
        sums = _sums(table.to_dict("records"))
        for (base, _), part in sums.items():
            whole = sums[base, ()]
            found |= {100 * part / whole} if whole else set()
        if "unit" in table:
            for _, rows in table.dropna(subset=["value"]).groupby("unit"):
                if 2 <= len(rows) <= MOST:
                    pairs = (sorted(pair) for pair in combinations(rows["value"], 2))
                    found |= {100 * small / large for small, large in pairs if large}
    return found
