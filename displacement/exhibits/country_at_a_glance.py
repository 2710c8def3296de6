"""Which figures say the most about a country?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.claims import country_of
from displacement.exhibit.country import what_of
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.numbers import Number
from displacement.exhibit.own import A_CARD
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import HELD, PERIOD
from displacement.words import mark

COUNTED_BY = "venezuelans_hosted"  # a measure of many counters: the card says whose count it is


def labelled(shown: Shown) -> pd.DataFrame:
    """Return the marks with the label of each card: what is counted, of which permit, by whom, of how many."""
    return shown.marks.assign(label=[_label(row, shown) for row in rows_in(shown.rows)])


def _label(row: Row, shown: Shown) -> str:
    words = shown.words
    told = what_of(row, words)
    if row["measure"] == COUNTED_BY:
        told = words.say("{what}, counted by {counter}", what=told, counter=words.of(row, "counter"))
    if not pd.isna(row["of_decided"]):
        told = words.say("{what}, of {decided} decided on the merits", what=told,
                         decided=words.number(row["of_decided"]))  # fmt: skip
    return told


def _numbers(shown: Shown) -> list[Number]:
    """Return how many were decided on the merits, of those recognised; nothing where none are shown."""
    words, decided = shown.words, shown.rows["of_decided"]
    if decided.isna().all():
        return []
    name, unit = words.say("Decided on the merits"), words.unit("persons")
    return [Number(name=name, unit=unit, values=list(decided))]


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    marks = labelled(shown)
    rows = rows_in(marks)
    return draw_cards(
        marks.assign(
            shown_as=[
                words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"]) for row in rows
            ],
            told=[f"{date_of(row, words)} · {words.of(row, 'publisher')}" for row in rows],
        ),
        palette=shown.view.palette,
        words=words,
        columns=3 if shown.view.across > 2 else 2,
    )


def _title(shown: Shown) -> str:
    row, words = shown.rows.iloc[0], shown.words
    return words.say(
        "{country}: {value}, {date}",
        country=country_of(shown),
        value=value_of(row, words),
        date=date_of(row, words),
    )


def _subtitle(shown: Shown) -> str:
    words = shown.words
    units = dict.fromkeys(words.unit(unit) for unit in shown.rows["unit"])
    return words.say(
        "The latest of each count ({units}), each at its own date and from its own source.",
        units=words.list(units),
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [
        f"{row['label']}: {value_of(row, words)}, {date_of(row, words)}" for row in rows_in(labelled(shown))
    ]
    return words.say("Big numbers. {numbers}.", numbers="; ".join(told))


EXHIBIT = Exhibit(
    id="country-at-a-glance",
    question=mark("Which figures say the most about a country?"),
    query="country_at_a_glance",
    own=A_CARD,
    in_columns=True,
    parameters=(HELD, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    as_cards=labelled,
)
