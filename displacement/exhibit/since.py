"""What changed since an earlier edition in what an exhibit shows: each figure with what stood there and stands now.

An address or a deck that names the edition it was made with is told this beside each picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from displacement.exhibit.acts import DIRECTIONS
from displacement.exhibit.corrections import FIELDS
from displacement.exhibit.exhibit import Shown
from displacement.exhibit.in_words import NATIONALITIES, STANDINGS, date_of
from displacement.queries import ask
from displacement.queries.editions import COUNTED, differences, standing_of
from displacement.queries.rows import Row, rows_in
from displacement.words import Words

MOST = 5
"""Changes that are told one by one; the others are counted."""
CODES: Mapping[str, Mapping[str, str]] = {
    "nationality": NATIONALITIES,
    "standing": STANDINGS,
    "direction": DIRECTIONS,
}
DAYS = ("date", "period_start", "announced", "effective", "ends")
TOLD = (*COUNTED, *DAYS, "direction")
"""The fields of which a change is told with what stood there, after the number; of the others, that there is one."""


def changed_since(shown: Shown, edition: str) -> list[str]:
    """Return what changed since an earlier edition in what is shown, a sentence a figure, the weightiest first.

    Another number weighs most, then one that is withdrawn or counted elsewhere now, then another day, place or hedge.
    Nothing is told for the edition that is served and for one that nobody knows.
    """
    if standing_of(edition) != "earlier" or "figure_id" not in shown.rows:
        return []
    found = [_told(row, shown.words) for row in _rows(shown, edition)]
    lines = [line for _, line in sorted(found, key=lambda each: each[0]) if line][:MOST]
    if left := len(found) - len(lines):
        lines.append(
            shown.words.say_n(
                "{count} more change; the list of corrections has it.",
                "{count} more changes; the list of corrections has them.",
                left,
            )
        )
    return lines


def _rows(shown: Shown, edition: str) -> Iterator[Row]:
    """Yield what changed of the figures shown; of those no longer shown, what lies within the time that is."""
    rows, spans = shown.rows, dict[str, tuple[Any, Any]]()
    figures = {each for ids in rows["figure_id"].dropna() for each in str(ids).split()}
    if {"measure", "area", "date"} <= set(rows.columns):
        counted = rows.dropna(subset=["measure", "area", "date"])
        dates = counted.groupby(counted["measure"] + " " + counted["area"])["date"]
        spans = {str(count): (each.min(), each.max()) for count, each in dates}
    asked = ask(
        "changed_since",
        edition=edition,
        figures=tuple(sorted(figures)),
        counts=tuple(sorted(spans)),
        **differences(edition)._asdict(),
    )
    for row in rows_in(asked):
        first, last = spans.get(str(row["counted_as"]), (pd.NaT, pd.NaT))
        if row["thing"] in {"figure", "event"} or first <= pd.Timestamp(row["date"]) <= last:
            yield row


def _told(row: Row, words: Words) -> tuple[int, str]:
    """Return how much a change weighs (the less, the more) and its sentence; none where there is nothing to see."""
    named = [words.of(row, name) for name in ("measure", "instrument", "breakdown", "area")]
    what = ", ".join(part for part in (*named, date_of(row, words)) if part)
    if row["thing"] == "withdrawn":
        number = words.figure(row["number"], unit=row["unit"])
        told = words.say("{what}: {number} was withdrawn.", what=what, number=number)
        return 1, f"{told} {words.of(row, 'explanation')}"
    turns = "; ".join(_turns(row, words))
    if row["thing"] == "moved":
        number = words.figure(row["number"], qualifier=row["qualifier"], unit=row["unit"])
        told = words.say(
            "{what}: {number} is told elsewhere now ({turns}).", what=what, number=number, turns=turns
        )
        return 1, told
    weight = 0 if "value" in row["fields"] else 2
    return weight, words.say("{what}: {turns}", what=what, turns=turns) if turns else ""


def _turns(row: Row, words: Words) -> Iterator[str]:
    """Yield what stood there and what stands there now: the number with its hedge, then what else a reader sees."""
    before, since = (
        dict(zip(row["fields"], row[f"{end}_{words.language}"], strict=True)) for end in ("was", "now")
    )
    if before.keys() & {"value", "qualifier"}:
        was, now = (_number(ends, row, words) for ends in (before, since))
        if was != now:
            yield f"{was} → {now}"
    for field in TOLD:
        if field in before:
            was, now = (_said(field, ends, row, words) for ends in (before, since))
            if was != now:
                yield f"{words.say(FIELDS[field])}: {was} → {now}"


def _number(ends: Mapping[str, str], row: Row, words: Words) -> str:
    value, qualifier = ends.get("value") or row["number"], ends.get("qualifier") or row["qualifier"]
    return words.figure(float(value), qualifier=qualifier, unit=row["unit"])


def _said(field: str, ends: Mapping[str, str], row: Row, words: Words) -> str:
    """Return what a field held, in words: a day no more exactly than it was known, a code as it is called."""
    code = ends[field]
    if not code:
        return "–"
    if field in DAYS:
        precision = ends.get("date_precision") or row["date_precision"]
        return words.date(dt.date.fromisoformat(code), precision if field == "date" else "day")
    name = CODES.get(field, {}).get(code)
    return words.say(name) if name else code
