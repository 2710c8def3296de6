"""Do published numbers follow from the parts published with them?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from displacement.charts.verdicts import draw_verdicts
from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.arithmetic import Check, check
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.numbers import PERCENT, Number
from displacement.exhibit.own import OF_DOCUMENTS
from displacement.exhibit.telling import Telling, source_with_locator
from displacement.queries.rows import Row, rows_in
from displacement.words import Words, mark, mark_n

VERDICTS = {
    "consistent": mark("consistent"),
    "truncated": mark("consistent only if truncated"),
    "inconsistent": mark("inconsistent"),
    "unpublished": mark("parts not published"),
}
OF_HUNDRED = {"part", "share", "change"}
"""The calculations that give a percentage."""
SIGNS = {"consistent": "✓", "truncated": "◐", "inconsistent": "✗", "unpublished": "–"}


def checked(row: Row) -> Check:
    """Return what the parts of a row give and whether its number follows from them."""
    return check(
        row["operation"],
        list(zip(row["part_values"], row["part_qualifiers"], strict=True)),
        published=row["value"],
        qualifier=row["qualifier"],
        percent=row["unit"] == "percent",
    )


def arithmetic(row: Row, words: Words) -> str:
    """Return the calculation: “142 ÷ 1,018 = 13.9%”, or nothing where the parts are not published."""
    found, parts = checked(row).recomputed, list(row["part_values"])
    if found is None:
        return ""
    told = [
        words.figure(value, qualifier=qualifier)
        for value, qualifier in zip(parts, row["part_qualifiers"], strict=True)
    ]
    if row["operation"] == "part":
        return f"{words.number(row['value'])} ÷ {told[0]} = {words.percent(row['value'] / found, decimals=1)}"
    if row["operation"] == "share":
        return f"{told[0]} ÷ {told[1]} = {words.percent(found / 100, decimals=1)}"
    if row["operation"] == "change":
        return f"({told[1]} − {told[0]}) ÷ {told[0]} = {words.percent(found / 100, decimals=1)}"
    sign = " − " if row["operation"] == "difference" else " + "
    return f"{sign.join(told)} = {words.number(found)}"


def _what(row: Row, words: Words) -> str:
    parts = [words.of(row, name) for name in ("area", "measure", "instrument", "breakdown")]
    return f"{', '.join(part for part in parts if part)}, {date_of(row, words)}"


def _verdict(row: Row, words: Words) -> str:
    verdict = checked(row).verdict
    return f"{SIGNS[verdict]} {words.say(VERDICTS[verdict])}"


def _hover(row: Row, words: Words) -> str:
    lines = [
        f"<b>{_what(row, words)}</b>",
        value_of(row, words),
        arithmetic(row, words),
        _verdict(row, words),
    ]
    return "<br>".join(line for line in lines if line)


def _card(row: Row, words: Words) -> str:
    return f"**{_what(row, words)}** · {value_of(row, words)}\n\n{words.of(row, 'explanation')}"


def _table(marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    rows = rows_in(marks)
    return pd.DataFrame(
        {
            words.say("What"): [_what(row, words) for row in rows],
            words.say("Published"): [value_of(row, words) for row in rows],
            words.say("Recomputed from its parts"): [arithmetic(row, words) for row in rows],
            words.say("Verdict"): [_verdict(row, words) for row in rows],
            words.say("Why"): [words.of(row, "explanation") for row in rows],
            words.say("Source"): [source_with_locator(row, words) for row in rows],
        }
    )


def _numbers(shown: Shown) -> list[Number]:
    """Return what each calculation gives and, of a percentage, the two numbers that it is made of."""
    words, rows = shown.words, rows_in(shown.rows)
    units = [words.unit(row["unit"]) for row in rows]
    ends = [_ends(row) for row in rows]
    return [
        Number(
            name=words.say("Recomputed"),
            unit=[
                PERCENT if row["operation"] in OF_HUNDRED else unit
                for row, unit in zip(rows, units, strict=True)
            ],
            values=[_given(row) for row in rows],
            decimals=[int(row["operation"] in OF_HUNDRED) for row in rows],
            in_sentence=True,
        ),
        Number(name=words.say("Numerator"), unit="", values=[end[0] for end in ends], in_sentence=True),
        Number(name=words.say("Denominator"), unit="", values=[end[1] for end in ends], in_sentence=True),
    ]


def _ends(row: Row) -> tuple[float | None, float | None]:
    """Return the numerator and the denominator of a percentage; of a change, the last number and the first."""
    parts = [float(part) for part in row["part_values"]]
    if row["operation"] not in OF_HUNDRED or not parts:
        return None, None
    if row["operation"] == "part":
        return row["value"], parts[0]
    return (parts[0], parts[1]) if row["operation"] == "share" else (parts[1], parts[0])


def _given(row: Row) -> float | None:
    """Return what a calculation gives: of a part, its share of the whole."""
    found = checked(row).recomputed
    return 100 * row["value"] / found if row["operation"] == "part" and found else found


def _draw(shown: Shown) -> go.Figure:
    words = shown.words
    rows = rows_in(shown.rows)
    return draw_verdicts(
        shown.marks.assign(
            told=[f"{value_of(row, words)} · {_what(row, words)}" for row in rows],
            calculation=[arithmetic(row, words) for row in rows],
            verdict=[checked(row).verdict for row in rows],
        ),
        names={verdict: words.say(name) for verdict, name in VERDICTS.items()},
        signs=SIGNS,
        palette=shown.view.palette,
        words=words,
        across=shown.view.across,
    )


def _counts(shown: Shown) -> dict[str, str]:
    found: list[str] = [checked(row).verdict for row in rows_in(shown.rows)]
    return {verdict: shown.words.number(found.count(verdict)) for verdict in VERDICTS}


EXHIBIT = Exhibit(
    id="checks",
    question=mark("Do published numbers follow from the parts published with them?"),
    query="checks_made",
    own=OF_DOCUMENTS,
    in_columns=True,
    draw=_draw,
    title=lambda shown: shown.words.say_n(
        "Of {count} published number, {consistent} follow from their parts, {truncated} only if truncated, "
        "{inconsistent} do not",
        "Of {count} published numbers, {consistent} follow from their parts, {truncated} only if truncated, "
        "{inconsistent} do not",
        len(shown.rows),
        **_counts(shown),
    ),
    subtitle=lambda shown: shown.words.say(
        "Shares, sums, differences and changes recomputed from published parts, each in its own unit and at its own "
        "date. The rounding of the printed form decides."
    ),
    alt=lambda shown: shown.words.say(
        "A list of calculations. {checks}.",
        checks="; ".join(
            f"{_what(row, shown.words)}: {value_of(row, shown.words)}, {arithmetic(row, shown.words)} "
            f"{_verdict(row, shown.words)}"
            for row in rows_in(shown.rows)
        ),
    ),
    reading=lambda shown: shown.words.say(
        "A number that is given as “about” or “over” is held to its last digit that is not zero; a percentage to the "
        "digits printed. Each dot is a number; those that do not follow are told beside it."
    ),
    told_as=Telling(
        hover=_hover,
        card=_card,
        table=_table,
        in_ledger=True,
        counted=mark_n("{count} published number", "{count} published numbers"),
    ),
    numbers=_numbers,
)
