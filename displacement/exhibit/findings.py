"""What the rows of a composed picture say, as a title: who leads, what changed, who overtook whom, how far apart.

A finding is told of figures whose periods are over and, where it compares, of exact counts within one segment. Where no
finding holds, the title says what is shown. No title names more than two series, however many are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from displacement.exhibit.compared import (
    all_exact,
    at_last,
    at_shared_moments,
    ends_of,
    measure_in_short,
    named_in,
    since_of,
)
from displacement.exhibit.composed import PERCENT, Composed, bare
from displacement.exhibit.in_words import end_of
from displacement.queries.rows import Row, rows_in

AGAINST = 2  # series that a comparison names
ENOUGH = 3  # figures of a series that make “the most since”


def title_of(composed: Composed) -> str:
    """Return the finding of the rows shown, the first that holds; what is shown, where none does."""
    for finding in _findings(composed):
        told = finding(composed)
        if told:
            return told
    return _what_is_shown(composed)


def _findings(composed: Composed) -> Iterator[Callable[[Composed], str]]:
    """Yield the findings to try, in their order, as the form of the picture and what is shown call for."""
    if composed.over.empty:
        return
    if len(composed.measures) > 1:
        yield _two_measures
    elif composed.way in {"change", "index"}:
        yield _changed_most
    elif composed.form == "stacked":
        yield _largest_part
    elif len(composed.names) > 1 and composed.differ_in == "reported_by":
        yield _depending_on_who_counted
    elif (
        composed.form in {"ranking", "map"} or composed.over.groupby("series")["moment"].nunique().max() == 1
    ):
        yield _leader
    elif len(composed.names) == 1:
        yield _one_series
    else:
        if composed.form == "dumbbell":
            yield _largest_change
        yield _overtaken
        yield _leads


def _leader(composed: Composed) -> str:
    """Say who has the most at the last date, and who comes next or where the one in focus stands."""
    rows = at_last(composed).sort_values("shown", ascending=False, kind="stable")
    first = rows.iloc[0]
    values = {
        "measure": measure_in_short(composed),
        "when": first["when"],
        **named_in("first", first, composed),
    }
    if len(rows) == 1:
        return composed.words.say("{measure}: {first} {first_value} ({when})", **values)
    values |= named_in("second", rows.iloc[1], composed)
    if rows["when"].nunique() > 1:
        return composed.words.say(
            "{measure}: {first} {first_value} ({when}), {second} {second_value} ({second_when})",
            second_when=rows.iloc[1]["when"],
            **values,
        )
    place = 0 if composed.of_all else _place(rows, composed.focus)
    if place <= AGAINST or not all_exact(rows) or (rows["shown"] == rows.iloc[place - 1]["shown"]).sum() > 1:
        return composed.words.say(
            "{measure}: {first} {first_value}, {second} {second_value} ({when})", **values
        )
    return composed.words.say(
        "{measure}: {first} {first_value}; {own}, {own_value}, is number {place} of {count} ({when})",
        place=composed.words.number(place),
        count=composed.words.number(len(rows)),
        **named_in("own", rows.iloc[place - 1], composed),
        **values,
    )


def _place(rows: pd.DataFrame, series: str) -> int:
    """Return which place a series has among rows, the largest first; none where it is not there."""
    return list(rows["series"]).index(series) + 1 if series in set(rows["series"]) else 0


def _leads(composed: Composed) -> str:
    """Say who has the most at the last date that several share, and whether throughout."""
    shared = at_shared_moments(composed)
    if not shared:
        return ""
    rows = shared[-1].sort_values("shown", ascending=False, kind="stable")
    first, second = rows.iloc[0], rows.iloc[1]
    values = {"measure": measure_in_short(composed), "when": first["at"]}
    values |= named_in("first", first, composed) | named_in("second", second, composed)
    if not all_exact(rows) or first["shown"] == second["shown"]:
        values["when"] = first["when"]
        return composed.words.say(
            "{measure}: {first} {first_value}, {second} {second_value} ({when})", **values
        )
    if _always(composed, first["series"]):
        return composed.words.say(
            "{measure}: {first} has the most throughout, {first_value} {when}; {second} {second_value}",
            **values,
        )
    return composed.words.say(
        "{measure}: {first} has the most {when}, {first_value}; {second} {second_value}", **values
    )


def _always(composed: Composed, leader: str) -> bool:
    """Tell whether a series has the most at every moment at which another has a figure, of exact counts."""
    rows = composed.over
    mine = rows[rows["series"] == leader].groupby("moment")["shown"].min()
    rivals = rows[rows["series"] != leader].groupby("moment")["shown"].max()
    there = set(rivals.index) <= set(mine.index)
    return all_exact(rows) and len(rivals) > 1 and there and bool((mine[rivals.index] > rivals).all())


def _overtaken(composed: Composed) -> str:
    """Say who leads now in place of who led at first, and since when; each within one segment, of exact counts."""
    tops = [rows["series"].iloc[int(rows["shown"].argmax())] for rows in at_shared_moments(composed)]
    if len(tops) < AGAINST or tops[0] == tops[-1]:
        return ""
    then, now = tops[0], tops[-1]
    pair = composed.over[composed.over["series"].isin([then, now])].sort_values("date")
    if not all_exact(pair) or (pair.groupby("series")["segment"].nunique() > 1).any():
        return ""
    wide = pair.groupby(["moment", "series"])["shown"].last().unstack().dropna()
    wide = wide.loc[[moment for moment in composed.moments if moment in wide.index]]
    behind = [moment for moment in wide.index if wide.loc[moment, now] <= wide.loc[moment, then]]
    if len(wide) < AGAINST or wide.index[0] not in behind or wide.index[-1] in behind:
        return ""
    since = wide.index[list(wide.index).index(behind[-1]) + 1]
    ends = pair[pair["moment"] == wide.index[-1]].drop_duplicates("series", keep="last").set_index("series")
    values = {
        "measure": measure_in_short(composed),
        "since": pair[pair["moment"] == since]["at"].iloc[0],
        "when": ends["at"].iloc[0],
        "first": composed.names[now],
        "second": composed.names[then],
        "first_value": ends.loc[now, "shown_as"],
        "second_value": ends.loc[then, "shown_as"],
    }
    if since == wide.index[-1]:
        return composed.words.say(
            "{measure}: {first} passed {second} {since}, {first_value} against {second_value}", **values
        )
    return composed.words.say(
        "{measure}: {first} passed {second} {since}; {first_value} against {second_value} {when}", **values
    )


def _largest_change(composed: Composed) -> str:
    """Say which series changed the most between its two dates, where all can be compared: exact, no break between."""
    pairs = [
        rows.sort_values("date") for _, rows in composed.over.groupby("series", sort=False) if len(rows) > 1
    ]
    if not pairs or any(rows["segment"].nunique() > 1 or not all_exact(rows) for rows in pairs):
        return ""
    changed = [(rows.iloc[-1]["shown"] - rows.iloc[0]["shown"], rows) for rows in pairs]
    size, rows = max(changed, key=lambda each: abs(each[0]))
    if size == 0 or len(pairs) == 1:
        return ""
    values = ends_of(composed, rows.iloc[0], rows.iloc[-1])
    if size > 0:
        return composed.words.say(
            "{measure}: {name} grew the most, from {first} {then} to {last} {now}", **values
        )
    return composed.words.say(
        "{measure}: {name} fell the most, from {first} {then} to {last} {now}", **values
    )


def _one_series(composed: Composed) -> str:
    """Say of one series whether its last figure is the highest or the lowest, else its peak and its last figure."""
    rows = composed.over.sort_values("date")
    last = rows.iloc[-1]
    whole = rows[rows["segment"] == last["segment"]]
    if composed.together:
        whole = whole[whole["areas_with_en"] == last["areas_with_en"]]
    values = {**ends_of(composed, whole.iloc[0], last), "start": whole.iloc[0]["when"]}
    if composed.together and last["areas_with"] < last["areas_of"]:
        values |= {"with": composed.words.number(int(last["areas_with"]))}
        return composed.words.say("{measure}, {name}: {last} {now}, of {with} that have a figure", **values)
    if len(whole) == 1:
        return composed.words.say("{measure}, {name}: {last} {now}", **values)
    if len(whole) >= ENOUGH and all_exact(whole) and last["kind"] != "cumulative":
        return _extreme(composed, whole, values)
    return composed.words.say("{measure}, {name}: {first} {then}, {last} {now}", **values)


def _extreme(composed: Composed, rows: pd.DataFrame, values: Mapping[str, str]) -> str:
    """Say of comparable figures in the order of time whether the last is an extreme, or when the peak was."""
    last, highest, lowest = rows.iloc[-1], rows["shown"].max(), rows["shown"].min()
    alone = (rows["shown"] == last["shown"]).sum() == 1
    if alone and last["shown"] == highest:
        return composed.words.say("{measure}, {name}: {last} {now}, the most since {start}", **values)
    if alone and last["shown"] == lowest:
        return composed.words.say("{measure}, {name}: {last} {now}, the lowest since {start}", **values)
    if last["shown"] == highest:
        return composed.words.say("{measure}, {name}: {first} {then}, {last} {now}", **values)
    peak = rows.iloc[int(rows["shown"].argmax())]
    told = {**values, "top": peak["shown_as"], "peak": peak["at"]}
    return composed.words.say("{measure}, {name}: a peak of {top} {peak}, {last} {now}", **told)


def _depending_on_who_counted(composed: Composed) -> str:
    """Say between which numbers the counters of one country lie in the last year for which two speak."""
    rows = composed.over
    years = rows.groupby(rows["date"].dt.year)["reported_by"].nunique()
    if rows["area"].nunique() > 1 or not (years > 1).any():
        return ""
    year = int(years[years > 1].index.max())
    mine = rows[rows["date"].dt.year == year].sort_values(["shown", "qualifier"], kind="stable")
    ends = [_end(row, composed) for row in (rows_in(mine)[0], rows_in(mine)[-1])]
    if ends[0] == ends[1]:
        return ""
    return composed.words.say(
        "{measure}, {area}: from {low} to {high} in {year}, depending on who counted and when",
        measure=measure_in_short(composed),
        area=bare(composed.words.of(mine.iloc[0], "area")),
        low=ends[0],
        high=ends[1],
        year=f"{year}",
    )


def _end(row: Row, composed: Composed) -> str:
    """Return a number as an end of “from … to …”."""
    return end_of(row, composed.words) if composed.per == "people" else str(row["shown_as"])


def _two_measures(composed: Composed) -> str:
    """Say the last figure of each measure, of the series in focus."""
    rows = composed.over.sort_values("date")
    focus = composed.focus
    mine = rows[rows["series"] == focus]
    lasts = [
        mine[mine["axis"] == axis].iloc[-1] for axis in composed.measures if (mine["axis"] == axis).any()
    ]
    if len(lasts) < AGAINST:
        return ""
    told = [
        composed.words.say(
            "{measure} {value} ({when})",
            measure=bare(composed.words.of(row, "measure")),
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
    base = 0 if composed.way == "change" else PERCENT
    far = rows.iloc[int((rows["shown"] - base).abs().argmax())]
    values = {"measure": measure_in_short(composed), "name": composed.name_of(far), "value": far["shown_as"],
              "when": far["at"], "until": far["when"], "since": since_of(composed)}  # fmt: skip
    if composed.way == "change":
        if len(rows) == 1:
            return composed.words.say("{measure}, {name}: {value} from {since} to {until}", **values)
        return composed.words.say(
            "{measure}: {name} changed the most, {value} from {since} to {until}", **values
        )
    if len(rows) == 1:
        return composed.words.say("{measure}, {name}: {value} {when}, where {since} is 100", **values)
    return composed.words.say(
        "{measure}: {name} moved the furthest, to {value} {when}, where {since} is 100", **values
    )


def _largest_part(composed: Composed) -> str:
    """Say which part is the largest at the last date, of how many; of the area in focus where there are several."""
    rows = composed.over
    rows = rows[rows["area"] == rows["area"].iloc[0]]
    rows = rows[rows["date"] == rows["date"].max()]
    part = rows.iloc[int(rows["shown"].argmax())]
    if len(rows) < AGAINST or not all_exact(rows) or (rows["shown"] == part["shown"]).sum() > 1:
        return ""
    return composed.words.say(
        "{measure}, {area}: the largest part {when} is “{part}”, {value} of {total}",
        measure=bare(composed.words.of(part, "measure")),
        area=composed.words.of(part, "area"),
        when=part["at"],
        part=composed.words.of(part, "breakdown") or composed.words.of(part, "instrument"),
        value=part["shown_as"],
        total=composed.words.number(rows["shown"].sum()),
    )


def _what_is_shown(composed: Composed) -> str:
    """Say the measure, how many figures there are of it and of which years: true of any rows."""
    years = composed.shown.rows["date"].dt.year
    told = dict.fromkeys([f"{years.min()}", f"{years.max()}"])
    names = list(composed.names.values())
    areas = composed.shown.rows["area"].nunique()
    one = (
        names[0]
        if len(names) == 1
        else bare(composed.words.of(composed.firsts[0], "area"))
        if areas == 1
        else ""
    )
    measures = [bare(name) for name in composed.measures.values()]
    return composed.words.say_n(
        "{measure}{of}: {count} figure, {years}",
        "{measure}{of}: {count} figures, {years}",
        len(composed.shown.rows),
        measure=composed.words.list(measures),
        of=f", {one}" if one else "",
        years="–".join(told),
    )
