"""What a composed picture is made of: its form, its series with their names, its marks with the numbers as drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from displacement.exhibit.exhibit import Shown
from displacement.exhibit.in_words import date_of, figure_card, hover
from displacement.exhibit.telling import Telling, equivalent_table
from displacement.queries.questions import ALL, Question
from displacement.queries.rows import Row, rows_in
from displacement.words import MINUS, Words

MOST_LINES = 8  # series on one axis: more become small multiples
JANUARY, DECEMBER = 1, 12
BRACKETS = re.compile(r"\s*\([^()]*\)")
PERCENT = 100
OF_A_FINDING = ("series", "axis", "moment", "date", "at", "when", "kind", "unit", "value", "qualifier", "segment",
                "figure_id", "reported_by", "shown", "area", "measure_", "instrument_", "breakdown_",
                "place_")  # fmt: skip
"""How the columns begin that a finding reads: a few columns are compared many times quicker than a wide table."""
YOURS = "yours"
"""What a reader is in codes who draws her own figures: a kind of counter, a measure, a document."""


@dataclass(frozen=True)
class Composed:
    """A composed exhibit at a view, as its drawings and its words read it."""

    shown: Shown
    question: Question
    form: str

    @property
    def words(self) -> Words:
        """The words of the view's language."""
        return self.shown.words

    @property
    def way(self) -> str:
        """How numbers are shown: ``value``, ``change`` (in percent) or ``index`` (100 at the first date)."""
        return self.question.shown_as

    @property
    def per(self) -> str:
        """What numbers are a rate of: ``people`` (of nothing), ``1000`` inhabitants or Venezuelans ``hosted``."""
        return self.question.per

    @property
    def suffix(self) -> str:
        """What is written after the numbers of a scale."""
        shares = self.per == "decided" or set(self.shown.rows["unit"]) == {"percent"}
        percent = self.way == "change" or (self.way == "value" and shares)
        return "%" if percent else ""

    @cached_property
    def marks(self) -> pd.DataFrame:
        """The marks with the name of their series, the number as drawn, and when it was, in the reader's language."""
        marks, rows = self.shown.marks, rows_in(self.shown.marks)
        return marks.assign(
            label=[self.names.get(series, "") for series in marks["series"]],
            shown_as=[self.number(row) for row in rows],
            when=[self.when(row) for row in rows],
            at=[self.at(row) for row in rows],
            unfinished=marks["unfinished"].astype(bool),
        )

    @cached_property
    def drawn(self) -> pd.DataFrame:
        """The marks that have a number at this choice."""
        return self.marks.dropna(subset=["shown"])

    @cached_property
    def over(self) -> pd.DataFrame:
        """The marks with a number whose period is over, in the columns that a finding reads: what it may compare."""
        told = [column for column in self.drawn.columns if column.startswith(OF_A_FINDING)]
        return self.drawn.loc[~self.drawn["unfinished"], told].copy()

    @cached_property
    def firsts(self) -> list[Row]:
        """The first row of each series, in their order: as they are asked for or, of all areas, the largest first."""
        rows = self.shown.rows.dropna(subset=["shown"])
        firsts = rows_in(rows.drop_duplicates("series"))
        if self.of_all:
            lasts = rows.drop_duplicates("series", keep="last").set_index("series")["shown"]
            firsts = sorted(firsts, key=lambda row: -lasts[row["series"]])
        return firsts

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the series in their order; without what stands in brackets, where that tells them apart."""
        full = {row["series"]: self._name(row) for row in self.firsts}
        short = {series: bare(name) for series, name in full.items()}
        return short if len(set(short.values())) == len(short) else full

    @property
    def of_all(self) -> bool:
        """Whether all areas with figures are asked for, and none is in focus."""
        return self.question.areas == (ALL,)

    @property
    def focus(self) -> str:
        """The series in focus: the first, where countries are chosen."""
        return next(iter(self.names), "")

    @cached_property
    def own(self) -> frozenset[str]:
        """The series of the reader's own figures."""
        rows = self.shown.rows
        return frozenset(rows.loc[rows["counter_kind"] == YOURS, "series"])

    @property
    def together(self) -> bool:
        """Whether areas are added up."""
        return self.question.sum == "together"

    def _name(self, row: Row) -> str:
        if not self.together:
            return self.words.of(row, "series")
        return self.words.say_n(
            "{count} country together", "{count} countries together", int(row["areas_of"])
        )

    @cached_property
    def measures(self) -> Mapping[str, str]:
        """The names of the measures, in the order of the panels."""
        rows = self.shown.rows.drop_duplicates("axis")
        return {row["axis"]: self.words.of(row, "measure") for row in rows_in(rows)}

    @cached_property
    def moments(self) -> Mapping[str, str]:
        """The moments at which something is drawn, in their order, with how they are said: years by their number."""
        rows = rows_in(self.drawn.sort_values("date").drop_duplicates("moment"))
        return {row["moment"]: row["moment"] if row["moment"].isdigit() else row["when"] for row in rows}

    @cached_property
    def latest(self) -> pd.DataFrame:
        """The marks with a number at the last moment."""
        return self.drawn[self.drawn["moment"] == list(self.moments)[-1]]

    @property
    def differ_in(self) -> str:
        """In what the series differ: in their part (``part_id``), their area, who counted, or in nothing of these."""
        rows = self.shown.rows
        return next(
            (column for column in ("part_id", "area", "reported_by") if rows[column].nunique() > 1), ""
        )

    def number(self, row: Row) -> str:
        """Return a number as it is drawn: with its qualifier, as a rate, as a change in percent, or as an index."""
        words, value = self.words, row["shown"]
        if pd.isna(value):
            return words.say("no figure")
        if self.way == "change":
            sign = "+" if value > 0 else ""
            return f"{sign}{words.number(value, decimals=0)}%".replace("-", MINUS)
        if self.way == "index":
            return words.number(value, decimals=0)
        if self.per == "people":
            return words.figure(value, qualifier=row["qualifier"], unit=row["unit"])
        rate = words.number(value, decimals=decimals_of(value)) + ("%" if self.per == "decided" else "")
        if row["qualifier"] == "masked":
            return words.say("at most {value}", value=rate)
        return (
            words.figure(0, qualifier=row["qualifier"]).replace(words.number(0), rate, 1)
            if _open(row)
            else rate
        )

    def when(self, row: Row) -> str:
        """Return when a row speaks for, as shortly as it can be said: the year of what counts a year or ends one."""
        day = pd.Timestamp(row["date"])
        start = pd.Timestamp(row["period_start"]) if pd.notna(row.get("period_start")) else None
        whole = start is None or (start.year == day.year and start.month == JANUARY)
        if day.month == DECEMBER and whole and row["kind"] != "cumulative":
            return f"{day.year}"
        return date_of(row, self.words)

    def at(self, row: Row) -> str:
        """Return when a row speaks for, as it stands in a sentence: “in 2019”, “on 30 June 2019”."""
        told, words = self.when(row), self.words
        if row["date_precision"] != "day" or told.isdigit():
            return words.say("in {time}", time=told)
        if row["kind"] in {"flow", "cumulative"} and told != words.date(pd.Timestamp(row["date"]).date()):
            return words.say("in the period {time}", time=told)
        return words.say("on {day}", day=told)

    def name_of(self, row: Row) -> str:
        """Return the name of the series of a row."""
        return self.names[row["series"]]


