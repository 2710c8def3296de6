"""How the numbers of a column are written: with a decimal point or comma, and what else stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from displacement.words import fold

DECIMALS = ("point", "comma")
SPACES = re.compile(r"\s+")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\N{MINUS SIGN}": "-"})
WRITTEN = {
    "point": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*)(?:\.\d+)?", re.ASCII),
    "comma": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:([. '])\d{3})(?:\1\d{3})*)(?:,\d+)?", re.ASCII),
}
SIGN_OF = {"point": ".", "comma": ","}
PERCENT = re.compile(r"\s*(?:%|por ?ciento|per ?cent)$")
QUALIFIED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"(?:≥|>=|al menos|por lo menos|como minimo|at least)\s*")),
    ("at_most", re.compile(r"(?:≤|<=|a lo sumo|a lo mas|como maximo|at most)\s*")),
    ("over", re.compile(r"(?:>|mas de|more than|over)\s*")),
    ("under", re.compile(r"(?:<|menos de|less than|fewer than|under)\s*")),
    (
        "about",
        re.compile(
            r"(?:~|≈|aprox(?:imadamente)?\.?|approx(?:imately)?\.?|ca?\.|ca\b|cerca de|alrededor de|"
            r"about|around|unos|unas)\s*"
        ),
    ),
)
MISSING = frozenset(
    [
        "",
        "-",
        "--",
        "–",
        "—",
        "n.d.",
        "n.d",
        "nd",
        "n/d",
        "s/d",
        "s.d.",
        "sd",
        "n/a",
        "na",
        "n.a.",
        "..",
        "...",
        "…",
        "sin dato",
        "sin datos",
        "sin informacion",
        "no disponible",
        "no data",
        "not available",
        "null",
        "none",
    ]
)
SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number as it was written: its value, whether a percent sign follows, and how it is qualified."""

    value: float
    percent: bool = False
    qualifier: str = "exact"


def read_number(text: str, *, decimal: str) -> Number | None:
    """Return the number that a text is if its decimals follow a ``point`` or a ``comma``; nothing where it is none."""
    if text.isascii() and text.isdigit():
        return Number(value=float(text))
    rest, qualifier = _plain(text), "exact"
    for name, pattern in QUALIFIED:
        if found := pattern.match(rest):
            rest, qualifier = rest[found.end() :], name
            break
    bare = PERCENT.sub("", rest)
    found = WRITTEN[decimal].fullmatch(bare)
    if not found:
        return None
    digits = bare.replace(found.group(1), "") if found.group(1) else bare
    return Number(
        value=float(digits.replace(SIGN_OF[decimal], ".")), percent=bare != rest, qualifier=qualifier
    )


def readings(texts: Sequence[str]) -> tuple[str, ...]:
    """Return in which ways all numbers among the texts can be read: one, or both where they differ somewhere.

    Texts that are no number in either way do not count. Nothing is returned where no way fits every number.
    """
    return fitting(texts, DECIMALS, lambda text, way: read_number(text, decimal=way))


def fitting(
    texts: Sequence[str], ways: Sequence[str], read: Callable[[str, str], object | None]
) -> tuple[str, ...]:
    """Return the ways that fit every text that fits any; the first alone where they come to the same."""
    read_as = [tuple(read(text, way) for way in ways) for text in dict.fromkeys(texts)]
    read_as = [each for each in read_as if any(one is not None for one in each)]
    fit = [at for at in range(len(ways)) if all(each[at] is not None for each in read_as)]
    if not read_as:
        return ()
    if len(fit) > 1 and all(each[at] == each[fit[0]] for each in read_as for at in fit):
        fit = fit[:1]
    return tuple(ways[at] for at in fit)


def is_number(text: str) -> bool:
    """Whether a text is a number in one way or the other."""
    return any(read_number(text, decimal=decimal) for decimal in DECIMALS)


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure: empty, “n.d.”, “—”."""
    return not text or (len(text) < 20 and fold(text).strip() in MISSING)


def _plain(text: str) -> str:
    """Return a text in small letters without accents, with plain spaces and apostrophes."""
    if text.isascii():
        return SPACES.sub(" ", text.strip()).lower()
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf").replace("…", "...")
    return SPACES.sub(" ", fold(shown.translate(APOSTROPHES)).strip())
