"""What is reckoned from published figures: rates, sums and changes, each with what it is reckoned from.

Nothing is rounded here, and nothing is reckoned where a part of it is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from displacement.queries import ask
from displacement.queries.coverage import GRADES
from displacement.queries.rows import Row
from displacement.words import LANGUAGES, mark, words_in

RATES = {"1000": "rate_inhabitants", "hosted": "rate_hosted", "decided": "rate_decided"}
BY = {"1000": ["area", "population_year"], "hosted": ["area", "date"], "decided": ["area", "part_id", "date"]}
TIMES = {"1000": 1000.0, "hosted": 1000.0, "decided": 100.0}
OUTCOMES = ("unhcr_decisions_recognised", "unhcr_decisions_other_protection", "unhcr_decisions_rejected")
CASES = "_cases"
FEW_DECIDED = 100
"""Decisions on the merits: a year that may have fewer has no share, for UNHCR writes 1 to 5 as 5."""
TOGETHER = "TOGETHER"
NAMED_TOGETHER = mark("Together")
BOUNDS = {"low": mark("lower end"), "high": mark("upper end")}
DENOMINATOR = (
    "",
    "_figure_id",
    "_masked",
    "_date",
    "_precision",
    "_source",
    "_title",
    "_url",
    "_publisher_en",
    "_publisher_es",
)
SERIES = ["part_id", "area", "reported_by", "bound"]
SINCE = ["since", "since_date", "since_figure_id", "since_segment"]
UNHCR = "unhcr-rpsd"
WITH = (
    "areas_with",
    "areas_of",
    "areas_with_en",
    "areas_with_es",
    "areas_without_en",
    "areas_without_es",
    "sources",
)
"""What a sum tells of the areas asked for: how many have a figure, how many there are, which and which not."""


def rated(rows: pd.DataFrame, *, per: str, measure: str) -> pd.DataFrame:
    """Return the rows with ``rate``: the value, or what it is of ``denominator``; missing where that is."""
    if per not in RATES:
        return rows.assign(**dict.fromkeys(f"denominator{each}" for each in DENOMINATOR), rate=rows["value"])
    found = _denominators(per, measure=measure, areas=tuple(set(rows["area"])))
    rows = rows.merge(found, how="left", on=BY[per])
    return rows.assign(rate=TIMES[per] * rows["value"] / rows["denominator"])


def rate_days(per: str, *, measure: str, areas: tuple[str, ...]) -> Callable[[str, str, dt.date], bool]:
    """Return what tells whether there is something to take a rate of, for a part in an area on a day."""
    found = _denominators(per, measure=measure, areas=areas)
    if per == "1000":
        first = found.groupby("area")["population_year"].min().to_dict()
        return lambda area, _, day: day.year >= first.get(area, day.year + 1)
    parts = found["part_id"] if "part_id" in found else [None] * len(found)
    there = frozenset(zip(found["area"], parts, found["date"].dt.date, strict=True))
    of_parts = "part_id" in found
    return lambda area, part, day: (area, part if of_parts else None, day) in there


def _denominators(per: str, *, measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
    cases = CASES if measure.endswith(CASES) else ""
    outcomes = tuple(f"{each}{cases}" for each in OUTCOMES)
    return ask(RATES[per], areas=tuple(sorted(areas)), outcomes=outcomes, few=FEW_DECIDED)


def summed(rows: pd.DataFrame, *, areas: Mapping[str, Row], per: str) -> pd.DataFrame:
    """Return one row a date: what one counter found in several areas on the very same day, or in the same period.

    Areas without a figure on that day are named beside it; what is not finished is left out.
    """
    rows = rows[~rows["unfinished"].astype(bool) & rows["rate"].notna()]
    made = [
        _sum(group.sort_values("area"), areas=areas, per=per)
        for _, group in rows.groupby(["part_id", "reported_by", "date", "period_start"], dropna=False)
        if group["area"].nunique() > 1
    ]
    columns = [*rows.columns, *WITH]
    return pd.DataFrame(made, columns=columns) if made else rows.iloc[:0].reindex(columns=columns)


def _sum(group: pd.DataFrame, *, areas: Mapping[str, Row], per: str) -> dict[str, Any]:
    """Return what stands for several figures of one day: added up, in the terms of the weakest document."""
    grades = [GRADES.index(grade) for grade in group["grade"].astype(str)]
    weakest = {str(name): value for name, value in group.iloc[grades.index(max(grades))].items()}
    openings = (group["read_as"] == "opening").any()
    row = {
        **weakest,
        **{name: group[name].sum() for name in ("value", "masked", "also", "segment")},
        **dict.fromkeys(("published_as", "note_en", "note_es", "population", "latitude", "longitude")),
        "figure_id": " ".join(group["figure_id"]),
        "area": TOGETHER,
        "code": TOGETHER,
        "area_kind": "group",
        "qualifier": _qualifier(group),
        "standing": "computed",
        "sources": " ".join(sorted(set(group["source"]))),
        "read_as": "opening" if openings else weakest["read_as"],
        "denominator": group["denominator"].sum() if per in RATES else None,
        "denominator_masked": group["denominator_masked"].sum() if per in RATES else None,
        "denominator_figure_id": " ".join(group["denominator_figure_id"].dropna()) or None,
    }
    row["rate"] = TIMES[per] * row["value"] / row["denominator"] if per in RATES else row["value"]
    return row | _completeness(set(group["area"]), areas)


def _completeness(there: set[str], areas: Mapping[str, Row]) -> dict[str, Any]:
    """Return which of the areas asked for are in a sum and which are not, in both languages."""
    told: dict[str, Any] = {"areas_with": len(there), "areas_of": len(areas)}
    for language in LANGUAGES:
        words = words_in(language)
        names = {code: str(area[f"name_{language}"]) for code, area in areas.items()}
        told[f"area_{language}"] = words.say(NAMED_TOGETHER)
        told[f"areas_with_{language}"] = words.list(name for code, name in names.items() if code in there)
        told[f"areas_without_{language}"] = words.list(
            name for code, name in names.items() if code not in there
        )
    return told


def _qualifier(group: pd.DataFrame) -> str:
    """Return how a sum is qualified by its parts; UNHCR's 5 and 10 are counted in ``masked`` and leave it exact."""
    small = group["source"].str.startswith(UNHCR) & group["qualifier"].isin({"masked", "about"})
    found = set(group.loc[~small, "qualifier"]) - {"exact"}
    if not found:
        return "exact"
    if found <= {"over", "at_least"}:
        return "at_least"
    return "at_most" if found <= {"under", "at_most"} else "about"


