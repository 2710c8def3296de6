"""Where inside a country do Venezuelans live, by department or region?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pydeck

from displacement.charts.ranking import draw_ranking
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import short_name
from displacement.exhibit.numbers import Number, denominator, share
from displacement.maps.circles import draw_circles
from displacement.maps.land import Ring, departments, outlines, outlines_inside
from displacement.maps.still import draw_still_circles
from displacement.maps.window import window_around
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import INSIDE
from displacement.words import mark

WITH_REGIONS = {"CHL"}  # countries that call them regions; the others have departments
NAMED = 16  # circles with their names, at most
LARGEST_TOLD = 6  # places that the alternative text names
COVERING = 800  # square pixels of others that a name may cover
HIGH = 600


def _number(row: Row, shown: Shown) -> str:
    return shown.words.figure(row["value"], qualifier=row["qualifier"])


def _marks(shown: Shown) -> pd.DataFrame:
    """Return the marks, each named by its place and its number."""
    names = [
        f"{short_name(shown.words.of(row, 'place'))} {_number(row, shown)}" for row in rows_in(shown.rows)
    ]
    return shown.marks.assign(label=names)


def _numbers(shown: Shown) -> list[Number]:
    """Return which share of those counted in the country each place has."""
    words, rows = shown.words, shown.rows
    unit = words.unit(rows.iloc[0]["unit"])
    return [
        share(
            100 * rows["value"] / rows["denominator"], name=words.say("Share of those counted in the country")
        ),
        denominator(rows, name=words.say("Counted in the country"), unit=unit, words=words),
    ]


def _area(shown: Shown) -> str:
    return str(shown.rows.iloc[0]["area"])


def _rings(shown: Shown) -> tuple[Ring, ...]:
    """Return the outlines that the map shows or, of a country without any, where its places lie."""
    points = shown.rows.dropna(subset=["latitude", "longitude"])
    spots = tuple((row["longitude"], row["latitude"]) for row in rows_in(points))
    return (*outlines_inside(_area(shown)), spots)


def _draw_map(shown: Shown) -> pydeck.Deck:
    return draw_circles(
        _marks(shown),
        value="value",
        window=window_around(_rings(shown)),
        within=departments(_area(shown)),
        most=NAMED,
        covering=COVERING,
        palette=shown.view.palette,
        height=HIGH,
    )


def _draw(shown: Shown) -> go.Figure:
    return draw_still_circles(
        _marks(shown),
        value="value",
        land=outlines(),
        window=window_around(_rings(shown)),
        within=outlines_inside(_area(shown)),
        most=NAMED,
        palette=shown.view.palette,
        words=shown.words,
        height=HIGH,
    )


def _draw_list(shown: Shown) -> go.Figure:
    """Return the places one under the other, as a map has no room for a second count at each."""
    rows = rows_in(shown.rows)
    return draw_ranking(
        shown.marks.assign(
            label=[short_name(shown.words.of(row, "place")) for row in rows],
            shown_as=[_number(row, shown) for row in rows],
        ),
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _values(shown: Shown) -> dict[str, str]:
    first, words, by_place = shown.rows.iloc[0], shown.words, shown.rows["value"].sum()
    total = first["denominator"]
    return {
        "country": words.of(first, "area"),
        "place": short_name(words.of(first, "place")),
        "value": _number(first, shown),
        "share": words.percent(first["value"] / total),
        "total": words.number(total),
        "by_place": words.number(by_place),
    }


def _title(shown: Shown) -> str:
    if len(shown.rows) == 1:
        return shown.words.say("{country}: {place} has {value}", **_values(shown))
    return shown.words.say("{country}: {place} has {value}, {share} of the {total} counted", **_values(shown))


def _subtitle(shown: Shown) -> str:
    words, first = shown.words, shown.rows.iloc[0]
    by = words.say("by region") if first["area"] in WITH_REGIONS else words.say("by department")
    return words.say(
        "{measure}, {date}, {by}, as counted by {counter}.",
        measure=words.of(first, "measure"),
        date=shown.period(first),
        by=by,
        counter=words.of(first, "counter"),
    )


def _cautions(shown: Shown) -> list[str]:
    """Tell who is of no place, and what no share is given of."""
    words, values, first = shown.words, _values(shown), shown.rows.iloc[0]
    told = []
    if first["measure"] == "unhcr_oip":
        told.append(words.say("Asylum-seekers and refugees are not counted by department."))
    if values["by_place"] != values["total"]:
        told.append(
            words.say(
                "{by_place} of the {total} counted are told by place; of the others the place is not known.",
                **values,
            )
        )
    told.append(
        words.say("The inhabitants of departments and regions are not held, so no share of them is given.")
    )
    return told


def _cautions_of_the_map(shown: Shown) -> list[str]:
    words = shown.words
    stands = [
        f"{words.of(row, 'place')}: {words.of(row, 'stands')}"
        for row in rows_in(shown.rows.dropna(subset=["stands_en"]))
    ]
    boundaries = words.say("The boundaries on the map imply no opinion on the legal status of any territory.")
    return [*_cautions(shown), *stands, boundaries]


def _largest(shown: Shown) -> str:
    rows = rows_in(shown.rows.head(LARGEST_TOLD))
    return shown.words.list(f"{shown.words.of(row, 'place')} {_number(row, shown)}" for row in rows)


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "A map of {country} with a circle on each place. The largest: {places}.",
        country=_values(shown)["country"],
        places=_largest(shown),
    )


LISTED = Exhibit(
    id="inside-a-country",
    question=mark("Where inside a country do Venezuelans live?"),
    query="inside_a_country",
    own=Stands.LISTED,
    parameters=(INSIDE,),
    draw=_draw_list,
    title=_title,
    subtitle=_subtitle,
    alt=lambda shown: shown.words.say("Bars from the largest place down: {places}.", places=_largest(shown)),
    numbers=_numbers,
    cautions=_cautions,
)
"""The places one under the other, as a reader's own figures stand among them."""

EXHIBIT = replace(
    LISTED,
    draw=_draw,
    draw_map=_draw_map,
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "The area of a circle is proportional to the number; the largest stands for {value} ({place}).",
        **_values(shown),
    ),
    cautions=_cautions_of_the_map,
    height=HIGH,
    with_own=LISTED,
)
