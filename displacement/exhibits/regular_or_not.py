"""How many of the Venezuelans estimated in Chile were in an irregular situation, by year and by region?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.rates import draw_rates
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.numbers import Number, denominator, share
from displacement.exhibit.own import A_SHARE
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import PERIOD
from displacement.words import Words, mark

UNKNOWN = "region-not-known"


def _share(row: Row, words: Words) -> str:
    return words.percent(row["shown"] / 100, decimals=1)


def _counts(row: Row, words: Words) -> str:
    return words.say(
        "{part} of {whole}", part=words.number(row["value"]), whole=words.number(row["denominator"])
    )


def _name(row: Row, words: Words) -> str:
    """Return the year of a row on the country, the region of one on a region."""
    if row["whole"]:
        return str(row["year"])
    return words.of(row, "breakdown") if row["code"] == UNKNOWN else words.of(row, "place")


def _draw(shown: Shown) -> go.Figure:
    words, rows = shown.words, rows_in(shown.rows)
    marks = shown.marks.assign(
        block=["years" if row["whole"] else "regions" for row in rows],
        year=shown.rows["year"].where(shown.rows["whole"]),
        name=[_name(row, words) for row in rows],
        low=shown.rows["shown"],
        high=shown.rows["shown"],
        whole=float("nan"),
        told=[f"<b>{_share(row, words)}</b> · {_counts(row, words)}" for row in rows],
        few=False,
    )
    return draw_rates(
        marks,
        headings={
            "years": words.say("Chile, at the end of each year"),
            "regions": words.say("By region, {date}", date=shown.period(shown.rows.iloc[-1])),
        },
        names=(words.say("in an irregular situation, of all estimated there"), ""),
        colours=(shown.view.palette.restricts, shown.view.palette.neutral),
        palette=shown.view.palette,
        words=words,
        name="name",
    )


def _years(shown: Shown) -> list[Row]:
    return rows_in(shown.rows[shown.rows["whole"]])


def _title(shown: Shown) -> str:
    """Tell the first and the last year, or the one that there is; of regions alone, nothing."""
    words, years = shown.words, _years(shown)
    if not years:
        return ""
    first, last = years[0], years[-1]
    told = {
        "country": words.of(last, "area"),
        "part": words.number(last["value"]),
        "whole": words.number(last["denominator"]),
        "share": _share(last, words),
        "year": str(last["year"]),
    }
    if len(years) == 1:
        return words.say(
            "{country}, {year}: {part} of {whole} Venezuelans in an irregular situation ({share})", **told
        )
    return words.say(
        "{country}, {year}: {part} of {whole} Venezuelans in an irregular situation ({share}; {before} in {start})",
        before=_share(first, words),
        start=str(first["year"]),
        **told,
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "People in an irregular situation (stock, people) as a share of all Venezuelans estimated at the same place "
        "on the same day, {counter}.",
        counter=shown.words.of(shown.rows.iloc[-1], "counter"),
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [
        f"{_name(row, words)}: {_share(row, words)}, {_counts(row, words)}" for row in rows_in(shown.rows)
    ]
    return words.say("A dot a year, and a dot a region, from none to all. {rows}.", rows="; ".join(told))


def _cautions(shown: Shown) -> list[str]:
    """Return that most regions are not known, and that whoever is not irregular is not thereby known to be regular."""
    words, told = shown.words, []
    unknown, years = shown.find(code=UNKNOWN), _years(shown)
    whole = next((row for row in years if unknown is not None and row["date"] == unknown["date"]), None)
    if unknown is not None and whole is not None:
        told.append(
            words.say(
                "Of the {whole} in an irregular situation, the region of {unknown} is not known: the shares by region "
                "are of those alone whose region is known.",
                whole=words.number(whole["value"]),
                unknown=words.number(unknown["value"]),
            )
        )
    if years and pd.notna(years[-1]["carried_forward"]):
        told.append(
            words.say(
                "{count} of those estimated in {year} are known from the census alone, carried forward: whoever is not "
                "in an irregular situation is not thereby known to be in a regular one.",
                count=words.number(years[-1]["carried_forward"]),
                year=str(years[-1]["year"]),
            )
        )
    return told


def _numbers(shown: Shown) -> list[Number]:
    """Return the shares with all who are estimated at the place, of whom they are shares."""
    words, people = shown.words, shown.words.unit("persons")
    return [
        share(shown.rows["shown"], name=words.say("Share"), decimals=1),
        denominator(shown.rows, name=words.say("Of all estimated"), unit=people, words=words),
    ]


EXHIBIT = Exhibit(
    id="regular-or-not",
    question=mark("How many of the Venezuelans in Chile were in an irregular situation?"),
    query="regular_or_not",
    own=A_SHARE,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "Beside each row stand the share and how many of how many. A situation is administrative: it says "
        "whether somebody has a valid residence on that day, not how they entered."
    ),
    numbers=_numbers,
    cautions=_cautions,
    hint=mark("Choose a point to see where its figure comes from."),
)
