"""The card of a figure: everything that defends it, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from displacement.errors import UnknownFigure
from displacement.exhibit.conflicts import explanation_of, reason_of, spread_of
from displacement.exhibit.in_words import NATIONALITIES, STANDINGS, as_day, date_of, source_link, value_of
from displacement.exhibit.locators import locator_in
from displacement.exhibit.sources import GRADES
from displacement.exhibits.checks import VERDICTS, arithmetic, checked
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark

KINDS = {
    "stock": mark("a stock: how many on that day"),
    "flow": mark("a flow: how many in that period"),
    "cumulative": mark("a running total: how many up to that day"),
    "share": mark("a share"),
    "rate": mark("a rate"),
    "duration": mark("a duration"),
}
PRECISIONS = {
    "day": mark("known to the day"),
    "month": mark("known to the month"),
    "half": mark("known to the half year"),
    "mid-year": mark("the middle of the year"),
    "year": mark("known to the year"),
}
READINGS = {
    "full": mark("read whole"),
    "opening": mark("read only in its opening text"),
    "table": mark("read in a table"),
    "data_file": mark("read in its data file"),
    "quoted": mark("read as quoted in another document"),
}
DEFINERS = {
    "UNHCR": mark("UNHCR"),
    "R4V": mark("R4V"),
    "IOM": mark("IOM"),
    "EUAA": mark("EUAA"),
    "the counting state": mark("the counting state"),
    "the report": mark("the report"),
}
REREAD = {
    "confirmed": mark("confirmed in every field that could be checked"),
    "corrected": mark("corrected; see Changes and corrections"),
    "not found": mark("the document was not found again"),
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """A figure told in one line and in labelled facts, all as Markdown."""

    figure_id: str
    line: str
    facts: tuple[tuple[str, str], ...]


def card_of(figure_id: str, words: Words) -> Card:
    """Return the card of a figure of the ledger, or raise UnknownFigure."""
    rows = ask("ledger")
    found = rows[rows["figure_id"] == figure_id]
    if found.empty:
        raise UnknownFigure(figure_id)
    row = found.iloc[0]
    facts = [*_what(row, words), *_who(row, words), *_beside(row, words)]
    return Card(figure_id=figure_id, line=line_of(row, words), facts=tuple(fact for fact in facts if fact[1]))


def line_of(row: Row, words: Words) -> str:
    """Return a figure in one line: how many, of what, where, when, in which document."""
    parts = [
        f"**{value_of(row, words)}**",
        _measure(row, words),
        words.of(row, "place") or words.of(row, "area"),
        date_of(row, words),
        words.of(row, "publisher"),
    ]
    return " · ".join(_plain(part) for part in parts if part)


def _measure(row: Row, words: Words) -> str:
    parts = [words.of(row, name) for name in ("measure", "instrument", "breakdown")]
    return ", ".join(part for part in parts if part)


def _what(row: Row, words: Words) -> Iterator[tuple[str, str]]:
    yield words.say("Published"), f"**{_plain(value_of(row, words))}**"
    yield words.say("What is counted"), f"{_measure(row, words)} ({words.named(KINDS, row, 'kind')})"
    yield (
        words.say("Definition"),
        words.say(
            "{definition} As {who} counts it.",
            definition=words.of(row, "definition"),
            who=words.named(DEFINERS, row, "defined_by"),
        ),
    )
    yield words.say("Where"), ", ".join(filter(None, [words.of(row, "place"), words.of(row, "area")]))
    yield words.say("Of whom"), words.named(NATIONALITIES, row, "nationality")
    yield words.say("When"), f"{date_of(row, words)} ({words.named(PRECISIONS, row, 'date_precision')})"
    yield words.say("Standing"), words.named(STANDINGS, row, "standing")
    yield words.say("Note"), words.of(row, "note")


def _who(row: Row, words: Words) -> Iterator[tuple[str, str]]:
    yield words.say("Who counted"), words.of(row, "counter")
    yield words.say("Printed in"), f"{_document(row, words)}, {locator_in(row, words)}"
    read, day = words.named(READINGS, row, "read_as"), as_day(row["accessed"])
    yield words.say("How it was read"), f"{read}, {words.date(day)}" if day else read
    yield words.say("Read a second time"), _reread(row, words)
    yield words.say("Kind of source"), words.named(GRADES, row, "grade")
    licence = row["licence"]
    yield words.say("Licence"), words.say(licence)
    others = ask("printings", figure=row["figure_id"])
    printed = [f"{_document(other, words)}, {locator_in(other, words)}" for other in rows_in(others)]
    yield words.say("Also printed in"), "; ".join(printed)


def _reread(row: Row, words: Words) -> str:
    """Return when a document was read a second time and with what result, or that it was not yet."""
    if not isinstance(row["reread"], str):
        return (
            words.say("Taken over by machine from its table")
            if row["read_as"] == "data_file"
            else words.say("not yet")
        )
    day, _, result = row["reread"].partition(" ")
    told = words.say(REREAD[result])
    return words.say("{date}: {result}", date=words.date(dt.date.fromisoformat(day)), result=told)


def _beside(row: Row, words: Words) -> Iterator[tuple[str, str]]:
    for other in rows_in(ask("conflicts_of", figures=(row["figure_id"],), measures=(row["measure"],))):
        spread = f" ({spread_of(other, words)})" if other["one_scale"] else ""
        told = f"**{reason_of(other, words)}**{spread}. {explanation_of(other, words)}"
        yield words.say("Documents disagree"), told
    for check in rows_in(ask("checks_made")):
        if row["figure_id"] in {check["figure_id"], *check["part_ids"]} and arithmetic(check, words):
            verdict = words.say(VERDICTS[checked(check).verdict])
            published = value_of(check, words)
            yield (
                words.say("Recomputed"),
                words.say(
                    "{arithmetic}; published: {published}; {verdict}.",
                    arithmetic=arithmetic(check, words),
                    published=published,
                    verdict=verdict,
                ),
            )
    totals = [
        f"{words.of(total, 'measure')}: {words.number(total['value'])} {words.unit(total['unit'], total['value'])}"
        for total in rows_in(ask("computed_from", figure=row["figure_id"]))
    ]
    yield words.say("Part of"), "; ".join(totals)


def _document(row: Row, words: Words) -> str:
    title = f", “{_plain(row['source_title'])}”" if isinstance(row["source_title"], str) else ""
    year = f" ({row['published']})" if isinstance(row["published"], str) else ""
    return f"{source_link(row, words)}{title}{year}"


def _plain(text: str) -> str:
    """Keep signs that Markdown would take for itself."""
    return text.replace("[", "(").replace("]", ")").replace("$", "\\$")
