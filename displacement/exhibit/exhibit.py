"""The unit of the product: an exhibit, and the exhibit as shown at a view.

An exhibit is a question, its query, its drawing and its words. At a view it yields the rows, the figure,
the computed title, the alternative text, the sources and the warnings: a page shows them, an address
serves them, a file holds them, all from the same call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

import pandas as pd
import plotly.graph_objects as go
import pydeck

from displacement.errors import MissingColumn, RefusedChoice
from displacement.exhibit.conflicts import spread_of
from displacement.exhibit.in_words import date_of, labels
from displacement.exhibit.numbers import Number, beside_texts
from displacement.exhibit.own import Stands
from displacement.exhibit.readings import Readings, masked_counts, readings_of
from displacement.exhibit.sources import Source, sources_of
from displacement.exhibit.telling import FIGURES, Telling
from displacement.queries import as_asked, ask, once_a_view, served_edition
from displacement.queries.choices import codes_of, default_of, narrowed, offered
from displacement.queries.refusals import Refusal
from displacement.queries.rows import Row, rows_in
from displacement.view import View
from displacement.view.parameters import DISAGREEMENT, DOCUMENTS, Parameter
from displacement.words import Words
from loaders import Edition

Picture: TypeAlias = go.Figure | pydeck.Deck | None
Say = Callable[["Shown"], str]
NAMED_PLACES = 12


@dataclass(frozen=True, kw_only=True, eq=False)
class Composing:
    """How an exhibit is asked whose question the reader composes, each by the filters of a view.

    ``settled`` completes choices so that they fit each other; ``refused`` tells which of those made cannot be; ``rows``
    answers settled ones; ``asked`` is what is asked, in SQL.
    """

    settled: Callable[[Mapping[str, str]], dict[str, str]]
    refused: Callable[[Mapping[str, str]], Refusal | None]
    rows: Callable[[Mapping[str, str]], pd.DataFrame]
    asked: Callable[[Mapping[str, str]], str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Exhibit:
    """A question about displacement and everything needed to answer it on a page, a slide or a file.

    ``title`` states the finding of the rows shown and is computed from them, or is empty where they bear none: the
    question then stands in its place. ``answerable`` (optional) tells whether the rows are those that the picture
    needs; where they are not, the exhibit says that it cannot tell. ``subtitle`` says unit, date and denominator;
    ``alt`` tells in words what the picture shows; ``reading`` (optional) how to read it, ``hint`` (optional) what a
    reader can do with it on a page, which is not printed.
    ``cautions`` (optional) yields sentences that must stand beside the picture. ``draw`` gives the printable
    picture; ``draw_map`` (optional) the same rows on an interactive map; ``as_cards`` (optional) labels the
    rows that a page shows as big numbers; ``as_table`` (optional) arranges them as the table that a page shows
    in place of the picture. ``numbers`` (optional) are those that are printed of the rows beside their figures or in
    place of them. ``composed`` (optional) is how an exhibit is asked whose question the reader composes, in
    place of its query. ``told_as`` says how one row is told: a figure, or a measure of a state.
    ``in_columns`` says that it may be drawn in as many columns as its view is laid out ``across``.
    ``by_documents`` says whether its figures can be asked for by the documents they are read in. ``own`` says how a
    reader's own figures can stand in it, or why none can; ``with_own`` (optional) is the form of it in which they
    stand, where its own has no room for them. ``carried`` gives the figures of one reader alone, as the text of her
    file, where it holds some: such an exhibit is ``private``, nothing of it is kept where others' is, and no address
    names it.
    """

    id: str
    question: str
    query: str
    draw: Callable[[Shown], Picture]
    title: Say
    subtitle: Say
    alt: Say
    own: Stands | str
    answerable: Callable[[Shown], bool] | None = None
    parameters: tuple[Parameter, ...] = ()
    reading: Say | None = None
    hint: str = ""
    cautions: Callable[[Shown], Sequence[str]] | None = None
    draw_map: Callable[[Shown], Picture] | None = None
    as_cards: Callable[[Shown], pd.DataFrame] | None = None
    as_table: Callable[[Shown], pd.DataFrame] | None = None
    numbers: Callable[[Shown], Sequence[Number]] | None = None
    composed: Composing | None = None
    told_as: Telling = FIGURES
    by_documents: bool = True
    with_own: Exhibit | None = None
    carried: Callable[[], str] | None = None
    in_columns: bool = False
    height: int = 460

    def __post_init__(self) -> None:
        """Let every exhibit of figures be asked of some documents alone, unless it is about documents itself."""
        if self.told_as.in_ledger and self.by_documents and DOCUMENTS not in self.parameters:
            object.__setattr__(self, "parameters", (*self.parameters, DOCUMENTS))

    @property
    def private(self) -> bool:
        """Whether it holds figures of one reader alone."""
        return self.carried is not None

    def refuse(self, view: View) -> None:
        """Raise RefusedChoice where what a view asks for cannot stand together, with what could in its place."""
        refusal = self.composed.refused(dict(view.filters)) if self.composed else None
        if refusal:
            raise RefusedChoice(
                refusal.parameter, value=refusal.value, reason=refusal.reason, allowed=refusal.allowed
            )

    def at(self, view: View) -> Shown:
        """Return the exhibit as shown at a view; equal views share one answer."""
        asked = dict(view.filters)
        filters = {
            each.name: narrowed(each, asked[each.name]) if each.name in asked else default_of(each)
            for each in self.parameters
        }
        if self.composed:
            filters = self.composed.settled({name: filters[name] for name in filters if name in asked})
        return _shown(self, replace(view, filters=()).with_filters(filters))


@dataclass(frozen=True)
class Shown:
    """An exhibit at a view of an edition: rows, picture and words that belong together and cannot disagree."""

    exhibit: Exhibit
    view: View
    edition: Edition = field(default_factory=served_edition)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row a mark, with the columns of ``quotable`` and those the drawing needs."""
        filters = dict(self.view.filters)
        composed = self.exhibit.composed
        return composed.rows(filters) if composed else ask(self.exhibit.query, **filters)

    @property
    def asked(self) -> str:
        """The question as it was asked, in SQL, its values filled in; it answers the same on the edition's database."""
        filters = dict(self.view.filters)
        composed = self.exhibit.composed
        return composed.asked(filters) if composed else as_asked(self.exhibit.query, **filters)

    @cached_property
    def marks(self) -> pd.DataFrame:
        """The rows with ``label`` and ``hover``, in the reader's language, as the drawing takes them."""
        marks = self.rows.assign(label=labels(self.rows, self.words), spread=self._spreads())
        return marks.assign(hover=[self.exhibit.told_as.hover(row, self.words) for row in rows_in(marks)])

    @cached_property
    def table(self) -> pd.DataFrame:
        """The table equivalent of the picture, in the reader's language, sources as links."""
        return beside_texts(self.exhibit.told_as.table(self.marks, self.words), self.numbers, self.words)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that are printed of the rows beside their figures, or in place of them, as columns."""
        return tuple(self.exhibit.numbers(self)) if self.exhibit.numbers and not self.empty else ()

    @property
    def words(self) -> Words:
        """The words of the view's language."""
        return self.view.words

    @property
    def private(self) -> bool:
        """Whether figures of one reader alone are shown."""
        return self.exhibit.private

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show at this view."""
        return bool(self.silence)

    @cached_property
    def silence(self) -> str:
        """Why there is nothing to show, in the reader's language: no figure, or not those needed; empty otherwise."""
        if self.rows["value"].notna().sum() == 0:
            return self.words.say("No published figure at this choice.") + self._elsewhere
        if self.exhibit.answerable and not self.exhibit.answerable(self):
            return self.words.say("Not all figures that this exhibit needs are published; it cannot tell.")
        return ""

    @property
    def _elsewhere(self) -> str:
        """Which places there are figures for, where the one that is asked for is none of them."""
        places = next((each for each in self.exhibit.parameters if each.name == "c"), None)
        if places is None or places.many or self.view["c"] in codes_of(places):
            return ""
        names = list(offered(places, self.words).values())
        if not names:
            return ""
        told = names[:NAMED_PLACES]
        if len(names) > NAMED_PLACES:
            told.append(self.words.say_n("{count} more", "{count} more", len(names) - NAMED_PLACES))
        return " " + self.words.say("There are figures on: {places}.", places=self.words.list(told))

    @cached_property
    def figure(self) -> Picture:
        """The picture at this view, or nothing where there is nothing to show."""
        return None if self.empty else self._drawn(self.exhibit.draw)

    @cached_property
    def map(self) -> Picture:
        """The same rows on an interactive map, where the exhibit has one."""
        draw = self.exhibit.draw_map
        return None if self.empty or draw is None else self._drawn(draw)

    @cached_property
    def title(self) -> str:
        """The finding, computed from the rows, or the question where they bear none."""
        finding = "" if self.empty else self.exhibit.title(self)
        return finding or self.words.say(self.exhibit.question)

    @cached_property
    def subtitle(self) -> str:
        """Unit, date and denominator, or why there is nothing to show."""
        return self.silence or self.exhibit.subtitle(self)

    @cached_property
    def alt(self) -> str:
        """What the picture shows, in words, for those who do not see it."""
        return self.silence or " ".join([self.exhibit.alt(self), *self.cautions])

    @cached_property
    def reading(self) -> str:
        """How to read the picture; empty where it needs no telling."""
        return self.exhibit.reading(self) if self.exhibit.reading and not self.empty else ""

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The documents the rows were read in, the most used first."""
        return sources_of(self.rows, self.words)

    @cached_property
    def readings(self) -> Readings:
        """How many of the figures behind the rows are from documents, and how many of those were read twice."""
        return readings_of(self.rows)

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """The warnings that travel with these rows, in the reader's language: the gravest first."""
        return (*self.grave, *_common_cautions(self))

    @cached_property
    def grave(self) -> tuple[str, ...]:
        """The warnings of these rows alone: the exhibit's own, the breaks of its series, what is not drawn."""
        own = self.exhibit.cautions(self) if self.exhibit.cautions and not self.empty else ()
        return (*own, *_cuts(self), *_held_back(self))

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that differ from those at which the exhibit starts."""
        return {
            parameter.name: self.view[parameter.name]
            for parameter in self.exhibit.parameters
            if self.view[parameter.name] != default_of(parameter)
        }

    @cached_property
    def highlights(self) -> Mapping[str, Row]:
        """The figures and events that the exhibit picks out, with its words on them, by slot, as far as they hold."""
        return {row["slot"]: row for row in rows_in(ask("highlights_of", exhibit=self.exhibit.id))}

    @cached_property
    def breaks(self) -> tuple[Row, ...]:
        """The changes of method, law or census that cut the series shown."""
        areas, measures = (tuple(sorted(set(self.rows[column].dropna()))) for column in ("area", "measure"))
        return tuple(rows_in(ask("breaks_of", areas=areas, measures=measures)))

    @cached_property
    def conflicts(self) -> tuple[Row, ...]:
        """The disagreements that the figures shown are part of, without the one that is the exhibit itself.

        Of a total computed from parts, those parts count that measure the same thing: the years of a sum do,
        the refugees within a count of all people displaced do not. What is explained for two measures once and for
        all is told once.
        """
        told = {row["id" if row["found_only"] else "explanation_en"]: row for row in self._disagreements}
        return tuple(told.values())

    @cached_property
    def _disagreements(self) -> tuple[Row, ...]:
        if "measure" not in self.rows:
            return ()
        totals = set(self.rows["figure_id"].dropna())
        ids = totals | set(" ".join(totals).split())
        told = dict(self.view.filters).get(DISAGREEMENT.name)
        measures = tuple(sorted(set(self.rows["measure"].dropna())))
        found = ask("conflicts_of", figures=tuple(sorted(ids)), measures=measures)
        return tuple(row for row in rows_in(found) if row["id"] != told)

    def _drawn(self, draw: Callable[[Shown], Picture]) -> Picture:
        """Return what is drawn; where the rows lack a column that it reads, name the question to mend."""
        try:
            return draw(self)
        except MissingColumn as error:
            raise error.asked_by(self.exhibit.query) from error

    def _spreads(self) -> list[str]:
        """Return for each row how far other documents lie from its figure, in words; empty where none does."""
        told: dict[str, str] = {}
        for row in self._disagreements:
            spread = spread_of(row, self.words)
            told |= {figure: spread for figure in row["figures"] if spread and figure not in told}
        return [told.get(str(figure_id), "") for figure_id in self.rows["figure_id"]]

    def card(self, row: Row) -> str:
        """Return where a mark comes from, as Markdown: what it is, when, who says so, in which document."""
        return self.exhibit.told_as.card(row, self.words)

    def period(self, row: Row) -> str:
        """Return when a row speaks for, in the reader's language."""
        return date_of(row, self.words)

    def find(self, **where: Any) -> Row | None:
        """Return the first row with these values, or nothing where there is none."""
        rows = self.rows
        for column, value in where.items():
            rows = rows[rows[column] == value]
        return None if rows.empty else rows.iloc[0]

    def row(self, **where: Any) -> Row:
        """Return the first row with these values; raise LookupError where there is none."""
        found = self.find(**where)
        if found is None:
            raise LookupError(f"{self.exhibit.id}: no row with {where}")
        return found


