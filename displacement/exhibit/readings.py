"""How the figures behind rows were read: twice, once, by machine; and which counts UNHCR masks or rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from displacement.queries import ask
from displacement.words import Words

DECIDED = "unhcr_decisions_"


@dataclass(frozen=True, kw_only=True)
class Readings:
    """How many figures come from documents, and how many of those were read a second time and found again.

    What a machine takes over from a table whole is not among them.
    """

    documents: int
    twice: int

    def line(self, words: Words) -> str:
        """Return how many were read twice, in words; nothing where no figure comes from a document."""
        if not self.documents:
            return ""
        return words.say_n(
            "{twice} of {count} figure from documents read twice.",
            "{twice} of {count} figures from documents read twice.",
            self.documents,
            twice=words.number(self.twice),
        )


def readings_of(rows: pd.DataFrame) -> Readings:
    """Return how the figures behind rows were read; a total counts the figures that it is made of."""
    if "figure_id" not in rows:
        return Readings(documents=0, twice=0)
    ids = sorted(set(" ".join(rows["figure_id"].dropna().astype(str)).split()))
    found = ask("readings_of", figures=tuple(ids)).iloc[0]
    return Readings(documents=int(found["documents"]), twice=int(found["twice"]))


def masked_counts(rows: pd.DataFrame, words: Words) -> Iterator[str]:
    """Yield what must be known of small counts by UNHCR: 5 is 1 to 5, alone and in sums; decisions are rounded."""
    if "masked" not in rows or "measure" not in rows:
        return
    decided = rows["measure"].fillna("").str.startswith(DECIDED)
    alone = int((rows["qualifier"] == "masked").sum())
    if alone:
        yield words.say_n(
            "UNHCR publishes counts below five as 5: {count} figure here is 1 to 5.",
            "UNHCR publishes counts below five as 5: {count} figures here are 1 to 5.",
            alone,
        )
    within = (rows["masked"].fillna(0) > 0) & (rows["qualifier"] != "masked") & ~decided
    if within.any():
        yield words.say_n(
            "{count} sum is approximate: it includes counts that UNHCR publishes as 5 and that are 1 to 5.",
            "{count} sums are approximate: they include counts that UNHCR publishes as 5 and that are 1 to 5.",
            int(within.sum()),
        )
    rounded = int((decided & ((rows["qualifier"] == "about") | (rows["masked"].fillna(0) > 0))).sum())
    if rounded:
        yield words.say_n(
            "UNHCR rounds decisions under ten to 5 or 10: {count} figure here is rounded or holds such a number.",
            "UNHCR rounds decisions under ten to 5 or 10: {count} figures here are rounded or hold such numbers.",
            rounded,
        )
