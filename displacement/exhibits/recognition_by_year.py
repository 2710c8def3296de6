"""What share of the claims decided in a country each year were recognised?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.rates import draw_rates
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.claims import PANELS, cases_apart, country_of
from displacement.exhibit.in_words import years_of
from displacement.exhibit.numbers import PERCENT, Number, bounds
from displacement.exhibit.own import A_SHARE
from displacement.queries.figuring import FEW_DECIDED
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import COUNTRY, PERIOD
from displacement.words import Words, mark

UNITS = {"persons": mark("people"), "cases": mark("cases")}


def _is_few(row: Row) -> bool:
    return bool(row["denominator_least"] < FEW_DECIDED)


def _rate(row: Row, words: Words, *, of: str = "") -> str:
    """Return a rate as it is told, a range where a count printed as 5 may be less; empty where too few were decided."""
    if _is_few(row):
        return ""
    return "–".join(dict.fromkeys(words.percent(row[f"{of}{end}"] / 100) for end in ("low", "high")))


def _counts(row: Row, words: Words) -> str:
    """Return how many were recognised of how many decided: “416 of 1,922”."""
    return words.say(
        "{part} of {whole}",
        part=_range(row["least"], row["value"], words),
        whole=_range(row["denominator_least"], row["denominator"], words),
    )


def _range(low: float, high: float, words: Words) -> str:
    return "–".join(dict.fromkeys([words.number(low), words.number(high)]))


def _more(row: Row) -> bool:
    """Whether more were protected than recognised."""
    return bool(row["protected"] > row["value"])


def _beside(row: Row, words: Words) -> str:
    """Return the lines beside a row: the rate with its counts and, where there was other protection, that with it."""
    rate = _rate(row, words)
    told = f"<b>{rate}</b> · {_counts(row, words)}" if rate else _counts(row, words)
    both = _rate(row, words, of="protected_") if _more(row) else ""
    return told + "<br>" + words.say("protected in all: {rate}", rate=both) if both else told


def _draw(shown: Shown) -> go.Figure:
    words, palette = shown.words, shown.view.palette
    rows = rows_in(shown.rows)
    return draw_rates(
        shown.marks.assign(
            block=shown.rows["unit"],
            whole=shown.rows["protected_shown"],
            told=[_beside(row, words) for row in rows],
            few=[_is_few(row) for row in rows],
        ),
        headings={unit: words.say(name) for unit, name in PANELS.items()},
        names=(words.say("recognised as refugees"), words.say("protected in all")),
        colours=(palette.admitted, palette.pending),
        palette=palette,
        words=words,
    )


def _numbers(shown: Shown) -> list[Number]:
    """Return what stands beside each year: the rates, told where enough were decided, and what they are made of."""
    words, rows = shown.words, shown.rows
    told = pd.Series([not _is_few(row) for row in rows_in(rows)], index=rows.index)
    both = rows["protected"] > rows["value"]
    unit = words.list(words.say(UNITS[unit]) for unit in UNITS if unit in set(rows["unit"]))

    def rate(name: str, of: str, where: pd.Series[bool]) -> list[Number]:
        ends = (rows[f"{of}{end}"].where(where) for end in ("low", "high"))
        return bounds(name, *ends, unit=PERCENT, words=words)

    def count(name: str, least: str, most: str) -> list[Number]:
        return bounds(name, rows[least], rows[most], unit=unit, words=words)

    return [
        *rate(words.say("Recognised, of those decided on the merits"), "", told),
        *(rate(words.say("Protected in all, of those decided on the merits"), "protected_", told & both)
          if both.any() else []),
        *(count(words.say("Recognised"), "least", "value") if (rows["least"] < rows["value"]).any() else []),
        *count(words.say("Decided on the merits"), "denominator_least", "denominator"),
        *count(words.say("Protected in all"), "protected_least", "protected"),
    ]  # fmt: skip


def _known(shown: Shown) -> pd.DataFrame:
    """Return the years with a rate: of people, or of cases where no year in people has one."""
    known = shown.rows[[not _is_few(row) for row in rows_in(shown.rows)]]
    return known[known["unit"] == known.iloc[0]["unit"]] if len(known) else known


def _title(shown: Shown) -> str:
    """Tell the year of the highest rate and the last one, or the last one with other protection where there is any."""
    words, known = shown.words, _known(shown)
    if known.empty:
        return ""
    last = known.iloc[-1]
    top = known.iloc[known["low"].argmax()]
    told = {"country": country_of(shown), "last": _rate(last, words), "end": str(last["year"])}
    if _more(last):
        return words.say(
            "{country}, {end}: {last} of those decided on the merits recognised as refugees, {both} protected in all",
            both=_rate(last, words, of="protected_"),
            **told,
        )
    if _rate(top, words) == told["last"]:
        return words.say(
            "{country}: {last} of those decided on the merits recognised as refugees in {end}", **told
        )
    return words.say(
        "{country}: {top} of those decided on the merits recognised as refugees in {year}, {last} in {end}",
        top=_rate(top, words),
        year=str(top["year"]),
        **told,
    )


def _subtitle(shown: Shown) -> str:
    words, days = shown.words, pd.to_datetime(shown.rows["date"])
    units = set(shown.rows["unit"])
    return words.say(
        "Decisions at first instance on claims of Venezuelans, {years} (flow, {units}), UNHCR: recognised as refugees, "
        "of those decided on the merits. A rate is told where {few} or more were decided.",
        years=years_of(days.min(), days.max()),
        units=words.list(words.say(UNITS[unit]) for unit in UNITS if unit in units),
        few=words.number(FEW_DECIDED),
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [_year(row, words) for row in rows_in(shown.rows)]
    return words.say("A row a year, a dot on a scale from 0% to 100%. {years}.", years="; ".join(told))


def _year(row: Row, words: Words) -> str:
    year = (
        words.say("{year}, in cases", year=str(row["year"])) if row["unit"] == "cases" else str(row["year"])
    )
    rate, both = _rate(row, words), _rate(row, words, of="protected_") if _more(row) else ""
    parts = [rate, _counts(row, words), words.say("protected in all: {rate}", rate=both) if both else ""]
    return f"{year}: {', '.join(part for part in parts if part)}"


def _cautions(shown: Shown) -> list[str]:
    """Return that cases are no people, and why some rates are a range."""
    told, words = cases_apart(shown), shown.words
    if (shown.rows["denominator"] != shown.rows["denominator_least"]).any():
        told.append(
            words.say(
                "A count that UNHCR prints as 5 may be 1 to 5; where that could change a rate, it is a range."
            )
        )
    return told


EXHIBIT = Exhibit(
    id="recognition-by-year",
    question=mark("What share of those decided were recognised?"),
    query="recognition_by_year",
    own=A_SHARE,
    parameters=(COUNTRY, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    reading=lambda shown: shown.words.say(
        "Beside each year stand the rate and how many were recognised of how many decided. Pale, without a rate and "
        "joined to no other year: fewer than {few} decided. “Otherwise closed” claims are not among those decided "
        "on the merits.",
        few=shown.words.number(FEW_DECIDED),
    ),
    cautions=_cautions,
    hint=mark("Choose a point to see where its figure comes from."),
)
