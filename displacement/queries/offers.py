"""Which choices a composed question has: those that what is covered allows beside the choices made before.

Choices are made in the order of ``ORDER``. An option is available where figures fit it and all earlier choices; one
that is not says why, in the words of ``refusals``. What survives a change: the choice, if it still fits; else the
default; else the first that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from displacement.queries import ask, once_an_edition
from displacement.queries import refusals as why
from displacement.queries.allowed import (
    missing_area,
    missing_measure,
    missing_part,
    missing_second,
    missing_year,
    refused_peers,
    refused_rate,
    refused_showing,
    refused_sum,
)
from displacement.queries.coverage import fits, held, lines_of, measures, parts_of
from displacement.queries.drawn import Drawn, area_names
from displacement.queries.part_names import part_names
from displacement.queries.questions import ALL, Question
from displacement.queries.refusals import Refusal
from displacement.queries.shape import refused_form
from displacement.view import parameters
from displacement.view.parameters import AND, Parameter
from displacement.view.selection import codes_in, span_in, span_of
from displacement.words import LANGUAGES, words_in

ORDER = ("s", "m", "part", "c", "t", "peers", "sum", "f", "per", "as", "acts")
"""In which order choices are made, by their names in an address."""
PLACED = ".at."
TIMELESS = ("ranking", "dumbbell", "map", "table")
OF_ONE_LIST: Mapping[str, Parameter] = {
    "s": parameters.DOCUMENTS,
    "peers": parameters.PEERS,
    "sum": parameters.SUM,
    "f": parameters.FORM,
    "per": parameters.RATE_OF,
    "as": parameters.SHOWN_AS,
    "acts": parameters.ACTS,
}
DEFAULTS = {each.name: each.default for each in (*parameters.OF_A_COMPOSED, parameters.DOCUMENTS)}
Names = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice: its code, its name in both languages and, where it cannot be made, why."""

    code: str
    name_en: str
    name_es: str
    reason: Refusal | None = None

    @property
    def available(self) -> bool:
        """Whether it can be chosen beside the choices made before."""
        return self.reason is None


@dataclass(frozen=True)
class Offers:
    """The options of each choice of a question that is settled, found when they are asked for, and kept."""

    question: Question

    def __getitem__(self, name: str) -> tuple[Option, ...]:
        """Return the options of a choice, by its name in an address."""
        if name not in self._found:
            self._found[name] = _options(name, Drawn(_before(name, self.question)))
        return self._found[name]

    @cached_property
    def second(self) -> tuple[Option, ...]:
        """The options of a second measure."""
        question = self.question
        first = Drawn(_before("part", question).having("m", question.measures[0]))
        return tuple(
            _option("m", code, _measure_names(code), missing_second(code, first))
            for code in measures()
            if code != question.measures[0]
        )

    def available(self, name: str) -> tuple[str, ...]:
        """Return the codes that can be chosen."""
        return tuple(option.code for option in self[name] if option.available)

    @cached_property
    def _found(self) -> dict[str, tuple[Option, ...]]:
        return {}


def offers(question: Question) -> Offers:
    """Return the options of every choice of a question, each beside the choices made before it."""
    return _offers(settled(question))


@once_an_edition(256)
def _offers(question: Question) -> Offers:
    return Offers(question)


@once_an_edition(1024)
def settled(question: Question) -> Question:
    """Return a question in which every choice fits: what is chosen where it does, else the default, else the first."""
    made = _before(ORDER[0], question)
    for name in ORDER:
        made = made.having(name, _fitting(name, question, Drawn(made)))
    if len(made.measures) > 1 and not made.areas:
        return settled(question.having("m", made.measures[0]))
    return made


def refused(question: Question, *, chosen: Iterable[str] = ORDER) -> Refusal | None:
    """Return the first choice (of all, or of those ``chosen``) that cannot be made, with those that can; else nothing.

    What is not chosen stands at what fits.
    """
    given, made = frozenset(chosen), _before(ORDER[0], question)
    for name in ORDER:
        code, drawn = question.code(name), Drawn(made)
        if name in given and (reason := _reason(name, code, drawn)):
            return Refusal(parameter=name, value=code, reason=reason, allowed=_possible(name, drawn))
        made = made.having(name, code if name in given else _fitting(name, question, drawn))
    return None


