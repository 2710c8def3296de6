"""Where did the 1,018 border claims go, drawn as streams?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.flows import draw_flows
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.border_outcomes import counts, drawn, not_recognition, subtitle
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_flows(shown.marks, **drawn(shown))


def _title(shown: Shown) -> str:
    return shown.words.say(
        "{denied} of the {recorded} claims were denied, {pending} waited on", **counts(shown)
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "Streams from {recorded} claims recorded to {denied} denied, {pending} still pending, {admitted} admitted "
        "to the procedure and {archived} archived.",
        **counts(shown),
    )


EXHIBIT = Exhibit(
    id="border-claims-flows",
    question=mark("Where did the asylum claims recorded at Peru’s border go?"),
    query="border_claims",
    draw=_draw,
    title=_title,
    subtitle=subtitle,
    alt=_alt,
    cautions=not_recognition,
)
