"""What stands around a composed picture: its unit, dates and denominator, what it shows in words, what to beware of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import pandas as pd

from displacement.exhibit.acts import COUNTED, numbered
from displacement.exhibit.claims import cases_left_out
from displacement.exhibit.compared import from_to, listed, since_of
from displacement.exhibit.composed import MOST_LINES, Composed, bare
from displacement.exhibit.host_counts import not_counted_anew, whole
from displacement.exhibit.marks import key_of_bars, key_of_points
from displacement.maps.moving import beyond
from displacement.queries import ask
from displacement.queries.rows import Row, rows_in
from displacement.words import mark

MULTIPLES, MAP = "multiples", "map"
OVER_TIME = ("line", "points", "columns", MULTIPLES)
MOST_GROUPED = 3  # series whose columns stand side by side: more become small multiples
MOST_COUNTERS = 3  # named under the title
MOST_ACTS = 6  # measures told under the picture, by their numbers
MOST_TOLD = 15  # series whose numbers are told in words
MOST_BEYOND = 5  # countries named that lie outside the map
FORMS: Mapping[str, str] = {
    "line": mark("Lines over time. {series}."),
    "points": mark("Points over time. {series}."),
    "columns": mark("Columns, one a period. {series}."),
    "multiples": mark("A panel a series, all on one scale, over time. {series}."),
    "ranking": mark("Bars from the largest down. {series}."),
    "dumbbell": mark("Two dates of each, joined by a line. {series}."),
    "map": mark("A map with a circle on each country, {when}. The largest: {series}."),
    "stacked": mark("Parts, one on the other. {series}."),
    "table": mark("A table of numbers. {series}."),
}
KINDS: Mapping[str, str] = {
    "stock": mark("counted on a day"),
    "flow": mark("counted in a period"),
    "cumulative": mark("counted from the start up to a day"),
    "share": mark("a share"),
    "rate": mark("a rate"),
    "duration": mark("a duration"),
}
PEERS: Mapping[str, str] = {
    "neighbours": mark("Beside it: its neighbours that have figures."),
    "corridor": mark("Beside it: the corridor of Colombia, Ecuador, Peru and Chile."),
    "nearest": mark("Beside it: the countries nearest to it by number."),
    "nearest_per": mark("Beside it: the countries nearest to it per 1,000 inhabitants."),
    "range": mark("Beside it: the largest, the median and the smallest."),
}


def most_of(form: str) -> int:
    """Return how many series a form draws on one axis; more become small multiples."""
    return MOST_GROUPED if form == "columns" else MOST_LINES


def subtitle_of(composed: Composed) -> str:
    """Return unit, kind, dates, who counted, denominator, what a change starts from, and the peers."""
    say = composed.words.say
    told = [_counted(composed, axis) for axis in composed.measures]
    told.append(_by_whom(composed))
    told += _reckoned(composed)
    if composed.question.peers in PEERS:
        told.append(say(PEERS[composed.question.peers]))
    return " ".join(part for part in told if part)


def _reckoned(composed: Composed) -> list[str]:
    """Return what numbers are that are no counts: what they are a rate of, what they are a change from."""
    say, told = composed.words.say, [_denominator(composed)]
    if composed.way == "change":
        told.append(say("Change since {since}, in percent.", since=since_of(composed)))
    if composed.way == "index":
        told.append(say("{since} is 100.", since=since_of(composed)))
    return told


def _counted(composed: Composed, axis: str) -> str:
    """Return what is counted, in which unit, in which kind of time, and when."""
    words, rows = composed.words, composed.shown.rows
    rows = rows[rows["axis"] == axis]
    row = rows.iloc[0]
    kind = KINDS[row["kind"]]
    names = [words.of(row, "measure")]
    for column in ("instrument", "breakdown", "place"):
        if rows[column].nunique(dropna=False) == 1 and isinstance(row[column], str):
            names.append(bare(words.of(row, column)))
    if not set(rows["nationality"]) <= {"VEN"}:
        names.append(words.say("all nationalities, or not said"))
    return words.say(
        "{measure}: {unit}, {kind}, {dates}.",
        measure=" · ".join(names),
        unit=words.unit(row["unit"]),
        kind=words.say(kind),
        dates=_dates(composed, rows.dropna(subset=["shown"]) if rows["shown"].notna().any() else rows),
    )


def _dates(composed: Composed, rows: pd.DataFrame) -> str:
    """Return the date of the rows, or the first and the last."""
    ordered = rows.sort_values("date", kind="stable")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    ends = [composed.when(first), composed.when(last)]
    if ends[0] == ends[1]:
        return ends[0]
    if composed.form == MAP:
        return composed.words.say(
            "{last} (on the page, every date since {first})", last=ends[1], first=ends[0]
        )
    return "–".join(ends) if all(end.isdigit() for end in ends) else " – ".join(ends)


def _by_whom(composed: Composed) -> str:
    words = composed.words
    counters = list(dict.fromkeys(words.of(row, "counter") for row in rows_in(composed.shown.rows)))
    if len(counters) > MOST_COUNTERS:
        return words.say_n("Counted by {count} counter.", "Counted by {count} counters.", len(counters))
    return words.say("Counted by {counters}.", counters=words.list(counters))


def _denominator(composed: Composed) -> str:
    """Return what a rate is a rate of, with the years of the population, or nothing for plain counts."""
    words, rows = composed.words, composed.shown.rows.dropna(subset=["denominator"])
    if composed.per == "people" or rows.empty:
        return ""
    if composed.per == "hosted":
        return words.say("Per 1,000 Venezuelans hosted at the year’s end, as UNHCR counts them.")
    if composed.per == "decided":
        return words.say("In percent of the claims decided on their merits, UNHCR.")
    years = [f"{int(year)}" for year in sorted(rows["population_year"].dropna().unique())]
    told = "–".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return words.say("Per 1,000 inhabitants; population of {year}, World Bank.", year=told)


def alt_of(composed: Composed) -> str:
    """Return what the picture shows, in words, with its numbers and what they are: counts, rates, changes."""
    return " ".join(part for part in (_drawn_in_words(composed), *_reckoned(composed)) if part)


def _drawn_in_words(composed: Composed) -> str:
    words, rows = composed.words, composed.drawn
    form = composed.form
    if form in {"ranking", "map", "stacked"}:
        last = rows if form == "ranking" else composed.latest
        told = listed(composed, last.sort_values("shown", ascending=False, kind="stable"), most=MOST_TOLD)
        return words.say(FORMS[form], series="; ".join(told), when=last.iloc[0]["when"])
    told = []
    for axis, name in composed.measures.items():
        mine = rows[rows["axis"] == axis]
        runs = mine.groupby("series", sort=False)
        series = [from_to(composed, points) for _, points in islice(runs, MOST_TOLD)]
        head = f"{bare(name)}: " if len(composed.measures) > 1 else ""
        more = runs.ngroups - MOST_TOLD
        if more > 0:
            series.append(words.say_n("and {count} more", "and {count} more", more))
        told.append(head + "; ".join(series))
    message = FORMS[MULTIPLES if in_panels(composed) else form]
    return words.say(message, series=". ".join(told))


def in_panels(composed: Composed) -> bool:
    """Tell whether a picture over time has more series than stand on one axis, and is drawn in small multiples."""
    many = len(composed.names) > most_of(composed.form) and not by_kind(composed)
    return composed.form in OVER_TIME and (composed.form == MULTIPLES or many)


def by_kind(composed: Composed) -> bool:
    """Tell whether points of one country have more counters than colours, and are told apart by the kind of counter."""
    return (
        composed.form == "points"
        and composed.differ_in == "reported_by"
        and len(composed.names) > MOST_LINES
        and not composed.own
    )


def reading_of(composed: Composed) -> str:
    """Return how to read the picture: its marks, its scale, its rules."""
    say, told = composed.words.say, []
    if composed.form == MAP:
        told.append(_largest_circle(composed))
    elif composed.form in {"columns", "stacked"} or (in_panels(composed) and _flows(composed)):
        told.append(key_of_bars(composed.shown))
    elif composed.form in OVER_TIME:
        told.append(key_of_points(composed.shown))
    if composed.form in OVER_TIME and composed.drawn["unfinished"].any():
        told.append(say("Hollow and dashed: a period that is not over yet."))
    if composed.form == "line" or (composed.form == MULTIPLES and not _flows(composed)):
        told.append(say("A line stops where nothing was published, and where the way of counting changed."))
    if composed.form == MULTIPLES and len(composed.measures) > 1:
        told.append(say("Each measure has a scale of its own."))
    elif in_panels(composed) and composed.form != MULTIPLES:
        told.append(
            composed.words.say_n(
                "More than {count} series: each has a panel of its own, all on one scale.",
                "More than {count} series: each has a panel of its own, all on one scale.",
                most_of(composed.form),
            )
        )
    if by_kind(composed):
        told.append(say("The colour tells what kind of counter a figure is from."))
    told.append(_rules(composed))
    return " ".join(part for part in told if part)


def _flows(composed: Composed) -> bool:
    return set(composed.shown.rows["kind"]) == {"flow"} and composed.way == "value"


def _largest_circle(composed: Composed) -> str:
    largest = composed.drawn.iloc[int(composed.drawn["shown"].argmax())]
    return composed.words.say(
        "The area of a circle is proportional to the number, on one scale for all dates; the largest stands for "
        "{value} ({first}, {when}).",
        value=largest["shown_as"],
        first=composed.name_of(largest),
        when=largest["when"],
    )


def _rules(composed: Composed) -> str:
    """Return what the thin rules are: each by its number where they are few, else how many."""
    words, taken = composed.words, acts_of(composed)
    acts = (
        taken if in_panels(composed) else [act for act in taken if act["area"] == composed.firsts[0]["area"]]
    )
    if not acts:
        return ""
    told = words.say(
        "Thin rules: {measures} of {countries}, dashed where one restricts and dotted where it opens.",
        measures=words.say_n(*COUNTED, len(acts)),
        countries=words.say("the states shown") if in_panels(composed) else words.of(acts[0], "area"),
    )
    listed_acts = numbered(named_of(acts), words)
    return told if in_panels(composed) or not listed_acts else f"{told} {listed_acts}."


def named_of(acts: Sequence[Row]) -> list[Row]:
    """Return the measures that are named under the picture: all where they are few, else the few that matter most."""
    return list(acts) if len(acts) <= MOST_ACTS else [act for act in acts if act["mark"] == 1][:MOST_ACTS]


def acts_of(composed: Composed) -> list[Row]:
    """Return the measures of the states whose figures are drawn, within the years drawn, where they are asked for."""
    if composed.question.acts != "with" or composed.form not in OVER_TIME:
        return []
    rows = composed.drawn
    areas = tuple(sorted(set(rows["area"])))
    since, until = int(rows["date"].dt.year.min()), int(rows["date"].dt.year.max())
    return rows_in(ask("acts_across", areas=areas, since=since, until=until))


def cautions_of(composed: Composed) -> Sequence[str]:
    """Return what to beware of in these rows: how complete a sum is, who else counted, what is not over."""
    shown, words = composed.shown, composed.words
    measures = set(shown.rows["measure"])
    told: list[str] = []
    told += _completeness(composed)
    told += _others(composed)
    if composed.form not in OVER_TIME and composed.drawn["unfinished"].any():
        told.append(words.say("The last period is not over yet."))
    if "unhcr_hosted" in measures:
        anew = not_counted_anew(shown, only_last=composed.form == MAP)
        told += [whole(shown), *anew[:MOST_BEYOND]]
    if "unhcr_claims_new" in measures:
        told += cases_left_out(shown, measure="unhcr_claims_new_cases")
    if "cumulative" in set(shown.rows["kind"]):
        told.append(words.say("A running total only grows: it is never the count of one year."))
    if composed.form == MAP:
        told += _of_the_map(composed)
    return told


def _completeness(composed: Composed) -> list[str]:
    """Return how many of the areas asked for have a figure in the last sum, and which have none."""
    rows = composed.shown.rows
    if "areas_with" not in rows or rows["areas_with"].isna().all():
        return []
    last, words = rows.sort_values("date").iloc[-1], composed.words
    told = words.say_n(
        "Added up for {when}: {count} of {of} countries has a figure.",
        "Added up for {when}: {count} of {of} countries have a figure.",
        int(last["areas_with"]),
        when=composed.when(last),
        of=words.number(int(last["areas_of"])),
    )
    without = words.of(last, "areas_without")
    return [told + (" " + words.say("Without one: {countries}.", countries=without) if without else "")]


def _others(composed: Composed) -> list[str]:
    """Return that others counted too, where one counter is drawn of several."""
    rows, words = composed.shown.rows, composed.words
    others = rows.drop_duplicates("area")
    others = others[others["other_counters"] > 0] if "other_counters" in rows else others.head(0)
    if others.empty or "areas_with" in rows:
        return []
    names = [bare(words.of(row, "area")) for row in rows_in(others)]
    told = names[:MOST_BEYOND]
    if len(names) > MOST_BEYOND:
        told.append(words.say_n("{count} more", "{count} more", len(names) - MOST_BEYOND))
    return [
        words.say(
            "One counter is drawn for each country; others counted too in: {countries}.",
            countries=words.list(told),
        )
    ]


def _of_the_map(composed: Composed) -> list[str]:
    """Return which countries lie outside the map, with their numbers, and what its boundaries mean."""
    words = composed.words
    outside = beyond(composed.latest).sort_values("shown", ascending=False, kind="stable")
    told = [words.say("The boundaries on the map imply no opinion on the legal status of any territory.")]
    if not outside.empty:
        names = "; ".join(listed(composed, outside, most=MOST_BEYOND))
        told.insert(0, words.say("Beyond the edge of the map: {countries}.", countries=names))
    return told
