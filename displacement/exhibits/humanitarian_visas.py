"""How many humanitarian visas and residences did Peru grant?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.procedures import told_list, with_told
from displacement.words import mark

VISA = "PER_HUMANITARIAN_VISA"


def _headings(shown: Shown) -> dict[str, str]:
    rows = shown.rows.drop_duplicates("instrument")
    return {row["instrument"]: shown.words.of(row, "instrument") for _, row in rows.iterrows()}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings=_headings(shown),
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def _title(shown: Shown) -> str:
    rows = shown.rows[shown.rows["instrument"] == VISA]
    granted = rows[rows["measure"] == "permits_granted"].sort_values("value").iloc[-1]
    return shown.words.say(
        "Humanitarian visa: {granted} granted in its first two weeks, {period}",
        granted=value_of(granted, shown.words),
        period=shown.period(granted),
    )


EXHIBIT = Exhibit(
    id="humanitarian-visas",
    question=mark("How many humanitarian visas and residences did Peru grant?"),
    query="humanitarian_visas",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "The visa required at the border since 15 June 2019, and the residence of 2021 for asylum-seekers; each "
        "figure at its own date, drawn to the scale of its permit."
    ),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
)
