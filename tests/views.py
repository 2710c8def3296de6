"""The values to try of a parameter: each of its codes, some periods of a span, one place and several of many."""

import itertools
import math
from collections.abc import Iterator

from displacement.exhibit import Exhibit
from displacement.queries.choices import codes_of, default_of
from displacement.view.parameters import AND, Parameter
from displacement.view.selection import EVERY, span_of

TOGETHER = 500
"""How many combinations of an exhibit's own choices are tried; of more, each choice stands beside the usual ones."""
MOST = 40
"""How many codes of a choice are tried beside the usual ones: of more, every second, third … of them."""
SPANS = (EVERY, span_of(None, 2019), span_of(2018, None), span_of(2016, 2022))


def values_of(parameter: Parameter) -> tuple[str, ...]:
    """Return values that a parameter allows, all of them where they can be counted, the usual one first."""
    if parameter.span:
        return SPANS
    codes = codes_of(parameter)
    return (*codes, AND.join(codes[:3])) if parameter.many else codes


def choices_at(exhibit: Exhibit) -> Iterator[dict[str, str]]:
    """Yield the choices to try: an exhibit's own all together, periods and documents each beside the usual ones."""
    usual = {each.name: default_of(each) for each in exhibit.parameters}
    values = {each.name: values_of(each) for each in exhibit.parameters}
    own = [name for name in values if name not in {"t", "s"}]
    if math.prod(len(values[name]) for name in own) > TOGETHER:
        own = []
        yield usual
    for codes in itertools.product(*(values[name] for name in own)) if own else ():
        yield dict(zip(own, codes, strict=True))
    for name in values.keys() - own:
        tried = values[name][:: 1 + len(values[name]) // MOST]
        yield from ({**usual, name: value} for value in tried if value != usual[name])
