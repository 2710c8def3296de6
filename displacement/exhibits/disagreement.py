"""Which figures stand against each other in one disagreement of documents?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.spread import draw_spread
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.conflicts import explanation_of, reason_of
from displacement.exhibit.in_words import date_of, end_of, value_of
from displacement.exhibit.marks import key_of_points
from displacement.exhibit.own import OF_DOCUMENTS
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import DISAGREEMENT
from displacement.words import Words, mark

MOST = 3  # different things that a title names


def _marks(shown: Shown) -> pd.DataFrame:
    words = shown.words
    rows = rows_in(shown.marks)
    return shown.marks.assign(
        label=[f"{words.of(row, 'counter')}, {date_of(row, words)}" for row in rows],
        shown_as=[words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"]) for row in rows],
    )


def _what(row: Row, shown: Shown) -> str:
    return f"{_name(row, shown.words)} ({shown.words.unit(row['unit'])})"


def _name(row: Row, words: Words) -> str:
    parts = [words.of(row, "measure"), words.of(row, "instrument"), words.of(row, "breakdown")]
    return ", ".join(part for part in parts if part)


def _draw(shown: Shown) -> go.Figure:
    palette = shown.view.palette
    firsts = shown.rows.drop_duplicates("axis")
    return draw_spread(
        _marks(shown),
        colours=[palette.counter(kind) for kind in shown.rows["counter_kind"]],
        headings={row["axis"]: _what(row, shown) for row in rows_in(firsts)},
        palette=palette,
        words=shown.words,
        unit="%" if set(shown.rows["unit"]) == {"percent"} else "",
    )


def _all_of(shown: Shown) -> str:
    """Return what stands on the first scale: its measures, of which there are two where they count the same people."""
    rows, words = shown.rows, shown.words
    first = rows[rows["axis"] == rows.iloc[0]["axis"]].drop_duplicates("measure")
    if len(first) == 1:
        return _what(first.iloc[0], shown)
    named = "; ".join(words.of(row, "measure") for row in rows_in(first))
    return f"{named} ({words.unit(first.iloc[0]['unit'])})"


def _title(shown: Shown) -> str:
    """Tell the lowest and the highest figure or, where they count different things, what each of the first counts."""
    rows, words = shown.rows, shown.words
    area = words.of(rows.iloc[0], "area")
    firsts = rows_in(rows.drop_duplicates("axis"))
    if len(firsts) > 1:
        told = [f"{_name(row, words)}: {value_of(row, words)}" for row in firsts[:MOST]]
        return f"{area}. {'; '.join(told)}"
    ordered = rows_in(rows.sort_values(["value", "qualifier"], kind="stable"))
    low, high = ordered[0], ordered[-1]
    if low["value"] != high["value"]:
        return words.say(
            "{area}: from {low} to {high}",
            area=area,
            low=end_of(low, words),
            high=end_of(high, words, unit=True),
        )
    if low["qualifier"] == high["qualifier"]:
        return words.say("{area}: {figures}", area=area, figures=value_of(high, words))
    return words.say("{area}: {low} or {high}", area=area, low=end_of(low, words), high=value_of(high, words))


EXHIBIT = Exhibit(
    id="disagreement",
    question=mark("Which figures stand against each other?"),
    query="figures_of_disagreement",
    own=OF_DOCUMENTS,
    by_documents=False,
    parameters=(DISAGREEMENT,),
    draw=_draw,
    title=_title,
    subtitle=lambda shown: shown.words.say(
        "{what}. Each dot is one published figure, with who counted it and when.",
        what=_all_of(shown),
    ),
    alt=lambda shown: shown.words.say(
        "A dot a figure on one scale: {figures}.",
        figures="; ".join(f"{row['shown_as']}, {row['label']}" for row in rows_in(_marks(shown))),
    ),
    reading=lambda shown: (
        f"**{reason_of(shown.rows.iloc[0], shown.words)}.** {explanation_of(shown.rows.iloc[0], shown.words)} "
        + key_of_points(shown)
    ),
)
