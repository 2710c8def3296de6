"""Which countries host most people displaced from Venezuela?"""

from __future__ import annotations

import plotly.graph_objects as go

from displacement.charts.ranking import draw_ranking
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.host_counts import (
    not_counted_anew,
    per_thousand,
    rates,
    told_as_rate,
    whole,
    with_shown_text,
)
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRIES, PERIOD, RATE
from displacement.view.selection import codes_in
from displacement.words import mark

FIRST = 20  # hosts that are ranked; those chosen stand below them


def _draw(shown: Shown) -> go.Figure:
    return draw_ranking(
        with_shown_text(shown),
        value="shown",
        chosen=codes_in(shown.view["c"]),
        palette=shown.view.palette,
        words=shown.words,
    )


def _title(shown: Shown) -> str:
    marks = with_shown_text(shown).dropna(subset=["shown"])
    say = shown.words.say
    if marks.empty:
        return ""
    values = {"first": marks.iloc[0]["label"], "value": marks.iloc[0]["shown_as"]}
    if len(marks) == 1 and per_thousand(shown):
        return say("{first} hosted {value} per 1,000 inhabitants", **values)
    if len(marks) == 1:
        return say("{first} hosted {value} people", **values)
    values |= {"second": marks.iloc[1]["label"], "other": marks.iloc[1]["shown_as"]}
    if per_thousand(shown):
        return say("{first} hosted {value} per 1,000 inhabitants, {second} {other}", **values)
    return say("{first} hosted {value} people, {second} {other}", **values)


def _subtitle(shown: Shown) -> str:
    return shown.words.say_n(
        "People displaced from Venezuela, {date}, as counted by UNHCR; the {count} first host.",
        "People displaced from Venezuela, {date}, as counted by UNHCR; the {count} first hosts.",
        int((shown.rows["place_in_order"] <= FIRST).sum()),
        date=shown.period(shown.rows.iloc[0]),
    ) + told_as_rate(shown)


def _alt(shown: Shown) -> str:
    marks = with_shown_text(shown)
    hosts = [f"{row['label']} {row['shown_as']}" for row in rows_in(marks.head(5))]
    told = (
        mark("Bars from the highest number per 1,000 inhabitants down: {hosts}.")
        if per_thousand(shown)
        else mark("Bars from the largest host down: {hosts}.")
    )
    return shown.words.say(told, hosts=shown.words.list(hosts))


EXHIBIT = Exhibit(
    id="hosts-ranking",
    question=mark("Which countries host most people displaced from Venezuela?"),
    query="hosts_ranking",
    own=Stands.LISTED,
    parameters=(COUNTRIES, PERIOD, RATE),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=rates,
    cautions=lambda shown: [whole(shown), *not_counted_anew(shown)],
)
