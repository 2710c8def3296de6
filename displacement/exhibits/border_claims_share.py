"""Is the published share of border claims admitted what its parts give?"""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.spread import draw_spread
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.arithmetic import Verdict, check, last_digit
from displacement.exhibit.border_outcomes import not_recognition
from displacement.exhibit.in_words import as_day
from displacement.words import mark


def _values(shown: Shown) -> dict[str, str]:
    printed, computed, words = shown.row(form="printed"), shown.row(form="computed"), shown.words
    share, decimals = computed["numerator"] / computed["denominator"], _decimals(printed["value"])
    return {
        "printed": words.figure(printed["value"], qualifier=printed["qualifier"], unit="percent"),
        "computed": words.percent(share, decimals=decimals + 1),
        "rounded": words.percent(share, decimals=decimals),
        "numerator": words.number(computed["numerator"]),
        "denominator": words.number(computed["denominator"]),
    }


def _decimals(value: float) -> int:
    """Return with how many decimals a percentage was printed."""
    digit = last_digit(value, percent=True, rounded=False)
    return 0 if digit >= 1 else -round(math.log10(digit))


def _verdict(shown: Shown) -> Verdict:
    """Return whether the published share follows from its parts: rounded, cut off, or not at all."""
    printed, computed = shown.row(form="printed"), shown.row(form="computed")
    parts = [(float(computed[name]), "exact") for name in ("numerator", "denominator")]
    return check(
        "share", parts, published=printed["value"], qualifier=printed["qualifier"], percent=True
    ).verdict


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
    if _verdict(shown) == "consistent":
        return shown.words.say(
            "Published as {printed}, as its parts give: {numerator} of {denominator} are {computed}",
            **_values(shown),
        )
    return shown.words.say(
        "Published as {printed}; the parts give {computed}, which rounds to {rounded}", **_values(shown)
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Share of the {denominator} claims recorded at the border that were admitted to the procedure, percent, "
        "{period}.",
        period=_period(shown),
        **_values(shown),
    )


def _period(shown: Shown) -> str:
    """Return the period of the claims that the share is one of."""
    row = shown.row(form="printed")
    return shown.words.period(as_day(row["period_start"]), row["date"].date(), row["date_precision"])


def _reading(shown: Shown) -> str:
    verdict = _verdict(shown)
    if verdict == "truncated":
        return shown.words.say(
            "{printed} follows from the parts only if the decimals are cut off instead of rounded.",
            **_values(shown),
        )
    if verdict == "consistent":
        return ""
    return shown.words.say(
        "{printed} does not follow from the parts, whether decimals are rounded or cut off.", **_values(shown)
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
    reading=_reading,
    cautions=not_recognition,
)
