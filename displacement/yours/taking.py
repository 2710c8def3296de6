"""A reader's own figures in the exhibits of ours: one counter more, wherever one of ours stands beside hers.

How they stand there, or why none can, every exhibit says itself (``Exhibit.own``); of which measures, places and times
follows from the figures that it shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from displacement.errors import BrokenRule, MixedMeasures
from displacement.exhibit import Composing, Exhibit, Shown, Stands
from displacement.exhibit.composed import YOURS
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.numbers import Number
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.queries.coverage import moment_of
from displacement.queries.rows import Row, rows_in
from displacement.queries.rules import keep_rules
from displacement.view import View
from displacement.words import Words
from displacement.yours.checking import OwnFigure
from displacement.yours.describing import Described, Wish, length_between, rhythm_of
from displacement.yours.drawing import KEY, NAME, Beside, told_with
from displacement.yours.keeping import read, write
from displacement.yours.marking import marked, with_key, with_stars
from displacement.yours.rows import own_rows, who
from displacement.yours.standing import Star, starred
from displacement.yours.telling import as_written, differences, where_of

LIKE = ("axis", "panel", "series", "part", "code", "definition_en", "definition_es")
"""What tells where a mark of ours stands: that of hers stands at the same place."""
WHOLE = ("breakdown", "instrument")
HALF = 0.5  # of the step from one row to the next
MOST = 500  # of hers in a picture of ours: more would hide it, and stand on their own page
MOST_TOLD = 12  # of hers, in the alternative text
Key = tuple[str, str, str]
"""A measure, an area, and a place in it or nothing: what hers is held beside."""


def takes(exhibit: Exhibit, described: Described) -> bool:
    """Tell whether figures of a reader's can stand in an exhibit, so that it is worth asking which."""
    return isinstance(exhibit.own, Stands) and not exhibit.private and bool(described.measure)


def with_own(shown: Shown, described: Described) -> Shown | None:
    """Return an exhibit as shown with the reader's figures in it; nothing where none of them belongs there.

    Its title stays a finding of ours; what hers say is told beside it, as hers.
    """
    if shown.empty or not takes(shown.exhibit, described):
        return None
    taken = Taken(shown.exhibit.with_own or shown.exhibit, shown.view, described)
    return taken.exhibit.at(shown.view) if taken.allowed else None


def shown_of(name: str, text: str, view: View) -> Shown:
    """Return what a slide shows of the figures that a file's text keeps: an exhibit with them in it, or them alone.

    Raises NotKept where the text cannot be read.
    """
    described, wish = read(text)
    taken = with_own(exhibit_named(name).at(view), described) if can_take(name) else None
    return taken or Beside(described=described, wish=wish).at(view)


def can_take(name: str) -> bool:
    """Tell whether there is an exhibit of this name, in which a reader's figures can stand."""
    return name in EXHIBITS and isinstance(EXHIBITS[name].own, Stands)


