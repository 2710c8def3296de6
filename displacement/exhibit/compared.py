"""What findings are made of: which rows of a composed picture can be compared, and how a sentence names them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from displacement.exhibit.composed import Composed, bare
from displacement.queries.rows import Row, rows_in
from displacement.words import mark

FIRM = frozenset({"exact"})
OF_A_RUN = ["series", "figure_id", "date", "shown", "shown_as", "when"]
"""What is told of how a series runs: a few columns of a wide table are taken row by row many times quicker."""
OF_A_MOMENT = ["series", "moment", "date", "qualifier", "shown", "shown_as", "at", "when"]
RATES: Mapping[str, str] = {
    "1000": mark("{measure} per 1,000 inhabitants"),
    "hosted": mark("{measure} per 1,000 Venezuelans hosted"),
    "decided": mark("{measure}, of those decided"),
}


def measure_in_short(composed: Composed) -> str:
    """Return the name of the measure shown without what stands in brackets, and of what part of it."""
    row = composed.shown.rows.iloc[0]
    parts = [bare(composed.words.of(row, "measure"))]
    for column in ("instrument", "breakdown", "place"):
        rows = composed.shown.rows
        if rows[column].nunique(dropna=False) == 1 and isinstance(row[column], str):
            parts.append(bare(composed.words.of(row, column)))
    told = " · ".join(part for part in parts if part)
    return composed.words.say(RATES[composed.per], measure=told) if composed.per in RATES else told


def since_of(composed: Composed) -> str:
    """Return the date that a change or an index starts from."""
    days = composed.shown.rows["since_date"].dropna()
    if days.empty:
        return next(iter(composed.moments.values()), "")
    started = composed.drawn[composed.drawn["date"] == days.iloc[0]]
    return str(started.iloc[0]["when"]) if len(started) else composed.words.date(days.iloc[0].date(), "month")


def at_last(composed: Composed) -> pd.DataFrame:
    """Return the rows of the last moment or, where it has one alone of several, the last of each series."""
    rows = composed.over.sort_values("date").drop_duplicates(["series", "moment"], keep="last")
    last: pd.DataFrame = rows[rows["moment"] == rows["moment"].iloc[-1]]
    if composed.form == "map" or len(last) > 1 or rows["series"].nunique() == 1:
        return last
    return rows.drop_duplicates("series", keep="last")


def at_shared_moments(composed: Composed) -> list[pd.DataFrame]:
    """Return the rows of each moment at which two series or more have a figure, in the order of time."""
    rows = composed.over[OF_A_MOMENT].sort_values("date").drop_duplicates(["series", "moment"], keep="last")
    return [each for _, each in rows.groupby("moment", sort=False) if each["series"].nunique() > 1]


def named_in(slot: str, row: Row, composed: Composed) -> dict[str, str]:
    """Return the name of the series of a row and its number, for a slot of a sentence."""
    return {slot: composed.name_of(row), f"{slot}_value": row["shown_as"]}


def ends_of(composed: Composed, first: Row, last: Row) -> Mapping[str, str]:
    """Return what a sentence needs of two figures of a series: names, numbers, and when each was."""
    return {
        "measure": measure_in_short(composed),
        "name": composed.name_of(last),
        "first": first["shown_as"],
        "then": first["at"],
        "last": last["shown_as"],
        "now": last["at"],
    }


def all_exact(rows: pd.DataFrame) -> bool:
    """Tell whether all figures are exact, so that they can be compared."""
    return set(rows["qualifier"]) <= FIRM


def from_to(composed: Composed, rows: pd.DataFrame) -> str:
    """Return in words how a series runs: its first and its last number, and its highest where it lies between."""
    rows = rows[OF_A_RUN].sort_values("date")
    first, last = rows.iloc[0], rows.iloc[-1]
    name = composed.name_of(first)
    ends = {"name": name, "first": f"{first['shown_as']} ({first['when']})",
            "last": f"{last['shown_as']} ({last['when']})"}  # fmt: skip
    if len(rows) == 1:
        return f"{name}: {ends['last']}"
    peak = rows.iloc[int(rows["shown"].argmax())]
    if peak["figure_id"] in {first["figure_id"], last["figure_id"]}:
        return composed.words.say("{name}: from {first} to {last}", **ends)
    return composed.words.say(
        "{name}: from {first} to {last}, with a peak of {top}",
        **ends,
        top=f"{peak['shown_as']} ({peak['when']})",
    )


def listed(composed: Composed, rows: pd.DataFrame, *, most: int) -> list[str]:
    """Return the first numbers with the names of their series, and how many more there are."""
    told = [f"{composed.name_of(row)}: {row['shown_as']}" for row in rows_in(rows.head(most))]
    more = len(rows) - most
    return [*told, composed.words.say_n("{count} more", "{count} more", more)] if more > 0 else told
