"""What can be wrong with a row of a reader's table: each fault a Problem that can be told in her language."""

from __future__ import annotations

from dataclasses import dataclass, field

from displacement.words import Words, capital, mark
from displacement.yours.brought import Note, Tells, note
from loaders.problems import Problem


@dataclass(frozen=True, kw_only=True)
class OwnProblem(Problem):
    """A fault in what a reader brought; ``rule`` and ``remedy`` are English, ``said`` says them in any language."""

    said: tuple[Note, Note] = field(compare=False)

    def rule_in(self, words: Words) -> str:
        """Return what is wrong, in the reader’s language."""
        return self.said[0].told(words)

    def remedy_in(self, words: Words) -> str:
        """Return what would be right, in the reader’s language."""
        return self.said[1].told(words)


def problem(
    file: str, line: int, rule: Note, remedy: Note, *, column: str = "", value: str = ""
) -> OwnProblem:
    """Return a fault; ``line`` is 0 where it is one of the whole table."""
    return OwnProblem(
        file=file,
        line=line,
        column=column,
        value=value,
        rule=str(rule),
        remedy=str(remedy),
        said=(rule, remedy),
    )


def told(fault: Problem, words: Words) -> str:
    """Return a fault as a sentence in the reader’s language: where it stands, what is wrong, what would be right."""
    rule, remedy = fault.rule, fault.remedy
    if isinstance(fault, OwnProblem):
        rule, remedy = fault.rule_in(words), fault.remedy_in(words)
    value = fault.value if len(fault.value) <= 80 else fault.value[:80] + "…"
    where = AT_COLUMN if fault.column else AT_LINE
    if not fault.line:
        return words.say(OF_ALL, rule=capital(rule), remedy=remedy)
    at = words.say(where, line=fault.line, column=fault.column)
    if not value:
        return words.say(WITHOUT_VALUE, at=at, rule=rule, remedy=remedy)
    return words.say(WITH_VALUE, at=at, value=value, rule=rule, remedy=remedy)


AT_LINE = mark("Line {line}")
AT_COLUMN = mark("Line {line}, column “{column}”")
WITH_VALUE = mark("{at}, “{value}”: {rule}; {remedy}.")
WITHOUT_VALUE = mark("{at}: {rule}; {remedy}.")
OF_ALL = mark("{rule}; {remedy}.")

NO_PLACE_COLUMN = mark("no column with places is found")
GIVE_PLACE_COLUMN = mark("add one named “Place” or “Country”, with a place in each row")
NO_DATE_COLUMN = mark("no column with dates is found")
GIVE_DATE_COLUMN = mark("add one named “Date” or “Year”, with a date in each row")
NO_VALUE_COLUMN = mark("no column with numbers is found")
GIVE_VALUE_COLUMN = mark("add one named “Number”, with a number in each row")
NO_FIGURES = mark("no row has a number")
GIVE_FIGURES = mark("give at least one row with a place, a date and a number")

RAGGED = mark("the row has more cells than there are columns")
MEND_RAGGED = mark("put texts that hold a separator in quotation marks, or name the further columns")

NO_PLACE = mark("the place is missing")
GIVE_PLACE = mark("repeat the place in every row")
UNKNOWN_PLACE = mark("this is none of the places of these data")
UNKNOWN_PLACE_WITHIN = mark("this is none of the places of {country} in these data")
NEAR_PLACE = mark("perhaps “{near}” is meant; correct it, or leave the row out")
OTHER_PLACE = mark("write the usual name or the three-letter code, or leave the row out")
UNKNOWN_COUNTRY = mark("this is none of the countries of these data")
MANY_PLACES = mark("several places have this name")
TELL_COUNTRY = mark("add a column with the country")
TELL_LEVEL = mark("name the column “Department”, “City” or “Commune”")

NO_DATE = mark("the date is missing")
GIVE_DATE = mark("give every row its date")
UNKNOWN_DATE = mark("this is no date of {first} to {last}")
WRITE_DATE = mark("write it as 2019-12-31, Dec 2019, 2019-Q4 or 2019, with four digits for the year")
IMPOSSIBLE_DATE = mark("there is no such day")
CORRECT_DATE = mark("correct the day or the month")
MIXED_DATES = mark("some dates of the column begin with the day and others with the month")
WRITE_ISO = mark("write all dates in one way, best as 2019-12-31")
FUTURE = mark("the date lies in the future")
UNTIL_TODAY = mark("give a date up to today; projections are not shown beside figures")

UNKNOWN_NUMBER = mark("this is no number")
WRITE_NUMBER = mark("write digits only, or leave the cell empty where there is no figure")
SCIENTIFIC_NUMBER = mark("this number is written with an exponent: digits may have been rounded away")
WRITE_ALL_DIGITS = mark("widen the column or format it as a number, and bring it again with all its digits")
PLUS = mark("a plus sign stands before the number")
WITHOUT_PLUS = mark(
    "write the number without a sign; for a change from one date to another give both figures"
)
FORMULA = mark("this is a formula or its error, not a value")
SAVE_VALUE = mark("open the workbook, let it compute, and save it anew; or write the value")
RANGE = mark("this is a range, not a number")
ONE_NUMBER = mark("write one number, such as “more than 100” or “about 100”")
MIXED_NUMBERS = mark("some numbers of the column have a decimal comma and others a decimal point")
WRITE_ONE_WAY = mark("write all numbers in one way")
NEGATIVE = mark("the number is negative")
NOT_BELOW_ZERO = mark("people are counted from zero up; correct it")
HUGE = mark("the number is above a thousand million")
CORRECT_NUMBER = mark("correct it: it may be a code or a telephone number")
MIXED_PERCENT = mark("some numbers of the column are percentages and others are not")
ALL_OR_NONE = mark("give all of them a percent sign, or none")
AGAIN = mark("the same place and date stand more than once, in the lines {lines}")
KEEP_ONE = mark("keep one of them")


def unknown_place(near: Tells | None) -> Note:
    """Return what would be right where a name is no place: the name of ours that is the most like it, if any is."""
    return note(NEAR_PLACE, near=near) if near else note(OTHER_PLACE)
