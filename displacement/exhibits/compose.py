"""A picture that a reader composes: a measure or two, of some countries, over a period, in a form that fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.columns import Marker
from displacement.charts.dumbbell import draw_dumbbell
from displacement.charts.multiples import draw_multiples
from displacement.charts.over_time import Form, draw_over_time
from displacement.charts.ranking import draw_ranking
from displacement.charts.sheet import draw_table
from displacement.charts.stacked import draw_stacked_bars, draw_stacked_columns
from displacement.exhibit import Composing, Exhibit, Shown
from displacement.exhibit import acts as told_acts
from displacement.exhibit.composed import COMPOSED, MOST_LINES, Composed, bare
from displacement.exhibit.findings import title_of
from displacement.exhibit.host_counts import counter_names
from displacement.exhibit.numbers_of_composed import numbers_of
from displacement.exhibit.own import COMPOSED_APART
from displacement.exhibit.told_of_composed import (
    acts_of,
    alt_of,
    by_kind,
    cautions_of,
    in_panels,
    named_of,
    reading_of,
    subtitle_of,
)
from displacement.maps.land import outlines
from displacement.maps.moving import draw_moving_circles
from displacement.queries import ask, once_an_edition
from displacement.queries.composing import as_composed, composed
from displacement.queries.coverage import measures
from displacement.queries.drawn import Drawn
from displacement.queries.offers import refused_filters, settled_filters
from displacement.queries.questions import Question
from displacement.queries.rows import rows_in
from displacement.view.parameters import OF_A_COMPOSED
from displacement.words import mark

FEW_ROWS = 4  # series whose dates stand below one another, where there are more dates than that
WIDE = 4  # columns of a wide sheet


def _on_time(marks: pd.DataFrame) -> pd.DataFrame:
    """Return the marks as an axis of time takes them: a running total on its day, not in the middle of its period."""
    return marks.assign(
        panel=marks["axis"], period_start=marks["period_start"].where(marks["kind"] != "cumulative")
    )


def _over_time(composed: Composed) -> go.Figure:
    """Lines, points or columns on one axis of time, two measures in two panels; more series in small multiples."""
    if in_panels(composed):
        return _multiples(composed)
    shown, names, marks = composed.shown, composed.names, composed.drawn
    colours = shown.view.palette.of_series(names) | _own_colours(composed)
    if by_kind(composed):
        names = {
            kind: name
            for kind, name in counter_names(shown.words).items()
            if kind in set(marks["counter_kind"])
        }
        colours = {kind: shown.view.palette.counter(kind) for kind in names}
        marks = marks.assign(series=marks["counter_kind"], shown_as="")
    return draw_over_time(
        _on_time(marks),
        names=names,
        colours=colours,
        palette=shown.view.palette,
        words=shown.words,
        form=_form_of_time(composed),
        panels=composed.measures if len(composed.measures) > 1 else None,
        suffix=composed.suffix,
        acts=_markers(composed).get(composed.focus, ()),
    )


def _multiples(composed: Composed) -> go.Figure:
    shown, names, two = composed.shown, composed.names, len(composed.measures) > 1
    palette, focus = shown.view.palette, "" if composed.of_all else composed.focus
    return draw_multiples(
        _on_time(composed.drawn),
        names=names,
        colours={series: palette.accent if series == focus else palette.neutral for series in names}
        | _own_colours(composed),
        measures=composed.measures if two else None,
        palette=palette,
        words=shown.words,
        form=_form_of_time(composed),
        suffix=composed.suffix,
        across=WIDE if shown.view.across >= WIDE else 2,
        acts=_markers(composed),
    )


def _own_colours(composed: Composed) -> dict[str, str]:
    """Return the colour of each series of a reader's own figures, which no other has."""
    return dict.fromkeys(composed.own, composed.shown.view.palette.yours)


def _form_of_time(composed: Composed) -> Form:
    """Return how a picture over time draws its series: small multiples as what they are multiples of."""
    if composed.form in FORMS_OF_TIME:
        return FORMS_OF_TIME[composed.form]
    if set(composed.shown.rows["kind"]) == {"flow"} and composed.way == "value":
        return "columns"
    joined = set(composed.shown.rows["kind"]) <= {"stock", "cumulative", "flow"}
    return "lines" if joined and composed.differ_in != "reported_by" else "points"


def _ranking(composed: Composed) -> go.Figure:
    marks = _ranked(composed)
    same = marks["when"].nunique() == 1
    texts = [row["shown_as"] if same else f"{row['shown_as']} ({row['when']})" for row in rows_in(marks)]
    chosen = set(marks.loc[marks["chosen"].astype(bool), "code"])
    if len(chosen) == len(marks):
        chosen = set() if composed.of_all else {composed.firsts[0]["code"]}
    return draw_ranking(
        marks.assign(shown_as=texts),
        value="shown",
        chosen=chosen,
        palette=composed.shown.view.palette,
        words=composed.words,
        across=composed.shown.view.across,
    )


def _ranked(composed: Composed) -> pd.DataFrame:
    """Return the marks, the highest first; where a reader's own stand among them, each place with all that is said."""
    marks = composed.drawn
    if not composed.own:
        return marks.sort_values("shown", ascending=False, kind="stable")
    highest = marks.groupby(["area", "part_id"], dropna=False)["shown"].transform("max")
    ranked = marks.assign(highest=highest).sort_values(
        ["highest", "area", "part_id", "shown"], ascending=[False, True, True, False], kind="stable"
    )
    return ranked.drop(columns="highest")


