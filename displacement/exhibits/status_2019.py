"""Who had which status in Peru in autumn 2019?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import value_of
from displacement.exhibit.numbers import Number, share
from displacement.exhibit.own import A_ROLE
from displacement.exhibit.procedures import told_list, with_told
from displacement.words import mark


def _draw(shown: Shown) -> go.Figure:
    view = shown.view
    return draw_stages(
        with_told(shown, grouped=False), palette=view.palette, words=view.words, across=view.across
    )


def _title(shown: Shown) -> str:
    here, regular = shown.find(slot="here"), shown.find(slot="regular")
    if here is None or regular is None:
        return ""
    return shown.words.say(
        "Of {here} in Peru, {regular} had regular status: {share}",
        here=value_of(here, shown.words),
        regular=shown.words.figure(regular["value"], qualifier=regular["qualifier"]),
        share=shown.words.percent(regular["value"] / here["value"], decimals=1),
    )


def _numbers(shown: Shown) -> list[Number]:
    """Return which share of all those in Peru had regular status, where both are published."""
    here, regular = shown.find(slot="here"), shown.find(slot="regular")
    if here is None or regular is None:
        return []
    had = shown.rows["value"].where(shown.rows["slot"] == "regular")
    name = shown.words.say("Share of all Venezuelans in Peru")
    return [share(100 * had / here["value"], name=name, decimals=1)]


def _subtitle(shown: Shown) -> str:
    words, rows = shown.words, shown.rows.sort_values("date", kind="stable")
    units = words.list(dict.fromkeys(words.unit(unit) for unit in shown.rows["unit"]))
    first, last = (words.date(pd.Timestamp(rows.iloc[end]["date"]).date(), "month") for end in (0, -1))
    if first == last:
        return words.say("Venezuelans in Peru, {units}, {month}.", units=units, month=first)
    return words.say(
        "Venezuelans in Peru, {units}, each at its own date between {first} and {last}.",
        units=units,
        first=first,
        last=last,
    )


EXHIBIT = Exhibit(
    id="status-2019",
    question=mark("Who had which status in Peru in autumn 2019?"),
    query="status_2019",
    own=A_ROLE,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    numbers=_numbers,
    alt=lambda shown: shown.words.say(
        "Bars one under the other. {bars}.", bars=told_list(shown, grouped=False)
    ),
    cautions=lambda shown: [
        shown.words.say(
            "These groups overlap and must not be added up: a person with a PTP has regular status, and many who "
            "claimed asylum also had, or waited for, a PTP."
        )
    ],
)