@once_a_view
def _shown(exhibit: Exhibit, view: View) -> Shown:
    return Shown(exhibit, view)


def _cuts(shown: Shown) -> list[str]:
    """Return the breaks that lie within a series shown, each with what changed."""
    rows, words = shown.rows, shown.words
    listed = "axis" in rows and rows["axis"].isna().all()
    if shown.empty or listed or not {"measure", "segment"} <= set(rows.columns):
        return []
    spans = rows.dropna(subset=["measure"]).groupby(["measure", "area"])["date"].agg(["min", "max"])
    told = []
    for cut in shown.breaks:
        span = spans[spans.index == (cut["measure"], cut["area"])]
        if span.empty or not span["min"].iloc[0] <= cut["date"] < span["max"].iloc[0]:
            continue
        day = words.date(pd.Timestamp(cut["date"]).date(), cut["date_precision"])
        told.append(
            words.say(
                "{label} ({date}) breaks the series: {explanation}",
                label=words.of(cut, "label"),
                date=day,
                explanation=words.of(cut, "explanation"),
            )
        )
    return list(dict.fromkeys(told))


def _held_back(shown: Shown) -> list[str]:
    """Return what is published within a series shown and not drawn, each stretch with the reason."""
    rows, words = shown.rows, shown.words
    if shown.empty or not {"measure", "area", "period_start"} <= set(rows.columns):
        return []
    periods = rows.dropna(subset=["measure", "period_start"]).groupby(["measure", "area"])["date"]
    spans = {key: (dates.min(), dates.max()) for key, dates in periods}
    areas, measures = (tuple(sorted(set(rows[column].dropna()))) for column in ("area", "measure"))
    told = []
    for left in rows_in(ask("held_back_of", areas=areas, measures=measures)):
        first, last = spans.get((left["measure"], left["area"]), (pd.NaT, pd.NaT))
        if first <= left["period_start"] and left["date"] <= last:
            told.append(
                words.say(
                    "Published and not drawn: {what}, {where}, {when}. {reason}",
                    what=words.of(left, "measure"),
                    where=words.of(left, "area"),
                    when=shown.period(left),
                    reason=words.of(left, "reason"),
                )
            )
    return told


def _common_cautions(shown: Shown) -> list[str]:
    """Return the warnings that any rows may call for: read in their opening only, copies, masked counts."""
    rows, words, cautions = shown.rows, shown.words, list[str]()
    openings = int((rows["read_as"] == "opening").sum()) if "read_as" in rows else 0
    if openings:
        told = shown.exhibit.told_as.count(openings, words)
        cautions.append(words.say("Read only in the opening text of the page: {figures}.", figures=told))
    copies = int((rows["grade"] == "mirror").sum()) if "grade" in rows else 0
    if copies:
        told = shown.exhibit.told_as.count(copies, words)
        cautions.append(
            words.say("Read in a copy of the document, not in the document itself: {figures}.", figures=told)
        )
    return [*cautions, *masked_counts(rows, words)]
