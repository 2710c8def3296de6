"""What is held on one country, told in words: how much, the latest of each thing counted, where documents disagree."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from displacement.exhibit.conflicts import reason_of, spread_of
from displacement.exhibit.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import STANDINGS
from displacement.exhibit.sources import GRADES
from displacement.queries import ask
from displacement.queries.choices import narrowed
from displacement.queries.rows import Row, rows_in
from displacement.view import View
from displacement.view.parameters import HELD
from displacement.words import Words, mark

NO_COUNT_YET = ("projection", "provisional")
"""The standings that are said of a figure, because it is not, or not yet, a count."""
WEAK = "mirror"
OF_A_COUNTRY = "country-"
"""What the exhibits begin with that are made for one country: they are short where little is held."""
LEAST = 3
"""How many figures make a picture; fewer are told in a table."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "host_populations": ("host_populations",),
    "asylum_claims": ("asylum_claims",),
    "permits": ("permits",),
    "border": ("border_flows", "border_claims"),
    "context": ("surveys", "context"),
}
"""The parts of a country’s page and the topics of the figures that stand in each."""
TITLES: Mapping[str, str] = {
    "host_populations": mark("How many, according to whom"),
    "asylum_claims": mark("Asylum claims"),
    "permits": mark("Permits"),
    "border": mark("Entries, exits, the border"),
    "acts": mark("Measures of the state"),
    "asked": mark("What was asked on {day}"),
    "disagreements": mark("Where documents disagree"),
    "context": mark("Surveys and context"),
    "held": mark("What is held, by year"),
    "documents": mark("Documents"),
}
"""What the parts of a country’s page and of its sheet are called, in their order."""


def focus_of(view: View) -> str:
    """Return the country that a view has in focus: the first chosen, else where the page of a country starts."""
    return narrowed(HELD, dict(view.filters).get(HELD.name, HELD.default))


def at_country(exhibit: Exhibit, view: View, code: str) -> Shown | None:
    """Return an exhibit as shown at a country; nothing where it shows none of it, or too little for a picture."""
    shown = exhibit.at(view.with_filters({HELD.name: code}))
    if shown.empty or code not in set(shown.rows["area"]):
        return None
    by_rows = shown.exhibit.id.startswith(OF_A_COUNTRY)
    return shown if by_rows or len(shown.rows) >= LEAST else None


def held_on(code: str) -> Row:
    """Return how much is held on a country: figures, documents, years, disagreements, measures of the state."""
    return rows_in(ask("country_held", c=code))[0]


def told_held(code: str, words: Words) -> str:
    """Return how much is held on a country, in a sentence."""
    row = held_on(code)
    first, last = (str(row[f"{end}_year"]) for end in ("first", "last"))
    parts = [
        words.say_n("{count} figure", "{count} figures", row["figures"]),
        words.say_n("{count} thing counted", "{count} things counted", row["measures"]),
        words.say_n("{count} document", "{count} documents", row["documents"]),
    ]
    if row["disagreements"]:
        parts.append(words.say_n("{count} disagreement", "{count} disagreements", row["disagreements"]))
    if row["acts"]:
        parts.append(
            words.say_n("{count} measure of the state", "{count} measures of the state", row["acts"])
        )
    return f"{first if first == last else f'{first}–{last}'}: {', '.join(parts)}."


def latest_of(code: str, group: str, **selection: str) -> pd.DataFrame:
    """Return the latest figure of each thing counted in a country, of one part of its page, the last one first."""
    rows = ask("country_latest", **{**selection, HELD.name: code})
    return rows[rows["topic"].isin(GROUPS[group])]


def lacking_on(code: str) -> list[str]:
    """Return the parts of a country’s page of which nothing is held; surveys and context are not expected."""
    topics, held = set(ask("country_coverage", c=code)["topic"]), held_on(code)
    parts = [group for group, its_topics in GROUPS.items() if not topics & set(its_topics)]
    none = [name for name in ("acts", "disagreements") if not held[name]]
    return [*(group for group in parts if group != "context"), *none]


def told_lacking(code: str, words: Words) -> str:
    """Return in a line of which parts nothing is held; empty where something is of all."""
    names = lacking_on(code)
    if not names:
        return ""
    return words.say(
        "Nothing is held on {country} about: {parts}. Missing is not zero.",
        country=words.of(held_on(code), "area"),
        parts=words.list(f"“{words.say(TITLES[name])}”" for name in names),
    )


def what_of(row: Row, words: Words) -> str:
    """Return what a figure counts: its measure, its permit, its place, and whom where not Venezuelans alone."""
    parts = [words.of(row, name) for name in ("measure", "instrument", "breakdown", "place")]
    if row["nationality"] == "ALL":
        parts.append(words.say("all nationalities"))
    if row["standing"] in NO_COUNT_YET:
        parts.append(words.named(STANDINGS, row, "standing"))
    if row["grade"] == WEAK:
        parts.append(words.say(GRADES[WEAK]))
    return " · ".join(part for part in parts if part)


def who_of(row: Row, words: Words) -> str:
    """Return who counted, and in which document where that is another’s."""
    counter, publisher = words.of(row, "counter"), words.of(row, "publisher")
    if counter == publisher:
        return counter
    return words.say("{counter}, in {publisher}", counter=counter, publisher=publisher)


def disagreements_on(code: str) -> list[Row]:
    """Return where documents disagree on a country, the unexplained first, then the latest."""
    rows = ask("disagreements", where=code, reason="all")
    ordered = rows.assign(open=rows["reason"] == "unexplained")
    return rows_in(ordered.sort_values(["open", "date"], ascending=False, kind="stable"))


def told_disagreement(row: Row, words: Words) -> str:
    """Return a disagreement in a line: what, when, from which to which figure, and why."""
    day = pd.Timestamp(row["date"]).date()
    parts = [
        words.of(row, "measure"),
        words.date(day, row["date_precision"]),
        spread_of(row, words),
        reason_of(row, words),
    ]
    return " · ".join(part for part in parts if part)