def _dumbbell(composed: Composed) -> go.Figure:
    marks, names = composed.drawn, composed.names
    ends = (
        marks.sort_values("date")
        .groupby("series")
        .tail(1)
        .sort_values("shown", ascending=False, kind="stable")
    )
    moments = list(composed.moments.values())
    return draw_dumbbell(
        marks,
        names={series: names[series] for series in ends["series"]},
        dates=(moments[0], moments[-1]),
        focus=composed.focus,
        palette=composed.shown.view.palette,
        words=composed.words,
    )


def _map(composed: Composed) -> go.Figure:
    """Circles on our own land: every date at once, one after the other in the browser; the last one in print."""
    marks = composed.drawn
    return draw_moving_circles(
        marks,
        moments=composed.moments,
        told=composed.words.say("Date: "),
        land=outlines(),
        palette=composed.shown.view.palette,
        words=composed.words,
    )


def _stacked(composed: Composed) -> go.Figure:
    marks, names, palette = composed.drawn, composed.names, composed.shown.view.palette
    if len(names) > MOST_LINES:
        return _multiples(composed) if len(composed.moments) > 1 else _ranking(composed)
    if len(composed.moments) > 1:
        return draw_stacked_columns(marks, names=names, colours=palette.of_series(names), palette=palette,
                                    words=composed.words)  # fmt: skip
    total = composed.words.number(marks["shown"].sum())
    area = bare(composed.words.of(marks.iloc[0], "area"))
    return draw_stacked_bars(
        marks.assign(row="all"), rows={"all": area}, totals={"all": total}, names=names,
        colours=palette.of_series(names), palette=palette, words=composed.words,
    )  # fmt: skip


def _table(composed: Composed) -> go.Figure:
    """The numbers in rows and columns: a row a series, or a row a date where there are few series and many dates."""
    marks, two = composed.marks, len(composed.measures) > 1
    short = {axis: bare(name) for axis, name in composed.measures.items()}
    rows = {
        f"{row['series']}|{row['axis']}": f"{row['label']} · {short[row['axis']]}" if two else row["label"]
        for row in rows_in(marks.drop_duplicates(["series", "axis"]))
    }
    columns = {row["when"]: row["when"] for row in rows_in(marks.sort_values("date"))}
    cells = marks.assign(
        series=marks["series"] + "|" + marks["axis"], column=marks["when"], text=marks["shown_as"]
    )
    if len(rows) <= FEW_ROWS < len(columns):
        cells, rows, columns = cells.assign(series=cells["column"], column=cells["series"]), columns, rows
    return draw_table(cells, rows=rows, columns=columns, palette=composed.shown.view.palette,
                      words=composed.words, across=composed.shown.view.across)  # fmt: skip


FORMS_OF_TIME: Mapping[str, Form] = {"line": "lines", "points": "points", "columns": "columns"}
DRAWINGS: Mapping[str, Callable[[Composed], go.Figure]] = {
    "line": _over_time,
    "points": _over_time,
    "columns": _over_time,
    "multiples": _multiples,
    "ranking": _ranking,
    "dumbbell": _dumbbell,
    "map": _map,
    "stacked": _stacked,
    "table": _table,
}


def _markers(composed: Composed) -> dict[str, list[Marker]]:
    """Return the measures of the states shown, for each series those of its area."""
    words, taken = composed.words, acts_of(composed)
    if not taken:
        return {}
    named = {act["id"] for area in {act["area"] for act in taken}
             for act in named_of([each for each in taken if each["area"] == area])}  # fmt: skip
    return {
        row["series"]: [
            told_acts.marker(act, words, named=act["id"] in named)
            for act in taken
            if act["area"] == row["area"]
        ]
        for row in composed.firsts
    }


@once_an_edition(64)
def _composed(shown: Shown) -> Composed:
    """Return a composed exhibit at a view as its drawings and its words read it; equal views share one."""
    question = Question.of(dict(shown.view.filters))
    return Composed(shown, question, Drawn(question).form)


def _rows(filters: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows of a question; none where nothing at all is published of its measure."""
    question = Question.of(filters)
    return composed(question) if set(question.measures) <= set(measures()) else ask("nothing_composed")


COMPOSING = Composing(
    settled=settled_filters,
    refused=refused_filters,
    rows=_rows,
    asked=lambda filters: as_composed(Question.of(filters)),
)


EXHIBIT = Exhibit(
    id="compose",
    question=mark("What do the figures say of a question of your own?"),
    query="composing",
    own=COMPOSED_APART,
    in_columns=True,
    composed=COMPOSING,
    parameters=OF_A_COMPOSED,
    draw=lambda shown: DRAWINGS[_composed(shown).form](_composed(shown)),
    title=lambda shown: title_of(_composed(shown)),
    subtitle=lambda shown: subtitle_of(_composed(shown)),
    alt=lambda shown: alt_of(_composed(shown)),
    numbers=lambda shown: numbers_of(_composed(shown)),
    reading=lambda shown: reading_of(_composed(shown)),
    hint=mark("Choose a mark to see where its figure comes from."),
    cautions=lambda shown: cautions_of(_composed(shown)),
    told_as=COMPOSED,
)
