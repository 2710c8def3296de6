"""How far did Peru's CPP get in its two rounds?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.own import OF_A_PERMIT
from displacement.exhibit.procedures import highest, how_far, left_out, told_list, with_told
from displacement.words import mark

REACHED = {
    "permits_delivered": mark("CPP, second round: {applied}; delivered: {count}"),
    "permits_granted": mark("CPP, second round: {applied}; granted: {count}"),
}
"""How far a round got, the last stage first."""


def _headings(shown: Shown) -> dict[str, str]:
    """Return the names of the rounds, as far as it is known when they were."""
    return {slot: shown.words.of(row, "phrase") for slot, row in shown.highlights.items()}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings=_headings(shown),
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _title(shown: Shown) -> str:
    rows = shown.rows[shown.rows["grouped"] == "second"]
    applied = highest(rows, "permits_applied")
    reached = [
        (message, row) for measure, message in REACHED.items() if (row := highest(rows, measure)) is not None
    ]
    if applied is None or not reached:
        return how_far(shown)
    message, row = reached[0]
    return shown.words.say(message, applied=value_of(applied, shown.words), count=value_of(row, shown.words))


def _subtitle(shown: Shown) -> str:
    """Tell the years from the decree or the first figure to the last one."""
    decreed = (row["event_date"] for row in shown.highlights.values())
    days = pd.to_datetime([*shown.rows["date"], *decreed])
    first, last = str(days.min().year), str(days.max().year)
    return shown.words.say(
        "Peru’s Temporary Permit Card for people in an irregular situation, {years}: registered, applied, granted, "
        "delivered, waiting, not collected; each figure at its own date, drawn to the scale of its round.",
        years=first if first == last else shown.words.say("{start} to {end}", start=first, end=last),
    )


EXHIBIT = Exhibit(
    id="cpp",
    question=mark("How far did the CPP get in its two rounds?"),
    query="cpp",
    own=OF_A_PERMIT,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    cautions=lambda shown: left_out(shown, "CPP"),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    reading=key_of_bars,
)
