"""What the exhibits on asylum claims share: panels of people and cases, the cautions of UNHCR's statistics."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.panels import draw_panels
from displacement.exhibit import Shown
from displacement.exhibit.in_words import value_of, years_of
from displacement.queries import ask
from displacement.queries.rows import rows_in
from displacement.words import mark

PANELS = {"persons": mark("People"), "cases": mark("Cases, each of one or several people")}


def draw_years(shown: Shown) -> go.Figure:
    """Return a column a year, people and cases in panels of their own."""
    palette = shown.view.palette
    return draw_panels(
        shown.marks.assign(panel=shown.rows["unit"]),
        names={unit: shown.words.say(name) for unit, name in PANELS.items()},
        colours={"persons": palette.accent, "cases": palette.other},
        palette=palette,
        words=shown.words,
        height=300 if shown.rows["unit"].nunique() == 1 else 210,
    )


def told_years(shown: Shown) -> str:
    """Return the years and their numbers in words."""
    return "; ".join(f"{shown.period(row)}: {value_of(row, shown.words)}" for row in rows_in(shown.rows))


def country_of(shown: Shown) -> str:
    """Return the name of the country that the rows are about."""
    return shown.words.of(shown.rows.iloc[0], "area")


def of_one_unit(shown: Shown) -> pd.DataFrame:
    """Return the years counted in people or, where there are none, those counted in cases."""
    rows: pd.DataFrame = shown.rows[shown.rows["unit"] == shown.rows.iloc[0]["unit"]]
    return rows


def cases_left_out(shown: Shown, *, measure: str) -> list[str]:
    """Return a caution for each country shown that counts a measure in cases too, with how many are left out."""
    areas, words = tuple(sorted(set(shown.rows["area"]))), shown.words
    found = ask("claims_in_cases", areas=areas, in_cases=measure)
    return [
        words.say(
            "{country} also counts in cases, each of one or several people: {cases} of {years} are not in this "
            "picture.",
            country=words.of(rows.iloc[0], "area"),
            cases=words.number(rows.iloc[0]["in_all"]),
            years=years_of(rows["date"].min(), rows["date"].max()),
        )
        for _, rows in found.groupby("area")
    ]


def cases_apart(shown: Shown) -> list[str]:
    """Return the caution that some of the claims are counted in cases, where they are."""
    if not (shown.rows["unit"] == "cases").any():
        return []
    return [
        shown.words.say(
            "{country} counts in cases too; a case may cover several people, so that the two are never added up.",
            country=country_of(shown),
        )
    ]
