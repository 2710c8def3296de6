"""How many Venezuelans enter and leave by the border posts, month by month?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.columns import Marker
from displacement.charts.over_time import draw_over_time
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import day_of
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_bars
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import GATES, PERIOD
from displacement.words import mark

WAYS: Mapping[str, str] = {"entries": mark("Entries"), "exits": mark("Exits")}
A_YEAR = 12  # months: what comes after so many without a figure is told apart from what came before
MOST_GAPS = 6  # stretches without a figure that are named


def _ways(shown: Shown) -> dict[str, str]:
    """Return what is counted and its name, entries first, as far as there are figures."""
    counted = set(shown.rows["measure"])
    return {way: shown.words.say(name) for way, name in WAYS.items() if way in counted}


def _of(shown: Shown, way: str) -> pd.DataFrame:
    return shown.rows[shown.rows["measure"] == way]


def _acts(shown: Shown) -> list[Row]:
    """Return the measures of the country between the first month and the last."""
    first, last = shown.rows["period_start"].min(), shown.rows["date"].max()
    return rows_in(ask("acts_at_border", c=shown.view["c"], first=str(first)[:10], last=str(last)[:10]))


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
        acts=[
            Marker(
                day=act["date"].date(),
                label=words.of(act, "title"),
                direction=act["direction"],
                hover=words.of(act, "summary"),
            )
            for act in _acts(shown)
        ],
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
    """Tell how entries stand after a long gap or, where there is none, the last month with entries and exits."""
    say, words = shown.words.say, shown.words
    first = _of(shown, next(iter(_ways(shown))))
    top, since, country = _top(first), _since(first), words.of(first.iloc[0], "area")
    counted = {way: _of(shown, way).set_index("period_start", drop=False) for way in _ways(shown)}
    both = sorted(set.intersection(*(set(rows.index) for rows in counted.values())))
    later = len(since) > 1 and top["period_start"] not in set(since["period_start"])
    if "entries" in counted and later and set(since["qualifier"]) == {"exact"}:
        return say(
            "{country}: {top} entered in {month}; since {start}, no month published has more than {most}",
            country=country,
            top=value_of(top, words),
            month=shown.period(top),
            start=shown.period(since.iloc[0]),
            most=words.number(since["value"].max()),
        )
    if len(counted) == len(WAYS) and both:
        entered, left = (counted[way].loc[both[-1]] for way in WAYS)
        return say(
            "{country}, {month}: {entered} entered by the border posts, {left} left",
            country=country,
            month=shown.period(entered),
            entered=value_of(entered, words),
            left=value_of(left, words),
        )
    if "entries" not in counted:
        return ""
    return say(
        "{country}: {top} entered in {month}",
        country=country,
        top=value_of(top, words),
        month=shown.period(top),
    )


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
        listed = "; ".join(
            f"{number} {words.of(act, 'title')} ({day_of(act, words, short=True)})"
            for number, act in enumerate(acts, start=1)
        )
        told.append(
            words.say(
                "Thin rules are measures of the state, dashed where one restricts and dotted where it opens: "
                "{measures}.",
                measures=listed,
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
    parameters=(GATES, PERIOD),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    reading=_reading,
    cautions=_cautions,
    height=520,
)
