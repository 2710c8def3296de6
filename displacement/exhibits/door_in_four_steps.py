"""In which four steps did Peru close its border to Venezuelans?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.cards import draw_cards
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of, value_of
from displacement.words import mark

STEPS = {
    1: mark("1 · {date}: a passport is required. People who entered at Tumbes that day"),
    2: mark("2 · {date}: the temporary permit (PTP) closes. Permits granted in the end"),
    3: mark("3 · {date}: a humanitarian visa is required. People who entered in the month after"),
    4: mark("4 · From {date}: asylum is decided at the border. Claims admitted to the procedure"),
}


def labelled(shown: Shown) -> pd.DataFrame:
    """Return the marks with what each step was and when it took effect."""
    words = shown.words
    labels = []
    for _, row in shown.rows.iterrows():
        message = STEPS[row["step"]]
        day = pd.Timestamp(row["effective"]).date()
        labels.append(words.say(message, date=words.date(day, row["event_precision"])))
    return shown.marks.assign(label=labels)


def _draw(shown: Shown) -> go.Figure:
    words, marks = shown.words, labelled(shown)
    rows = [row for _, row in marks.iterrows()]
    told = [f"{date_of(row, words)} · {words.of(row, 'publisher')}" for row in rows]
    numbers = [words.figure(row["value"], qualifier=row["qualifier"]) for row in rows]
    return draw_cards(
        marks.assign(shown_as=numbers, told=told),
        palette=shown.view.palette,
        words=words,
        columns=min(shown.view.across, 2),
    )


def _title(shown: Shown) -> str:
    first, last = (pd.Timestamp(shown.rows["effective"].agg(end)) for end in ("min", "max"))
    months = round((last - first).days / 30.44)
    return shown.words.say_n(
        "In {count} month the door at Peru’s border closed in four steps",
        "In {count} months the door at Peru’s border closed in four steps",
        months,
    )


def _subtitle(shown: Shown) -> str:
    return shown.words.say(
        "Four different things are counted, each with its own unit and date: people entering, permits, people "
        "entering, claims. They are not added up."
    )


def _alt(shown: Shown) -> str:
    told = [f"{row['label']}: {value_of(row, shown.words)}" for _, row in labelled(shown).iterrows()]
    return shown.words.say("Four steps. {steps}.", steps="; ".join(told))


EXHIBIT = Exhibit(
    id="door-in-four-steps",
    question=mark("In which four steps did Peru close its border?"),
    query="door_in_four_steps",
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    as_cards=labelled,
)