def _possible(name: str, drawn: Drawn) -> tuple[str, ...]:
    """Return the codes that can be chosen; of a period the whole one that there is."""
    if name == "t":
        years = drawn.years
        return (ALL, span_of(min(years), max(years))) if years else (ALL,)
    return tuple(option.code for option in _options(name, drawn) if option.available)


def _before(name: str, question: Question) -> Question:
    """Return the question as it stands before a choice is made: that one and all after it as they start."""
    for each in ORDER[ORDER.index(name) :]:
        question = question.having(each, DEFAULTS[each])
    return question


def _codes(name: str, drawn: Drawn) -> Mapping[str, Names]:
    """Return every code of a choice with its names, whether or not it can be made."""
    if name == "m":
        return {code: _measure_names(code) for code in measures()}
    if name == "part":
        return part_names(drawn.question.measures[0])
    if name == "c":
        every = {ALL: _said(parameters.COMPOSED.label)}
        return every | {
            code: (str(row["name_en"]), str(row["name_es"])) for code, row in area_names().items()
        }
    if name == "t":
        return {str(year): (str(year), str(year)) for year in _years()}
    options = OF_ONE_LIST[name].options or {}
    return {code: _said(message) for code, message in options.items()}


def _options(name: str, drawn: Drawn) -> tuple[Option, ...]:
    return tuple(
        _option(name, code, names, REFUSALS[name](code, drawn)) for code, names in _codes(name, drawn).items()
    )


def _option(name: str, code: str, names: Names, reason: str) -> Option:
    told = Refusal(parameter=name, value=code, reason=reason) if reason else None
    return Option(code=code, name_en=names[0], name_es=names[1], reason=told)


def _reason(name: str, code: str, drawn: Drawn) -> str:
    """Return why a choice cannot be made as it stands, of several codes why the first that cannot."""
    if name == "t":
        return _refused_period(code, drawn)
    if name == "m":
        first, *second = codes_in(code) or ("",)
        reason = _refused_code(name, first, drawn)
        held = Drawn(drawn.question.having("m", first)) if not reason else drawn
        return reason or next(
            (_refused_second(each, held) for each in second if _refused_second(each, held)), ""
        )
    if name == "c":
        reasons = (_refused_code(name, each, drawn) for each in codes_in(code) or ("",))
        return next((reason for reason in reasons if reason), "")
    return _refused_code(name, code, drawn)


def _refused_code(name: str, code: str, drawn: Drawn) -> str:
    return REFUSALS[name](code, drawn) if code in _codes(name, drawn) else why.UNKNOWN


def _refused_second(code: str, drawn: Drawn) -> str:
    if code not in measures() or code == drawn.question.measures[0]:
        return why.UNKNOWN
    return missing_second(code, drawn)


def _refused_period(code: str, drawn: Drawn) -> str:
    if span_in(code) is None:
        return why.UNKNOWN
    within = Drawn(drawn.question.having("t", code))
    covered = all(within.lines(measure) for measure in drawn.question.measures)
    return "" if covered and within.chosen else why.NOT_IN_YEARS


def _fitting(name: str, question: Question, drawn: Drawn) -> str:
    """Return what stands of a choice: as much of it as fits, else of the default, else the first that does."""
    for wish in (question.code(name), DEFAULTS[name]):
        if kept := _kept(name, wish, drawn):
            return _part_there(kept[0], question, drawn) if name == "part" else kept[0]
    return _part_there(_first(name, drawn), question, drawn) if name == "part" else _first(name, drawn)


