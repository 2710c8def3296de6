"""The values to try of a parameter: each of its codes, some periods of a span, one place and several of many."""

import itertools
from collections.abc import Iterator

from displacement.exhibit import Exhibit
from displacement.queries.choices import codes_of, default_of
from displacement.view.parameters import AND, Parameter
from displacement.view.selection import EVERY, span_of

SPANS = (EVERY, span_of(None, 2019), span_of(2018, None), span_of(2016, 2022))


def values_of(parameter: Parameter) -> tuple[str, ...]:
    """Return values that a parameter allows, all of them where they can be counted, the usual one first."""
    if parameter.span:
        return SPANS
    codes = codes_of(parameter)
    return (*codes, AND.join(codes[:3])) if parameter.many else codes


def choices_at(exhibit: Exhibit) -> Iterator[dict[str, str]]:
    """Yield the choices to try: an exhibit's own all together, periods and documents each beside the usual ones."""
    own = [each for each in exhibit.parameters if each.name not in {"t", "s"}]
    names = [each.name for each in own]
    for codes in itertools.product(*(values_of(each) for each in own)):
        yield dict(zip(names, codes, strict=True))
    usual = {each.name: default_of(each) for each in exhibit.parameters}
    for each in exhibit.parameters:
        if each.name in {"t", "s"}:
            yield from ({**usual, each.name: value} for value in values_of(each)[1:])
