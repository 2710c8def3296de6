"""By which measures did Peru keep the door closed after 2019?"""

from __future__ import annotations

from functools import reduce

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.states import draw_states
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import card, day_of, otherwise_in
from displacement.exhibit.own import OF_STATES
from displacement.exhibit.requirements import ASPECTS, STATES, answer_of, hover, since_of
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark, mark_n

FIRST = "2020-01-01"  # the question is about the years after 2019


def _steps(shown: Shown) -> list[Row]:
    """Return the measures that the title names."""
    return rows_in(shown.rows[shown.rows["step"].notna()].sort_values(["date", "step"], kind="stable"))


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    last = max(pd.Timestamp(shown.edition.published), pd.to_datetime(shown.rows["date"]).max())
    told = [
        f"{day_of(row, words, short=True)}: {words.of(row, 'phrase')}" if pd.notna(row["step"]) else ""
        for row in rows_in(shown.rows)
    ]
    return draw_states(
        shown.marks.assign(told=told),
        lanes={aspect: words.say(name) for aspect, name in ASPECTS.items()},
        names=[
            (state, words.say(name)) for state, name in STATES.items() if state in set(shown.rows["state"])
        ],
        edges=(FIRST, str(last.date())),
        palette=shown.view.palette,
        words=words,
    )


def _title(shown: Shown) -> str:
    words = shown.words
    steps = [
        words.say(
            "{year} {step}",
            year=words.date(pd.Timestamp(row["date"]).date(), "year"),
            step=words.of(row, "phrase"),
        )
        for row in _steps(shown)
    ]
    return (
        reduce(lambda told, step: words.say("{told}, {step}", told=told, step=step), steps) if steps else ""
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    steps = "; ".join(f"{day_of(row, words)}: {words.of(row, 'title')}" for row in _steps(shown))
    lasting = shown.rows[shown.rows["until"].isna()]
    now = [
        f"{words.named(ASPECTS, row, 'aspect')}: {answer_of(row, words)} ({since_of(row, words)})"
        for row in rows_in(lasting)
    ]
    return words.say(
        "A lane for each thing asked. {steps}. At the end: {now}.", steps=steps, now="; ".join(now)
    )


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    told = pd.DataFrame(
        {
            words.say("What"): [words.named(ASPECTS, row, "aspect") for row in rows],
            words.say("When"): [since_of(row, words) for row in rows],
            words.say("What was asked"): [answer_of(row, words) for row in rows],
            words.say("State"): [words.named(STATES, row, "state") for row in rows],
            words.say("Measure"): [words.of(row, "title") for row in rows],
            words.say("Source"): [source_with_locator(row, words) for row in rows],
        }
    )
    return told.assign(**otherwise_in(rows, words))


EXHIBIT = Exhibit(
    id="later-steps",
    question=mark("By which measures did Peru keep the door closed after 2019?"),
    query="later_steps",
    own=OF_STATES,
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "What Peru asked of a Venezuelan who arrives, thing by thing, up to the day of this edition."
    ),
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "Derived from the measures on the timeline. The named measures stand where they changed what was asked, or "
        "kept it; a high stretch is open or closed, a low one open in part."
    ),
    told_as=Telling(
        hover=hover, card=card, table=_table, counted=mark_n("{count} answer", "{count} answers")
    ),
)
