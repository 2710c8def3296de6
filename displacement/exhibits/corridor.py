"""When did Peru, Chile and Ecuador begin to ask Venezuelans for a visa?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.lanes import draw_spans
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import COUNTED, card, day_of, hover
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.words import Words, mark

EDGES = ("2019-05-01", "2019-10-01")


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    return draw_spans(
        shown.marks.assign(
            label=[words.of(row, "area") for _, row in shown.rows.iterrows()],
            told=[day_of(row, words) for _, row in shown.rows.iterrows()],
        ),
        edges=EDGES,
        texts=[(words.say("no visa"), words.say("visa asked"))] * len(shown.rows),
        palette=shown.view.palette,
        words=words,
    )


def _turns(shown: Shown) -> list[str]:
    return [f"{shown.words.of(row, 'area')} {day_of(row, shown.words)}" for _, row in shown.rows.iterrows()]


def _title(shown: Shown) -> str:
    days = pd.to_datetime(shown.rows["date"])
    return shown.words.say(
        "Three countries ask for a visa within {days} days",
        days=shown.words.number((days.max() - days.min()).days),
    )


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = [row for _, row in marks.iterrows()]
    return pd.DataFrame(
        {
            words.say("Where"): [words.of(row, "area") for row in rows],
            words.say("When"): [day_of(row, words) for row in rows],
            words.say("What was asked"): [words.of(row, "answer") for row in rows],
            words.say("Source"): [source_with_locator(row, words) for row in rows],
        }
    )


EXHIBIT = Exhibit(
    id="corridor",
    question=mark("When did Peru, Chile and Ecuador begin to ask for a visa?"),
    query="corridor",
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "The day from which a Venezuelan needed a visa to enter: {turns}.",
        turns=shown.words.list(_turns(shown)),
    ),
    alt=lambda shown: shown.words.say(
        "Three lanes from May to September 2019, each open up to a day and closed after it: {turns}.",
        turns=shown.words.list(_turns(shown)),
    ),
    told_as=Telling(hover=hover, card=card, table=_table, counted=COUNTED),
)
