"""How many applied for Peru's PTP, how many waited for it and how many received it?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.columns import Marker
from displacement.charts.panels import draw_panels
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.procedures import latest
from displacement.queries import ask
from displacement.view.parameters import WEAK
from displacement.words import mark

PANELS = {
    "permits_applied": mark("Applied for (applications, running total)"),
    "permits_pending": mark("Waiting (applications on that day)"),
    "permits_granted": mark("Granted (permits, running total)"),
}

JUMP = {
    "waiting": "per-2019-01-31-ptp-permits-pending-unhcr",
    "still_waiting": "ai-per-2019-09-ptp-pending",
    "granted": "per-2019-01-31-ptp-permits-granted-unhcr",
    "granted_later": "ai-per-2019-09-ptp-granted",
}


def _deadlines(shown: Shown) -> list[Marker]:
    labels = (
        shown.words.say("31 October 2018: last entry"),
        shown.words.say("31 December 2018: last application"),
    )
    events = ask("ptp_deadlines")
    return [
        Marker(
            day=event["effective"].date(),
            label=label,
            direction=event["direction"],
            hover=shown.words.of(event, "summary"),
        )
        for label, (_, event) in zip(labels, events.iterrows(), strict=True)
    ]


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_panels(
        shown.marks.assign(panel=shown.rows["measure"]),
        names={measure: shown.words.say(name) for measure, name in PANELS.items()},
        colours={
            "permits_applied": palette.accent,
            "permits_pending": palette.pending,
            "permits_granted": palette.admitted,
        },
        palette=palette,
        words=shown.words,
        points=True,
        height=190 if shown.view.across == 1 else 145,
        markers=_deadlines(shown),
    )


def _title(shown: Shown) -> str:
    applied, granted = latest(shown, "permits_applied"), latest(shown, "permits_granted")
    return shown.words.say(
        "PTP: {applied} by {day}, {granted} granted by {month}",
        applied=value_of(applied, shown.words),
        day=shown.words.date(applied["date"].date(), applied["date_precision"]),
        granted=value_of(granted, shown.words),
        month=shown.words.date(granted["date"].date(), granted["date_precision"]),
    )


def _alt(shown: Shown) -> str:
    told = [
        f"{shown.words.of(row, 'measure')}, {shown.words.date(row['date'].date(), row['date_precision'])}: "
        f"{value_of(row, shown.words)}"
        for _, row in shown.rows.iterrows()
    ]
    return shown.words.say("Three panels of points over time. {points}.", points="; ".join(told))


def _reading(shown: Shown) -> str:
    """Tell the marks, and the jump: what was granted is what those waiting became fewer by."""
    points = {
        name: shown.words.number(shown.row(figure_id=figure_id)["value"]) for name, figure_id in JUMP.items()
    }
    return shown.words.say(
        "A triangle up is “over”, a triangle down “under”, a ring “about”. The jump of 2019 is the backlog worked off "
        "after the last application: from January to September those waiting fall from {waiting} to {still_waiting} "
        "and the permits granted rise from {granted} to {granted_later}.",
        **points,
    )


EXHIBIT = Exhibit(
    id="ptp",
    question=mark("How many applied for the PTP, waited for it and received it?"),
    query="ptp",
    parameters=(WEAK,),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Peru’s Temporary Stay Permit, from {month} on; each point is one published figure. Three counts, each "
        "on a scale of its own. Dashed: the last day to enter (31 October 2018) and to apply (31 December 2018).",
        month=shown.words.date(shown.rows["date"].min().date(), "month"),
    ),
    alt=_alt,
    reading=_reading,
    hint=mark("Choose a point to see where its figure comes from."),
)
