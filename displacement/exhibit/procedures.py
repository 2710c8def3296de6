"""What the exhibits on procedures share: each figure told in two lines, its number and its stage, date and scope."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.stages import draw_stages
from displacement.exhibit import Shown
from displacement.exhibit.in_words import source_link, value_of
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark

STAGES = {
    "filed": mark("filed"),
    "decided": mark("decided"),
    "recognised": mark("recognised"),
    "eligible": mark("eligible"),
    "registered": mark("registered"),
    "appointment": mark("appointments"),
    "applied": mark("applied"),
    "in_process": mark("being processed"),
    "pending": mark("pending"),
    "denied": mark("refused"),
    "granted": mark("granted"),
    "held": mark("valid"),
    "holders": mark("holders"),
    "delivered": mark("delivered"),
    "uncollected": mark("not collected"),
    "closed": mark("closed without a permit"),
}


HELD = {"persons": "holders", "permits": "held"}


def stage_of(row: Row) -> str:
    """Return the stage of a figure; of what was granted and stands on a day, that it is held or valid."""
    granted = row["kind"] == "stock" and row["stage"] == "granted"
    return HELD.get(str(row["unit"]), "granted") if granted else str(row["stage"])


def draw_permits(shown: Shown) -> go.Figure:
    """Return the stages of each permit as bars under its name, each with its number, its date and its scope."""
    return draw_stages(
        with_told(shown),
        headings=permits_of(shown),
        palette=shown.view.palette,
        words=shown.words,
        across=shown.view.across,
    )


def permits_of(shown: Shown) -> dict[str, str]:
    """Return the names of the permits shown, in their order."""
    rows = shown.rows.drop_duplicates("instrument")
    return {row["instrument"]: shown.words.of(row, "instrument") for row in rows_in(rows)}


def with_told(shown: Shown, *, grouped: bool = True) -> pd.DataFrame:
    """Return the marks with ``told`` and ``scope``, the two lines above a bar.

    ``grouped`` leaves the name of the permit to the heading of its group.
    """
    rows = rows_in(shown.marks)
    return shown.marks.assign(
        told=[_number(row, shown.words) for row in rows],
        scope=[_scope(row, shown, grouped=grouped) for row in rows],
    )


def told_list(shown: Shown, *, grouped: bool = True) -> str:
    """Return all bars in words."""
    marks = with_told(shown, grouped=grouped)
    pairs = zip(marks["told"], marks["scope"], strict=True)
    return "; ".join(f"{told.replace('<b>', '').replace('</b>', '')}, {scope}" for told, scope in pairs)


def cell_of(row: Row, shown: Shown) -> str:
    """Return a figure in a cell of a table, as Markdown: its number, its stage, its date and its source."""
    words = shown.words
    return (
        f"**{value_of(row, words)}** :small[{_scope(row, shown, grouped=True)} · {source_link(row, words)}]"
    )


def latest(shown: Shown, measure: str) -> Row | None:
    """Return the last figure of a measure whose month is known, or nothing where there is none."""
    rows = shown.rows[(shown.rows["measure"] == measure) & (shown.rows["date_precision"] != "year")]
    return None if rows.empty else rows.sort_values("date", kind="stable").iloc[-1]


def left_out(shown: Shown, instrument: str) -> list[str]:
    """Return, in a sentence, which counts of a permit are published and not drawn; nothing where all are."""
    drawn = tuple(sorted(set(shown.rows["measure"])))
    words = shown.words
    others = rows_in(ask("stages_left_out", instrument=instrument, drawn=drawn))
    if not others:
        return []
    told = "; ".join(f"{words.of(row, 'measure')} ({words.number(row['figures'])})" for row in others)
    return [
        words.say("Not drawn, and in the ledger with the number of their figures: {measures}.", measures=told)
    ]


def highest(rows: pd.DataFrame, measure: str) -> Row | None:
    """Return the highest figure of a measure among rows, or nothing where there is none."""
    mine = rows[rows["measure"] == measure]
    return None if mine.empty else mine.sort_values("value", kind="stable").iloc[-1]


def how_far(shown: Shown) -> str:
    """Return the highest figure of what was granted or delivered, else of any stage, with its permit and its date."""
    given = shown.rows[shown.rows["stage"].isin(["granted", "delivered"])]
    row = (given if len(given) else shown.rows).sort_values("value", kind="stable").iloc[-1]
    return shown.words.say(
        "{country}, {permit}: {value}, {date}",
        country=shown.words.of(row, "area"),
        permit=shown.words.of(row, "instrument"),
        value=value_of(row, shown.words),
        date=shown.period(row),
    )


def _number(row: Row, words: Words) -> str:
    return f"<b>{words.figure(row['value'], qualifier=row['qualifier'])}</b> {words.unit(row['unit'], row['value'])}"


def _scope(row: Row, shown: Shown, *, grouped: bool) -> str:
    words = shown.words
    stage = stage_of(row)
    what = words.say(STAGES[stage]) if stage in STAGES else words.of(row, "measure")
    part = words.of(row, "breakdown") if row["breakdown"] != "second-round" else ""
    parts = ["" if grouped else words.of(row, "instrument"), what, part, when_of(row, shown)]
    if row["nationality"] == "ALL":
        parts.append(words.say("all nationalities"))
    return " · ".join(each for each in parts if each)


def when_of(row: Row, shown: Shown) -> str:
    """Return the period of a flow, “up to” the day of a running total, “as of” the day of a stock."""
    words = shown.words
    if row["kind"] == "flow":
        return shown.period(row)
    day = words.date(pd.Timestamp(row["date"]).date(), row["date_precision"])
    return (
        words.say("up to {date}", date=day)
        if row["kind"] == "cumulative"
        else words.say("as of {date}", date=day)
    )
