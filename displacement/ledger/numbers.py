"""Numbers as people write them: “863613”, “863,613”, “863 613”, “1.6 million”, “13%”, “1,6 millones”."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACES = "\u00a0\u2009\u202f"
GROUPED = re.compile(r"\d{1,3}(?:[ ,.'’]\d{3})+(?!\d)")
GROUPED_WITH_TENTHS = re.compile(r"\d{1,3}(?:(?:,\d{3})+\.|(?:\.\d{3})+,|(?:[ '’]\d{3})+[.,])\d+")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
ANY_NUMBER = re.compile("|".join(kind.pattern for kind in (GROUPED_WITH_TENTHS, GROUPED, PLAIN)))
SIGN = re.compile(r"(?<!\S)[-+\u2212\u2013](?=\d)")
SCALE = re.compile(r"\s*(millones|millon|millions|million|mio|mil|thousand|k|m)\b")
SCALES = {"k": 1e3, "thousand": 1e3, "mil": 1e3}
MILLION = 1e6


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number searched for: the text it was written in, what it may mean, and whether it is a percentage.

    Each meaning is a value and how far off a figure may be that the number rounds: “1.6 million” also means
    1,641,305; “1,600” means itself. ``decimals`` are the digits behind the point in each.
    """

    text: str
    meanings: tuple[tuple[float, float], ...]
    decimals: tuple[int, ...]
    percent: bool


def take_numbers(text: str) -> tuple[list[Number], str]:
    """Return the numbers written in a folded text (small letters, no accents) and the words that are left.

    A sign is left out: a fall of 91.5% is found with and without it.
    """
    for space in SPACES:
        text = text.replace(space, " ")
    text = SIGN.sub("", text)
    numbers, rest, start = [], "", 0
    while match := _next(text, start):
        end, percent = match.end(), False
        scale = SCALE.match(text, end)
        factor = SCALES.get(scale[1], MILLION) if scale else 1.0
        end = scale.end() if scale else end
        sign = re.compile(r"\s*(%|por ?ciento|percent|per cent)").match(text, end)
        if sign:
            end, percent = sign.end(), True
        written = _written(match[0])
        numbers.append(
            Number(
                text=match[0],
                meanings=tuple((value * factor, _slack(decimals, factor)) for value, decimals in written),
                decimals=tuple(decimals for _, decimals in written),
                percent=percent,
            )
        )
        rest, start = f"{rest}{text[start : match.start()]} ", end
    return numbers, rest + text[start:]


def _next(text: str, start: int) -> re.Match[str] | None:
    """Return the next number that stands on its own: not a part of a date, an id or a word."""
    for match in ANY_NUMBER.finditer(text, start):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        joined = before.isalpha() or before == "-" or (after.isalpha() and not SCALE.match(text, match.end()))
        if not joined and after != "-":
            return match
    return None


def _written(text: str) -> list[tuple[float, int]]:
    """Return what a written number may mean, each with its decimals: “1.600” is 1600 or one and six tenths."""
    if GROUPED_WITH_TENTHS.fullmatch(text):
        whole, tenths = re.split(r"[.,](?=\d+$)", text)
        return [(float(f"{re.sub(r'[^0-9]', '', whole)}.{tenths}"), len(tenths))]
    found = [(float(re.sub(r"\D", "", text)), 0)] if GROUPED.fullmatch(text) else []
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        plain = text.replace(",", ".")
        found.append((float(plain), len(plain.partition(".")[2])))
    return found


def _slack(decimals: int, factor: float) -> float:
    """Return how far a rounded number in thousands or millions may lie from the figure it stands for."""
    return 0.0 if factor == 1 else factor * 10.0**-decimals / 2
