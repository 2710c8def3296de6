"""How many applied for Peru's PTP, how many waited for it and how many received it?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.columns import Marker
from displacement.charts.panels import draw_panels
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_points
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import latest, left_out
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import WEAK
from displacement.words import mark

PANELS = {
    "permits_applied": mark("Applied for (applications, running total)"),
    "permits_pending": mark("Waiting (applications on that day)"),
    "permits_granted": mark("Granted (permits, running total)"),
}

JUMP = ("waiting", "still-waiting", "granted", "granted-later")
PANES = {1: mark("A panel"), 2: mark("Two panels"), 3: mark("Three panels")}


def _deadlines(shown: Shown) -> list[Marker]:
    """Return the last days of the PTP, as far as they are known."""
    words = shown.words
    return [
        Marker(
            day=event["effective"].date(),
            label=words.say(
                "{day}: {what}",
                day=words.date(event["effective"].date(), event["date_precision"], short=True),
                what=words.of(event, "phrase"),
            ),
            direction=event["direction"],
            hover=words.of(event, "summary"),
        )
        for event in rows_in(ask("ptp_deadlines"))
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
        height=145,
        markers=_deadlines(shown),
    )


def _by(row: Row, shown: Shown) -> str:
    return shown.words.date(row["date"].date(), row["date_precision"])


def _title(shown: Shown) -> str:
    words = shown.words
    applied, granted = latest(shown, "permits_applied"), latest(shown, "permits_granted")
    if applied is not None and granted is not None:
        return words.say(
            "PTP: {applied} by {day}, {granted} granted by {month}",
            applied=value_of(applied, words),
            day=_by(applied, shown),
            granted=value_of(granted, words),
            month=_by(granted, shown),
        )
    for row, message in (
        (applied, mark("PTP: {value} by {day}")),
        (granted, mark("PTP: {value} granted by {day}")),
    ):
        if row is not None:
            return words.say(message, value=value_of(row, words), day=_by(row, shown))
    return ""


def _subtitle(shown: Shown) -> str:
    words, counts = shown.words, shown.rows["measure"].nunique()
    told = [
        words.say(
            "Peru’s Temporary Stay Permit, from {month} on; each point is one published figure.",
            month=words.date(shown.rows["date"].min().date(), "month"),
        )
    ]
    if counts == len(PANELS):
        told.append(words.say("Three counts, each on a scale of its own."))
    elif counts > 1:
        told.append(words.say("Each count on a scale of its own."))
    deadlines = _deadlines(shown)
    if len(deadlines) == 2:
        entry, application = (words.date(deadline.day) for deadline in deadlines)
        told.append(
            words.say(
                "Dashed: the last day to enter ({entry}) and to apply ({application}).",
                entry=entry,
                application=application,
            )
        )
    elif deadlines:
        told.append(words.say("Dashed: {deadline}.", deadline=deadlines[0].label))
    return " ".join(told)


def _alt(shown: Shown) -> str:
    told = [
        f"{shown.words.of(row, 'measure')}, {shown.words.date(row['date'].date(), row['date_precision'])}: "
        f"{value_of(row, shown.words)}"
        for row in rows_in(shown.rows)
    ]
    panels = shown.words.say(PANES[shown.rows["measure"].nunique()])
    return shown.words.say("{panels} of points over time. {points}.", panels=panels, points="; ".join(told))


def _reading(shown: Shown) -> str:
    """Tell the marks and, where it is there, the jump: what was granted is what those waiting became fewer by."""
    return f"{key_of_points(shown)} {_jump(shown)}".strip()


def _jump(shown: Shown) -> str:
    """Tell that the backlog was worked off after the last application, where the figures shown say so."""
    words, picked = shown.words, shown.highlights
    ids = {slot: picked[slot]["figure_id"] for slot in JUMP if slot in picked}
    rows = {slot: shown.find(figure_id=figure_id) for slot, figure_id in ids.items()}
    points = {slot: row for slot, row in rows.items() if row is not None}
    if len(points) < len(JUMP) or "last-application" not in picked:
        return ""
    value = {slot: row["value"] for slot, row in points.items()}
    fell, rose = value["waiting"] > value["still-waiting"], value["granted"] < value["granted-later"]
    if not (fell and rose and picked["last-application"]["event_date"] <= points["waiting"]["date"]):
        return ""
    return words.say(
        "Between {start} and {end} the backlog was worked off after the last application: those waiting fall from "
        "{waiting} to {still_waiting} and the permits granted rise from {granted} to {granted_later}.",
        start=words.date(points["waiting"]["date"].date(), "month"),
        end=words.date(points["still-waiting"]["date"].date(), "month"),
        **{slot.replace("-", "_"): words.number(number) for slot, number in value.items()},
    )


EXHIBIT = Exhibit(
    id="ptp",
    question=mark("How many applied for the PTP, waited for it and received it?"),
    query="ptp",
    own=OF_A_PERMIT,
    parameters=(WEAK,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    cautions=lambda shown: left_out(shown, "PTP"),
    hint=mark("Choose a point to see where its figure comes from."),
)
