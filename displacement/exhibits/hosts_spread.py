"""What does each source say about the Venezuelans in a country in one year?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.spread import draw_spread
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import date_of, end_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import mark


def _marks(shown: Shown) -> pd.DataFrame:
    words = shown.words
    rows = rows_in(shown.marks)
    return shown.marks.assign(
        label=[f"{words.of(row, 'counter')}, {date_of(row, words)}" for row in rows],
        shown_as=[words.figure(row["value"], qualifier=row["qualifier"]) for row in rows],
    )


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_spread(
        _marks(shown),
        colours=[palette.counter(kind) for kind in shown.rows["counter_kind"]],
        doubted=True,
        palette=palette,
        words=shown.words,
    )


def _ends(shown: Shown) -> dict[str, str]:
    rows, words = shown.rows, shown.words
    ordered = rows.sort_values(["value", "qualifier"], kind="stable")
    low, high = rows_in(ordered)[0], rows_in(ordered)[-1]
    return {
        "country": words.of(rows.iloc[0], "area"),
        "low": end_of(low, words),
        "high": end_of(high, words),
        "year": f"{rows.iloc[0]['date'].year}",
    }


def _title(shown: Shown) -> str:
    if len(shown.rows) == 1:
        return shown.words.say("{country}, {year}: one figure, {low}", **_ends(shown))
    if len(shown.rows[["value", "qualifier"]].drop_duplicates()) == 1:
        return shown.words.say("{country}, {year}: every counter says {low}", **_ends(shown))
    return shown.words.say(
        "{country}, {year}: from {low} to {high}, depending on who counted and when", **_ends(shown)
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say_n(
        "Venezuelans living in the country (stock, people): {count} published figure of the year, oldest first.",
        "Venezuelans living in the country (stock, people): {count} published figures of the year, oldest first.",
        len(shown.rows),
    )


def _alt(shown: Shown) -> str:
    told = [f"{row['shown_as']}, {row['label']}" for row in rows_in(_marks(shown))]
    return shown.words.say("A dot a figure on one scale: {figures}.", figures="; ".join(told))


EXHIBIT = Exhibit(
    id="hosts-spread",
    question=mark("What does each source say about one year?"),
    query="hosts_spread",
    own=Stands.LISTED,
    parameters=(COUNTRY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: " ".join(
        [shown.words.say("The band spans the lowest to the highest."), key_of_points(shown)]
    ).strip(),
)
