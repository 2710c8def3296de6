"""What was asked of a Venezuelan on a chosen day, country by country?"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.grid import SIGNS, draw_grid
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.acts import card, otherwise_in
from displacement.exhibit.in_words import source_link
from displacement.exhibit.own import OF_STATES
from displacement.exhibit.requirements import ASPECTS, STATES, answer_of, hover, since_of
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.queries.choices import choices_of
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import DAY
from displacement.words import Words, mark, mark_n


def _day(shown: Shown) -> str:
    """Return the chosen day, no more exactly than it is known."""
    code, words = shown.view["day"], shown.words
    named = [choice.name(words) for choice in choices_of(DAY) if choice.code == code]
    return named[0] if named else words.date(dt.date.fromisoformat(code))


def _areas(shown: Shown) -> dict[str, str]:
    rows = shown.rows.drop_duplicates("area")
    return {row["area"]: shown.words.of(row, "area") for row in rows_in(rows)}


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    return draw_grid(
        shown.marks.assign(
            row=shown.rows["aspect"],
            column=shown.rows["area"],
            told=[answer_of(row, words) for row in rows_in(shown.rows)],
        ),
        rows={aspect: words.say(name) for aspect, name in ASPECTS.items()},
        columns=_areas(shown),
        names=[(state, words.say(name)) for state, name in STATES.items()],
        palette=shown.view.palette,
        words=words,
        letters=24 if shown.view.across > 2 else 13,
    )


def _as_table(shown: Shown) -> pd.DataFrame:
    """Return the cells with aspects down and countries along, each with its measure's source."""
    words = shown.words
    cells = {(row["aspect"], row["area"]): _cell(row, words) for row in rows_in(shown.rows)}
    return pd.DataFrame(
        {name: [cells[aspect, area] for aspect in ASPECTS] for area, name in _areas(shown).items()},
        index=[words.say(name) for name in ASPECTS.values()],
    )


def _cell(row: Row, words: Words) -> str:
    sign = SIGNS[row["state"]]
    if not isinstance(row["figure_id"], str):
        unsaid = words.say("Not said")
        return f":gray[{sign} {unsaid}]"
    colour = {"open": "blue", "closed": "orange"}.get(row["state"], "gray")
    answer = answer_of(row, words)
    since = since_of(row, words, short=True)
    if row["basis"] == "from":
        since = since.replace(" ", "\N{NO-BREAK SPACE}")
    return f":{colour}[{sign}] **{answer}** :small[{since} · {source_link(row, words)}]"


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    known = [isinstance(row["figure_id"], str) for row in rows]
    told = pd.DataFrame(
        {
            words.say("Where"): [words.of(row, "area") for row in rows],
            words.say("What"): [words.named(ASPECTS, row, "aspect") for row in rows],
            words.say("What was asked"): [answer_of(row, words) for row in rows],
            words.say("When"): [
                since_of(row, words) if one else "" for row, one in zip(rows, known, strict=True)
            ],
            words.say("Measure"): [words.of(row, "title") for row in rows],
            words.say("Source"): [
                source_with_locator(row, words) if one else "" for row, one in zip(rows, known, strict=True)
            ],
        }
    )
    return told.assign(**otherwise_in(rows, words))


def _closed(shown: Shown) -> list[str]:
    rows = shown.rows[(shown.rows["aspect"] == "visa") & (shown.rows["state"] == "closed")]
    return [shown.words.of(row, "area") for row in rows_in(rows)]


def _title(shown: Shown) -> str:
    closed = _closed(shown)
    if not closed:
        return shown.words.say("{day}: no country of the five is known to ask for a visa", day=_day(shown))
    return shown.words.say(
        "{day}: a visa is asked by {countries}", day=_day(shown), countries=shown.words.list(closed)
    )


def _alt(shown: Shown) -> str:
    cells = [
        f"{shown.words.of(row, 'area')}, {shown.words.named(ASPECTS, row, 'aspect')}: {answer_of(row, shown.words)}"
        for row in rows_in(shown.rows)
    ]
    return shown.words.say("A table. {cells}.", cells="; ".join(cells))


EXHIBIT = Exhibit(
    id="asked",
    question=mark("What was asked of a Venezuelan on a chosen day?"),
    query="asked",
    own=OF_STATES,
    in_columns=True,
    parameters=(DAY,),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "What the measures in force asked of a Venezuelan arriving at the border, in five countries from north to "
        "south; every cell with its measure and its source."
    ),
    alt=_alt,
    reading=lambda shown: shown.words.say(
        "Derived from the measures on the timeline. “Until” is what the document on the next measure says held "
        "before it. Where the sources do not say, the cell says so. {states}.",
        states=", ".join(f"{SIGNS[state]} {shown.words.say(name)}" for state, name in STATES.items()),
    ),
    as_table=_as_table,
    told_as=Telling(
        hover=hover, card=card, table=_table, counted=mark_n("{count} answer", "{count} answers")
    ),
)
