"""How were the claims of Venezuelans decided in a country each year?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.shares import draw_shares
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.claims import cases_apart, country_of
from displacement.exhibit.numbers import PERCENT, Number, bounds
from displacement.exhibit.own import A_PART
from displacement.queries.figuring import FEW_DECIDED
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import mark

RECOGNISED = "unhcr_decisions_recognised"
CLOSED = "unhcr_decisions_closed"
PARTS = {
    RECOGNISED: mark("recognised"),
    "unhcr_decisions_other_protection": mark("other protection"),
    "unhcr_decisions_rejected": mark("rejected"),
    CLOSED: mark("otherwise closed"),
}
UNITS = {"persons": mark("people"), "cases": mark("cases")}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    told = {bar: _on_the_bar(shown, rows) for bar, rows in shown.rows.groupby("bar")}
    return draw_shares(
        shown.marks.assign(whole=shown.rows["all_decisions"], told=shown.rows["bar"].map(told)),
        names={part: shown.words.say(name) for part, name in PARTS.items()},
        colours={
            RECOGNISED: palette.admitted,
            "unhcr_decisions_other_protection": palette.accent_soft,
            "unhcr_decisions_rejected": palette.denied,
            CLOSED: palette.archived,
        },
        palette=palette,
        words=shown.words,
        across=shown.view.across,
        few=FEW_DECIDED,
    )


def _when(shown: Shown, rows: pd.DataFrame) -> str:
    row = rows.iloc[0]
    year = str(row["year"])
    return shown.words.say("{year}, in cases", year=year) if row["unit"] == "cases" else year


def _told(shown: Shown, rows: pd.DataFrame) -> tuple[str, list[str], str]:
    """Return how many claims were decided on the merits, the two rates with their parts, what was otherwise closed."""
    say, row = shown.words.say, rows.iloc[0]
    parts = {part["part"]: part for part in rows_in(rows)}
    recognised, closed = parts[RECOGNISED], parts[CLOSED]
    ended = say("{count} otherwise closed", count=_count(shown, closed["value"], closed["least"]))
    if not row["on_the_merits"]:
        return say("none decided on the merits"), [], ended
    merits = say(
        "{count} decided on the merits",
        count=_count(shown, row["on_the_merits"], row["on_the_merits_least"]),
    )
    rates = [
        say("{count} recognised", count=_counted(shown, row, recognised["value"], recognised["least"])),
        say("{count} protected in all", count=_counted(shown, row, row["protected"], row["protected_least"])),
    ]
    if row["protected"] == recognised["value"]:
        rates[1] = say("no other protection")
    return merits, rates, ended


def _count(shown: Shown, value: float, least: float) -> str:
    """Return a count, or the range that it may lie in where a part of it is printed as 5 and may be less."""
    words = shown.words
    if value == least:
        return words.number(value)
    return words.say("{low} to {high}", low=words.number(least), high=words.number(value))


def _counted(shown: Shown, row: Row, value: float, least: float) -> str:
    """Return a count with its share of what was decided on the merits, in brackets, where the share is known."""
    share = _share(shown, row, value, least)
    return f"{_count(shown, value, least)} ({share})" if share else _count(shown, value, least)


def _share(shown: Shown, row: Row, value: float, least: float) -> str:
    """Return a share of what was decided on the merits; empty where a count printed as 5 could change it."""
    merits, merits_least = row["on_the_merits"], row["on_the_merits_least"]
    if 5 * least == value > 0 or 5 * merits_least == merits:
        return ""
    low = shown.words.percent(least / (merits - value + least))
    high = shown.words.percent(value / (merits_least - least + value))
    return low if low == high else ""


def _numbers(shown: Shown) -> list[Number]:
    """Return what stands on each bar: those decided on the merits and, of these, the two shares, where they are told.

    Shares, and those protected in all, stand once a year: in the row of those recognised.
    """
    words, rows = shown.words, rows_in(shown.rows)
    unit = words.list(words.say(UNITS[each]) for each in UNITS if each in set(shown.rows["unit"]))
    recognised = shown.rows["part"] == RECOGNISED

    def told(row: Row, value: str, least: str) -> float | None:
        known = row["part"] == RECOGNISED and row["on_the_merits"]
        return (
            100 * row[value] / row["on_the_merits"]
            if known and _share(shown, row, row[value], row[least])
            else None
        )

    def count(name: str, column: str) -> list[Number]:
        ends = (shown.rows[f"{column}{end}"] for end in ("_least", ""))
        return bounds(name, *ends, unit=unit, words=words)

    def share(name: str, value: str, least: str) -> Number:
        return Number(name=name, unit=PERCENT, values=[told(row, value, least) for row in rows], decimals=0)

    protected, least = (shown.rows[each].where(recognised) for each in ("protected", "protected_least"))
    masked = (shown.rows["least"] < shown.rows["value"]).any()
    return [
        *([Number(name=words.say("How many, at least"), unit=unit, values=list(shown.rows["least"]))]
          if masked else []),
        *count(words.say("Decided on the merits"), "on_the_merits"),
        share(words.say("Recognised, of those decided on the merits"), "value", "least"),
        *bounds(words.say("Protected in all"), least, protected, unit=unit, words=words),
        share(words.say("Protected in all, of those decided on the merits"), "protected", "protected_least"),
    ]  # fmt: skip


def _on_the_bar(shown: Shown, rows: pd.DataFrame) -> str:
    merits, rates, closed = _told(shown, rows)
    lines = [f"<b>{_when(shown, rows)}</b> {merits}", *rates, closed]
    return "<br>".join(line for line in lines if line)


def _plain(shown: Shown, bar: str) -> str:
    rows = shown.rows[shown.rows["bar"] == bar]
    merits, rates, closed = _told(shown, rows)
    return f"{_when(shown, rows)}: {', '.join([merits, *rates])}; {closed}"


def _title(shown: Shown) -> str:
    """Tell the year of most decisions, in people or in cases."""
    most = shown.rows.iloc[shown.rows["all_decisions"].argmax()]["bar"]
    return f"{country_of(shown)}, {_plain(shown, most)}"


def _alt(shown: Shown) -> str:
    bars = list(dict.fromkeys(shown.rows["bar"]))[::-1]
    return shown.words.say(
        "A bar a year, divided by outcome. {years}.", years=". ".join(_plain(shown, bar) for bar in bars)
    )


def _cautions(shown: Shown) -> list[str]:
    """Return that cases are no people, and why some shares are not told."""
    told, words = cases_apart(shown), shown.words
    if (shown.rows["value"] != shown.rows["least"]).any():
        told.append(
            words.say("A count that UNHCR prints as 5 may be 1 to 5; no share is told that it could change.")
        )
    return told


EXHIBIT = Exhibit(
    id="claims-decisions",
    question=mark("How were the claims decided?"),
    query="claims_decisions",
    own=A_PART,
    in_columns=True,
    parameters=(COUNTRY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Decisions at first instance on claims of Venezuelans, in the year (flow, {units}), UNHCR; each bar is the "
        "whole of its year. Shares of those decided on the merits: recognised as refugees, and protected in all "
        "(recognised, or given other protection).",
        units=shown.words.list(
            shown.words.say(UNITS[unit]) for unit in UNITS if unit in set(shown.rows["unit"])
        ),
    ),
    alt=_alt,
    numbers=_numbers,
    reading=lambda shown: shown.words.say(
        "“Otherwise closed” is a claim that ended without a decision on its merits, for instance withdrawn or "
        "abandoned. It is left out of the shares, never out of the picture. A pale bar stands for fewer than 100 "
        "decisions."
    ),
    cautions=_cautions,
)
