"""Which three numbers of Peru's claims in one year look alike and count different things?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.own import A_CARD
from displacement.queries.rows import rows_in
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
    rows = rows_in(marks)
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
    words, numbers = shown.words, [shown.words.number(value) for value in shown.rows["value"]]
    year = str(shown.rows["date"].max().year)
    if len(numbers) == len(CARDS):
        return words.say(
            "Peru, {year}: {numbers} are three different things", year=year, numbers=words.list(numbers)
        )
    if len(numbers) > 1:
        return words.say(
            "Peru, {year}: {numbers} are different things", year=year, numbers=words.list(numbers)
        )
    return words.say(
        "Peru, {year}: {number} {label}", year=year, number=numbers[0], label=labelled(shown).iloc[0]["label"]
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{value_of(row, shown.words)} {row['label']}, {date_of(row, shown.words)}"
        for row in rows_in(labelled(shown))
    ]
    return shown.words.say("Big numbers. {numbers}.", numbers="; ".join(told))


EXHIBIT = Exhibit(
    id="claims-three-kinds",
    question=mark("Which three numbers look alike and count different things?"),
    query="claims_three_kinds",
    own=A_CARD,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Asylum claims and asylum-seekers, Venezuelans in Peru. They cannot be added to, or divided by, one another."
    ),
    alt=_alt,
    as_cards=labelled,
)