@dataclass(frozen=True)
class Taken:
    """A reader's figures in one exhibit at one view: those of what is counted there, where, and in periods as long."""

    base: Exhibit
    view: View
    described: Described

    @cached_property
    def ours(self) -> pd.DataFrame:
        """The rows of ours."""
        return self.base.at(self.view).rows

    @cached_property
    def beside(self) -> Mapping[Key, pd.DataFrame]:
        """Our figures of whole counts of Venezuelans, by what hers can be held beside."""
        ours = self.ours
        if not {"figure_id", "measure", "area", "nationality"} <= set(ours.columns) or _rated(ours):
            return {}
        whole = ours[(ours["nationality"] == "VEN") & ours["value"].notna() & ours["figure_id"].notna()]
        for column in WHOLE:
            whole = whole[whole[column].isna()] if column in whole else whole
        places = whole["place"].fillna("") if "place" in whole else pd.Series("", index=whole.index)
        keys = zip(whole["measure"], whole["area"], places, strict=True)
        return dict(list(whole.groupby(pd.Series(list(keys), index=whole.index))))

    @cached_property
    def mine(self) -> pd.DataFrame:
        """Hers that belong here, as rows like ours."""
        there = tuple(each for each in self.described.figures if self._fits(each))
        if len(there) > MOST:
            return self.ours.head(0)
        rows = own_rows(self.described.told(figures=there), columns=self.ours.columns)
        kept = [self._standing(row) for row in rows_in(rows)]
        return pd.DataFrame(kept, columns=self.ours.columns)

    def _fits(self, figure: OwnFigure) -> bool:
        """Tell whether a figure of hers is of a time at which ours can stand beside it."""
        times = self._times.get((self.described.measure, figure.area, figure.place or ""), frozenset())
        length = rhythm_of(figure, str(self.described.counted["kind"]))
        return length != "other" and (length, self._time(figure.date)) in times

    @cached_property
    def _times(self) -> Mapping[Key, frozenset[tuple[str, object]]]:
        """How long the periods of ours are and when, as far as that tells what can stand beside them."""
        return {
            key: frozenset((_length(row), self._time(row["date"].date())) for row in rows_in(rows))
            for key, rows in self.beside.items()
        }

    def _time(self, day: dt.date) -> object:
        """Return what is the same of two days that stand beside each other: on one axis of time, that is nothing."""
        if self.base.own is Stands.OVER_TIME:
            return None
        dated = "dated" in self.ours and bool(self.ours["dated"].all())
        return day.year if dated else day

    def _standing(self, row: Row) -> dict[str, Any]:
        """Return a row of hers where the marks of ours beside it stand."""
        like = self.beside[_key(row)].iloc[0]
        return {**row, **{column: like[column] for column in LIKE if column in like.index}}

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of ours and, each after the last one that it stands beside and that is no later, those of hers."""
        ours = self.ours.reset_index(drop=True)
        mine = self.mine.assign(doubtful=False, dated=True, unfinished=False).reindex(columns=ours.columns)
        both = pd.concat([ours.astype(object), mine.astype(object)], ignore_index=True)
        for name, kind in ours.dtypes.items():
            if is_datetime64_any_dtype(kind):
                both[name] = pd.to_datetime(both[name])
            elif is_numeric_dtype(kind) and not is_bool_dtype(kind):
                both[name] = pd.to_numeric(both[name])
        order = [*map(float, ours.index), *(self._after(row) for row in rows_in(mine))]
        return both.iloc[pd.Series(order).sort_values(kind="stable").index].reset_index(drop=True)

    def _after(self, row: Row) -> float:
        """Return behind which row of ours one of hers stands: half a step after it."""
        like = self.beside[_key(row)]
        before = like.index[like["date"] <= row["date"]]
        return float(before[-1] if len(before) else like.index[0] - 1) + HALF

    @cached_property
    def allowed(self) -> bool:
        """Whether some of hers belong here, and the rules of the numbers let them stand."""
        if self.mine.empty:
            return False
        try:
            keep_rules(self.rows, query=self.base.query)
        except (BrokenRule, MixedMeasures):
            return False
        return True

    @property
    def exhibit(self) -> Exhibit:
        """The private exhibit: the rows of both, the words of ours, and beside them what is said of hers."""
        base = self.base
        return replace(
            base,
            id=f"{base.id}-{NAME}",
            composed=Composing(
                settled=dict, refused=lambda _: None, rows=lambda _: self.rows, asked=lambda _: ""
            ),
            draw=self._draw,
            title=lambda shown: f"{_ours(base, shown).title}; {self._last(shown)}",
            subtitle=lambda shown: f"{_ours(base, shown).subtitle} {told_with(self.described, shown)}",
            alt=self._alt,
            reading=lambda shown: " ".join([_ours(base, shown).reading, shown.words.say(KEY)]).strip(),
            cautions=self._cautions,
            numbers=lambda shown: [_without(shown, each) for each in _ours(base, shown).numbers],
            told_as=as_written(base.told_as),
            by_documents=False,
            carried=lambda: write(self.described, Wish()),
        )

    def _draw(self, shown: Shown) -> go.Figure:
        palette, words = shown.view.palette, shown.words
        if self.base.own is Stands.LISTED:
            figure = marked(self.base.draw(shown), palette=palette)
            return with_key(with_stars(figure), who(self.described, words.language), palette=palette)
        hers = shown.marks[shown.marks["counter_kind"] == YOURS]
        stars = [
            Star(row=row, beside=frozenset(self.beside[_key(row)]["figure_id"])) for row in rows_in(hers)
        ]
        told = who(self.described, words.language)
        return starred(_ours(self.base, shown).figure, stars, told=told, palette=palette, words=words)

    def _last(self, shown: Shown) -> str:
        """Return the last of the reader's figures, with whose it is."""
        hers = rows_in(_hers(shown).sort_values("date", kind="stable"))
        return shown.words.say(
            "{who}: {value} ({when})",
            who=who(self.described, shown.words.language),
            value=_valued(hers[-1], shown.words, several=_several(shown)),
            when=date_of(hers[-1], shown.words),
        )

    def _alt(self, shown: Shown) -> str:
        words, hers = shown.words, rows_in(_hers(shown))
        told = [
            f"{date_of(row, words)}: {_valued(row, words, several=_several(shown))}"
            for row in hers[:MOST_TOLD]
        ]
        if len(hers) > MOST_TOLD:
            told.append(words.say_n("{count} more", "{count} more", len(hers) - MOST_TOLD))
        of_hers = words.say(
            "{who}: {figures}.", who=who(self.described, words.language), figures="; ".join(told)
        )
        return f"{told_with(self.described, shown)} {self.base.alt(_ours(self.base, shown))} {of_hers}"

    def _cautions(self, shown: Shown) -> list[str]:
        words, ours = shown.words, _ours(self.base, shown)
        return [
            *differences(_held(shown), words),
            words.say("Figures of a reader stand in this picture that nobody here has verified."),
            *(self.base.cautions(ours) if self.base.cautions else ()),
        ]


