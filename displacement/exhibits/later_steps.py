"""By which measures did Peru keep the door closed after 2019?"""

from __future__ import annotations

from functools import reduce

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import ACTS, day_of
from displacement.exhibit.in_words import source_link
from displacement.exhibit.own import OF_STATES
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    rows = rows_in(shown.rows)
    return draw_cards(
        shown.marks.assign(
            shown_as=[day_of(row, words, short=True) for row in rows],
            label=[_told(row, words) for row in rows],
            told=[words.of(row, "publisher") for row in rows],
        ),
        palette=shown.view.palette,
        words=words,
        columns=min(shown.view.across, 3),
    )


def _told(row: Row, words: Words) -> str:
    """Return what a measure was, in two sentences: its name, and the first of what it changed."""
    first, _, _ = words.of(row, "summary").partition(". ")
    return f"{words.of(row, 'title')}. {first.removesuffix('.')}."


def _as_table(shown: Shown) -> pd.DataFrame:
    words, rows = shown.words, rows_in(shown.rows)
    return pd.DataFrame(
        {
            words.say("When"): [f"**{day_of(row, words, short=True)}**" for row in rows],
            words.say("What it changed"): [
                f"{_told(row, words)} :small[{source_link(row, words)}]" for row in rows
            ],
        }
    )


def _steps(shown: Shown) -> list[str]:
    return [f"{day_of(row, shown.words)}: {shown.words.of(row, 'title')}" for row in rows_in(shown.rows)]


def _title(shown: Shown) -> str:
    words = shown.words
    steps = [
        words.say(
            "{year} {step}",
            year=words.date(pd.Timestamp(row["date"]).date(), "year"),
            step=words.of(row, "phrase"),
        )
        for row in rows_in(shown.rows)
    ]
    return reduce(lambda told, step: words.say("{told}, {step}", told=told, step=step), steps)


EXHIBIT = Exhibit(
    id="later-steps",
    question=mark("By which measures did Peru keep the door closed after 2019?"),
    query="later_steps",
    own=OF_STATES,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Measures of Peru by the day they took effect, or were first reported."
    ),
    alt=lambda shown: "; ".join(_steps(shown)) + ".",
    as_table=_as_table,
    told_as=ACTS,
)
