"""What one choice is held to beside the others: each function returns why it cannot be made, nothing where it can."""

from __future__ import annotations

from collections.abc import Callable

from displacement.queries import refusals as why
from displacement.queries.coverage import BY, fits, held, measures
from displacement.queries.drawn import Drawn, added
from displacement.queries.figuring import CASES, OUTCOMES
from displacement.queries.shape import JOINED, refused_form

COUNTED = frozenset({"persons", "claims", "permits", "applications"})
HOSTED_ITSELF = frozenset({"unhcr_hosted", "venezuelans_hosted", "venezuelan_origin"})
NEW_AND_OTHER = ("claims_new", "claims_other")
TOTAL = "_total"
TOTALS = {"permits_applied_period": "permits_applied", "permits_granted_period": "permits_granted"}
OF_NUMBERS_ALONE = frozenset({"dumbbell", "stacked"})


def missing_measure(measure: str, drawn: Drawn) -> str:
    """Return why a measure cannot be asked of the documents chosen."""
    sources = drawn.question.sources
    return "" if sources == "all" or measures()[measure][sources] else why.NOT_FROM_SOURCES


def missing_second(measure: str, drawn: Drawn) -> str:
    """Return why a measure cannot stand beside the first."""
    first = drawn.question.measures[0]
    if any(one in first and other in measure for one, other in (NEW_AND_OTHER, NEW_AND_OTHER[::-1])):
        return why.NEW_BESIDE_OTHER
    both = frozenset(measures()[measure]["whole_areas"]) & frozenset(measures()[first]["areas"])
    return missing_measure(measure, drawn) if both else why.NO_SECOND


def missing_part(part: str, drawn: Drawn) -> str:
    """Return why a part of the first measure cannot be asked."""
    of_part = Drawn(drawn.question.having("part", part))
    if not of_part.covered[of_part.question.measures[0]]:
        return why.NOT_FROM_SOURCES
    return "" if frozenset.intersection(*of_part.covered.values()) else why.NO_SECOND


def missing_area(area: str, drawn: Drawn) -> str:
    """Return why there is nothing on an area: what is published there instead, as far as it is known."""
    for measure in drawn.question.measures:
        if area not in drawn.covered[measure]:
            reason = _published_instead(measure, area, drawn)
            both = len(drawn.question.measures) > 1 and reason == why.NOT_HERE
            return why.NO_SECOND if both else reason
    return ""


def _published_instead(measure: str, area: str, drawn: Drawn) -> str:
    parts = drawn.parts(measure)
    rows = [row for row in held(measure) if row.area == area]
    if any(row.part in parts and not fits(row, sources=drawn.question.sources) for row in rows):
        return why.NOT_FROM_SOURCES
    if any(row.nationality != "VEN" and _of_venezuelans(row.part) in parts for row in rows):
        return why.OF_OTHERS
    if rows:
        return why.OF_ANOTHER_PART
    for sibling, reason in _siblings(measure):
        if area in measures().get(sibling, {}).get("areas", ()):
            return reason
    return why.NOT_HERE


def _of_venezuelans(part: str) -> str:
    return ".".join(each for each in part.replace("of.", "of:").split(".") if not each.startswith("of:"))


def _siblings(measure: str) -> tuple[tuple[str, str], ...]:
    """Return the measures that count the same otherwise, each with what is to be said of it."""
    flows = {total: flow for flow, total in TOTALS.items()}
    return (
        (measure.removesuffix(CASES), why.IN_PERSONS)
        if measure.endswith(CASES)
        else (measure + CASES, why.IN_CASES),
        (TOTALS.get(measure, measure + TOTAL), why.AS_TOTAL),
        (flows.get(measure, measure.removesuffix(TOTAL)), why.AS_FLOW),
    )


def missing_year(year: int, drawn: Drawn) -> str:
    """Return why there is nothing on a year."""
    return "" if year in drawn.years else why.NOT_IN_YEAR


def refused_peers(strategy: str, drawn: Drawn) -> str:
    """Return why a country cannot be held beside its peers by a strategy."""
    if strategy == "none":
        return ""
    if len(drawn.chosen) != 1 or drawn.question.areas == ("all",):
        return why.PEERS_OF_ONE
    return "" if drawn.peers else why.NO_PEERS


