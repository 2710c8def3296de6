"""How many Venezuelans live in a country, counted by birth, by passport, and as displaced?"""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.panels import draw_panels
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.host_counts import not_counted_anew
from displacement.exhibit.in_words import date_of, value_of, years_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import COUNTED_AS, PERIOD
from displacement.words import mark

COUNTED = {
    "undesa_born_in_venezuela": mark("{value} by birth, UN DESA ({date})"),
    "undesa_venezuelan_citizens": mark("{value} by citizenship, UN DESA ({date})"),
    "venezuelan-nationality": mark("{value} by nationality ({date})"),
    "venezuelans_hosted": mark("{value} as Venezuelans hosted ({date})"),
    "unhcr_hosted": mark("{value} as displaced, UNHCR ({date})"),
}
LETTERS = 32  # of a line of the name of a panel


def _lasts(shown: Shown) -> list[Row]:
    """Return the last figure of each definition, in their order."""
    last = shown.rows.drop_duplicates("axis", keep="last").set_index("axis", drop=False)
    return rows_in(last.loc[[axis for axis in COUNTED if axis in last.index]])


def _named(row: Row, shown: Shown) -> str:
    """Return what a panel counts: its measure, or the part where it is of one."""
    return shown.words.of(row, "breakdown") or shown.words.of(row, "measure")


def _heading(row: Row, shown: Shown) -> str:
    """Return the name of a panel, and under it the last figure with its date."""
    words = shown.words
    number = words.figure(row["value"], qualifier=row["qualifier"])
    lines = textwrap.wrap(_named(row, shown), LETTERS)
    return "<br>".join([*lines, f"{number}, {date_of(row, words)}"])


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    colours = {
        "undesa_born_in_venezuela": palette.other,
        "undesa_venezuelan_citizens": palette.other,
        "venezuelan-nationality": palette.national,
        "venezuelans_hosted": palette.r4v,
        "unhcr_hosted": palette.unhcr,
    }
    return draw_panels(
        shown.marks.assign(panel=shown.rows["axis"]),
        names={row["axis"]: _heading(row, shown) for row in _lasts(shown)},
        colours=colours,
        palette=palette,
        words=shown.words,
        points=True,
        same_scale=True,
        across=min(shown.view.across, 2),
        height=180,
    )


def _told(shown: Shown) -> list[str]:
    return [_counted(COUNTED[row["axis"]], row, shown) for row in _lasts(shown)]


def _counted(message: str, row: Row, shown: Shown) -> str:
    number = shown.words.figure(row["value"], qualifier=row["qualifier"])
    return shown.words.say(message, value=number, date=pd.Timestamp(row["date"]).year)


def _title(shown: Shown) -> str:
    country = shown.words.of(shown.rows.iloc[0], "area")
    return shown.words.say("{country}: {counts}", country=country, counts=shown.words.list(_told(shown)))


def _subtitle(shown: Shown) -> str:
    days = pd.to_datetime(shown.rows["date"])
    return shown.words.say(
        "Stock, people, {years}; each definition on an axis of its own, all to one scale, each point one published "
        "figure at its own date.",
        years=years_of(days.min(), days.max()),
    )


def _definitions(shown: Shown) -> str:
    """Return what each of the counts counts, as its measure defines it."""
    words = shown.words
    measures = {row["measure"]: row for row in _lasts(shown)}
    return " ".join(
        words.say(
            "{what}: {definition}", what=words.of(row, "measure"), definition=words.of(row, "definition")
        )
        for row in measures.values()
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [f"{_named(row, shown)}: {value_of(row, words)}, {date_of(row, words)}" for row in _lasts(shown)]
    return words.say(
        "A row of points over time for each definition; the last of each: {counts}.", counts="; ".join(told)
    )


EXHIBIT = Exhibit(
    id="counted-as",
    question=mark("How many Venezuelans live in a country, counted by birth, by passport and as displaced?"),
    query="counted_as",
    own=Stands.OVER_TIME,
    in_columns=True,
    parameters=(COUNTED_AS, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: " ".join(part for part in (_definitions(shown), key_of_points(shown)) if part),
    cautions=lambda shown: [
        shown.words.say(
            "These are counts of different people, not larger and smaller counts of the same: they must not be added "
            "up, and none corrects another."
        ),
        *not_counted_anew(shown),
    ],
    hint=mark("Choose a point to see where its figure comes from."),
)
