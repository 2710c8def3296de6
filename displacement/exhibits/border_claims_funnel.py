"""What became of the asylum claims recorded at Peru's border with Ecuador?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.outcomes import draw_outcomes
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.border_outcomes import cautions, counts, drawn, outcomes, shares, subtitle
from displacement.exhibit.own import A_PART
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    return draw_outcomes(shown.marks, **drawn(shown))


def _title(shown: Shown) -> str:
    told = counts(shown)
    if "admitted" not in told:
        return shown.words.say(
            "Of {recorded} asylum claims at Peru’s border: {outcomes}", outcomes=outcomes(shown), **told
        )
    return shown.words.say(
        "Of {recorded} asylum claims at Peru’s border, {admitted} were admitted to the procedure", **told
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "A bar of {recorded} claims, divided below into {outcomes}.",
        outcomes=outcomes(shown),
        **counts(shown),
    )


EXHIBIT = Exhibit(
    id="border-claims-funnel",
    question=mark("What became of the asylum claims recorded at Peru’s border?"),
    query="border_claims",
    own=A_PART,
    draw=_draw,
    title=_title,
    subtitle=subtitle,
    alt=_alt,
    numbers=shares,
    cautions=cautions,
)