def refused_sum(code: str, drawn: Drawn) -> str:
    """Return why areas cannot be added up."""
    if code == "apart":
        return ""
    question = drawn.question
    regions = any(not line.country for measure in question.measures for line in drawn.lines(measure))
    return _first(
        (lambda: question.peers != "none", why.PEERS_NOT_ADDED),
        (
            lambda: any(measures()[measure]["over_areas"] != "sum" for measure in question.measures),
            why.NOT_OVER_AREAS,
        ),
        (lambda: question.part.startswith(BY), why.PARTS_TOGETHER),
        (lambda: _unequal(drawn), why.UNEQUAL_PERIODS),
        (
            lambda: not all(added(drawn.led(measure)) for measure in question.measures),
            why.REGIONS_NOT_ADDED if regions else why.NO_SUM_AT_ONE_DATE,
        ),
    )


def refused_rate(per: str, drawn: Drawn) -> str:
    """Return why there is no such rate of one of the measures."""
    if per == "people":
        return ""
    of_each = {
        "1000": _refused_per_inhabitants,
        "hosted": _refused_per_hosted,
        "decided": _refused_of_decided,
    }
    reasons = (of_each[per](measure, drawn) for measure in drawn.question.measures)
    return next((reason for reason in reasons if reason), "") or _first(
        (lambda: bool(refused_form(drawn.form, drawn.shape)), why.TOO_FEW_RATES),
    )


def _refused_of_decided(measure: str, drawn: Drawn) -> str:
    return _first(
        (lambda: measure.removesuffix(CASES) not in OUTCOMES, why.NOT_DECISIONS),
        (lambda: not drawn.with_a_number(measure), why.NOT_ALL_OUTCOMES),
    )


def _refused_per_inhabitants(measure: str, drawn: Drawn) -> str:
    return _uncounted(measure, drawn) or _first(
        (lambda: not drawn.with_a_number(measure), why.NO_INHABITANTS)
    )


def _refused_per_hosted(measure: str, drawn: Drawn) -> str:
    return _uncounted(measure, drawn) or _first(
        (lambda: measure in HOSTED_ITSELF, why.HOSTED_BY_ITSELF),
        (lambda: any("of." in part for part in drawn.parts(measure)), why.NOT_VENEZUELANS),
        (lambda: not drawn.with_a_number(measure), why.HOSTED_SINCE_2018),
    )


def _uncounted(measure: str, drawn: Drawn) -> str:
    """Return why a measure counts nothing that could be taken per 1,000 people of an area."""
    told = measures()[measure]
    return _first(
        (lambda: told["kind"] not in JOINED, why.NO_COUNT_NO_RATE),
        (lambda: told["unit"] == "cases", why.CASES_NO_RATE),
        (lambda: told["unit"] not in COUNTED, why.NOT_PEOPLE),
        (lambda: told["topic"] == "surveys", why.SURVEY_NO_RATE),
        (lambda: any("at." in part for part in drawn.parts(measure)), why.PLACE_NO_RATE),
    )


def refused_showing(code: str, drawn: Drawn) -> str:
    """Return why neither a change nor an index can be shown."""
    question = drawn.question
    if code == "value":
        return ""
    return _first(
        (
            lambda: any(measures()[measure]["kind"] not in JOINED for measure in question.measures),
            why.SHARE_NO_CHANGE,
        ),
        (lambda: question.per == "decided", why.DECIDED_NO_CHANGE),
        (lambda: drawn.form in OF_NUMBERS_ALONE, why.NUMBERS_ALONE),
        (lambda: _unequal(drawn), why.UNEQUAL_PERIODS),
        (
            lambda: drawn.together and any(_changing(measure, drawn) for measure in question.measures),
            why.CHANGING_SUM,
        ),
        (
            lambda: not all(_held_against(measure, drawn) for measure in question.measures),
            why.NO_COMMON_DATE,
        ),
    )


def _first(*tests: tuple[Callable[[], bool], str]) -> str:
    """Return the reason of the first test that holds, and ask no further."""
    return next((reason for holds, reason in tests if holds()), "")


def _unequal(drawn: Drawn) -> bool:
    """Whether there are flows over periods of any length."""
    return any(line.rhythm == "other" for each in drawn.question.measures for line in drawn.lines(each))


def _held_against(measure: str, drawn: Drawn) -> bool:
    """Whether there is a day to hold a measure against and, of those drawn, a later one with no break between."""
    base = drawn.base(measure)
    if not base:
        return False
    moments = frozenset(drawn.moments)
    lines = (line for line in drawn.with_a_number(measure) if base in map(str, line.last_segment))
    later = (line.on(day for day in line.last_segment if str(day) > base) for line in lines)
    return any(line.segments and (not moments or line.moments & moments) for line in later)


def _changing(measure: str, drawn: Drawn) -> bool:
    days = {line.dates for line in drawn.led(measure)}
    return len(days) > 1
