"""Which measures did each country take, and when?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lanes import draw_lanes
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import ACTS
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.own import OF_STATES
from displacement.exhibit.telling import FIGURES, Telling, source_with_locator
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import KIND, LANE, PERIOD
from displacement.words import Words, mark, mark_n

FIRST = ("PER", "ECU", "CHL", "COL", "BRA", "ARG", "TTO", "VEN")
LAST = ("AMERICAS",)
NAMES = {"opens": mark("opens"), "restricts": mark("restricts"), "neutral": mark("neither")}


def _taken(shown: Shown) -> pd.DataFrame:
    """Return the measures alone, without the entries under them."""
    return shown.rows[shown.rows["axis"] == "acts"]


def _lanes(shown: Shown) -> dict[str, str]:
    """Return the areas in which measures were taken: the corridor first, the regions last."""
    rows = _taken(shown).drop_duplicates("area").set_index("area")
    others = sorted(set(rows.index) - {*FIRST, *LAST})
    return {
        area: shown.words.of(rows.loc[area], "area")
        for area in (*FIRST, *others, *LAST)
        if area in rows.index
    }


def _years(shown: Shown) -> tuple[int, int]:
    days = pd.to_datetime(shown.rows["date"])
    return int(days.min().year), int(days.max().year)


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    taken = shown.marks["axis"] == "acts"
    first, last = _years(shown)
    return draw_lanes(
        shown.marks[taken],
        lanes=_lanes(shown),
        names={key: words.say(name) for key, name in NAMES.items()},
        palette=shown.view.palette,
        words=words,
        series=None if taken.all() else shown.marks[~taken],
        series_name=words.say("Entries of Venezuelans to Peru, by month"),
        edges=(f"{first}-01-01", f"{last}-12-31"),
    )


def _hover(row: Row, words: Words) -> str:
    return ACTS.hover(row, words) if row["axis"] == "acts" else FIGURES.hover(row, words)


def _card(row: Row, words: Words) -> str:
    return ACTS.card(row, words) if row["axis"] == "acts" else FIGURES.card(row, words)


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the measures, and under them the entries, in one table whose index tells the mark of each row."""
    taken = marks["axis"] == "acts"
    entries = marks[~taken]
    below = pd.DataFrame(
        {
            words.say("When"): [date_of(row, words) for row in rows_in(entries)],
            words.say("Where"): [words.of(row, "area") for row in rows_in(entries)],
            words.say("What"): [
                f"{words.of(row, 'measure')}: {value_of(row, words)}" for row in rows_in(entries)
            ],
            words.say("Source"): [source_with_locator(row, words) for row in rows_in(entries)],
        }
    )
    places = np.arange(len(marks))
    acts = ACTS.table(marks[taken], words).set_axis(places[taken])
    return pd.concat([acts, below.set_axis(places[~taken])]).fillna("")


def _title(shown: Shown) -> str:
    counts, words = _taken(shown)["direction"].value_counts(), shown.words
    restricts, opens = (int(counts.get(direction, 0)) for direction in ("restricts", "opens"))
    told = words.say_n("{count} measure or meeting", "{count} measures and meetings", len(_taken(shown)))
    closing = words.say_n("{count} restricts", "{count} restrict", restricts)
    opening = words.say_n("{count} opens", "{count} open", opens)
    return f"{told}: {closing}, {opening}"


def _alt(shown: Shown) -> str:
    taken = _taken(shown)
    told = [
        shown.words.say_n(
            "{country}: {count} measure, {restricts} of them restrict",
            "{country}: {count} measures, {restricts} of them restrict",
            len(mine),
            country=name,
            restricts=shown.words.number(int((mine["direction"] == "restricts").sum())),
        )
        for area, name in _lanes(shown).items()
        for mine in [taken[taken["area"] == area]]
    ]
    return shown.words.say("A lane a country with its measures over time. {lanes}.", lanes="; ".join(told))


def _subtitle(shown: Shown) -> str:
    words, (first, last) = shown.words, map(str, _years(shown))
    years = first if first == last else words.say("{start} to {end}", start=first, end=last)
    if len(_taken(shown)) == len(shown.rows):
        return words.say(
            "Measures on migration and asylum and regional meetings, {years}, by the day they took effect.",
            years=years,
        )
    return words.say(
        "Measures on migration and asylum and regional meetings, {years}, by the day they took effect; below, the "
        "entries to Peru of the same months (flow, people), where published.",
        years=years,
    )


EXHIBIT = Exhibit(
    id="timeline",
    question=mark("Which measures did each country take, and when?"),
    query="timeline",
    own=OF_STATES,
    parameters=(LANE, PERIOD, KIND),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "A filled mark is a day; a hollow mark on a bar is a measure of which only the month is known."
    ),
    hint=mark("Choose a mark to read what it changed, its legal instrument and its source."),
    told_as=Telling(
        hover=_hover,
        card=_card,
        table=_table,
        counted=mark_n("{count} measure or figure", "{count} measures and figures"),
    ),
)
