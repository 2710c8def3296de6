"""Where are the crossings, and what was last counted at each?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pydeck

from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import short_name, years_of
from displacement.exhibit.own import ON_A_MAP
from displacement.maps.crossings import draw_crossings
from displacement.maps.land import outlines
from displacement.maps.still import draw_still_crossings
from displacement.words import mark


def _marks(shown: Shown) -> pd.DataFrame:
    names = shown.rows[f"place_{shown.view.language}"]
    return shown.marks.assign(label=[short_name(name) for name in names])


def _draw_map(shown: Shown) -> pydeck.Deck:
    return draw_crossings(_marks(shown), palette=shown.view.palette)


def _draw(shown: Shown) -> go.Figure:
    return draw_still_crossings(_marks(shown), land=outlines(), palette=shown.view.palette, words=shown.words)


def _title(shown: Shown) -> str:
    return shown.words.say_n(
        "{count} place on the way where people were counted",
        "{count} places on the way where people were counted",
        len(shown.rows),
    )


def _subtitle(shown: Shown) -> str:
    words, days = shown.words, shown.rows["date"]
    years = years_of(days.min(), days.max())
    if len(shown.rows) == 1:
        return words.say("The latest counted movement, {year}.", year=years)
    return words.say(
        "Each place with its latest counted movement, {years}; units and dates differ from place to place and are "
        "not compared.",
        years=years,
    )


def _reading(shown: Shown) -> str:
    """Return what the colours drawn mean."""
    kinds, say = set(shown.rows["place_kind"]), shown.words.say
    told = []
    if kinds & {"crossing", "centre"}:
        told.append(say("Orange: border crossings."))
    if "route" in kinds:
        told.append(say("Blue: routes without a border post."))
    if kinds - {"crossing", "centre", "route"}:
        told.append(say("Green: towns that a count is named by."))
    told.append(say("Where no coordinate of a crossing is published, the nearest listed town stands for it."))
    return " ".join(told)


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "A map of the Andes with a dot at each crossing: {places}.",
        places=shown.words.list(shown.rows[f"place_{shown.view.language}"]),
    )


EXHIBIT = Exhibit(
    id="crossings-map",
    question=mark("Where are the crossings, and what was counted there?"),
    query="crossings_map",
    own=ON_A_MAP,
    draw=_draw,
    draw_map=_draw_map,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    cautions=lambda shown: [
        shown.words.say("The boundaries on the map imply no opinion on the legal status of any territory.")
    ],
    height=520,
)
