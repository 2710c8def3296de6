"""What the parts of a measure are called: permits, groups, places, nationalities and periods, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from displacement.queries import ask, once_an_edition
from displacement.queries.coverage import dimension_of, held
from displacement.queries.rows import Row, rows_in
from displacement.words import LANGUAGES, Language, mark, words_in

WHOLE_NAME = mark("The whole")
SIDE_BY_SIDE = {
    "by.answer": mark("By answer, side by side"),
    "by.asylum-level": mark("By level of the procedure, side by side"),
    "by.attendance": mark("By taking part, side by side"),
    "by.category": mark("By category, side by side"),
    "by.crossing": mark("By crossing, side by side"),
    "by.crossing-state": mark("By state of the crossing, side by side"),
    "by.definition": mark("By definition, side by side"),
    "by.destination": mark("By destination, side by side"),
    "by.document": mark("By document, side by side"),
    "by.flow": mark("By flow, side by side"),
    "by.group": mark("By group, side by side"),
    "by.intention": mark("By intention, side by side"),
    "by.kind-of-expulsion": mark("By kind of expulsion, side by side"),
    "by.outcome": mark("By outcome, side by side"),
    "by.part-of-the-count": mark("By part of the count, side by side"),
    "by.period": mark("By period, side by side"),
    "by.permit": mark("By permit or visa, side by side"),
    "by.place-of-issue": mark("By place of issue, side by side"),
    "by.procedure": mark("By step of the procedure, side by side"),
    "by.route": mark("By route, side by side"),
    "by.sex": mark("By sex, side by side"),
    "by.sex-and-age": mark("By sex and age, side by side"),
    "by.status": mark("By status, side by side"),
}
NATIONALITIES = {"ALL": mark("all nationalities"), "UNSAID": mark("nationality not said")}
RHYTHMS = {
    "half": mark("by half year"),
    "month": mark("by month"),
    "day": mark("single days"),
    "other": mark("other periods"),
}


@once_an_edition(256)
def part_names(measure: str) -> Mapping[str, tuple[str, str]]:
    """Return the parts of a measure with their names in English and Spanish.

    The whole comes first, then the parts of a kind side by side, then each alone, the most published first.
    """
    rows = {row["code"]: row for row in rows_in(ask("parts_named", measure=measure))}
    each = {code: _both(row) for code, row in rows.items()}
    kinds: dict[str, set[str]] = {}
    for row in held(measure):
        if dimension := dimension_of(row):
            kinds.setdefault(dimension, set()).add(row.part)
    beside = {kind: _said(SIDE_BY_SIDE[kind]) for kind in sorted(kinds) if len(kinds[kind]) > 1}
    whole = {"": _said(WHOLE_NAME)} if "" in each else {}
    return {**whole, **beside, **{code: names for code, names in each.items() if code}}


def _said(message: str) -> tuple[str, str]:
    english, spanish = (words_in(language).say(message) for language in LANGUAGES)
    return english, spanish


def _both(row: Row) -> tuple[str, str]:
    return _name(row, "en"), _name(row, "es")


def _name(row: Row, language: Language) -> str:
    words = words_in(language)
    names = [row[f"{piece}_{language}"] for piece in ("instrument", "breakdown", "place")]
    told = [name for name in names if isinstance(name, str)]
    nationality, rhythm = NATIONALITIES.get(row["nationality"]), RHYTHMS.get(row["rhythm"])
    told += [words.say(message) for message in (nationality, rhythm) if message]
    return ", ".join(told) or words.say(WHOLE_NAME)
