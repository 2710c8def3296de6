"""Which codes a parameter may have: those it is given, or those that the figures answer with."""

from __future__ import annotations

import datetime as dt

from displacement.errors import RefusedParameter
from displacement.queries import ask, once_an_edition, served_edition
from displacement.view import Choice
from displacement.view.parameters import AND, COUNTRIES, Parameter
from displacement.view.selection import codes_in, span_in
from displacement.words import LANGUAGES, Words, fold, words_in

ALL = "all"
"""The code of a list of places that stands for all of them."""


@once_an_edition(1024)
def choices_of(parameter: Parameter) -> tuple[Choice, ...]:
    """Return the allowed values of a parameter in the order a list should show them."""
    if parameter.options is not None:
        return tuple(_said(code, message) for code, message in parameter.options.items())
    table = ask(str(parameter.query))
    if "precision" in table:
        return tuple(_day(code, precision) for code, precision in table.itertuples(index=False))
    rows = table.itertuples(index=False)
    return tuple(Choice(code=str(row[0]), name_en=str(row[1]), name_es=str(row[2])) for row in rows)


def codes_of(parameter: Parameter) -> tuple[str, ...]:
    """Return the allowed codes of a parameter."""
    return tuple(choice.code for choice in choices_of(parameter))


def default_of(parameter: Parameter) -> str:
    """Return the code that a parameter has where nothing is chosen: its default, else the first that there is."""
    return parameter.default or ("" if parameter.many else next(iter(codes_of(parameter)), ""))


def accepted(parameter: Parameter, value: str) -> str:
    """Return the value if the parameter allows it, or raise RefusedParameter with those that it does."""
    if not allows(parameter, value):
        raise RefusedParameter(parameter.name, value=value, allowed=codes_of(parameter))
    return value


def allows(parameter: Parameter, value: str) -> bool:
    """Whether a parameter may have a value: one of its codes or, where any day can be asked, such a day."""
    if parameter.span:
        return span_in(value) is not None
    codes = codes_of(parameter)
    if parameter.many:
        asked = value.split(AND)
        return len(asked) == len(set(asked)) <= parameter.many and set(asked) <= set(codes)
    return value in codes or (parameter.any_day and _can_be_asked(value, codes))


def narrowed(parameter: Parameter, value: str) -> str:
    """Return what a parameter takes of a value of the selection: of several codes the first that it has.

    Of places that it does not have it keeps the first, so that the exhibit can say that there is nothing on it; any
    other value that it does not have leaves it where it starts.
    """
    if allows(parameter, value):
        return value
    codes = codes_in(value)
    kept = [code for code in codes if code in codes_of(parameter)]
    if parameter.many and kept:
        return AND.join(kept[: parameter.many])
    if kept:
        return kept[0]
    places = (code for code in codes_of(COUNTRIES) if code != ALL)
    known = parameter.name == COUNTRIES.name and codes and codes[0] in places
    return codes[0] if known else default_of(parameter)


def days_of(parameter: Parameter) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that can be asked: from the first change to the day of the edition."""
    codes = codes_of(parameter)
    return dt.date.fromisoformat(codes[0]), served_edition().published


def last_change(parameter: Parameter, day: str) -> str:
    """Return the last day up to ``day`` on which something changed: what held on it holds on ``day``."""
    return max(code for code in codes_of(parameter) if code <= day)


def offered(parameter: Parameter, words: Words) -> dict[str, str]:
    """Return the codes and their names as a list should offer them: by name where it is one of places, all first."""
    choices = choices_of(parameter)
    if parameter.by_name:
        choices = tuple(sorted(choices, key=lambda each: (each.code != ALL, fold(each.name(words)))))
    return {choice.code: choice.name(words) for choice in choices}


def _can_be_asked(value: str, codes: tuple[str, ...]) -> bool:
    """Whether a value is a day, written in full, on which something held."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return False
    return (
        bool(codes)
        and value == day.isoformat()
        and codes[0] <= value <= served_edition().published.isoformat()
    )


def _said(code: str, message: str) -> Choice:
    return Choice(code=code, name_en=message, name_es=words_in("es").say(message))


def _day(code: str, precision: str) -> Choice:
    names = (words_in(language).date(dt.date.fromisoformat(code), precision) for language in LANGUAGES)
    return Choice(code=code, name_en=next(names), name_es=next(names))
