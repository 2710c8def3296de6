"""Numbers that no document prints and the screen does: sums, shares and rates, each with how it was computed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from displacement.exhibit.arithmetic import recompute
from displacement.exhibits.checks import arithmetic
from displacement.queries import ask, once_an_edition
from displacement.queries.rows import Row, rows_in
from displacement.words import LANGUAGES, Words, fold, mark, words_in

WHAT: Mapping[str, str] = {
    "check": mark("recomputed from its parts"),
    "regular": mark("share with regular status"),
    "world": mark("added up over all countries that UNHCR counts in"),
    "sum": mark("added up from UNHCR’s parts"),
    "merits": mark("decided on the merits: recognised, given other protection or rejected"),
    "protected": mark("protected in all: recognised or given other protection"),
    "recognition": mark("recognition rate: recognised, of those decided on the merits"),
    "protection": mark(
        "protection rate: recognised or given other protection, of those decided on the merits"
    ),
    "per_inhabitant": mark("per 1,000 inhabitants"),
    "per_hosted": mark("new claims per 1,000 Venezuelans hosted"),
    "women": mark("share of women and girls"),
    "children": mark("share of those under 18"),
    "americas": mark("share that lives in the Americas"),
    "department": mark("share of those counted in the country by the same document"),
    "foreigners": mark("share of all foreigners there"),
}
SHOWN_IN: Mapping[str, str] = {
    "world": "hosts-map",
    "americas": "hosts-map",
    "merits": "claims-decisions",
    "protected": "claims-decisions",
    "recognition": "claims-decisions",
    "protection": "claims-decisions",
    "per_inhabitant": "hosts-ranking",
    "per_hosted": "claims-neighbours",
    "women": "age-and-sex",
    "children": "age-and-sex",
    "department": "inside-a-country",
    "foreigners": "in-which-towns",
    "regular": "status-2019",
    "check": "checks",
}
SUMS_SHOWN_IN: Mapping[str, str] = {
    "unhcr_hosted": "hosts-series",
    "unhcr_claims_new": "claims-filed",
    "unhcr_claims_other": "claims-again",
    "unhcr_decisions_recognised": "claims-decisions",
}
FEW = 6  # figures that a sum is told with, one by one


@once_an_edition(4)
def computed_numbers() -> pd.DataFrame:
    """Return every number that is computed, in the order of WHAT, each with the words by which it is found."""
    rows = pd.concat([ask("computed"), _recomputed()], ignore_index=True)
    rows = rows.assign(haystack=[fold(" ".join(_names(row))) for row in rows_in(rows)])
    return rows.sort_values("what", key=lambda what: what.map(list(WHAT).index), kind="stable")


def _recomputed() -> pd.DataFrame:
    """Return what the parts of each published number give, where it can be recomputed."""
    checks = ask("checks_made")
    found = [recompute(row["operation"], list(row["part_values"])) for row in rows_in(checks)]
    values = pd.Series(found, index=checks.index, dtype=float)
    told = checks.assign(what="check", parts=checks["part_ids"], terms=checks["part_values"], value=values)
    made = checks["operation"].isin(["sum", "difference", "share", "change"]) & told["value"].notna()
    shares = told["operation"].isin(["share", "change"])
    kept: pd.DataFrame = told.assign(published=checks["value"], unit=told["unit"].where(~shares, "percent"))[
        made
    ]
    return kept


def _names(row: Row) -> list[str]:
    names = [str(row["area"]), str(row["date"])[:10]]
    for language in LANGUAGES:
        words = words_in(language)
        names += [words.of(row, "area"), words.of(row, "measure"), _what(row, words)]
    return names


def line_of_computed(row: Row, words: Words) -> str:
    """Return a computed number in one line: how many, of what, where, when, and that it is computed."""
    day = words.date(pd.Timestamp(row["date"]).date(), row["date_precision"])
    parts = [f"**{_value(row, words)}**", words.of(row, "measure"), _what(row, words)]
    return " · ".join([*parts, words.of(row, "area"), day, words.say("computed")])


def calculation_of(row: Row, words: Words) -> str:
    """Return how a number was computed: “142 ÷ 1,018 = 13.9%”."""
    if row["what"] == "check":
        return arithmetic({**row, "value": row["published"]}, words)
    terms = [words.number(term) for term in row["terms"]]
    if row["operation"] == "sum" and len(row["parts"]) > FEW:
        return words.say_n("The sum of {count} figure", "The sum of {count} figures", len(row["parts"]))
    if row["operation"] == "sum":
        return f"{' + '.join(words.number(part['value']) for part in parts_of(row))} = {_value(row, words)}"
    times = "" if row["operation"] == "share" else f" × {words.number(1000)}"
    return f"{terms[0]} ÷ {terms[1]}{times} = {_value(row, words)}"


def parts_of(row: Row) -> list[Row]:
    """Return the figures that a number was computed from, as the ledger has them, in their order."""
    rows = ask("ledger").drop_duplicates("figure_id").set_index("figure_id", drop=False)
    return rows_in(rows.loc[[part for part in row["parts"] if part in rows.index]])


def shown_in(row: Row) -> str | None:
    """Return the exhibit that prints a computed number, or nothing where none does by itself."""
    return SHOWN_IN.get(row["what"]) or SUMS_SHOWN_IN.get(row["measure"])


def _what(row: Row, words: Words) -> str:
    told = WHAT[row["what"]]
    return words.say(told)


def _value(row: Row, words: Words) -> str:
    if row["unit"] == "percent":
        return words.percent(row["value"] / 100, decimals=int(row["value"] != 0))
    if row["operation"] == "rate":
        return words.number(row["value"], decimals=1)
    return f"{words.number(row['value'])} {words.unit(row['unit'], row['value'])}"
