"""Of those who claimed asylum in Peru by 2019, how many were recognised?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.procedures import told_list, with_told
from displacement.words import mark

HEADINGS = {
    "published": mark("As published in mid-2019"),
    "yearly": mark("UNHCR’s yearly statistics, added up"),
}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings={group: shown.words.say(name) for group, name in HEADINGS.items()},
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _title(shown: Shown) -> str:
    filed, recognised = shown.row(position=1), shown.row(position=2)
    return shown.words.say(
        "Peru: {filed} filed by {day}, {recognised} recognised by {month}",
        filed=value_of(filed, shown.words),
        day=shown.words.date(filed["date"].date(), filed["date_precision"]),
        recognised=value_of(recognised, shown.words),
        month=shown.words.date(recognised["date"].date(), recognised["date_precision"]),
    )


EXHIBIT = Exhibit(
    id="peru-claims-funnel",
    question=mark("Of those who claimed asylum in Peru, how many were recognised?"),
    query="peru_claims_funnel",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Peru: running totals of claims and of people recognised as published, and below them UNHCR’s yearly flows "
        "of people from 2014 to 2019 added up."
    ),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    cautions=lambda shown: [
        shown.words.say(
            "Claims and people are different units: a family may share one claim. No rate is computed from the first "
            "two."
        )
    ],
)
