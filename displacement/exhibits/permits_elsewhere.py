"""Which permits did other countries open to Venezuelans, and how far did each get?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.procedures import how_far, told_list, with_told
from displacement.queries.rows import rows_in
from displacement.view.parameters import PERMITS
from displacement.words import mark


def _headings(shown: Shown) -> dict[str, str]:
    rows = shown.rows.drop_duplicates("instrument")
    return {row["instrument"]: shown.words.of(row, "instrument") for row in rows_in(rows)}


def _draw(shown: Shown) -> go.Figure:
    return draw_stages(
        with_told(shown),
        headings=_headings(shown),
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


EXHIBIT = Exhibit(
    id="permits-elsewhere",
    question=mark("Which permits did other countries open, and how far did each get?"),
    query="permits_elsewhere",
    parameters=(PERMITS,),
    draw=_draw,
    title=how_far,
    subtitle=lambda shown: shown.words.say(
        "The last published figure of each stage (registered, applied, approved, delivered …), at its own date, "
        "drawn to the scale of its permit."
    ),
    alt=lambda shown: shown.words.say("Bars one under the other. {bars}.", bars=told_list(shown)),
    reading=key_of_bars,
    cautions=lambda shown: [
        shown.words.say("Applied is not approved, and approved is not delivered: stages are never added up.")
    ],
)
