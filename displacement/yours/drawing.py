"""A reader's own figures drawn beside ours: the same drawings, words and rules, and nobody can mistake whose they are.

What is made here is of one reader. It is private: nothing of it is kept where others' answers are, and no address of
the dashboard names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from displacement.exhibit import Composing, Exhibit, Shown
from displacement.exhibit.composed import COMPOSED, YOURS, Composed
from displacement.exhibit.told_of_composed import alt_of, reading_of, subtitle_of
from displacement.exhibits.compose import DRAWINGS
from displacement.queries.composing import composed as answered
from displacement.queries.coverage import WHOLE, Line, lines_of, measures
from displacement.queries.figuring import named
from displacement.queries.offers import DEFAULTS, settled
from displacement.queries.questions import Question
from displacement.queries.rules import keep_rules
from displacement.queries.shape import Shape, automatic, refused_form
from displacement.view import View
from displacement.words import LANGUAGES, mark
from displacement.yours.describing import FORMS, Described, Wish
from displacement.yours.keeping import write
from displacement.yours.marking import marked
from displacement.yours.rows import own_lines, own_rows, who
from displacement.yours.telling import as_written, cautions_of, title_of

NAME = "yours-unverified"
"""What the exhibit is called, and with it every file of it."""
MOST_AREAS = 12  # of ours beside hers: more are not told apart
TELLING = as_written(COMPOSED)
ALREADY_HERS = "It is made of them."
WITH = mark("With figures of the reader’s own: {who}.")
KEY = mark("Stars, dashed lines and hatched bars in pink: the reader’s own figures, unverified.")
NUMBERS = ("value", "rate", "shown", "segment", "masked", "also")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is drawn: her figures, and ours of the same thing beside them where she wishes."""

    described: Described
    wish: Wish = field(default_factory=Wish)
    _kept: dict[View, Composed] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def drawn(self) -> Described:
        """Her figures that lie within the period wished for."""
        first, last = self._years
        mine = (figure for figure in self.described.figures if first <= figure.date.year <= last)
        return self.described.told(figures=tuple(mine))

    @property
    def _years(self) -> tuple[int, int]:
        return Question(measures=(), period=self.wish.period).years

    @cached_property
    def question(self) -> Question | None:
        """The question that ours answer: the same measure, where she counted; none where there is nothing of ours."""
        of = self.described
        if not self.wish.ours or not of.measure:
            return None
        covered = {line.area for line in self._lines_of(None)}
        areas = tuple(area for area in self.wish.areas or of.areas if area in covered)[:MOST_AREAS]
        if not areas:
            return None
        form = "points" if len(areas) == 1 else "auto"
        asked = Question.of(
            {**DEFAULTS, "m": of.measure, "t": self.wish.period, "s": self.wish.sources, "f": form}
        )
        return settled(replace(asked, areas=areas))

    def _lines_of(self, areas: tuple[str, ...] | None) -> tuple[Line, ...]:
        """Return the lines of ours within the period and the documents wished for, in some areas or in all."""
        measure, sources = self.described.measure, self.wish.sources
        return lines_of(measure, (WHOLE,), areas=areas, sources=sources, years=self._years)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of both, hers marked as hers; raises where together they break a rule of the numbers."""
        like = answered(_any_question())
        mine = own_rows(self.drawn, columns=like.columns)
        ours = answered(self.question) if self.question is not None else like.head(0)
        parts = [each.astype(object) for each in (ours, mine) if not each.empty]
        both = pd.concat(parts, ignore_index=True) if parts else like.head(0)
        both = both.assign(**{column: pd.to_datetime(both[column]) for column in ("date", "period_start")})
        both = both.assign(**{column: pd.to_numeric(both[column]) for column in NUMBERS})
        both = _said(named(both, chosen=self.described.areas, others={}))
        multiples = self._form(both) == "multiples"
        both = both.assign(panel=both["series"] if multiples else both["axis"]).reset_index(drop=True)
        keep_rules(both, query=NAME)
        return both

    @cached_property
    def shape(self) -> Shape:
        """The shape that decides in which forms both can be drawn."""
        ours = self._lines_of(self.question.areas) if self.question is not None else ()
        return Shape(
            measures=({**self.described.counted, "code": self.described.axis},),
            lines=(*own_lines(self.drawn), *ours),
            parts=False,
            whole=False,
            together=False,
        )

    @property
    def forms(self) -> Mapping[str, str]:
        """The forms, each with why it cannot be had here; nothing where it can."""
        return {form: refused_form(form, self.shape) for form in FORMS}

    def _form(self, rows: pd.DataFrame) -> str:
        wished = self.wish.form if self.forms.get(self.wish.form) == "" else automatic(self.shape)
        if wished == "ranking" and rows["series"].nunique() < 2:
            return "table"
        return wished if wished in FORMS else "table"

    @cached_property
    def drawn_as(self) -> str:
        """The form in which both are drawn: the one wished for where it can be had, else the one that fits."""
        return self._form(self.rows)

    def at(self, view: View) -> Shown:
        """Return what is drawn as an exhibit at a view: with picture, words, table and files like any other."""
        return self.exhibit.at(view)

    @cached_property
    def exhibit(self) -> Exhibit:
        """The exhibit of these figures: private, and as strict as any."""
        return Exhibit(
            id=NAME,
            question=mark("What do your own figures say beside ours?"),
            query="composing",
            own=ALREADY_HERS,
            composed=Composing(
                settled=dict,
                refused=lambda _: None,
                rows=lambda _: self.rows,
                asked=lambda _: "",
            ),
            draw=self._draw,
            title=lambda shown: title_of(self._composed(shown), self.described),
            subtitle=self._subtitle,
            alt=self._alt,
            reading=lambda shown: " ".join([reading_of(self._composed(shown)), shown.words.say(KEY)]).strip(),
            cautions=lambda shown: cautions_of(self._composed(shown), self.described),
            told_as=TELLING,
            by_documents=False,
            carried=lambda: write(self.described, self.wish),
        )

    def _composed(self, shown: Shown) -> Composed:
        found = self._kept.get(shown.view)
        if found is None or found.shown is not shown:
            areas = tuple(dict.fromkeys(self.rows["area"]))
            question = Question(measures=(self.described.axis,), areas=areas, form=self.drawn_as)
            found = self._kept[shown.view] = Composed(shown, question, self.drawn_as)
        return found

    def _draw(self, shown: Shown) -> go.Figure:
        composed = self._composed(shown)
        return marked(DRAWINGS[self.drawn_as](composed), palette=shown.view.palette)

    def _subtitle(self, shown: Shown) -> str:
        return f"{subtitle_of(self._composed(shown))} {told_with(self.described, shown)}"

    def _alt(self, shown: Shown) -> str:
        return f"{told_with(self.described, shown)} {alt_of(self._composed(shown))}"


def told_with(described: Described, shown: Shown) -> str:
    """Return the sentence that says whose figures stand in a picture beside ours."""
    return shown.words.say(WITH, who=who(described, shown.words.language))


def _said(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with names of series that say of hers that they are unverified, whatever else they say."""
    told = {}
    for language in LANGUAGES:
        told[f"series_{language}"] = [
            f"{name}, {counter}" if kind == YOURS and counter not in name else name
            for name, counter, kind in zip(
                rows[f"series_{language}"], rows[f"counter_{language}"], rows["counter_kind"], strict=True
            )
        ]
    return rows.assign(**told)


def _any_question() -> Question:
    """Return a question that has an answer, for the columns of one."""
    return settled(Question.of({**DEFAULTS, "m": next(iter(measures()))}))
