"""In which towns or communes of a country do Venezuelans live?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.ranking import draw_ranking
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import short_name
from displacement.exhibit.numbers import Number, denominator, share
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import TOWNS
from displacement.words import mark

LARGEST_TOLD = 6  # places that the alternative text names


def _number(row: Row, shown: Shown) -> str:
    return shown.words.figure(row["value"], qualifier=row["qualifier"])


def _name(row: Row, shown: Shown) -> str:
    return short_name(shown.words.of(row, "place"))


def _with_shares(shown: Shown) -> bool:
    """Tell whether all foreigners of some place are counted, so that Venezuelans are a share of them."""
    return bool(shown.rows["share"].notna().any())


def _told(row: Row, shown: Shown) -> str:
    """Return the number and, where it is known, the share of all foreigners there."""
    if pd.isna(row["denominator"]):
        return _number(row, shown)
    return f"{_number(row, shown)} · {shown.words.percent(row['share'] / 100)}"


def _numbers(shown: Shown) -> list[Number]:
    """Return the share of all foreigners at each place and how many these are, where they are counted."""
    if not _with_shares(shown):
        return []
    words, rows = shown.words, shown.rows
    people = words.unit("persons")
    return [
        share(rows["share"], name=words.say("Share of all foreigners there")),
        denominator(rows, name=words.say("All foreigners counted there"), unit=people, words=words),
    ]


def _draw(shown: Shown) -> go.Figure:
    marks = shown.marks.assign(
        label=[_name(row, shown) for row in rows_in(shown.rows)],
        shown_as=[_told(row, shown) for row in rows_in(shown.rows)],
    )
    return draw_ranking(marks, palette=shown.view.palette, words=shown.words, across=shown.view.across)


def _title(shown: Shown) -> str:
    first, words = shown.rows.iloc[0], shown.words
    values = {
        "country": words.of(first, "area"),
        "place": _name(first, shown),
        "value": _number(first, shown),
    }
    if _with_shares(shown):
        highest = shown.rows.iloc[shown.rows["share"].argmax()]
        return words.say(
            "{country}: {place} has {value}; in {other}, {share} of all foreigners are Venezuelans",
            other=_name(highest, shown),
            share=words.percent(highest["share"] / 100),
            **values,
        )
    if len(shown.rows) == 1:
        return words.say("{country}: {place} has {value}", **values)
    second = shown.rows.iloc[1]
    return words.say(
        "{country}: {place} has {value}, {second} {other}",
        second=_name(second, shown),
        other=_number(second, shown),
        **values,
    )


def _subtitle(shown: Shown) -> str:
    words, first = shown.words, shown.rows.iloc[0]
    told = words.say(
        "{measure}, {date}, by town or commune, as counted by {counter}.",
        measure=words.of(first, "measure"),
        date=shown.period(first),
        counter=words.of(first, "counter"),
    )
    if _with_shares(shown):
        told += " " + words.say("In percent: of all foreigners counted there by the same document.")
    return told


def _cautions(shown: Shown) -> list[str]:
    words, last = shown.words, shown.rows.iloc[-1]
    return [
        words.say(
            "The largest places are drawn; the smallest of them has {value} ({place}). Others are not zero.",
            value=_number(last, shown),
            place=_name(last, shown),
        ),
        words.say("The inhabitants of towns and communes are not held, so no share of them is given."),
    ]


def _alt(shown: Shown) -> str:
    rows = rows_in(shown.rows.head(LARGEST_TOLD))
    places = [f"{_name(row, shown)} {_told(row, shown)}" for row in rows]
    return shown.words.say("Bars from the largest place down: {places}.", places=shown.words.list(places))


EXHIBIT = Exhibit(
    id="in-which-towns",
    question=mark("In which towns do Venezuelans live?"),
    query="in_which_towns",
    own=Stands.LISTED,
    in_columns=True,
    parameters=(TOWNS,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    cautions=_cautions,
)
