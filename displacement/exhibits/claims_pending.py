"""How many Venezuelans waited for an answer to their claim, and how many were recognised?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.lines import draw_lines
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.claims import country_of
from displacement.exhibit.in_words import value_of
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import mark

WAITING, RECOGNISED = "unhcr_asylum_seekers", "unhcr_refugees"
NAMES = {WAITING: mark("Waiting for a decision"), RECOGNISED: mark("Recognised as refugees")}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks.assign(series=shown.rows["measure"]),
        colours={WAITING: palette.restricts, RECOGNISED: palette.admitted},
        names={measure: shown.words.say(name) for measure, name in NAMES.items()},
        joined=frozenset(NAMES),
        palette=palette,
        words=shown.words,
        height=340,
    )


def _title(shown: Shown) -> str:
    """Return what was counted at the last date; a number of an earlier one does not stand in for it."""
    last = shown.rows[shown.rows["date"] == shown.rows["date"].max()]
    told = {row["measure"]: shown.words.number(row["value"]) for row in rows_in(last)}
    at = {"country": country_of(shown), "date": shown.period(last.iloc[0])}
    if RECOGNISED not in told:
        return shown.words.say("{country}, {date}: {waiting} waiting", waiting=told[WAITING], **at)
    if WAITING not in told:
        return shown.words.say(
            "{country}, {date}: {recognised} recognised", recognised=told[RECOGNISED], **at
        )
    return shown.words.say(
        "{country}, {date}: {waiting} waiting, {recognised} recognised",
        waiting=told[WAITING],
        recognised=told[RECOGNISED],
        **at,
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{shown.words.named(NAMES, row, 'measure')}, {shown.period(row)}: {value_of(row, shown.words)}"
        for row in rows_in(shown.rows)
    ]
    return shown.words.say("A line for each, over time. {points}.", points="; ".join(told))


EXHIBIT = Exhibit(
    id="claims-pending",
    question=mark("How many were waiting for a decision, and how many were recognised?"),
    query="claims_pending",
    own=Stands.OVER_TIME,
    parameters=(COUNTRY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Venezuelan asylum-seekers and refugees in the country at each year’s end (stock, people), UNHCR."
    ),
    alt=_alt,
    hint=mark("Choose a point to see where its figure comes from."),
)
