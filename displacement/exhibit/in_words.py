"""What a row says in words: its label, its value, its date, and the line shown when it is pointed at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from displacement.exhibit.locators import locator_in
from displacement.queries.rows import Row, rows_in
from displacement.words import MINUS, Words, mark

NAMES: tuple[tuple[str, str], ...] = (
    ("area", "area"),
    ("place", "place"),
    ("measure", "measure"),
    ("instrument", "instrument"),
    ("breakdown", "breakdown"),
)
STANDINGS = {
    "published": mark("published"),
    "computed": mark("computed from published figures"),
    "projection": mark("a projection"),
    "provisional": mark("provisional"),
}
NATIONALITIES = {
    "VEN": mark("Venezuelans"),
    "ALL": mark("all nationalities"),
    "UNSAID": mark("the document does not say"),
}


def value_of(row: Row, words: Words) -> str:
    """Return the value with its qualifier, its unit and, where the printed form matters, that form."""
    if pd.isna(row["value"]):
        return words.say("not published")
    told = words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"])
    if row["unit"] != "percent":
        told = f"{told} {words.unit(row['unit'], row['value'])}"
    printed = row.get("published_as")
    if isinstance(printed, str) and printed and printed.replace("-", MINUS) not in told:
        told += " " + words.say("(printed as “{printed}”)", printed=printed)
    return told


def end_of(row: Row, words: Words, *, unit: bool = False) -> str:
    """Return a value as an end of “from … to …”: with its qualifier, but without saying “from” or “up to” twice."""
    qualifier = "exact" if row["qualifier"] in {"range_low", "range_high"} else row["qualifier"]
    if unit:
        return value_of({**row, "qualifier": qualifier}, words)
    return words.figure(row["value"], qualifier=qualifier, unit=row["unit"])


def date_of(row: Row, words: Words) -> str:
    """Return the day a stock speaks for, or the period of a flow, no more exactly than it is known."""
    end, start = as_day(row["date"]), as_day(row.get("period_start"))
    if end is None:
        return words.say("date not given")
    if row.get("kind") in {"flow", "cumulative"}:
        return words.period(start, end, row["date_precision"])
    return words.date(end, row["date_precision"])


def month_of(row: Row, words: Words) -> str:
    """Return the month of the day a row speaks for, or its year where no month is known."""
    day = as_day(row["date"])
    if day is None:
        return words.say("date not given")
    return words.date(day, "year" if row["date_precision"] == "year" else "month")


def years_of(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return the years from one day to another, or the one year they share."""
    return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"


def as_day(value: object) -> dt.date | None:
    """Return a date out of whatever a table holds, or nothing where it is missing."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    return pd.Timestamp(value).date()  # type: ignore[arg-type]


def labels(rows: pd.DataFrame, words: Words) -> list[str]:
    """Return a label a row: a ready-made ``label_en``/``label_es``, or the names in which the rows differ."""
    if f"label_{words.language}" in rows:
        return [str(label) for label in rows[f"label_{words.language}"]]
    telling = [name for key, name in NAMES if key in rows and rows[key].nunique(dropna=False) > 1]
    if not telling and "area" not in rows:
        return [""] * len(rows)
    return [
        _joined([words.of(row, name) for name in telling]) or words.of(row, "area") for row in rows_in(rows)
    ]


def hover(row: Row, words: Words) -> str:
    """Return the lines shown when a mark is pointed at: what, how many, when, who counted, who printed."""
    who, publisher = words.of(row, "counter"), words.of(row, "publisher")
    if publisher and publisher != who:
        who = words.say("{counter}, in {publisher}", counter=who, publisher=publisher)
    lines = [f"<b>{row['label']}</b>", value_of(row, words), date_of(row, words), who]
    if row.get("spread"):
        lines.append(words.say("⚖ documents say {spread}", spread=row["spread"]))
    return "<br>".join(lines)


def figure_card(row: Row, words: Words) -> str:
    """Return where a figure comes from, as Markdown: what, how many, when; who counted, which document."""
    told = words.say(
        "Counted by {counter}. Read in {source}, {locator}.",
        counter=words.of(row, "counter"),
        source=source_link(row, words),
        locator=locator_in(row, words),
    )
    return f"**{row['label']}** · {value_of(row, words)} · {date_of(row, words)}\n\n{told}"


def source_link(row: Row, words: Words) -> str:
    """Return who printed the figure as a Markdown link to the document, or as plain text where it has none."""
    name = words.of(row, "publisher").replace("[", "(").replace("]", ")")
    return f"[{name}]({row['url']})" if isinstance(row["url"], str) and row["url"] else name


def short_name(name: str) -> str:
    """Return the name of a place without what stands in brackets, as a map or a row has room for it."""
    return name.split(" (", maxsplit=1)[0]


def _joined(parts: Sequence[object]) -> str:
    return " · ".join(part for part in parts if isinstance(part, str) and part)
