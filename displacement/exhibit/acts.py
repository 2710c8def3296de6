"""How a measure of a state is told: what it changed, when, by which legal instrument, in which document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from displacement.charts.columns import Marker
from displacement.exhibit.in_words import as_day, source_link
from displacement.exhibit.locators import locator_in
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark, mark_n

DIRECTIONS = {"opens": mark("opens"), "restricts": mark("restricts"), "neutral": mark("neither")}


def day_of(row: Row, words: Words, *, short: bool = False) -> str:
    """Return when a measure took effect, no more exactly than it is known."""
    day = as_day(row["date"])
    return words.date(day, row["date_precision"], short=short) if day else words.say("date not given")


def hover(row: Row, words: Words) -> str:
    """Return the lines shown when a measure is pointed at."""
    doubt = words.say("⚖ documents disagree") if _otherwise(row, words) else ""
    parts = [
        f"<b>{words.of(row, 'title')}</b>",
        f"{words.of(row, 'area')}, {day_of(row, words)}",
        _law(row),
        doubt,
    ]
    return "<br>".join(part for part in parts if part)


def marked(areas: Iterable[str], *, since: pd.Timestamp, until: pd.Timestamp) -> list[Row]:
    """Return the measures of some states that matter most, between two days, as rules to draw over what was counted."""
    named = tuple(sorted(set(areas)))
    acts = rows_in(ask("acts_across", areas=named, since=int(since.year), until=int(until.year)))
    return [act for act in acts if act["mark"] == 1 and since <= act["date"] <= until]


def marker(row: Row, words: Words, *, named: bool = True) -> Marker:
    """Return a measure as a rule of a picture over time, to be named by its number or to stand without one."""
    return Marker(
        day=row["date"].date(),
        label=words.of(row, "title") if named else "",
        direction=row["direction"],
        hover=hover(row, words),
    )


def numbered(acts: Sequence[Row], words: Words) -> str:
    """Return what the numbers over the rules of a picture stand for: each measure with its day."""
    return "; ".join(
        f"{number} {words.of(act, 'title')} ({day_of(act, words, short=True)})"
        for number, act in enumerate(acts, start=1)
    )


def card(row: Row, words: Words) -> str:
    """Return what a measure changed, its legal instrument and its source, as Markdown."""
    lines = [f"**{words.of(row, 'title')}** · {words.of(row, 'area')} · {day_of(row, words)}"]
    if f"summary_{words.language}" in row:
        lines.append(words.of(row, "summary"))
    law = _law(row)
    read = words.say(
        "Read in {source}, {locator}.", source=source_link(row, words), locator=locator_in(row, words)
    )
    lines.append((words.say("Legal instrument: {law}.", law=law) + " " if law else "") + read)
    if otherwise := _otherwise(row, words):
        disagree = words.say("Documents disagree")
        lines.append(f":material/balance: **{disagree}.** {otherwise}")
    return "\n\n".join(lines)


def table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return one row a measure: when, where, what, whether it opens or restricts, the instrument, the source."""
    rows = rows_in(marks)
    told = pd.DataFrame(
        {
            words.say("When"): [day_of(row, words) for row in rows],
            words.say("Where"): [words.of(row, "area") for row in rows],
            words.say("What"): [words.of(row, "title") for row in rows],
            words.say("Direction"): [words.named(DIRECTIONS, row, "direction") for row in rows],
            words.say("What it changed"): [words.of(row, "summary") for row in rows],
            words.say("Legal instrument"): [_law(row) for row in rows],
            words.say("Source"): [source_with_locator(row, words) for row in rows],
        }
    )
    return told.assign(**otherwise_in(rows, words))


def otherwise_in(rows: Sequence[Row], words: Words) -> dict[str, list[str]]:
    """Return what other documents say differently, as a column of a table; no column where none does."""
    doubts = [_otherwise(row, words) for row in rows]
    return {words.say("Documents disagree"): doubts} if any(doubts) else {}


def _otherwise(row: Row, words: Words) -> str:
    return words.of(row, "told_otherwise") if f"told_otherwise_{words.language}" in row else ""


def _law(row: Row) -> str:
    law = row.get("legal_instrument")
    return law if isinstance(law, str) else ""


COUNTED = mark_n("{count} measure", "{count} measures")
ACTS = Telling(hover=hover, card=card, table=table, counted=COUNTED)
