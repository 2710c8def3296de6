"""How far did Peru's CPP get in its two rounds?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.procedures import told_list, with_told
from displacement.words import mark

ROUNDS = {
    "first": mark("First round, 2020 to 2022"),
    "second": mark("Second round, 2023"),
    "after": mark("After both rounds"),
}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings={group: shown.words.say(name) for group, name in ROUNDS.items()},
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _title(shown: Shown) -> str:
    rows = shown.rows[shown.rows["grouped"] == "second"]
    applied = rows[rows["measure"] == "permits_applied"].sort_values("value").iloc[-1]
    granted = rows[rows["measure"] == "permits_granted"].sort_values("value").iloc[-1]
    return shown.words.say(
        "CPP, second round: {applied}, {granted}",
        applied=value_of(applied, shown.words),
        granted=value_of(granted, shown.words),
    )


EXHIBIT = Exhibit(
    id="cpp",
    question=mark("How far did the CPP get in its two rounds?"),
    query="cpp",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Peru’s Temporary Permit Card for people in an irregular situation, 2020 to 2024: registered, applied, "
        "granted, waiting, not collected; each figure at its own date, drawn to the scale of its round."
    ),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
)
