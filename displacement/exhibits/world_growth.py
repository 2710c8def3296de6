"""How did the number of Venezuelans abroad grow?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lines import draw_lines
from displacement.exhibit import Exhibit, Shown, Stands
from displacement.exhibit.in_words import value_of
from displacement.exhibit.marks import key_of_points
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import PERIOD
from displacement.words import Words, mark

SERIES = {"WORLD": mark("World"), "LAC": mark("Latin America and the Caribbean")}


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    return draw_lines(
        shown.marks,
        colours={"WORLD": palette.accent, "LAC": palette.restricts},
        names={area: shown.words.say(name) for area, name in SERIES.items()},
        doubted=True,
        palette=palette,
        words=shown.words,
    )


def _stretches(shown: Shown) -> list[tuple[Row, Row]]:
    """Return the first and the last figure of the world drawn on each side of the breaks, the oldest first."""
    world = shown.rows[shown.rows["area"] == "WORLD"].sort_values(["date", "figure_id"], kind="stable")
    return [(rows.iloc[0], rows.iloc[-1]) for _, rows in world.groupby("segment")]


def _stretch(first: Row, last: Row, words: Words) -> dict[str, str]:
    start, end = (words.date(pd.Timestamp(row["date"]).date(), "year") for row in (first, last))
    figures = [words.figure(row["value"], qualifier=row["qualifier"]) for row in (first, last)]
    return {"first": figures[0], "start": start, "last": figures[1], "end": end}


def _title(shown: Shown) -> str:
    """Tell the first and the last figure drawn of the world, of each stretch between two breaks."""
    words, stretches = shown.words, _stretches(shown)
    if not stretches:
        return ""
    told = []
    for first, last in stretches:
        values = _stretch(first, last, words)
        if values["start"] == values["end"]:
            told.append(words.say("{last} in {end}", **values))
        else:
            told.append(words.say("from {first} in {start} to {last} in {end}", **values))
    counted = told[0] + "".join(words.say("; counted anew, {stretch}", stretch=each) for each in told[1:])
    return words.say("Abroad: {counted}", counted=counted)


def _slip(shown: Shown) -> list[str]:
    """Return the ids of figures that are probably misprinted, which are drawn hollow."""
    slip = shown.highlights.get("slip")
    return [slip["figure_id"]] if slip and slip["figure_id"] in set(shown.rows["figure_id"]) else []


def _cautions(shown: Shown) -> list[str]:
    return [shown.words.of(shown.highlights["slip"], "phrase")] if _slip(shown) else []


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Venezuelan refugees and migrants abroad (stock, people). Each diamond is one published figure; no line is "
        "drawn between them, because the counters changed their methods on the way."
    )


def _alt(shown: Shown) -> str:
    words, stretches = shown.words, _stretches(shown)
    below = bool((shown.rows["area"] == "LAC").any())
    if not below or any(first["value"] >= last["value"] for first, last in stretches) or not stretches:
        told = [f"{shown.period(row)}: {value_of(row, words)}" for row in rows_in(shown.rows)]
        return words.say("Points over time. {points}.", points="; ".join(told))
    risen = [
        words.say(
            "from {first} ({start}) to {last} ({end})",
            first=value_of(first, words),
            start=shown.period(first),
            last=value_of(last, words),
            end=shown.period(last),
        )
        for first, last in stretches
    ]
    return words.say(
        "Points rising over time, for the world {stretches}, and below them for Latin America and the Caribbean.",
        stretches=words.list(risen),
    )


EXHIBIT = Exhibit(
    id="world-growth",
    question=mark("How did the number of Venezuelans abroad grow?"),
    query="world_growth",
    own=Stands.OVER_TIME,
    parameters=(PERIOD,),
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    cautions=_cautions,
    reading=key_of_points,
    hint=mark("Choose a point to see where its figure comes from."),
)