def held_against(rows: pd.DataFrame, *, base: str, shown_as: str) -> pd.DataFrame:
    """Return the rows with ``shown``: the rate, or its change or index against the same series at the base.

    Neither is given across a break, nor of what is not finished; what lies before the base is left out.
    """
    if shown_as == "value":
        none = dict.fromkeys(("since", "since_date", "since_figure_id", "since_segment", "change"))
        return rows.assign(**none, shown=rows["rate"])
    day, ended = pd.Timestamp(base), ~rows["unfinished"].astype(bool)
    against = rows[(rows["date"] == day) & ended & (rows["rate"] > 0)]
    against = against.rename(columns={"rate": "since", "date": "since_date", "figure_id": "since_figure_id"})
    against = against.rename(columns={"segment": "since_segment"}).drop_duplicates(SERIES)
    rows = rows[rows["date"] >= day].merge(against[[*SERIES, *SINCE]], how="left", on=SERIES)
    held = (rows["segment"] == rows["since_segment"]) & ~rows["unfinished"].astype(bool)
    for column in SINCE:
        rows[column] = rows[column].where(held)
    grown = rows["rate"] / rows["since"]
    rows["change"] = 100 * (grown - 1) if shown_as == "change" else None
    rows["denominator"] = rows["denominator"].where(rows["denominator"].notna(), rows["since"])
    return rows.assign(shown=100 * (grown - 1) if shown_as == "change" else 100 * grown)


def named(rows: pd.DataFrame, *, chosen: tuple[str, ...], others: Mapping[str, int]) -> pd.DataFrame:
    """Return the rows with the series each belongs to, named in both languages, and what is not shown of its area."""
    counters = rows.groupby("area")["reported_by"].transform("nunique") > 1
    several = {"area": rows["area"].nunique() > 1, "part_id": rows["part_id"].nunique() > 1}
    keys = [rows["area"], rows["reported_by"].where(counters), rows["bound"]]
    keys += [rows["part_id"]] if several["part_id"] else []
    names = {language: _names(rows, counters, several, language) for language in LANGUAGES}
    return rows.assign(
        series=["|".join(str(each) for each in key if pd.notna(each)) for key in zip(*keys, strict=True)],
        series_en=names["en"],
        series_es=names["es"],
        chosen=rows["area"].isin(chosen) | (rows["area"] == TOGETHER),
        other_counters=rows["area"].map(others).fillna(0).astype(int),
    )


def _names(
    rows: pd.DataFrame, counters: pd.Series[bool], several: Mapping[str, bool], language: str
) -> list[str]:
    """Return what tells each row's series from the others: its area, its part, who counted, which end of a range."""
    words = words_in("en" if language == "en" else "es")
    parts = (
        rows[f"breakdown_{language}"].fillna(rows[f"instrument_{language}"]).fillna(rows[f"place_{language}"])
    )
    told = []
    for area, part, counter, counted, bound in zip(
        rows[f"area_{language}"], parts, rows[f"counter_{language}"], counters, rows["bound"], strict=True
    ):
        pieces = [part] if several["part_id"] and pd.notna(part) else []
        pieces += [counter] if counted else []
        pieces += [words.say(BOUNDS[bound])] if pd.notna(bound) else []
        told.append(", ".join([area, *pieces] if several["area"] or not pieces else pieces))
    return told
