"""A reader's own figures as rows of a picture: in the columns of ours, each marked as hers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from displacement.exhibit.composed import YOURS
from displacement.queries import ask, once_an_edition
from displacement.queries.coverage import Line, moment_of
from displacement.queries.drawn import area_names
from displacement.queries.rows import Row, rows_in
from displacement.words import LANGUAGES, Words, mark, words_in
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import FEW, Described, rhythm_of

UNVERIFIED = mark("yours, unverified")
SAID_AFTER = " · "
ID = "yours-"
"""What the ids of a reader's figures begin with; none of the ledger's does."""


def own_rows(described: Described, *, columns: pd.Index[str]) -> pd.DataFrame:
    """Return a row a figure, in these columns of a composed answer; what a reader cannot say of hers is missing."""
    rows = [_row(number, figure, described) for number, figure in enumerate(described.figures, start=1)]
    made = pd.DataFrame(rows).reindex(columns=columns)
    for column in ("date", "period_start"):
        made[column] = pd.to_datetime(made[column])
    return made


def _row(number: int, figure: OwnFigure, described: Described) -> dict[str, Any]:
    counted = described.counted
    kind = str(counted["kind"])
    rhythm = rhythm_of(figure, kind)
    hidden = described.few_hidden and figure.value < FEW
    value = float(FEW) if hidden else figure.value
    start = figure.start or figure.date if kind == "flow" else None
    row: dict[str, Any] = {
        "figure_id": f"{ID}{number}",
        "measure": described.axis,
        "axis": described.axis,
        "panel": described.axis,
        "topic": counted["topic"],
        "stage": counted["stage"],
        "kind": kind,
        "unit": counted["unit"],
        "value": value,
        "rate": value,
        "shown": value,
        "qualifier": "under" if hidden else figure.qualifier,
        "masked": 0,
        "period_start": start,
        "date": figure.date,
        "date_precision": figure.precision,
        "standing": "published",
        "nationality": "VEN",
        "reported_by": YOURS,
        "counter_kind": YOURS,
        "source": YOURS,
        "source_title": described.written or None,
        "grade": YOURS,
        "read_as": "data_file",
        "locator": f"{figure.line}",
        "segment": 0,
        "held_back": False,
        "rhythm": rhythm or None,
        "moment": moment_of(figure.date, rhythm),
        "also": 0,
        "dated": True,
        "unfinished": False,
        "part_id": part_of(figure, kind),
    }
    return row | _names(figure, described)


def part_of(figure: OwnFigure, kind: str) -> str:
    """Return the part that a figure is of, as ours have it: the whole area or a place in it, each year or month."""
    rhythm = rhythm_of(figure, kind)
    each = "" if rhythm in {"", "year"} else f"each.{rhythm}"
    return ".".join(filter(None, (f"at.{figure.place}" if figure.place else "", each)))


def place_name(figure: OwnFigure, words: Words) -> str:
    """Return the place of a figure as we call it, with its country, or the country."""
    area, place = area_names()[figure.area], _places().get(figure.place or "")
    name = words.of(area, "name")
    return name if place is None else f"{words.of(place, 'name')}, {name}"


def _names(figure: OwnFigure, described: Described) -> dict[str, Any]:
    """Return what a row says in either language: what is counted, where, who counted, and that it is unverified."""
    area, place = area_names()[figure.area], _places().get(figure.place or "")
    told: dict[str, Any] = {
        "area": figure.area,
        "code": figure.area,
        "area_kind": area["kind"],
        "latitude": area["latitude"],
        "longitude": area["longitude"],
        "place": figure.place,
        "place_kind": place["kind"] if place is not None else None,
    }
    for language in LANGUAGES:
        named = f"name_{language}"
        told[f"measure_{language}"] = described.counted[named]
        told[f"area_{language}"] = area[named]
        told[f"place_{language}"] = place[named] if place is not None else None
        told[f"counter_{language}"] = told[f"publisher_{language}"] = who(described, language)
    return told


def who(described: Described, language: str) -> str:
    """Return who counted, with the words that say that nobody checked it."""
    words = words_in("es" if language == "es" else "en")
    return f"{described.counter.strip()}{SAID_AFTER}{words.say(UNVERIFIED)}"


@once_an_edition(1)
def _places() -> Mapping[str, Row]:
    """Return the names of every place, by its code."""
    return {str(row["code"]): row for row in rows_in(ask("places_named"))}


def own_lines(described: Described) -> tuple[Line, ...]:
    """Return the lines that the figures make, as coverage tells those of ours."""
    kind = str(described.counted["kind"])
    found: dict[tuple[str, str, str], list[dt.date]] = {}
    for figure in described.figures:
        found.setdefault((figure.area, part_of(figure, kind), rhythm_of(figure, kind)), []).append(
            figure.date
        )
    return tuple(
        Line(
            measure=described.axis,
            part=part,
            area=area,
            counter=YOURS,
            bound="",
            rhythm=rhythm,
            grade=0,
            segments={0: tuple(sorted(days))},
            firm=frozenset(days),
            country=area_names()[area]["kind"] == "country" and not part.startswith("at."),
            inhabitants=False,
        )
        for (area, part, rhythm), days in found.items()
    )
