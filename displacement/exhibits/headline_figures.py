"""Which figures say the most about Venezuelan displacement today?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.numbers import Number
from displacement.exhibit.own import A_CARD
from displacement.queries import ask
from displacement.queries.rows import rows_in
from displacement.words import capital, mark

CARDS = {
    "WORLD": mark("Venezuelan refugees and migrants in the world"),
    "LAC": mark("in Latin America and the Caribbean"),
    "COL": mark("in Colombia"),
    "PER": mark("in Peru"),
    "pending": mark("asylum-seekers in Peru waiting for a decision"),
    "admitted": mark("asylum claims at Peru’s border admitted to the procedure, of {recorded} recorded"),
}


def labelled(shown: Shown) -> pd.DataFrame:
    """Return the marks with the label of each card."""
    labels = []
    for row in rows_in(shown.rows):
        message, recorded = CARDS[row["card"]], row["recorded"]
        labels.append(
            shown.words.say(message, recorded="" if pd.isna(recorded) else shown.words.number(recorded))
        )
    return shown.marks.assign(label=labels)


def _numbers(shown: Shown) -> list[Number]:
    """Return how many claims were recorded, of those admitted; nothing where none are shown."""
    words, recorded = shown.words, shown.rows["recorded"]
    if recorded.isna().all():
        return []
    name, unit = words.say("Claims recorded"), words.unit("claims")
    return [Number(name=name, unit=unit, values=list(recorded))]


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    marks = labelled(shown)
    rows = rows_in(marks)
    told = [f"{date_of(row, words)} · {words.of(row, 'publisher')}" for row in rows]
    numbers = [words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"]) for row in rows]
    return draw_cards(
        marks.assign(shown_as=numbers, told=told),
        palette=shown.view.palette,
        words=words,
        columns=3 if shown.view.across > 2 else 2,
    )


def _title(shown: Shown) -> str:
    row = shown.find(card="WORLD")
    if row is None:
        return ""
    value = value_of(row, shown.words)
    values = {"value": capital(value), "date": date_of(row, shown.words)}
    if row["qualifier"] != "exact":
        return shown.words.say("{value} have left Venezuela, {date}", **values)
    return shown.words.say("{value} have left Venezuela, by the last exact count, {date}", **values)


def _cautions(shown: Shown) -> list[str]:
    """Tell what has been said of the whole since its last exact count, and which numbers are of a copied page."""
    words = shown.words
    later = [
        f"{value_of(row, words)} ({date_of(row, words)}, {words.of(row, 'publisher')})"
        for row in rows_in(ask("world_since"))
    ]
    said = [words.say("Later figures of the whole are not exact: {figures}.", figures=words.list(later))]
    return [*(said if later else []), *_copies(shown)]


def _copies(shown: Shown) -> list[str]:
    """Tell from which copies of R4V's own page numbers are taken, each with its title, which has its day."""
    words = shown.words
    copied = shown.rows[shown.rows["source_title"].fillna("").str.contains("as copied on")]
    return [
        words.say(
            "{numbers}: {publisher}, “{title}”.",
            numbers=words.list(words.number(value) for value in rows["value"]),
            publisher=words.of(rows.iloc[0], "publisher"),
            title=title,
        )
        for title, rows in copied.groupby("source_title", sort=False)
    ]


def _subtitle(shown: Shown) -> str:
    return shown.words.say("People, or claims where it says so. Each number has its own date and source.")


def _alt(shown: Shown) -> str:
    told = [
        f"{row['label']}: {value_of(row, shown.words)}, {date_of(row, shown.words)}"
        for row in rows_in(labelled(shown))
    ]
    return shown.words.say("Big numbers. {numbers}.", numbers="; ".join(told))


EXHIBIT = Exhibit(
    id="headline-figures",
    question=mark("Which figures say the most?"),
    query="headline_figures",
    own=A_CARD,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    as_cards=labelled,
    cautions=_cautions,
)
