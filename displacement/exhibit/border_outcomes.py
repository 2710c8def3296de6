"""What the exhibits on the outcomes of border claims share: the parts, their names, colours and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from displacement.exhibit import Shown
from displacement.exhibit.numbers import Number, share
from displacement.queries.rows import rows_in
from displacement.words import mark

WHOLE = "border_claims_recorded"
PARTS: Mapping[str, str] = {
    WHOLE: mark("asylum claims recorded at the border"),
    "border_claims_admitted": mark("admitted to the procedure"),
    "border_claims_denied": mark("denied"),
    "border_claims_pending": mark("still pending"),
    "border_claims_archived": mark("archived"),
}


def drawn(shown: Shown) -> dict[str, Any]:
    """Return what a drawing of the outcomes takes: the whole, colours, names, palette, words."""
    palette = shown.view.palette
    return {
        "whole": WHOLE,
        "colours": {
            "border_claims_admitted": palette.admitted,
            "border_claims_denied": palette.denied,
            "border_claims_pending": palette.pending,
            "border_claims_archived": palette.archived,
        },
        "names": {part: shown.words.say(name) for part, name in PARTS.items()},
        "palette": palette,
        "words": shown.words,
    }


def counts(shown: Shown) -> dict[str, str]:
    """Return the counts published, in the reader's language: recorded, admitted, denied, pending, archived."""
    return {
        str(row["measure"]).removeprefix("border_claims_"): shown.words.figure(
            row["value"], qualifier=row["qualifier"]
        )
        for row in rows_in(shown.rows)
    }


def outcomes(shown: Shown) -> str:
    """Return what became of the claims as a list in a sentence, as far as it is published."""
    told, words = counts(shown), shown.words
    parts = {part: told.get(part.removeprefix("border_claims_")) for part in PARTS if part != WHOLE}
    return words.list(f"{count} {words.say(PARTS[part])}" for part, count in parts.items() if count)


def shares(shown: Shown) -> list[Number]:
    """Return which share of the claims recorded each outcome is."""
    rows, recorded = shown.rows, shown.row(measure=WHOLE)["value"]
    parts = rows["value"].where(rows["measure"] != WHOLE)
    name = shown.words.say("Share of the claims recorded")
    return [share(100 * parts / recorded, name=name, decimals=1)]


def subtitle(shown: Shown) -> str:
    """Return unit, place and period of the claims."""
    return shown.words.say(
        "Claims, Peru–Ecuador border, {period}; shares of the claims recorded.",
        period=shown.period(shown.row(measure=WHOLE)),
    )


def cautions(shown: Shown) -> list[str]:
    """Return that admission decides nothing yet and, where they do not, that outcomes do not add up to the whole."""
    whole, told = shown.row(measure=WHOLE), not_recognition(shown)
    if whole["outcomes"] != whole["value"]:
        told.append(
            shown.words.say(
                "The outcomes published add up to {added}, not to the {recorded} claims recorded.",
                added=shown.words.number(whole["outcomes"]),
                recorded=counts(shown)["recorded"],
            )
        )
    return told


def not_recognition(shown: Shown) -> list[str]:
    """Return the caution that admission to the procedure decides nothing yet."""
    return [
        shown.words.say(
            "Admission to the procedure is not recognition as a refugee: an admitted claim is still to be decided."
        )
    ]
