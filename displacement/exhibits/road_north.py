"""How many Venezuelans were counted each month at the stations of the road north, and which measures fell on them?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.over_time import draw_over_time
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.acts import marked, marker, numbered
from displacement.exhibit.in_words import short_name, value_of
from displacement.exhibit.marks import key_of_bars
from displacement.exhibit.numbers import Number, denominator, share
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import AMONG, PERIOD
from displacement.words import mark

COUNTED = "VEN"
FALLEN = 0.25  # of the highest month: the last one that is told as a fall


def _share(shown: Shown) -> bool:
    return shown.view["among"] == "share"


def _station(row: Row, shown: Shown) -> str:
    """Return the name of a station: its place, where it has one that is no border, else its country."""
    route = row["place_kind"] == "route"
    return short_name(shown.words.of(row, "place" if route else "area"))


def _text(row: Row, shown: Shown) -> str:
    if not _share(shown):
        return value_of(row, shown.words)
    return shown.words.say(
        "{share} of {everybody}",
        share=_percent(row, shown),
        everybody=value_of({**row, "value": row["denominator"], "qualifier": "exact"}, shown.words),
    )


def _percent(row: Row, shown: Shown) -> str:
    return shown.words.percent(row["value"] / row["denominator"])


def _marks(shown: Shown) -> pd.DataFrame:
    """Return the marks with their panel and, of a share, its numerator and denominator."""
    marks = shown.marks
    texts = [_text(row, shown) for row in rows_in(marks)]
    labels = [f"{_station(row, shown)} · {shown.words.of(row, 'measure')}" for row in rows_in(marks)]
    hovers = [f"{hover}<br>{text}" for hover, text in zip(marks["hover"], texts, strict=True)]
    return marks.assign(
        panel=marks["axis"],
        series=COUNTED,
        code=marks["area"],
        unfinished=False,
        shown_as=texts,
        label=labels,
        hover=hovers if _share(shown) else marks["hover"],
    )


def _panels(shown: Shown) -> dict[str, str]:
    """Return the heading of each station: its name, what is counted there and, where that does not say it, the unit."""
    return {row["axis"]: _heading(row, shown) for row in rows_in(shown.rows.drop_duplicates("axis"))}


def _heading(row: Row, shown: Shown) -> str:
    words, name = shown.words, shown.words.of(row, "measure")
    name, unit = name[:1].lower() + name[1:], words.unit(row["unit"])
    values = {"station": _station(row, shown), "measure": name, "unit": unit}
    said = name.startswith(unit)
    if _share(shown):
        told = mark("{station}: {measure}, %") if said else mark("{station}: {measure}, % of {unit}")
        return words.say(told, **values)
    if said:
        return words.say("{station}: {measure}", **values)
    return words.say("{station}: {measure} ({unit})", **values)


def _acts(shown: Shown) -> list[Row]:
    """Return the marked measures of the states of these stations, from the first month shown to the last."""
    rows = shown.rows
    return marked(rows["area"], since=rows["period_start"].min(), until=rows["date"].max())


def _draw(shown: Shown) -> go.Figure:
    palette, words = shown.view.palette, shown.words
    return draw_over_time(
        _marks(shown),
        names={COUNTED: ""},
        colours={COUNTED: palette.accent},
        palette=palette,
        words=words,
        form="columns",
        panels=_panels(shown),
        suffix="%" if _share(shown) else "",
        acts=[marker(act, words) for act in _acts(shown)],
    )


def _by_station(shown: Shown) -> list[pd.DataFrame]:
    return [rows for _, rows in shown.rows.groupby("axis", sort=False)]


def _highest(rows: pd.DataFrame, column: str = "value") -> Row:
    return rows.iloc[int(rows[column].argmax())]


def _title(shown: Shown) -> str:
    """Tell how little the last month is of the highest where that holds at every station, else the highest months."""
    words, stations = shown.words, _by_station(shown)
    if _share(shown):
        fullest = [_highest(rows, "denominator") for rows in stations]
        told = [_at(row, _percent(row, shown), shown) for row in fullest]
        return words.say(
            "Venezuelans among everybody, in the fullest month: {stations}", stations="; ".join(told)
        )
    tops = [_highest(rows) for rows in stations]
    lasts = [rows.iloc[-1] for rows in stations]
    exact = all(bool((rows["qualifier"] == "exact").all()) for rows in stations)
    whole = all(rows["segment"].nunique() == 1 for rows in stations)
    left = max(
        last["value"] / top["value"] if top["value"] else 1.0 for top, last in zip(tops, lasts, strict=True)
    )
    if len(stations) > 1 and exact and whole and left <= FALLEN:
        return words.say(
            "At each of the {count} stations, the last month published counted at most {share} of the highest",
            count=words.number(len(stations)),
            share=words.percent(left),
        )
    told = [_at(row, words.figure(row["value"], qualifier=row["qualifier"]), shown) for row in tops]
    return words.say("Highest months: {stations}", stations="; ".join(told))


def _at(row: Row, value: str, shown: Shown) -> str:
    return shown.words.say(
        "{station} {value} ({month})",
        station=_station(row, shown),
        value=value,
        month=shown.words.date(row["date"].date(), "month", short=True),
    )


def _subtitle(shown: Shown) -> str:
    words, rows = shown.words, shown.rows
    values = {"first": shown.period(rows.sort_values("period_start").iloc[0]),
              "last": shown.period(rows.sort_values("date").iloc[-1])}  # fmt: skip
    if _share(shown):
        return words.say(
            "Venezuelans as a share of everybody counted at the same station in the same month, {first} to {last}. "
            "Months without both figures are left empty.",
            **values,
        )
    return words.say(
        "Venezuelans counted each month at stations of one road, {first} to {last} (flows). Each station counts in its "
        "own way and has its own scale; they are never added up. Months without a figure are left empty.",
        **values,
    )


def _alt(shown: Shown) -> str:
    words = shown.words
    told = [
        words.say(
            "{station}: highest {top} ({month}), last {end} ({when})",
            station=_station(rows.iloc[0], shown),
            top=_text(_highest(rows, "shown"), shown),
            month=shown.period(_highest(rows, "shown")),
            end=_text(rows.iloc[-1], shown),
            when=shown.period(rows.iloc[-1]),
        )
        for rows in _by_station(shown)
    ]
    return words.say("Panels one under the other, a column a month. {stations}.", stations="; ".join(told))


def _reading(shown: Shown) -> str:
    """Return what the numbered rules are, each with its day, and what a hatched column means."""
    words, acts = shown.words, _acts(shown)
    told = numbered(acts, words)
    rules = words.say("Rules: {acts}. Dashed, what restricts; dotted, what opens.", acts=told) if acts else ""
    return " ".join(part for part in (rules, key_of_bars(shown)) if part)


def _cautions(shown: Shown) -> list[str]:
    return [
        shown.words.say(
            "One person can be counted at each station, and several times at one. What came after a measure need not "
            "have come from it."
        )
    ]


def _numbers(shown: Shown) -> list[Number]:
    """Return the shares with everybody counted, of whom they are shares; of plain counts, nothing."""
    if not _share(shown):
        return []
    words, rows = shown.words, shown.rows
    units = [words.unit(unit) for unit in rows["unit"]]
    return [
        share(rows["shown"], name=words.say("Share")),
        denominator(rows, name=words.say("Everybody counted"), unit=units, words=words),
    ]


EXHIBIT = Exhibit(
    id="road-north",
    question=mark("How many Venezuelans were counted on the road north?"),
    query="road_north",
    own=Stands.OVER_TIME,
    parameters=(AMONG, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    cautions=_cautions,
    reading=_reading,
    numbers=_numbers,
)
