"""Where did the asylum claims recorded at Peru's border go, drawn as streams?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.flows import draw_flows
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.border_outcomes import cautions, counts, drawn, outcomes, subtitle
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_flows(shown.marks, **drawn(shown))


def _title(shown: Shown) -> str:
    told = counts(shown)
    if not {"denied", "pending"} <= set(told):
        return shown.words.say(
            "Of {recorded} asylum claims at Peru’s border: {outcomes}", outcomes=outcomes(shown), **told
        )
    return shown.words.say("{denied} of the {recorded} claims were denied, {pending} waited on", **told)


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "Streams from {recorded} claims recorded: {outcomes}.", outcomes=outcomes(shown), **counts(shown)
    )


EXHIBIT = Exhibit(
    id="border-claims-flows",
    question=mark("Where did the asylum claims recorded at Peru’s border go?"),
    query="border_claims",
    draw=_draw,
    title=_title,
    subtitle=subtitle,
    alt=_alt,
    cautions=cautions,
)
