"""When did Peru, Chile and Ecuador begin to ask Venezuelans for a visa?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lanes import draw_spans
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import COUNTED, card, day_of, hover
from displacement.exhibit.own import OF_STATES
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.queries.rows import rows_in
from displacement.words import Words, mark

COUNTRIES = {
    2: mark("Two countries ask for a visa within {days} days"),
    3: mark("Three countries ask for a visa within {days} days"),
}
LANES = {
    1: mark("One lane, open up to a day and closed after it: {turns}."),
    2: mark("Two lanes, each open up to a day and closed after it: {turns}."),
    3: mark("Three lanes, each open up to a day and closed after it: {turns}."),
}


def _edges(shown: Shown) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the month before the first turn and the end of the one after the last."""
    days = pd.to_datetime(shown.rows["date"])
    month = pd.offsets.MonthBegin()
    return month.rollback(days.min()) - month, month.rollback(days.max()) + 2 * month


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    first, last = _edges(shown)
    return draw_spans(
        shown.marks.assign(
            label=[words.of(row, "area") for row in rows_in(shown.rows)],
            told=[day_of(row, words) for row in rows_in(shown.rows)],
        ),
        edges=(str(first.date()), str(last.date())),
        texts=[(words.say("no visa"), words.say("visa asked"))] * len(shown.rows),
        palette=shown.view.palette,
        words=words,
    )


def _turns(shown: Shown) -> list[str]:
    return [f"{shown.words.of(row, 'area')} {day_of(row, shown.words)}" for row in rows_in(shown.rows)]


def _title(shown: Shown) -> str:
    rows, words = shown.rows, shown.words
    if len(rows) not in COUNTRIES:
        row = rows.iloc[0]
        return words.say(
            "{country} asks for a visa from {day} on", country=words.of(row, "area"), day=day_of(row, words)
        )
    days = pd.to_datetime(rows["date"])
    return words.say(COUNTRIES[len(rows)], days=words.number((days.max() - days.min()).days))


def _alt(shown: Shown) -> str:
    return shown.words.say(LANES[len(shown.rows)], turns=shown.words.list(_turns(shown)))


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    return pd.DataFrame(
        {
            words.say("Where"): [words.of(row, "area") for row in rows],
            words.say("When"): [day_of(row, words) for row in rows],
            words.say("What was asked"): [words.of(row, "answer") for row in rows],
            words.say("Source"): [source_with_locator(row, words) for row in rows],
        }
    )


EXHIBIT = Exhibit(
    id="corridor",
    question=mark("When did Peru, Chile and Ecuador begin to ask for a visa?"),
    query="corridor",
    own=OF_STATES,
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "The day from which a Venezuelan needed a visa to enter: {turns}.",
        turns=shown.words.list(_turns(shown)),
    ),
    alt=_alt,
    told_as=Telling(hover=hover, card=card, table=_table, counted=COUNTED),
)
