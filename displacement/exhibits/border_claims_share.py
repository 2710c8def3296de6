"""Is the published share of border claims admitted, 13%, what its parts give?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.spread import draw_spread
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.border_outcomes import not_recognition
from displacement.words import mark


def _values(shown: Shown) -> dict[str, str]:
    printed, computed, words = shown.row(form="printed"), shown.row(form="computed"), shown.words
    share = computed["numerator"] / computed["denominator"]
    return {
        "printed": words.percent(printed["value"] / 100),
        "computed": words.percent(share, decimals=1),
        "rounded": words.percent(share),
        "numerator": words.number(computed["numerator"]),
        "denominator": words.number(computed["denominator"]),
    }


def _marks(shown: Shown) -> pd.DataFrame:
    values, say = _values(shown), shown.words.say
    labels = {
        "printed": say("as published"),
        "computed": say("as computed: {numerator} of {denominator}, {rounded} when rounded", **values),
    }
    forms = list(shown.rows["form"])
    return shown.marks.assign(
        label=[labels[form] for form in forms], shown_as=[values[form] for form in forms]
    )


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_spread(
        _marks(shown), colours=[palette.muted, palette.accent], palette=palette, words=shown.words, unit="%"
    )


def _title(shown: Shown) -> str:
    return shown.words.say(
        "Published as {printed}; the parts give {computed}, which rounds to {rounded}", **_values(shown)
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Share of the {denominator} claims recorded at the border that were admitted to the procedure, percent, "
        "{period}.",
        period=shown.period(shown.row(form="printed")),
        **_values(shown),
    )


def _alt(shown: Shown) -> str:
    return shown.words.say(
        "Two dots on a scale of percent: {printed} as published and {computed} as computed from {numerator} of "
        "{denominator}.",
        **_values(shown),
    )


EXHIBIT = Exhibit(
    id="border-claims-share",
    question=mark("Is the published share what its parts give?"),
    query="border_claims_share",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "{printed} follows from the parts only if the decimals are cut off instead of rounded.",
        **_values(shown),
    ),
    cautions=not_recognition,
)
