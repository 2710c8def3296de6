"""Which of our places a name is: countries, regions and the world, departments, towns and communes.

Accents, capitals and punctuation do not count; both languages, ISO’s three letters and usual other names do.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from displacement.queries import ask, once_an_edition
from displacement.queries.drawn import area_names
from displacement.queries.rows import rows_in
from displacement.words import Words, fold, words_in

OTHER_NAMES = Path(__file__).with_name("other_names.csv")
DEPARTMENT, TOWN, COMMUNE = "departments", "towns", "communes"
LEVELS = {
    "admin1": frozenset({DEPARTMENT}),
    "city": frozenset({TOWN}),
    "capital": frozenset({TOWN, DEPARTMENT}),
    "area": frozenset({COMMUNE}),
}
"""A capital such as Bogotá stands among the departments in tables of them, and among the towns in tables of towns."""
BRACKETED = re.compile(r" \((?:commune|comuna)\)$")
CALLED = re.compile(
    r"(?:(?P<department>departamento|dpto|depto|department|region|provincia|province|estado|state)"
    r"|(?P<town>ciudad|city)|(?P<commune>comuna|commune|municipio|municipality)) (?:del? |of )?(?:la |el )?(?=\w)"
)
OF_LEVEL = {"department": DEPARTMENT, "town": TOWN, "commune": COMMUNE}
NOT_A_LETTER = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """A place of ours: a country, a region or the world (``place`` is None), or one in a country."""

    area: str
    place: str | None = None


def place_of(text: str, within: str | None = None, *, level: str = "") -> Place | None:
    """Return the place that a name is, or nothing where it is none, or fits several.

    ``within`` is the code of the country it lies in, ``level`` whether departments, towns or communes are meant.
    """
    found = candidates(text, within=within, level=level)
    return found[0] if len(found) == 1 else None


def candidates(text: str, *, within: str | None = None, level: str = "") -> tuple[Place, ...]:
    """Return all places that a name fits."""
    key = key_of(text)
    found = _known().get(key, ())
    called = None if found else CALLED.match(key)
    if called:
        found = _known().get(key[called.end() :], ()) or _known().get(_article(key, called), ())
        level = level or OF_LEVEL[str(called.lastgroup)]
        found = tuple(place for place in found if place.place)
    if within:
        found = tuple(place for place in found if place.area == within)
    meant = tuple(place for place in found if not place.place or level in _level(place.place))
    return meant if level and meant else found


def fits(text: str) -> bool:
    """Whether a name is that of one or more places."""
    return bool(candidates(text))


def levels_of(text: str, *, within: str | None = None) -> frozenset[str]:
    """Return at which levels a name is that of a place within a country."""
    return frozenset(
        level for place in candidates(text, within=within) if place.place for level in _level(place.place)
    )


@dataclass(frozen=True, kw_only=True)
class Named:
    """A place of ours in a sentence: its name in the language that is spoken."""

    code: str

    def told(self, words: Words) -> str:
        """Return the name in the reader’s language."""
        return name_of(self.code, words)

    def __str__(self) -> str:
        """Return the English name."""
        return name_of(self.code, words_in("en"))


def near(text: str, *, within: str | None = None) -> Named | None:
    """Return the place whose name is the most like a text, or nothing where none is like it."""
    names = _spelled(within or "")
    like = difflib.get_close_matches(key_of(text)[:60], names, n=1, cutoff=0.75)
    return Named(code=names[like[0]]) if like else None


def name_of(code: str, words: Words) -> str:
    """Return what a place or an area of ours is called, by its code, in the reader’s language."""
    named = {place: (english, spanish) for place, english, spanish, _, _ in _rows()}
    if code in named:
        return named[code][words.language == "es"]
    return words.of(area_names()[code], "name")


def key_of(text: str) -> str:
    """Return a name as names are compared: small letters and digits, one space between words."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = fold(seen).replace("&", " y ").replace("’", "").replace("'", "").replace("`", "")
    return NOT_A_LETTER.sub(" ", plain).strip()


def _article(key: str, called: re.Match[str]) -> str:
    """Return what follows “departamento de”, with the article that may belong to the name: “La Libertad”."""
    words = called.group().split()
    return f"{words[-1]} {key[called.end() :]}" if words[-1] in {"la", "el"} else ""


def _level(place: str) -> frozenset[str]:
    return _levels().get(place, frozenset())


@once_an_edition(1)
def _rows() -> list[tuple[str, str, str, str, str]]:
    told = ask("places_named")
    return [(row["code"], row["name_en"], row["name_es"], row["area"], row["kind"]) for row in rows_in(told)]


@once_an_edition(1)
def _levels() -> Mapping[str, frozenset[str]]:
    return {place: LEVELS.get(kind, frozenset()) for place, _, _, _, kind in _rows()}


def _names() -> Iterable[tuple[str, Place]]:
    for code, row in area_names().items():
        for name in (code, str(row["name_en"]), str(row["name_es"])):
            yield name, Place(area=code)
    for place, english, spanish, area, _ in _rows():
        for name in {english, spanish, BRACKETED.sub("", english), BRACKETED.sub("", spanish)}:
            yield name, Place(area=area, place=place)
    areas, here = area_names(), _levels()
    with OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["area"] in areas and (not row["place"] or row["place"] in here):
                yield row["name"], Place(area=row["area"], place=row["place"] or None)


@once_an_edition(1)
def _known() -> Mapping[str, tuple[Place, ...]]:
    """Return the places by their names as they are compared. A country comes before a place of the same name."""
    found: dict[str, set[Place]] = {}
    for name, place in _names():
        found.setdefault(key_of(name), set()).add(place)
    return {name: _told_apart(places) for name, places in found.items()}


def _told_apart(places: set[Place]) -> tuple[Place, ...]:
    areas = [place for place in places if not place.place]
    if areas:
        return tuple(sorted(areas, key=lambda place: place.area))
    # A town may have two ids, from our own tables and from a series of all towns of its country: the series’ is taken.
    again = {
        place
        for place in places
        for other in places
        if (place.area, _level(str(place.place))) == (other.area, _level(str(other.place)))
        and place != other
        and str(other.place).startswith(f"{other.area.lower()}-")
    }
    return tuple(sorted(places - again or places, key=lambda place: (place.area, str(place.place))))


@once_an_edition(32)
def _spelled(within: str) -> Mapping[str, str]:
    return {
        key_of(name): place.place or place.area
        for name, place in _names()
        if (not within or place.area == within) and not re.fullmatch(r"[A-Z_0-9]+", name)
    }
