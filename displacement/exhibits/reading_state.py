"""How many figures from documents were read a second time, and what did it find?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.shares import draw_shares
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.in_words import date_of
from displacement.exhibit.numbers import HOW_MANY, Number
from displacement.exhibit.own import OF_DOCUMENTS
from displacement.exhibit.telling import Telling
from displacement.queries.rows import Row, rows_in
from displacement.view.parameters import GRADE, TOPIC
from displacement.words import Words, mark, mark_n

RESULTS = {
    "confirmed": mark("confirmed"),
    "corrected": mark("corrected"),
    "not_found": mark("not found again"),
    "once": mark("read once"),
}
TOLD = {
    "confirmed": mark_n("{count} confirmed at a second reading", "{count} confirmed at a second reading"),
    "corrected": mark_n("{count} corrected", "{count} corrected"),
    "not_found": mark_n("{count} not found again", "{count} not found again"),
    "once": mark_n("{count} read once", "{count} read once"),
}
GROUPS = {"topic": TOPIC.options or {}, "grade": GRADE.options or {}}


def _group(row: Row, words: Words) -> str:
    group = words.named(GROUPS[row["axis"]], row, "grouped")
    return words.say("Source: {kind}", kind=group) if row["axis"] == "grade" else group


def _result(row: Row, words: Words) -> str:
    return words.named(RESULTS, row, "part")


def _count(value: float, words: Words) -> str:
    return words.say_n("{count} figure", "{count} figures", int(value))


def _told(row: Row, words: Words) -> str:
    return f"{_group(row, words)}, {_result(row, words)}: {_count(row['value'], words)}"


def _hover(row: Row, words: Words) -> str:
    return f"<b>{_group(row, words)}</b><br>{_result(row, words)}<br>{_count(row['value'], words)}"


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    return pd.DataFrame(
        {
            words.say("What"): [_group(row, words) for row in rows],
            words.say("How it was read"): [_result(row, words) for row in rows],
        }
    )


def _numbers(shown: Shown) -> list[Number]:
    words = shown.words
    return [
        Number(name=words.say(HOW_MANY), unit=words.say("figures"), values=list(shown.rows["value"])),
        Number(name=words.say("Of how many"), unit=words.say("figures"), values=list(shown.rows["whole"])),
    ]


def _found(shown: Shown) -> dict[str, int]:
    """Return how many figures were read with which result, in the order of the results."""
    found = dict(zip(shown.rows["part"], shown.rows["found"].astype(int), strict=True))
    return {part: found[part] for part in RESULTS if part in found}


def _draw(shown: Shown) -> go.Figure:
    words, palette = shown.words, shown.view.palette
    return draw_shares(
        shown.marks.assign(
            bar=shown.rows["axis"] + shown.rows["grouped"],
            told=[
                f"<b>{_group(row, words)}</b> · {_count(row['whole'], words)}" for row in rows_in(shown.rows)
            ],
        ).iloc[::-1],
        names={part: words.say(RESULTS[part]) for part in _found(shown)},
        colours={
            "confirmed": palette.admitted,
            "corrected": palette.pending,
            "not_found": palette.denied,
            "once": palette.archived,
        },
        palette=palette,
        words=words,
        across=min(shown.view.across, 3),
    )


def _title(shown: Shown) -> str:
    words = shown.words
    said = [words.say_n(*TOLD[part], count) for part, count in _found(shown).items()]
    return words.say(
        "{figures} from documents: {results}",
        figures=_count(shown.rows["in_all"].iloc[0], words),
        results=words.list(said),
    )


def _subtitle(shown: Shown) -> str:
    row, words = shown.rows.iloc[0], shown.words
    return words.say(
        "Shares of the figures of each topic and of each kind of source, at {date}. Left out: {machine} that a machine "
        "takes over from tables.",
        date=date_of(row, words),
        machine=_count(row["by_machine"], words),
    )


def _alt(shown: Shown) -> str:
    told = "; ".join(_told(row, shown.words) for row in rows_in(shown.rows))
    return shown.words.say("A bar for each topic and for each kind of source. {counts}.", counts=told)


EXHIBIT = Exhibit(
    id="reading-state",
    question=mark("How were the figures read, and what did a second reading find?"),
    query="reading_state",
    own=OF_DOCUMENTS,
    in_columns=True,
    draw=_draw,
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    numbers=_numbers,
    reading=lambda shown: shown.words.say(
        "Read a second time and confirmed, corrected, or not found again. Every figure stands twice: once by its "
        "topic, once by the kind of its source. Corrected means that something told of the figure was wrong, seldom "
        "the number."
    ),
    told_as=Telling(
        hover=_hover, card=_told, table=_table, counted=mark_n("{count} count", "{count} counts")
    ),
)
