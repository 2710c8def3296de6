"""In which four steps did Peru close its border to Venezuelans?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.numbers import Number
from displacement.exhibit.own import A_CARD
from displacement.exhibit.telling import FIGURES
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark

STEPS = 4


def _numbers(shown: Shown) -> list[Number]:
    """Return which step each figure belongs to, with the day from which it applied."""
    words = shown.words
    days = [
        words.date(pd.Timestamp(row["effective"]).date(), row["event_precision"])
        for row in rows_in(shown.rows)
    ]
    return [Number(name=words.say("Step"), unit="", values=list(shown.rows["step"]), when=days)]


def labelled(shown: Shown) -> pd.DataFrame:
    """Return the marks with what was asked before, what each step was and when it took effect."""
    words = shown.words
    labels = []
    for row in rows_in(shown.rows):
        before = words.of(row, "before")
        told = [words.say("Before: {before} →", before=before)] if before else []
        labels.append("\n".join([*told, _step(row, words)]))
    return shown.marks.assign(label=labels)


def _step(row: Row, words: Words) -> str:
    """Return what a step was and when it took effect."""
    values = {
        "step": words.number(row["step"]),
        "date": words.date(pd.Timestamp(row["effective"]).date(), row["event_precision"]),
        "what": words.of(row, "phrase"),
    }
    if row["event_precision"] == "day":
        return words.say("{step} · {date}: {what}", **values)
    return words.say("{step} · From {date}: {what}", **values)


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the figures of the steps, with what was asked on the eve of the first."""
    before = [words.of(row, "before") for row in rows_in(marks)]
    return FIGURES.table(marks, words).assign(**{words.say("What was asked before"): before})


def _reading(shown: Shown) -> str:
    eves = shown.rows["eve"].dropna()
    if eves.empty:
        return ""
    return shown.words.say(
        "“Before” is what was asked on {day}, the day before the first step, by the measures then in force.",
        day=shown.words.date(pd.Timestamp(eves.iloc[0]).date()),
    )


def _draw(shown: Shown) -> go.Figure:
    words, marks = shown.words, labelled(shown)
    rows = rows_in(marks)
    told = [f"{date_of(row, words)} · {words.of(row, 'publisher')}" for row in rows]
    numbers = [words.figure(row["value"], qualifier=row["qualifier"]) for row in rows]
    return draw_cards(
        marks.assign(shown_as=numbers, told=told),
        palette=shown.view.palette,
        words=words,
        columns=min(shown.view.across, 2),
    )


def _title(shown: Shown) -> str:
    """Tell in how many months the door closed, where all its steps are there."""
    if len(shown.rows) < STEPS:
        return ""
    first, last = (pd.Timestamp(shown.rows["effective"].agg(end)) for end in ("min", "max"))
    months = round((last - first).days / 30.44)
    return shown.words.say_n(
        "In {count} month the door at Peru’s border closed in four steps",
        "In {count} months the door at Peru’s border closed in four steps",
        months,
    )


def _subtitle(shown: Shown) -> str:
    if len(shown.rows) < STEPS:
        return shown.words.say(
            "Different things, each counted with its own unit and date. They are not added up."
        )
    return shown.words.say(
        "Four different things are counted, each with its own unit and date: people entering, permits, people "
        "entering, claims. They are not added up."
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{row['label']}: {value_of(row, shown.words)}".replace("\n", " ") for row in rows_in(labelled(shown))
    ]
    if len(shown.rows) < STEPS:
        return shown.words.say("Steps whose figures are published: {steps}.", steps="; ".join(told))
    return shown.words.say("Four steps. {steps}.", steps="; ".join(told))


EXHIBIT = Exhibit(
    id="door-in-four-steps",
    question=mark("In which four steps did Peru close its border?"),
    query="door_in_four_steps",
    own=A_CARD,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    numbers=_numbers,
    as_cards=labelled,
    told_as=replace(FIGURES, table=_table),
)
