"""How many people were recorded entering Chile irregularly, year by year?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.columns import draw_columns
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_EVERYBODY
from displacement.queries import ask
from displacement.queries.rows import rows_in
from displacement.view.parameters import PERIOD
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_columns(shown.marks, months=12, palette=shown.view.palette, words=shown.words, height=340)


def _title(shown: Shown) -> str:
    """Return the first year and the highest or, where the first is the highest, the last."""
    rows = shown.rows
    first, top = rows.iloc[0], rows.iloc[rows["value"].argmax()]
    if top["date"] == first["date"]:
        top = rows.iloc[-1]
    if len(rows) == 1:
        return shown.words.say(
            "{country}: {value} in {year}",
            country=shown.words.of(top, "area"),
            value=value_of(top, shown.words),
            year=shown.period(top),
        )
    return shown.words.say(
        "{country}: from {first} in {start} to {top} in {year}",
        country=shown.words.of(top, "area"),
        first=value_of(first, shown.words),
        start=shown.period(first),
        top=value_of(top, shown.words),
        year=shown.period(top),
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "People of all nationalities recorded entering Chile outside border posts (flow, people a year). "
        "These counts do not tell Venezuelans apart."
    )


def _cautions(shown: Shown) -> list[str]:
    """Tell what is published of the year that is not over: it is no column, because it is no year."""
    words, last = shown.words, str(shown.rows["period_start"].max())[:10]
    rows = rows_in(ask("irregular_since", last=last))
    told = "; ".join(f"{value_of(row, words)}, {shown.period(row)}" for row in rows)
    return [words.say("Not drawn, because the year is not whole: {figures}.", figures=told)] if rows else []


def _alt(shown: Shown) -> str:
    told = [f"{shown.period(row)}: {value_of(row, shown.words)}" for row in rows_in(shown.rows)]
    return shown.words.say("A column a year: {years}.", years="; ".join(told))


EXHIBIT = Exhibit(
    id="irregular-entries",
    question=mark("How many people were recorded entering Chile irregularly?"),
    query="irregular_entries",
    own=OF_EVERYBODY,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    cautions=_cautions,
    reading=lambda shown: " ".join(
        [
            shown.words.say(
                "These are people the police found or who reported themselves; those who were not seen are not in it."
            ),
            key_of_bars(shown),
        ]
    ).strip(),
)
