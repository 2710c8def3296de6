"""Which protections for a time were opened, and what was last published of each stage, in each unit apart?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.abreast import draw_abreast
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import short_name
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import cell_of, told_list, when_of, with_told
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import PERIOD
from displacement.words import capital, mark

UNITS = ("applications", "permits", "persons")


def _names(shown: Shown) -> dict[str, str]:
    """Return the name of each permit with its country, in the order of the rows."""
    rows, words = shown.rows.drop_duplicates("instrument"), shown.words
    return {row["instrument"]: f"{words.of(row, 'area')}: {_named(row, shown)}" for row in rows_in(rows)}


def _named(row: Row, shown: Shown) -> str:
    """Return the name of a permit without the country that stands before it, its initials kept."""
    name = shown.words.of(row, "instrument")
    country = f"({shown.words.of(row, 'area')})"
    return short_name(name) if name.endswith(country) else name


def _draw(shown: Shown) -> go.Figure:
    marks = with_told(shown)
    numbers = [
        f"<b>{shown.words.figure(row['value'], qualifier=row['qualifier'])}</b>" for row in rows_in(marks)
    ]
    return draw_abreast(
        marks.assign(told=numbers),
        headings=_names(shown),
        units={unit: capital(shown.words.unit(unit)) for unit in UNITS},
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _as_table(shown: Shown) -> pd.DataFrame:
    """Return the permits down and the units along, each number with its stage, its date and its source."""
    words, rows, names = shown.words, rows_in(shown.rows), _names(shown)
    return pd.DataFrame(
        {
            capital(words.unit(unit)): [
                " · ".join(
                    cell_of(row, shown) for row in rows if row["instrument"] == permit and row["unit"] == unit
                )
                for permit in names
            ]
            for unit in UNITS
        },
        index=list(names.values()),
    )


def _title(shown: Shown) -> str:
    """Tell the last count of people who have a protection, else how many protections and countries are told of."""
    words = shown.words
    held = shown.rows[shown.rows["measure"] == "permit_holders"]
    if held.empty:
        return words.say_n(
            "{count} protection for a time, in {countries}",
            "{count} protections for a time, in {countries}",
            shown.rows["instrument"].nunique(),
            countries=words.list(dict.fromkeys(words.of(row, "area") for row in rows_in(shown.rows))),
        )
    row = held.sort_values(["date", "value"], kind="stable").iloc[-1]
    return words.say(
        "{country}, {permit}: {value} people, {when}",
        country=words.of(row, "area"),
        permit=words.of(row, "instrument"),
        value=words.figure(row["value"], qualifier=row["qualifier"]),
        when=when_of(row, shown),
    )


EXHIBIT = Exhibit(
    id="protected-for-a-time",
    question=mark("Which protections for a time were opened, and how far did each get?"),
    query="protected_for_a_time",
    own=OF_A_PERMIT,
    in_columns=True,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "The last published figure of each stage, at its own date; applications, permits and people in columns of "
        "their own, each drawn to the scale of its permit and column. An empty cell is not zero: nothing read "
        "says how many. All permits of one country stand in the list by country."
    ),
    alt=lambda shown: shown.words.say(
        "Permits and their stages, by unit. {figures}.", figures=told_list(shown, grouped=False)
    ),
    reading=key_of_bars,
    as_table=_as_table,
    cautions=lambda shown: [
        shown.words.say(
            "Applications, permits and people are counted differently in each country and must not be added up or "
            "compared across columns: one person can apply twice and hold two permits, and a permit granted may have "
            "expired."
        )
    ],
)