def _ours(base: Exhibit, shown: Shown) -> Shown:
    """Return the exhibit of ours at the same view: none of its words, totals and shares knows of hers."""
    return base.at(shown.view)


def _hers(shown: Shown) -> pd.DataFrame:
    return shown.rows[shown.rows["counter_kind"] == YOURS]


def _key(row: Row) -> Key:
    place = row.get("place")
    return row["measure"], row["area"], place if isinstance(place, str) else ""


def _length(row: Row) -> str:
    """Return how long the period of a flow is; nothing of any other count."""
    if row["kind"] != "flow":
        return ""
    start: dt.date | None = None if pd.isna(row["period_start"]) else row["period_start"].date()
    return length_between(start, row["date"].date())


def _rated(rows: pd.DataFrame) -> bool:
    """Tell whether rates or shares are drawn in place of the counts."""
    drawn = rows.dropna(subset=["shown", "value"]) if "shown" in rows else rows.head(0)
    return bool((drawn["shown"] != drawn["value"]).any()) if "shown" in rows else False


def _several(shown: Shown) -> bool:
    """Tell whether figures of several places are shown: each of hers then says of which it is."""
    return len({_key(row)[1:] for row in rows_in(shown.rows)}) > 1


def _valued(row: Row, words: Words, *, several: bool) -> str:
    told = value_of(row, words)
    return f"{where_of(row, words)}, {told}" if several else told


def _held(shown: Shown) -> pd.DataFrame:
    """Return the rows as hers are held against ours: same measure and place, same period or, on days, same year."""
    rows, words = rows_in(shown.rows), shown.words
    return shown.rows.assign(
        shown=shown.rows["value"],
        shown_as=[words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"]) for row in rows],
        part_id=["|".join([*_key(row), *(str(row.get(each) or "") for each in WHOLE if pd.notna(row.get(each)))])
                 for row in rows],
        moment=[f"{_length(row)} {moment_of(row['date'].date(), _length(row))}" for row in rows],
    )  # fmt: skip


def _without(shown: Shown, number: Number) -> Number:
    """Return a number that is printed beside the figures of ours, of which hers have none."""
    hers = list(shown.rows["counter_kind"] == YOURS)

    def spread(values: Sequence[Any], empty: Any) -> list[Any]:
        left = iter(values)
        return [empty if mine else next(left) for mine in hers]

    told: dict[str, Any] = {"values": spread(number.values, None)}
    told |= {name: spread(getattr(number, name), "") for name in ("when", "read_in") if getattr(number, name)}
    if not isinstance(number.unit, str):
        told["unit"] = spread(number.unit, "")
    if isinstance(number.decimals, Sequence):
        told["decimals"] = spread(number.decimals, 0)
    return replace(number, **told)
