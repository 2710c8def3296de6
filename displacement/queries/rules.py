"""The rules of the numbers, kept by every answer before anybody draws it.

A table that breaks one is refused with the reason: a picture can then not add people to cases, call
applications permits, draw a number that nobody published, or lean on a copy of a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from displacement.errors import BrokenRule, MixedMeasures
from displacement.words import mark

EXCLUSIVE = ("kind", "unit")
QUOTED = ("unit", "date", "source", "locator")


def keep_rules(table: pd.DataFrame, *, query: str) -> None:
    """Raise MixedMeasures or BrokenRule where the answer to a question breaks a rule of the numbers.

    Only tables of figures are judged: those with ``figure_id`` and ``value``. A table with several axes says
    in ``axis`` which mark stands on which; stages of a procedure that share one are told apart by ``part``; where
    each mark is drawn at or with its own date, as in a series over time, it is ``dated``. A list, whose rows stand
    on no axis at all (``axis`` is NULL throughout), is held to what every figure carries.
    """
    if not {"figure_id", "value"} <= set(table.columns):
        return
    listed = "axis" in table and table["axis"].isna().all()
    for rule in OF_FIGURES if listed else (*OF_FIGURES, *OF_PICTURES):
        rule(table, query)


def _missing_is_not_zero(table: pd.DataFrame, query: str) -> None:
    unnamed = table["figure_id"].isna() & table["value"].notna()
    if "unit" in table and unnamed.any():
        raise BrokenRule(
            query,
            rule=mark("{count} numbers belong to no figure"),
            remedy=mark("leave what nobody published missing; missing is not zero"),
            count=int(unnamed.sum()),
        )


def _kinds_and_units_apart(table: pd.DataFrame, query: str) -> None:
    for axis in _axes(table):
        for column in EXCLUSIVE:
            if column in axis and axis[column].nunique() > 1:
                raise MixedMeasures(query, column=column, found=sorted(axis[column].dropna().unique()))


def _stages_apart(table: pd.DataFrame, query: str) -> None:
    if "stage" not in table or "part" in table:
        return
    for axis in _axes(table):
        if axis["stage"].nunique() > 1:
            raise MixedMeasures(query, column="stage", found=sorted(axis["stage"].dropna().unique()))


def _one_date_an_axis(table: pd.DataFrame, query: str) -> None:
    if "date" not in table or ("dated" in table and table["dated"].all()):
        return
    for axis in _axes(table):
        days = sorted({str(day)[:10] for day in axis.loc[axis["value"].notna(), "date"].dropna()})
        if len(days) > 1:
            raise BrokenRule(
                query,
                rule=f"one axis holds several dates: {days[0]} to {days[-1]}",
                remedy="ask for one date, as the latest, or say that each mark is drawn with its own (dated)",
            )


def _claims_and_appeals_apart(table: pd.DataFrame, query: str) -> None:
    if "measure" not in table:
        return
    named = set(table["measure"].dropna().astype(str))
    if any("claims_new" in each for each in named) and any("claims_other" in each for each in named):
        raise BrokenRule(
            query,
            rule=mark("new claims stand with repeats and appeals"),
            remedy=mark("ask for unhcr_claims_new alone; it is the count of claims filed"),
        )


def _every_figure_can_be_quoted(table: pd.DataFrame, query: str) -> None:
    if "unit" not in table:
        return
    for column in QUOTED:
        if column not in table or table.loc[table["figure_id"].notna(), column].isna().any():
            raise BrokenRule(
                query,
                rule=mark("a figure has no {column}"),
                remedy=mark("select it from quotable: every exhibit says its unit, date and source"),
                column=column,
            )


def _no_weak_source(table: pd.DataFrame, query: str) -> None:
    if not {"grade", "unit"} <= set(table.columns) or ("weak_asked" in table and table["weak_asked"].all()):
        return
    mirrored = (table["grade"] == "mirror") & (table["unit"] != "acts")
    if mirrored.any():
        weak = sorted(table.loc[mirrored, "source"].unique())
        raise BrokenRule(
            query,
            rule=mark("it leans on mirrors: {sources}"),
            remedy=mark("select from firm or wholes, or let the reader ask for them (weak_asked)"),
            sources=", ".join(weak),
        )


def _a_change_stays_within_its_series(table: pd.DataFrame, query: str) -> None:
    if "change" not in table:
        return
    compared = table[table["change"].notna()]
    if not {"segment", "since_segment"} <= set(table.columns):
        raise BrokenRule(
            query,
            rule=mark("it gives a change and does not say whether a break lies between"),
            remedy=mark("select segment, and since_segment of the figure compared with"),
        )
    if (compared["segment"] != compared["since_segment"]).any():
        raise BrokenRule(
            query,
            rule=mark("it gives a change across a break of the series"),
            remedy=mark("compare within one segment only; the method, the law or the census changed between"),
        )


def _a_rate_has_its_denominator(table: pd.DataFrame, query: str) -> None:
    if "shown" not in table:
        return
    rated = table["shown"].notna() & (table["shown"] != table["value"])
    if rated.any() and ("denominator" not in table or table.loc[rated, "denominator"].isna().any()):
        raise BrokenRule(
            query,
            rule=mark("it shows a rate without what it is a rate of"),
            remedy=mark("select the denominator beside it"),
        )


def _openings_are_told(table: pd.DataFrame, query: str) -> None:
    if "source" in table and "read_as" not in table:
        raise BrokenRule(
            query,
            rule=mark("it does not say how its documents were read"),
            remedy=mark("select read_as, so that a figure read in an opening only can say so"),
        )


def _axes(table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    if "axis" not in table:
        yield table
        return
    for _, axis in table.groupby("axis"):
        yield axis


Rule = Callable[[pd.DataFrame, str], None]
OF_FIGURES: tuple[Rule, ...] = (
    _missing_is_not_zero,
    _every_figure_can_be_quoted,
    _a_change_stays_within_its_series,
    _a_rate_has_its_denominator,
    _openings_are_told,
)
OF_PICTURES: tuple[Rule, ...] = (
    _kinds_and_units_apart,
    _stages_apart,
    _one_date_an_axis,
    _claims_and_appeals_apart,
    _no_weak_source,
)
