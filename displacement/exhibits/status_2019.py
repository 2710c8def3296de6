"""Who had which status in Peru in autumn 2019?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.procedures import told_list, with_told
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    view = shown.view
    return draw_stages(
        with_told(shown, grouped=False), palette=view.palette, words=view.words, across=view.across
    )


def _title(shown: Shown) -> str:
    here, regular = shown.row(position=1), shown.row(position=2)
    return shown.words.say(
        "Of {here} in Peru, {regular} had regular status: {share}",
        here=value_of(here, shown.words),
        regular=shown.words.number(regular["value"]),
        share=shown.words.percent(regular["value"] / here["value"], decimals=1),
    )


EXHIBIT = Exhibit(
    id="status-2019",
    question=mark("Who had which status in Peru in autumn 2019?"),
    query="status_2019",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Venezuelans in Peru, people, permits, claims and applications, each at its own date between June and "
        "October 2019."
    ),
    alt=lambda shown: shown.words.say(
        "Bars one under the other. {bars}.", bars=told_list(shown, grouped=False)
    ),
    cautions=lambda shown: [
        shown.words.say(
            "These groups overlap and must not be added up: a person with a PTP has regular status, and many who "
            "claimed asylum also had, or waited for, a PTP."
        )
    ],
)
