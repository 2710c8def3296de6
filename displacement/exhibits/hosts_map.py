"""Where do people displaced from Venezuela live?"""

from __future__ import annotations

import plotly.graph_objects as go
import pydeck

from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.host_counts import (
    not_counted_anew,
    per_thousand,
    rates,
    told_as_rate,
    whole,
    with_shown_text,
)
from displacement.exhibit.own import ON_A_MAP
from displacement.maps.circles import draw_circles
from displacement.maps.land import outlines
from displacement.maps.still import draw_still_circles
from displacement.queries.rows import rows_in
from displacement.view.parameters import COUNTRIES, PERIOD, RATE
from displacement.view.selection import codes_in
from displacement.words import mark


def _draw_map(shown: Shown) -> pydeck.Deck:
    return draw_circles(shown.marks, chosen=codes_in(shown.view["c"]), palette=shown.view.palette)


def _draw(shown: Shown) -> go.Figure:
    return draw_still_circles(
        shown.marks,
        land=outlines(),
        chosen=codes_in(shown.view["c"]),
        palette=shown.view.palette,
        words=shown.words,
    )


def _values(shown: Shown) -> dict[str, str]:
    marks, words = with_shown_text(shown), shown.words
    first = marks.iloc[0]
    region = shown.rows[shown.rows["unhcr_region"] == "The Americas"]["value"].sum()
    return {
        "total": words.number(shown.rows["value"].sum()),
        "share": words.percent(region / shown.rows["value"].sum()),
        "first": first["label"],
        "value": first["shown_as"],
        "date": shown.period(shown.rows.iloc[0]),
    }


def _title(shown: Shown) -> str:
    if per_thousand(shown):
        return shown.words.say(
            "{first} hosts the most for its size: {value} per 1,000 inhabitants", **_values(shown)
        )
    return shown.words.say_n(
        "{total} people in {count} country; {share} of them in the Americas",
        "{total} people in {count} countries; {share} of them in the Americas",
        len(shown.rows),
        **_values(shown),
    )


def _subtitle(shown: Shown) -> str:
    say = shown.words.say
    return say(
        "People displaced from Venezuela, {date}, as counted by UNHCR.", **_values(shown)
    ) + told_as_rate(shown)


def _alt(shown: Shown) -> str:
    marks = with_shown_text(shown)
    hosts = [f"{row['label']} {row['shown_as']}" for row in rows_in(marks.head(6))]
    told = (
        mark("A map with a circle on each host country. The highest numbers per 1,000 inhabitants: {hosts}.")
        if per_thousand(shown)
        else mark("A map with a circle on each host country. The largest: {hosts}.")
    )
    return shown.words.say(told, hosts=shown.words.list(hosts))


def _reading(shown: Shown) -> str:
    told = (
        mark(
            "The area of a circle is proportional to the number per 1,000 inhabitants; the largest stands for {value} "
            "({first})."
        )
        if per_thousand(shown)
        else mark(
            "The area of a circle is proportional to the number; the largest stands for {value} ({first})."
        )
    )
    return shown.words.say(told, **_values(shown))


EXHIBIT = Exhibit(
    id="hosts-map",
    question=mark("Where do people displaced from Venezuela live?"),
    query="hosts_map",
    own=ON_A_MAP,
    parameters=(COUNTRIES, PERIOD, RATE),
    draw=_draw,
    draw_map=_draw_map,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=rates,
    reading=_reading,
    hint=mark("Choose a circle to choose its country."),
    cautions=lambda shown: [
        whole(shown),
        *not_counted_anew(shown),
        shown.words.say("The boundaries on the map imply no opinion on the legal status of any territory."),
    ],
)
