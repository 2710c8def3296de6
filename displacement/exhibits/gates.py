"""How many Venezuelans enter and leave by the border posts, month by month?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.over_time import draw_over_time
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.acts import marked, marker, numbered
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import GATES, PERIOD
from displacement.words import mark

WAYS: Mapping[str, str] = {"entries": mark("Entries"), "exits": mark("Exits")}
A_YEAR = 12  # months: what comes after so many without a figure is told apart from what came before
EACH = 150  # pixels of a panel, where there are two
MOST_GAPS = 6  # stretches without a figure that are named


def _ways(shown: Shown) -> dict[str, str]:
    """Return what is counted and its name, entries first, as far as there are figures."""
    counted = set(shown.rows["measure"])
    return {way: shown.words.say(name) for way, name in WAYS.items() if way in counted}


def _of(shown: Shown, way: str) -> pd.DataFrame:
    return shown.rows[shown.rows["measure"] == way]


def _acts(shown: Shown) -> list[Row]:
    """Return the measures of the country between the first month and the last."""
    rows = shown.rows
    return marked(rows["area"], since=rows["period_start"].min(), until=rows["date"].max())


def _draw(shown: Shown) -> go.Figure:
    words, palette = shown.words, shown.view.palette
    return draw_over_time(
        shown.marks.assign(shown_as=""),
        names={"VEN": ""},
        colours={"VEN": palette.accent},
        palette=palette,
        words=words,
        form="columns",
        panels=_ways(shown),
        y="value",
        same_scale=True,
        each=EACH,
        acts=[marker(act, words) for act in _acts(shown)],
    )


def _top(rows: pd.DataFrame) -> Row:
    return rows.iloc[rows["value"].argmax()]


def _month(day: pd.Timestamp) -> int:
    """Return a month as a number that another can be taken from."""
    return int(day.year * A_YEAR + day.month)


def _since(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows after the last year or more without a figure: all where there is no such gap."""
    apart = rows["period_start"].map(_month).diff() > A_YEAR
    return rows[apart.cumsum() == apart.sum()]


def _title(shown: Shown) -> str:
    """Tell the highest month and how entries stand: since a long gap, or in the last month beside the exits."""
    say, words = shown.words.say, shown.words
    entries, exits = (_of(shown, way) for way in WAYS)
    if entries.empty:
        return ""
    top, last, since = _top(entries), entries.iloc[-1], _since(entries)
    values = {
        "country": words.of(top, "area"),
        "top": value_of(top, words),
        "month": shown.period(top),
        "last": value_of(last, words),
        "end": shown.period(last),
    }
    later = len(since) > 1 and top["period_start"] < since["period_start"].min()
    if later and set(since["qualifier"]) == {"exact"}:
        return say(
            "{country}: {top} entered in {month}; since {start}, no month published has more than {most}",
            start=shown.period(since.iloc[0]),
            most=words.number(since["value"].max()),
            **values,
        )
    left = exits[exits["period_start"] == last["period_start"]]
    told = (
        say("{country}: {top} entered in {month}", **values)
        if top["period_start"] == last["period_start"]
        else say("{country}: {top} entered in {month}, {last} in {end}", **values)
    )
    if left.empty:
        return told
    return say("{finding}; {left} left that month", finding=told, left=value_of(left.iloc[0], words))


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Venezuelans recorded by border control a month, by all posts of the country (flow, people); a person who "
        "crosses twice counts twice. Months without a figure are left empty."
    )


def _gaps(shown: Shown, way: str) -> list[str]:
    """Return where months have no figure, by the months around them, from the first to the last of the picture."""
    say, every, rows = shown.words.say, shown.rows["period_start"], _of(shown, way)
    first, last = rows.iloc[0], rows.iloc[-1]
    told = [say("before {month}", month=shown.period(first))] if first["period_start"] > every.min() else []
    told += [
        say("between {month} and {next}", month=shown.period(before), next=shown.period(row))
        for before, row in pairwise(rows_in(rows))
        if _month(row["period_start"]) - _month(before["period_start"]) > 1
    ]
    if last["period_start"] < every.max():
        told.append(say("after {month}", month=shown.period(last)))
    return told


def _cautions(shown: Shown) -> list[str]:
    """Tell which months are empty, what is not published at all, and what entries and exits do not tell together."""
    words, told = shown.words, []
    for way, name in WAYS.items():
        rows, named = _of(shown, way), words.say(name)
        gaps = [] if rows.empty else _gaps(shown, way)
        if rows.empty:
            told.append(words.say("{counted}: no month is published.", counted=named))
        elif len(gaps) > MOST_GAPS:
            ends = {"first": shown.period(rows.iloc[0]), "last": shown.period(rows.iloc[-1])}
            told.append(
                words.say(
                    "{counted}: many months from {first} to {last} have no figure.", counted=named, **ends
                )
            )
        elif gaps:
            told.append(words.say("{counted}: no figure {months}.", counted=named, months="; ".join(gaps)))
    told.append(
        words.say(
            "Entries less exits are not how many stayed: who crosses elsewhere is in neither, and no difference is "
            "drawn."
        )
    )
    return told


def _reading(shown: Shown) -> str:
    words, acts = shown.words, _acts(shown)
    told = [words.say("Both panels have one scale.")] if len(_ways(shown)) > 1 else []
    if acts:
        told.append(
            words.say(
                "Thin rules are measures of the state, dashed where one restricts and dotted where it opens: "
                "{measures}.",
                measures=numbered(acts, words),
            )
        )
    return " ".join([*told, key_of_bars(shown)]).strip()


def _alt(shown: Shown) -> str:
    words, told = shown.words, []
    for way, name in _ways(shown).items():
        rows = _of(shown, way)
        top, last = _top(rows), rows.iloc[-1]
        told.append(
            words.say_n(
                "{counted}: {count} month, at most {top} ({month}), in the end {last} ({end})",
                "{counted}: {count} months, at most {top} ({month}), in the end {last} ({end})",
                len(rows),
                counted=name,
                top=value_of(top, words),
                month=shown.period(top),
                last=value_of(last, words),
                end=shown.period(last),
            )
        )
    return words.say("A column a month. {panels}.", panels="; ".join(told))


EXHIBIT = Exhibit(
    id="gates",
    question=mark("How many Venezuelans enter and leave by the border posts?"),
    query="gates",
    own=Stands.OVER_TIME,
    parameters=(GATES, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    cautions=_cautions,
    height=440,
)