def bare(name: str) -> str:
    """Return a name without what stands in brackets."""
    return BRACKETS.sub("", name)


def as_drawn(row: Row, words: Words) -> str:
    """Return the number that is drawn in place of the value of a row, in words; nothing where the value itself is."""
    if pd.isna(row["shown"]) or row["shown"] == row["value"]:
        return ""
    told = words.number(row["shown"], decimals=decimals_of(row["shown"]))
    if pd.notna(row.get("change")):
        return words.say(
            "{change}% since {date}", change=told, date=words.date(row["since_date"].date(), "month")
        )
    if pd.notna(row.get("since")):
        return words.say(
            "{index}, with {date} as 100", index=told, date=words.date(row["since_date"].date(), "month")
        )
    whole = words.number(row["denominator"])
    if row["value"] and round(row["shown"] * row["denominator"] / row["value"]) == PERCENT:
        return words.say("{rate}% of {whole}", rate=told, whole=whole)
    return words.say("{rate} per 1,000 of {whole}", rate=told, whole=whole)


def decimals_of(value: float) -> int:
    """Return how many digits after the point a number that was reckoned is told with: enough not to seem none."""
    return 1 if value == 0 else max(1, -math.floor(math.log10(abs(value))))


def _open(row: Row) -> bool:
    return row["qualifier"] not in {"exact", "bare"}


def _hover(row: Row, words: Words) -> str:
    drawn = as_drawn(row, words)
    ended = words.say("not over yet") if row["unfinished"] else ""
    return "<br>".join(part for part in (hover(row, words), drawn, ended) if part)


COMPOSED = Telling(hover=_hover, card=figure_card, table=equivalent_table, in_ledger=True)
