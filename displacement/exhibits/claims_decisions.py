"""How were the claims of Venezuelans decided in a country each year?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.shares import draw_shares
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.claims import cases_left_out, country_of
from displacement.view.parameters import COUNTRY
from displacement.words import mark

RECOGNISED = "unhcr_decisions_recognised"
CLOSED = "unhcr_decisions_closed"
PARTS = {
    RECOGNISED: mark("recognised"),
    "unhcr_decisions_other_protection": mark("other protection"),
    "unhcr_decisions_rejected": mark("rejected"),
    CLOSED: mark("otherwise closed"),
}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    told = {year: _told(shown, rows, short=True) for year, rows in shown.rows.groupby("year")}
    return draw_shares(
        shown.marks.assign(whole=shown.rows["all_decisions"], told=shown.rows["year"].map(told)),
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
    )


def _told(shown: Shown, rows: pd.DataFrame, *, short: bool = False) -> str:
    """Return a year's recognition rate with its numerator and denominator, and what was otherwise closed."""
    words, by = shown.words, rows.set_index("part")["value"]
    merits = float(rows.iloc[0]["on_the_merits"])
    values = {
        "year": str(rows.iloc[0]["year"]),
        "recognised": words.number(by[RECOGNISED]),
        "merits": words.number(merits),
        "closed": words.number(by[CLOSED]),
    }
    if merits:
        values["rate"] = words.percent(by[RECOGNISED] / merits)
    if short and merits:
        return words.say(
            "<b>{year}</b> {recognised} recognised of {merits} on the merits = <b>{rate}</b><br>{closed} otherwise "
            "closed",
            **values,
        )
    if short:
        return words.say("<b>{year}</b> none decided on the merits<br>{closed} otherwise closed", **values)
    if not merits:
        return words.say("{year}: none decided on the merits; {closed} otherwise closed", **values)
    return words.say(
        "{year}: {recognised} recognised of {merits} decided on the merits = {rate}; {closed} otherwise closed",
        **values,
    )


def _plain(shown: Shown, year: int) -> str:
    return _told(shown, shown.rows[shown.rows["year"] == year])


def _year_of_most_decisions(shown: Shown) -> int:
    return int(shown.rows.iloc[shown.rows["all_decisions"].argmax()]["year"])


def _title(shown: Shown) -> str:
    return f"{country_of(shown)}, {_plain(shown, _year_of_most_decisions(shown))}"


def _alt(shown: Shown) -> str:
    years = sorted(set(shown.rows["year"]), reverse=True)
    return shown.words.say(
        "A bar a year, divided by outcome. {years}.", years=". ".join(_plain(shown, year) for year in years)
    )


EXHIBIT = Exhibit(
    id="claims-decisions",
    question=mark("How were the claims decided?"),
    query="claims_decisions",
    parameters=(COUNTRY,),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "Decisions at first instance on claims of Venezuelans, in the year (flow, people), UNHCR; each bar is the "
        "whole of its year. Rate: recognised of those decided on the merits (recognised, other protection, rejected)."
    ),
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "“Otherwise closed” is a claim that ended without a decision on its merits, for instance withdrawn or "
        "abandoned. It is left out of the rate, never out of the picture."
    ),
    cautions=lambda shown: cases_left_out(shown, measure="unhcr_decisions_total_cases"),
)
