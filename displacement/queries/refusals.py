"""Why a choice is not possible beside the others: one closed list of reasons, each a sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field

from displacement.words import Words, mark

NOT_COVERED = mark("nobody published it at these choices")
NOT_HERE = mark("nobody published it for this country")
NOT_FROM_SOURCES = mark("it is known from other sources only than those chosen")
IN_CASES = mark("counted there in cases, not in persons")
IN_PERSONS = mark("counted there in persons, not in cases")
AS_TOTAL = mark("published there as a running total only, which is another count")
AS_FLOW = mark("published there for periods only, not as a running total")
OF_ANOTHER_PART = mark("published there of another part only")
OF_OTHERS = mark("published there of all nationalities or of one not said, not of Venezuelans")
NOT_IN_YEARS = mark("nobody published it for these years")
NO_SECOND = mark("nobody published both of them for one of these countries")
NEW_BESIDE_OTHER = mark(
    "new claims do not stand beside repeats and appeals; they are the count of claims filed"
)
NOT_IN_YEAR = mark("nobody published it for this year")
ONE_DATE_NO_LINE = mark("one date only, no line")
TOO_FEW_FOR_LINE = mark("a line needs three dates or more of one counter, with no break between")
NOT_JOINED = mark("a share, a rate or a duration found now and then is not joined to a line")
UNEQUAL_PERIODS = mark("its periods differ in length, so they are not held against each other")
SINGLE_DAYS = mark("single days are not joined to a line")
STOCK_NO_COLUMN = mark("a count on a day is not a column of a period")
TOTAL_NO_COLUMN = mark("a running total is never a column of a period")
NO_COLUMN = mark("only what is counted in a period is drawn as columns")
ONE_PERIOD = mark("one period only, no columns")
ONE_AREA = mark("one country only, nothing to rank")
NO_TWO_DATES = mark("fewer than two countries have figures at two dates")
TOO_FEW_FOR_MAP = mark("fewer than five countries have a figure at one date")
SURVEY_NO_MAP = mark("a survey’s share has no map: it speaks for those interviewed")
PLACE_NO_MAP = mark("it is of a place, not of a country")
TWO_MEASURES = mark("two measures stand on two axes; this form has one")
ONE_SERIES = mark("one series only, nothing to set apart")
SEVERAL_AREAS = mark("parts are stacked for one country at a time")
NOT_PARTS = mark("choose all parts of a kind first; a whole has nothing to stack")
PARTS_NOT_ADDED = mark("its parts overlap or leave some out, so they are not added up")
PARTS_NOT_WHOLE = mark("the published parts are not the whole")
CASES_NO_RATE = mark("counted in cases, not persons: no rate per persons")
NO_COUNT_NO_RATE = mark("a share, a rate or a duration is not divided again")
NOT_PEOPLE = mark("only what counts people, claims or permits has a rate")
SURVEY_NO_RATE = mark("those interviewed are a sample, and no part of a population")
NO_INHABITANTS = mark("no number of inhabitants for these areas and years")
NOT_VENEZUELANS = mark("those hosted are Venezuelans; this counts others too")
HOSTED_BY_ITSELF = mark("it counts those hosted itself")
HOSTED_SINCE_2018 = mark("UNHCR’s count of all Venezuelans hosted begins in 2018 and stands at year’s ends")
PLACE_NO_RATE = mark("it is of a place or a part of the country, and the rate would be of the whole")
TOO_FEW_RATES = mark("too few of the figures have what they would be a rate of, for this form")
NOT_DECISIONS = mark("only outcomes of decisions are a share of those decided")
NOT_ALL_OUTCOMES = mark("not all outcomes are published there, so there is no whole to take the share of")
SHARE_NO_CHANGE = mark("a share, a rate or a duration has no change in percent")
DECIDED_NO_CHANGE = mark("a share of those decided has no change in percent")
NO_COMMON_DATE = mark("no date at which all of them have a figure, and a later one with no break between")
NOT_OVER_AREAS = mark(
    "what is counted in several countries may be the same people or journeys, and is not added up"
)
REGIONS_NOT_ADDED = mark("regions overlap with countries and are not added up")
NO_SUM_AT_ONE_DATE = mark("no date at which one counter has figures of two countries")
PARTS_TOGETHER = mark("parts and countries are not added up at once")
RANKING_APART = mark("what stands together has nothing to rank")
CHANGING_SUM = mark("not the same countries at every date: the change would be one of who is counted")
PEERS_OF_ONE = mark("peers are those of one country; choose one")
NO_PEERS = mark("no peer has figures at these choices")
PEERS_NOT_ADDED = mark("peers are held beside each other, not added up")
NUMBERS_ALONE = mark("this form shows the numbers themselves")
NO_TIME_AXIS = mark("measures of states are drawn on an axis of time only")
UNKNOWN = mark("there is no such choice")
REASONS = tuple(value for name, value in dict(globals()).items() if name.isupper())


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A choice that cannot be made beside the others, why, and those that can."""

    parameter: str
    value: str
    reason: str
    allowed: tuple[str, ...] = field(default=())

    def told(self, words: Words) -> str:
        """Return the reason in the reader's language."""
        return words.say(self.reason)