def _part_there(part: str, question: Question, drawn: Drawn) -> str:
    """Return a part that there is of the areas wanted: the one given, else the one most published there, if any."""
    first, wanted = drawn.question.measures[0], frozenset(question.areas) - {ALL}
    sources = drawn.question.sources
    if not wanted or lines_of(first, parts_of(first, part), areas=wanted, sources=sources):
        return part
    there = [row for row in held(first) if row.area in wanted and fits(row, sources=sources)]
    figures = {row.part: sum(each.figures for each in there if each.part == row.part) for row in there}
    return max(sorted(figures), key=lambda each: (PLACED not in f".{each}", figures[each]), default=part)


def _kept(name: str, code: str, drawn: Drawn) -> tuple[str, ...]:
    """Return as much of a choice as fits, or nothing where none of it does."""
    if name not in {"m", "c"}:
        return (code,) if not _reason(name, code, drawn) else ()
    kept: list[str] = []
    for each in codes_in(code):
        if not _reason(name, AND.join([*kept, each]), drawn) and each not in kept:
            kept.append(each)
    if ALL in kept:
        return (ALL,)
    return (AND.join(kept),) if kept else ()


def _first(name: str, drawn: Drawn) -> str:
    """Return the first code that fits; of areas the one with most figures."""
    if name == "t":
        return ALL
    codes = [code for code in _codes(name, drawn) if not REFUSALS[name](code, drawn)]
    if name == "c":
        figures = _figures(drawn)
        return max((code for code in codes if code != ALL), key=lambda code: figures.get(code, 0), default="")
    return next(iter(codes), DEFAULTS[name])


def _figures(drawn: Drawn) -> Mapping[str, int]:
    """Return how many dates each area has a figure for."""
    found: dict[str, int] = {}
    for measure in drawn.question.measures:
        for line in drawn.everywhere(measure):
            found[line.area] = found.get(line.area, 0) + len(line.dates)
    return found


def _years() -> range:
    table = ask("years")
    return range(int(table["first"][0]), int(table["last"][0]) + 1)


def _measure_names(code: str) -> Names:
    told = measures()[code]
    return str(told["name_en"]), str(told["name_es"])


def _said(message: str) -> Names:
    english, spanish = (words_in(language).say(message) for language in LANGUAGES)
    return english, spanish


def _nothing(code: str, drawn: Drawn) -> str:  # noqa: ARG001
    return ""


def _refused_area(code: str, drawn: Drawn) -> str:
    if code == ALL:
        return "" if drawn.of_all else why.NOT_COVERED
    return missing_area(code, drawn)


def _refused_form(code: str, drawn: Drawn) -> str:
    return "" if code == "auto" else refused_form(code, drawn.shape)


def _refused_acts(code: str, drawn: Drawn) -> str:
    return why.NO_TIME_AXIS if code == "with" and drawn.form in TIMELESS else ""


def _as(name: str, judge: Callable[[str, Drawn], str]) -> Callable[[str, Drawn], str]:
    """Return what judges a code as if it were chosen."""
    return lambda code, drawn: judge(code, Drawn(drawn.question.having(name, code)))


REFUSALS: Mapping[str, Callable[[str, Drawn], str]] = {
    "s": _nothing,
    "m": missing_measure,
    "part": missing_part,
    "c": _refused_area,
    "t": lambda code, drawn: missing_year(int(code), drawn),
    "peers": _as("peers", refused_peers),
    "sum": _as("sum", refused_sum),
    "f": _refused_form,
    "per": _as("per", refused_rate),
    "as": _as("as", refused_showing),
    "acts": _refused_acts,
}
"""What each code of a choice is held to: why it cannot be made beside the choices before, nothing where it can."""


def settled_filters(filters: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of a view with every choice of a composed question, so that they fit each other.

    They stay as they are where nothing at all is published of the measure.
    """
    question = Question.of({**DEFAULTS, **filters})
    return settled(question).filters if set(question.measures) <= set(measures()) else question.filters


def refused_filters(filters: Mapping[str, str]) -> Refusal | None:
    """Return the first choice that a view makes and cannot; what it does not choose stands at what fits."""
    return refused(Question.of({**DEFAULTS, **filters}), chosen=[name for name in ORDER if filters.get(name)])
