"""What became of the 1,018 asylum claims recorded at Peru's border with Ecuador, June to December 2019?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.outcomes import draw_outcomes
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.border_outcomes import counts, drawn, not_recognition, subtitle
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_outcomes(shown.marks, **drawn(shown))


def _title(shown: Shown) -> str:
    return shown.words.say(
        "Of {recorded} asylum claims at Peru’s border, {admitted} were admitted to the procedure",
        **counts(shown),
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "A bar of {recorded} claims, divided below into {admitted} admitted to the procedure, {denied} denied, "
        "{pending} still pending and {archived} archived.",
        **counts(shown),
    )


EXHIBIT = Exhibit(
    id="border-claims-funnel",
    question=mark("What became of the asylum claims recorded at Peru’s border?"),
    query="border_claims",
    draw=_draw,
    title=_title,
    subtitle=subtitle,
    alt=_alt,
    cautions=not_recognition,
)
