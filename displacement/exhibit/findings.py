"""What the rows of a composed picture say, as a title: who leads, what changed, who overtook whom, how far apart.

A finding is told of figures whose periods are over and, where it compares, of exact counts within one segment. Where no
finding holds, the title says what is shown. No title names more than two series, however many are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from displacement.exhibit.composed import Composed
from displacement.exhibit.in_words import short_name
from displacement.queries.rows import Row, rows_in

AGAINST = 2  # series that a comparison names
ENOUGH = 3  # figures of a series that make “the most since”
FIRM = frozenset({"exact"})


def title_of(composed: Composed) -> str:
    """Return the finding of the rows shown, the first that holds; what is shown, where none does."""
    for finding in _findings(composed):
        told = finding(composed)
        if told:
            return told
    return _what_is_shown(composed)


def _findings(composed: Composed) -> Iterator[Callable[[Composed], str]]:
    """Yield the findings to try, in their order, as the form of the picture and what is shown call for."""
    if len(composed.measures) > 1:
        yield _two_measures
        return
    if composed.way in {"change", "index"}:
        yield _changed_most
        return
    if composed.form == "stacked":
        yield _largest_part
        return
    if composed.over.empty:
        return
    if len(composed.names) > 1 and composed.differ_in == "reported_by":
        yield _depending_on_who_counted
        return
    if composed.over.groupby("series")["date"].nunique().max() == 1 or composed.form in {"ranking", "map"}:
        yield _leader
    elif len(composed.names) > 1:
        if composed.form == "dumbbell":
            yield _largest_change
        yield _overtaken
        yield _leads
    else:
        yield _one_series


def measure_in_short(composed: Composed) -> str:
    """Return the name of the measure shown without what stands in brackets, and of what part of it."""
    row = composed.shown.rows.iloc[0]
    parts = [short_name(composed.words.of(row, "measure"))]
    for column in ("instrument", "breakdown", "place"):
        rows = composed.shown.rows
        if rows[column].nunique(dropna=False) == 1 and isinstance(row[column], str):
            parts.append(composed.words.of(row, column))
    return " · ".join(part for part in parts if part)


def _leader(composed: Composed) -> str:
    """Say who has the most at the last date, and who comes next; with few exact, or alone, only what is shown."""
    rows = _at_last(composed).sort_values("shown", ascending=False, kind="stable")
    if rows.empty:
        return ""
    first = rows.iloc[0]
    values = {"measure": measure_in_short(composed), "when": first["when"], **_named("first", first, composed)}
    if len(rows) == 1:
        return composed.words.say("{measure}: {first} {first_value}, {when}", **values)
    values |= _named("second", rows.iloc[1], composed)
    focus = next(iter(composed.names))
    place = list(rows["series"]).index(focus) + 1 if focus in set(rows["series"]) else 0
    if place <= AGAINST or not _exact(rows) or composed.form == "map":
        return composed.words.say("{measure}: {first} {first_value}, {second} {second_value}, {when}", **values)
    values |= _named("own", rows.iloc[place - 1], composed)
    return composed.words.say_n(
        "{measure}: {first} {first_value}; {own}, {own_value}, is number {place} of {count}, {when}",
        "{measure}: {first} {first_value}; {own}, {own_value}, is number {place} of {count}, {when}",
        len(rows),
        place=composed.words.number(place),
        **values,
    )


def _leads(composed: Composed) -> str:
    """Say who has the most at the last date that several share, and whether throughout."""
    last = _shared(composed)
    if last is None:
        return ""
    rows = last.sort_values("shown", ascending=False, kind="stable")
    first, second = rows.iloc[0], rows.iloc[1]
    values = {"measure": measure_in_short(composed), "when": first["when"]}
    values |= _named("first", first, composed) | _named("second", second, composed)
    if not _exact(rows) or first["shown"] == second["shown"]:
        return composed.words.say("{measure}: {first} {first_value}, {second} {second_value}, {when}", **values)
    others = composed.over[composed.over["series"] != first["series"]]
    mine = composed.over[composed.over["series"] == first["series"]].set_index("date")["shown"]
    rivals = others.groupby("date")["shown"].max()
    always = _exact(composed.over) and set(rivals.index) <= set(mine.index) and (mine[rivals.index] > rivals).all()
    if always and len(rivals) > 1:
        return composed.words.say(
            "{measure}: {first} has the most throughout; {first_value} in {when}, {second} {second_value}", **values
        )
    return composed.words.say(
        "{measure}: {first} has the most in {when}, {first_value}; {second} {second_value}", **values
    )


def _overtaken(composed: Composed) -> str:
    """Say who leads now in place of who led at first, and since when; each within one segment, of exact counts."""
    tops = [rows.sort_values("shown").iloc[-1] for rows in _shared_dates(composed)]
    if len(tops) < AGAINST or tops[0]["series"] == tops[-1]["series"]:
        return ""
    then, now = tops[0]["series"], tops[-1]["series"]
    pair = composed.over[composed.over["series"].isin([then, now])]
    if not _exact(pair) or (pair.groupby("series")["segment"].nunique() > 1).any():
        return ""
    wide = pair.pivot_table(index="date", columns="series", values="shown").dropna()
    if wide.empty or not wide[then].iloc[0] > wide[now].iloc[0] or not wide[now].iloc[-1] > wide[then].iloc[-1]:
        return ""
    behind = wide.index[wide[now] <= wide[then]]
    since = wide.index[wide.index > behind.max()].min()
    ends = pair[pair["date"] == wide.index[-1]].set_index("series")
    return composed.words.say(
        "{measure}: {first} passed {second} in {since}; {first_value} against {second_value} in {when}",
        measure=measure_in_short(composed),
        since=composed.moments[since],
        when=ends.loc[now, "when"],
        first=composed.names[now],
        second=composed.names[then],
        first_value=ends.loc[now, "shown_as"],
        second_value=ends.loc[then, "shown_as"],
    )


def _largest_change(composed: Composed) -> str:
    """Say which series changed the most between its two dates, within one segment, of exact counts."""
    changed: list[tuple[float, Row, Row]] = []
    for _, rows in composed.over.sort_values("date").groupby("series", sort=False):
        if len(rows) > 1 and rows["segment"].nunique() == 1 and _exact(rows):
            first, last = rows.iloc[0], rows.iloc[-1]
            changed.append((abs(last["shown"] - first["shown"]), first, last))
    if not changed:
        return ""
    size, first, last = max(changed, key=lambda each: each[0])
    if size == 0:
        return ""
    message = (
        composed.words.say("{measure}: {name} grew the most, from {first} in {then} to {last} in {now}", **_ends(
            composed, first, last))
        if last["shown"] > first["shown"]
        else composed.words.say("{measure}: {name} fell the most, from {first} in {then} to {last} in {now}", **_ends(
            composed, first, last))
    )  # fmt: skip
    return message


def _one_series(composed: Composed) -> str:
    """Say of one series whether its last figure is the highest or the lowest, else its peak and its last figure."""
    rows = composed.over.sort_values("date")
    last = rows.iloc[-1]
    whole = rows[rows["segment"] == last["segment"]]
    first = whole.iloc[0]
    values = _ends(composed, first, last)
    if len(whole) == 1:
        return composed.words.say("{measure}, {name}: {last} in {now}", **values)
    if len(whole) < ENOUGH or not _exact(whole) or last["kind"] == "cumulative":
        return composed.words.say("{measure}, {name}: {first} in {then}, {last} in {now}", **values)
    highest, lowest = whole["shown"].max(), whole["shown"].min()
    if (whole["shown"] == last["shown"]).sum() == 1:
        if last["shown"] == highest:
            return composed.words.say("{measure}, {name}: {last} in {now}, the most since {then}", **values)
        if last["shown"] == lowest:
            return composed.words.say("{measure}, {name}: {last} in {now}, the fewest since {then}", **values)
    peak = whole.iloc[int(whole["shown"].argmax())]
    if peak["shown"] == last["shown"]:
        return composed.words.say("{measure}, {name}: {first} in {then}, {last} in {now}", **values)
    values |= {"top": peak["shown_as"], "peak": peak["when"]}
    return composed.words.say("{measure}, {name}: at most {top}, in {peak}; {last} in {now}", **values)


def _depending_on_who_counted(composed: Composed) -> str:
    """Say between which numbers the counters of one country lie in the last year for which two speak."""
    rows = composed.over
    years = rows.groupby(rows["date"].dt.year)["reported_by"].nunique()
    shared = years[years > 1]
    if shared.empty or rows["area"].nunique() > 1:
        return ""
    year = int(shared.index.max())
    mine = rows[rows["date"].dt.year == year].sort_values("shown", kind="stable")
    low, high = mine.iloc[0], mine.iloc[-1]
    if low["shown"] == high["shown"] or not _exact(mine):
        return ""
    return composed.words.say(
        "{measure}, {area}: from {low} to {high} in {year}, depending on who counted and when",
        measure=measure_in_short(composed),
        area=composed.words.of(low, "area"),
        low=low["shown_as"],
        high=high["shown_as"],
        year=f"{year}",
    )


def _two_measures(composed: Composed) -> str:
    """Say the last figure of each measure, of the series in focus."""
    rows = composed.over.sort_values("date")
    focus = next(iter(composed.names))
    mine = rows[rows["series"] == focus]
    lasts = [mine[mine["axis"] == axis].iloc[-1] for axis in composed.measures if (mine["axis"] == axis).any()]
    if len(lasts) < AGAINST:
        return ""
    told = [
        composed.words.say(
            "{measure} {value} ({when})",
            measure=short_name(composed.words.of(row, "measure")),
            value=row["shown_as"],
            when=row["when"],
        )
        for row in lasts[:AGAINST]
    ]
    return f"{composed.names[focus]}: {'; '.join(told)}"


def _changed_most(composed: Composed) -> str:
    """Say which series changed the most since the first date, and how much."""
    rows = composed.over[composed.over["series"].isin(list(composed.names))]
    rows = rows.sort_values("date").groupby("series", sort=False).tail(1)
    base = 0 if composed.way == "change" else 100
    if rows.empty:
        return ""
    far = rows.iloc[int((rows["shown"] - base).abs().argmax())]
    values = {"measure": measure_in_short(composed), "name": composed.name_of(far), "value": far["shown_as"],
              "when": far["when"], "since": since_of(composed)}  # fmt: skip
    if composed.way == "change":
        if len(rows) == 1:
            return composed.words.say("{measure}, {name}: {value} from {since} to {when}", **values)
        return composed.words.say("{measure}: {name} changed the most, {value} from {since} to {when}", **values)
    if len(rows) == 1:
        return composed.words.say("{measure}, {name}: {value} in {when}, where {since} is 100", **values)
    return composed.words.say(
        "{measure}: {name} moved the furthest, to {value} in {when}, where {since} is 100", **values
    )


def _largest_part(composed: Composed) -> str:
    """Say which part is the largest at the last date, of how many; of the area in focus where there are several."""
    rows = composed.over
    if rows.empty:
        return ""
    rows = rows[rows["area"] == rows["area"].iloc[0]]
    rows = rows[rows["date"] == rows["date"].max()]
    part = rows.iloc[int(rows["shown"].argmax())]
    if len(rows) < AGAINST or not _exact(rows) or (rows["shown"] == part["shown"]).sum() > 1:
        return ""
    return composed.words.say(
        "{measure}, {area}: the largest part in {when} is {part}, {value} of {total}",
        measure=short_name(composed.words.of(part, "measure")),
        area=composed.words.of(part, "area"),
        when=part["when"],
        part=composed.words.of(part, "breakdown") or composed.words.of(part, "instrument"),
        value=part["shown_as"],
        total=composed.words.number(rows["shown"].sum()),
    )


def _what_is_shown(composed: Composed) -> str:
    """Say the measure, how many figures there are of it and of which years: true of any rows."""
    years = composed.shown.rows["date"].dt.year
    told = dict.fromkeys([f"{years.min()}", f"{years.max()}"])
    names = list(composed.names.values())
    measures = [short_name(name) for name in composed.measures.values()]
    return composed.words.say_n(
        "{measure}{of}: {count} figure, {years}",
        "{measure}{of}: {count} figures, {years}",
        len(composed.shown.rows),
        measure=composed.words.list(measures),
        of=f", {names[0]}" if len(names) == 1 else "",
        years="–".join(told),
    )


def since_of(composed: Composed) -> str:
    """Return the date that a change or an index starts from."""
    return next(iter(composed.moments.values()), "")


def _at_last(composed: Composed) -> pd.DataFrame:
    """Return the rows of the last date or, where each has a date of its own, the last of each series."""
    rows = composed.over
    if composed.form in {"ranking", "map"} and (rows["date"] == rows["date"].max()).sum() > 1:
        return rows[rows["date"] == rows["date"].max()]
    return rows.sort_values("date").groupby("series", sort=False).tail(1)


def _shared(composed: Composed) -> pd.DataFrame | None:
    """Return the rows of the last date at which two series or more have a figure, or nothing."""
    return next(reversed(list(_shared_dates(composed))), None)


def _shared_dates(composed: Composed) -> list[pd.DataFrame]:
    return [rows for _, rows in composed.over.groupby("date") if rows["series"].nunique() > 1]


def _named(slot: str, row: Row, composed: Composed) -> dict[str, str]:
    return {slot: composed.name_of(row), f"{slot}_value": row["shown_as"]}


def _ends(composed: Composed, first: Row, last: Row) -> Mapping[str, str]:
    return {
        "measure": measure_in_short(composed),
        "name": composed.name_of(last),
        "first": first["shown_as"],
        "then": first["when"],
        "last": last["shown_as"],
        "now": last["when"],
    }


def _exact(rows: pd.DataFrame) -> bool:
    """Tell whether all figures are exact, so that they can be compared."""
    return set(rows["qualifier"]) <= FIRM


def from_to(composed: Composed, rows: pd.DataFrame) -> str:
    """Return in words how a series runs: its first and its last number, and its highest where it lies between."""
    rows = rows.sort_values("date")
    first, last = rows.iloc[0], rows.iloc[-1]
    name = composed.name_of(first)
    ends = {"name": name, "first": f"{first['shown_as']} ({first['when']})",
            "last": f"{last['shown_as']} ({last['when']})"}  # fmt: skip
    if len(rows) == 1:
        return f"{name} {ends['last']}"
    peak = rows.iloc[int(rows["shown"].argmax())]
    if peak["figure_id"] in {first["figure_id"], last["figure_id"]}:
        return composed.words.say("{name} from {first} to {last}", **ends)
    return composed.words.say(
        "{name} from {first} to {last}, at most {top}", **ends, top=f"{peak['shown_as']} ({peak['when']})"
    )


def listed(composed: Composed, rows: pd.DataFrame, *, most: int) -> list[str]:
    """Return the first numbers with the names of their series, and how many more there are."""
    told = [f"{composed.name_of(row)} {row['shown_as']}" for row in rows_in(rows.head(most))]
    more = len(rows) - most
    return [*told, composed.words.say_n("and {count} more", "and {count} more", more)] if more > 0 else told
