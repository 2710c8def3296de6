"""Which three numbers of Peru's claims in 2019 look alike and count different things?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.words import mark

CARDS = {
    "flow": mark("filed in the year (a flow)"),
    "stock": mark("waiting at the year’s end (a stock)"),
    "cumulative": mark("filed in all up to that day (a running total)"),
}


def labelled(shown: Shown) -> pd.DataFrame:
    """Return the marks with the label of each card."""
    return shown.marks.assign(label=[shown.words.say(CARDS[kind]) for kind in shown.rows["kind"]])


def _draw(shown: Shown) -> go.Figure:
    words, marks = shown.words, labelled(shown)
    rows = [row for _, row in marks.iterrows()]
    return draw_cards(
        marks.assign(
            shown_as=[words.number(row["value"]) for row in rows],
            told=[f"{date_of(row, words)} · {words.of(row, 'counter')}" for row in rows],
        ),
        palette=shown.view.palette,
        words=words,
        columns=3 if shown.view.across > 2 else 2,
    )


def _title(shown: Shown) -> str:
    numbers = [shown.words.number(value) for value in shown.rows["value"]]
    return shown.words.say(
        "Peru, 2019: {numbers} are three different things", numbers=shown.words.list(numbers)
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{value_of(row, shown.words)} {row['label']}, {date_of(row, shown.words)}"
        for _, row in labelled(shown).iterrows()
    ]
    return shown.words.say("Big numbers. {numbers}.", numbers="; ".join(told))


EXHIBIT = Exhibit(
    id="claims-three-kinds",
    question=mark("Which three numbers look alike and count different things?"),
    query="claims_three_kinds",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Asylum claims and asylum-seekers, Venezuelans in Peru. They cannot be added to, or divided by, one another."
    ),
    alt=_alt,
    as_cards=labelled,
)
