"""Whether the published share of border claims admitted is what its parts give, in one sentence."""

from __future__ import annotations

import math

from displacement.exhibit import Shown
from displacement.exhibit.arithmetic import check, last_digit
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in


def share_told(shown: Shown, whole: Row) -> str:
    """Return how the share is printed and what its parts give; nothing where no share of these claims is printed."""
    rows = {row["form"]: row for row in rows_in(ask("border_claims_share"))}
    if set(rows) != {"printed", "computed"}:
        return ""
    printed, computed, words = rows["printed"], rows["computed"], shown.words
    if (computed["denominator"], printed["date"]) != (whole["value"], whole["date"]):
        return ""
    share, decimals = computed["numerator"] / computed["denominator"], _decimals(printed["value"])
    values = {
        "printed": words.figure(printed["value"], qualifier=printed["qualifier"], unit="percent"),
        "computed": words.percent(share, decimals=decimals + 1),
        "rounded": words.percent(share, decimals=decimals),
        "numerator": words.number(computed["numerator"]),
        "denominator": words.number(computed["denominator"]),
    }
    if _consistent(printed, computed):
        return words.say(
            "The share admitted is published as {printed}, as its parts give: {numerator} of {denominator} are "
            "{computed}.",
            **values,
        )
    return words.say(
        "The share admitted is published as {printed}; its parts give {computed}, which rounds to {rounded}.",
        **values,
    )


def _decimals(value: float) -> int:
    """Return with how many decimals a percentage was printed."""
    digit = last_digit(value, percent=True, rounded=False)
    return 0 if digit >= 1 else -round(math.log10(digit))


def _consistent(printed: Row, computed: Row) -> bool:
    parts = [(float(computed[name]), "exact") for name in ("numerator", "denominator")]
    value, qualifier = printed["value"], printed["qualifier"]
    return check("share", parts, published=value, qualifier=qualifier, percent=True).verdict == "consistent"
