"""What is said of a picture with a reader's own figures: never a finding of ours, and how far hers lie from ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from displacement.exhibit.compared import measure_in_short
from displacement.exhibit.composed import YOURS, Composed, bare
from displacement.exhibit.in_words import date_of
from displacement.exhibit.telling import Telling
from displacement.exhibit.told_of_composed import cautions_of as cautions_of_any
from displacement.queries.rows import Row, rows_in
from displacement.words import MINUS, Words, verbatim
from displacement.yours.describing import Described
from displacement.yours.rows import UNVERIFIED

SAID_IN = ("label", "measure_en", "measure_es", "counter_en", "counter_es", "publisher_en", "publisher_es")
"""The columns in which a reader's own words stand."""
MOST_TOLD = 6  # disagreements told one by one; how many more there are is said


def as_written(telling: Telling) -> Telling:
    """Return how rows are told, with what a reader said of hers as she wrote it: Markdown finds nothing in it."""

    def table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
        escaped, hers = marks.copy(), marks["source"] == YOURS
        for name in (name for name in SAID_IN if name in marks):
            escaped.loc[hers, name] = escaped.loc[hers, name].map(verbatim, na_action="ignore")
        return telling.table(escaped, words)

    def card(row: Row, words: Words) -> str:
        said = {name: verbatim(row[name]) for name in SAID_IN if isinstance(row.get(name), str)}
        return telling.card({**row, **said} if row["source"] == YOURS else row, words)

    return replace(telling, table=table, card=card, in_ledger=False)


def title_of(composed: Composed, described: Described) -> str:
    """Return what hers say at their last date, with the words that they are hers; what ours say then stands beside."""
    words, rows = composed.words, composed.drawn
    hers = rows[rows["counter_kind"] == YOURS].sort_values(["date", "shown"], kind="stable")
    if hers.empty:
        return words.say("None of your own figures lies in this period")
    last = rows_in(hers)[-1]
    values = {
        "measure": measure_in_short(composed),
        "who": described.counter.strip(),
        "unverified": words.say(UNVERIFIED),
        "where": where_of(last, words),
        "value": last["shown_as"],
        "when": date_of(last, words),
    }
    told = words.say("{measure}, {where}: {value} ({when}) after {who}, {unverified}", **values)
    beside = next(iter(_beside(last, rows)), None)
    if beside is None:
        return told
    ours = words.say("{value} after {counter}", value=beside["shown_as"], counter=words.of(beside, "counter"))
    return f"{told}; {ours}"


def cautions_of(composed: Composed, described: Described) -> list[str]:
    """Return what to beware of, in Markdown: whose they are, what they leave out, how far they lie from ours."""
    words = composed.words
    told = [
        *differences(composed.drawn, composed.words),
        words.say(
            "The figures of {who} are the reader’s own: nobody here has seen their document, and they are not part of "
            "Refugio en cifras.",
            who=verbatim(described.counter.strip()),
        ),
    ]
    if described.leaves_out.strip():
        told.append(words.say("They leave out: {what}", what=verbatim(_sentence(described.leaves_out))))
    if described.written.strip():
        told.append(words.say("Written in: {where}", where=verbatim(_sentence(described.written))))
    return [*told, *_of_ours(composed)]


def _of_ours(composed: Composed) -> list[str]:
    """Return the cautions that belong to the figures of ours, where some are drawn."""
    ours = composed.shown.rows["counter_kind"] != YOURS
    return list(cautions_of_any(composed)) if ours.any() else []


def differences(rows: pd.DataFrame, words: Words) -> Iterator[str]:
    """Yield how far an own figure lies from each of ours for the same place and time, and with whom it disagrees.

    ``rows`` have the number as it is drawn, ``shown`` and ``shown_as``, and ``part_id`` and ``moment``, in which those
    agree that are held against each other.
    """
    found = [
        (mine, ours)
        for mine in rows_in(rows[rows["counter_kind"] == YOURS].sort_values("date", ascending=False))
        for ours in _beside(mine, rows)
    ]
    for mine, ours in found[:MOST_TOLD]:
        yield _difference(mine, ours, words)
    left = len(found) - MOST_TOLD
    if left > 0:
        yield words.say_n(
            "{count} more figure of yours stands beside one of ours.",
            "{count} more figures of yours stand beside ours.",
            left,
        )


def _beside(mine: Row, rows: pd.DataFrame) -> list[Row]:
    """Return our figures of the same place and the same moment as an own one."""
    same = rows[
        (rows["counter_kind"] != YOURS)
        & (rows["area"] == mine["area"])
        & (rows["part_id"].fillna("") == mine["part_id"])
        & (rows["moment"] == mine["moment"])
    ]
    return rows_in(same)


def _difference(mine: Row, ours: Row, words: Words) -> str:
    """Return how far two figures of one thing lie apart; of one that is open or rounded, that both are there."""
    values = {
        "where": where_of(mine, words),
        "when": date_of(mine, words),
        "yours": mine["shown_as"],
        "ours": ours["shown_as"],
        "counter": words.of(ours, "counter"),
        "theirs": date_of(ours, words),
    }
    exact = mine["qualifier"] == ours["qualifier"] == "exact"
    if exact and mine["shown"] == ours["shown"]:
        return words.say("{where}: your {yours} ({when}) is what {counter} says too ({theirs}).", **values)
    if not exact or not ours["shown"]:
        return words.say("{where}: your {yours} ({when}) beside {ours} of {counter} ({theirs}).", **values)
    apart = 100 * (mine["shown"] / ours["shown"] - 1)
    sign = "+" if apart > 0 else MINUS
    return words.say(
        "{where}: your {yours} ({when}) beside {ours} of {counter} ({theirs}): {difference}.",
        difference=f"{sign}{words.percent(abs(apart) / 100, decimals=1)}",
        **values,
    )


def where_of(row: Row, words: Words) -> str:
    """Return the place of a row with its country, or the country."""
    area = bare(words.of(row, "area"))
    place = words.of(row, "place") if isinstance(row["place"], str) else ""
    return f"{bare(place)} ({area})" if place else area


def place_of_row(row: Row, words: Words) -> str:
    """Return the place of a row, or its country where it is of the whole."""
    return bare(words.of(row, "place" if isinstance(row["place"], str) else "area"))


def _sentence(text: str) -> str:
    """Return what a reader wrote with the stop that ends a sentence."""
    told = text.strip()
    return told if told.endswith((".", "!", "?", "…")) else f"{told}."
