"""What a second reading found wrong around right numbers, as rules: ten kinds of fault that a row can tell of itself.

Each rule is told in ``CURATION.md``. Rows of machine series are left out: their tables say what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.figure_rules import Fault, Values

HEDGES = (
    (
        {"over", "at_least"},
        re.compile(r"\b(m[aá]s de|over|more than|mais de|super\w+|at least|al menos)\b", re.I),
    ),
    (
        {"about"},
        re.compile(
            r"\b(some|about|around|unos|unas|cerca de|alrededor|aproximad\w+|approx\w*|estim\w+|calcul\w+)\b",
            re.I,
        ),
    ),
    ({"under", "at_most"}, re.compile(r"\b(casi|almost|nearly|quase|menos de|less than|under)\b", re.I)),
    ({"at_most", "range_high"}, re.compile(r"\b(hasta|up to|at most|até)\b", re.I)),
)
ROUND_FROM = 100_000
BY_THOUSANDS = re.compile(r"\b(mil|miles|thousands?|k|milh\w+|mill\w+)\b", re.I)
EVERYBODY = re.compile(
    r"all nationalities|every nationality|mostly Venezuelan|counts? (foreigners|everybody)", re.I
)
VENEZUELANS = re.compile(r"Venezuelans? (alone|only)|says Venezuelans|Of [\d,]+|are Venezuelan", re.I)
SAYS_THE_DAY = re.compile(
    r"\b(days?|date[sd]?|today|so far|until|up to|as of|text|document|reported|update|says?|said|told|given)\b",
    re.I,
)
DIVISION = re.compile(r"\b(department|province|border post|border line)\b", re.I)
COUNTED_BY = re.compile(r"\b(counted|given out|compiled) by\b|\baccording to\b", re.I)
SAMPLE = re.compile(r"\b(interviewed|interviews|sample|were asked)\b", re.I)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
A_DAY = re.compile(rf"\b(as of|of|on|at|until|to) \d{{1,2}} ({MONTHS}) (\d{{4}})", re.I)
ANOTHER_DAY = re.compile(
    r"inferred|printed|published|given out|told|revised|said on|dated|commentary|article|review|written|reported|plan|"
    r"updated|decision",
    re.I,
)
SHARE_OF_ASKED = "respondents_share"
SAMPLES = frozenset({"sample_interviews", "sample_size"})
OPEN_ABOVE, OPEN_BELOW = {"over", "at_least", "range_low"}, {"under", "at_most", "range_high"}
SAME_THING = ("measure", "instrument", "breakdown", "area", "place", "nationality", "reported_by")


@dataclass(frozen=True, kw_only=True)
class Read:
    """What the rules look up: kinds of measures and of places, sources by their ids, those that tell a sample."""

    kinds: Mapping[str, str]
    places: Mapping[str, str]
    sources: Mapping[str, Values]
    sampled: frozenset[str]


def row_faults(values: Values, *, read: Read) -> Iterator[Fault]:
    """Yield the faults that a figure by hand tells of itself: hedge, nationality, day, place, counter, sample."""
    for rule in ROW_RULES:
        yield from rule(values, read)


def _hedge(values: Values, _: Read) -> Iterator[Fault]:
    for meant, hedge in HEDGES:
        found = hedge.search(values["published_as"])
        if found and values["qualifier"] not in meant:
            yield (
                "qualifier",
                f"the printed form says “{found[0]}”",
                f"the qualifier is what the text prints: {' or '.join(sorted(meant))}",
            )


def _bare(values: Values, _: Read) -> Iterator[Fault]:
    if values["qualifier"] != "bare" or BY_THOUSANDS.search(values["published_as"]):
        return
    digits, _point, decimals = values["value"].partition(".")
    if not decimals and len(digits) >= len(str(ROUND_FROM)) and not digits.endswith("000"):
        yield (
            "qualifier",
            "a bare number of six digits does not end in three zeros",
            "exact where it is printed in full; in thousands or millions, give its printed form",
        )


def _nationality(values: Values, _: Read) -> Iterator[Fault]:
    told = values["note_en"]
    if values["nationality"] == "VEN" and EVERYBODY.search(told) and not VENEZUELANS.search(told):
        yield (
            "nationality",
            "the note speaks of other people than Venezuelans",
            "ALL where everybody is counted, UNSAID where nobody is named; or say in the note who is counted",
        )


def _day_of_print(values: Values, read: Read) -> Iterator[Fault]:
    source = read.sources.get(values["source"], {})
    printed = values["date_precision"] == "day" and source.get("published") == values["date"]
    if printed and source.get("grade") == "news" and not SAYS_THE_DAY.search(values["note_en"]):
        yield (
            "date",
            "the day of the figure is the day its document was published",
            "give the day the text names; where it speaks of that very day, say so in the note",
        )


def _known_better(values: Values, read: Read) -> Iterator[Fault]:
    if values["date_precision"] not in {"year", "month"} or read.kinds.get(values["measure"]) != "stock":
        return
    told = A_DAY.search(values["note_en"])
    if told and told[3] == values["date"][:4] and not ANOTHER_DAY.search(values["note_en"]):
        yield "date", f"the note knows the day: “{told[0]}”", "date the figure by it, with precision day"


def _place(values: Values, read: Read) -> Iterator[Fault]:
    told = DIVISION.search(f"{values['locator']} {values['note_en']}")
    if told and read.places.get(values["place"]) == "city":
        yield (
            "place",
            f"the place is a city and the document says “{told[0]}”",
            "name the department or the border post, or leave the place empty",
        )


def _counter(values: Values, read: Read) -> Iterator[Fault]:
    source = read.sources.get(values["source"], {})
    printed = source.get("grade") == "news" and source.get("publisher") == values["reported_by"]
    if printed and COUNTED_BY.search(values["note_en"]):
        yield "reported_by", "the note names another counter than the newspaper", "name who counted"


def _sample(values: Values, read: Read) -> Iterator[Fault]:
    silent = values["source"] not in read.sampled and not SAMPLE.search(values["note_en"])
    if values["measure"] == SHARE_OF_ASKED and silent:
        yield (
            "note_en",
            "a share of people interviewed does not say how many were",
            "give the sample a figure, or tell in the note that it was not read",
        )


ROW_RULES: tuple[Callable[[Values, Read], Iterator[Fault]], ...] = (
    _hedge,
    _bare,
    _nationality,
    _day_of_print,
    _known_better,
    _place,
    _counter,
    _sample,
)
READ_COLUMNS = (
    "measure",
    "place",
    "nationality",
    "value",
    "published_as",
    "qualifier",
    "date",
    "date_precision",
    "reported_by",
    "source",
    "locator",
    "note_en",
)


def lone_ends(rows: Sequence[Values]) -> Iterator[tuple[str, Fault]]:
    """Yield (figure, fault) for each end of a range whose other end is not there."""
    ends = defaultdict(set)
    for row in rows:
        ends[_range(row)].add(row["qualifier"])
    for row in rows:
        other = {"range_low": "range_high", "range_high": "range_low"}.get(row["qualifier"])
        if other and other not in ends[_range(row)]:
            told = "give the other end a row, or the qualifier that the text prints"
            yield row["figure_id"], ("qualifier", "a range has one end", told)


def _range(row: Values) -> tuple[str, ...]:
    return (*(row[name] for name in SAME_THING[:-1]), row["date"], row["period_start"])


def fallen_totals(
    rows: Sequence[Values], *, kinds: Mapping[str, str], explained: frozenset[frozenset[str]]
) -> Iterator[tuple[str, Fault]]:
    """Yield (figure, fault) where a running total of one counter falls and no conflict tells why."""
    series = defaultdict(list)
    for row in rows:
        if kinds.get(row["measure"]) == "cumulative" and row["standing"] == "published":
            series[tuple(row[name] for name in SAME_THING)].append(row)
    for totals in series.values():
        totals.sort(key=lambda row: (row["date"], row["figure_id"]))
        for before, after in pairwise(totals):
            told = frozenset({before["figure_id"], after["figure_id"]})
            fell = _most(after) < _least(before) and before["date"] < after["date"]
            if fell and before["period_start"] == after["period_start"] and told not in explained:
                rule = f"the running total falls below that of {before['figure_id']}"
                yield after["figure_id"], ("value", rule, "correct one of them, or tell why in conflicts.csv")


def _least(row: Values) -> float:
    """Return the lowest number that a printed one may stand for: a round one lowered by its last digit."""
    if row["qualifier"] in OPEN_BELOW:
        return float("-inf")
    return float(row["value"]) - _rounding(row)


def _most(row: Values) -> float:
    """Return the highest number that a printed one may stand for."""
    return float("inf") if row["qualifier"] in OPEN_ABOVE else float(row["value"]) + _rounding(row)


def _rounding(row: Values) -> float:
    zeros = len(row["value"]) - len(row["value"].rstrip("0"))
    return 0.0 if row["qualifier"] == "exact" else 10.0**zeros


def same_documents(sources: Sequence[Values]) -> Iterator[tuple[str, Fault]]:
    """Yield (source, fault) for each document that is listed twice: same address, or same title, publisher and day."""
    seen: dict[tuple[str, ...], str] = {}
    for row in sources:
        named = (row["title"].casefold(), row["publisher"], row["published"])
        for key in ((row["url"],), named):
            if not all(key):
                continue
            if key in seen and seen[key] != row["id"]:
                rule = f"the document stands already as {seen[key]}"
                yield row["id"], ("id", rule, "keep one, and let its figures refer to it")
                break
            seen[key] = row["id"]
