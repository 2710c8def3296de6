"""A reader's own figures drawn beside ours: the same drawings, words and rules, and nobody can mistake whose they are.

What is made here is of one reader. It is private: nothing of it is kept where others' answers are, and no address of
the dashboard names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
from displacement.view.parameters import AND
from displacement.words import LANGUAGES, mark
from displacement.yours.describing import FORMS, Described, Wish
from displacement.yours.keeping import write
from displacement.yours.marking import marked, with_key
from displacement.yours.rows import SAID_AFTER, own_lines, own_rows, part_of, who
from displacement.yours.telling import as_written, cautions_of, place_of_row, title_of

NAME = "yours-unverified"
"""What the exhibit is called, and with it every file of it."""
MOST_AREAS = 12  # of ours beside hers: more are not told apart
TELLING = as_written(COMPOSED)
ALREADY_HERS = "It is made of them."
WITH = mark("With figures of the reader’s own: {who}.")
KEY = mark("Stars, dashed lines and hatched bars in pink: the reader’s own figures, unverified.")
Part = tuple[str, str]
"""An area and a part of it, as coverage tells parts."""
NUMBERS = ("value", "rate", "shown", "segment", "masked", "also")


class Starred(Composed):
    """A picture whose series have short names: hers a star, and whose they are is said once above the picture."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the series: by place where there are several, else by counter."""
        rows, full = self.shown.rows, super().names
        ours = rows[rows["counter_kind"] != YOURS]
        by_place = len(rows[["area", "part_id"]].drop_duplicates()) > 1
        told = {}
        for row in self.firsts:
            hers = row["counter_kind"] == YOURS
            if by_place and (hers or ours["reported_by"].nunique() < 2):
                name = place_of_row(row, self.words)
            else:
                name = self.words.of(row, "counter").partition(SAID_AFTER)[0] if hers else full[row["series"]]
            told[row["series"]] = f"★ {name}" if hers else name
        return told


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
    def parts(self) -> frozenset[Part]:
        """The parts that her figures are of: of which area the whole, which place, and whether each year or month."""
        kind = str(self.described.counted["kind"])
        return frozenset((figure.area, part_of(figure, kind)) for figure in self.described.figures)

    @property
    def whole(self) -> bool:
        """Whether all are of whole areas on a day, or in whole years."""
        return {part for _, part in self.parts} == {WHOLE}

    @property
    def once(self) -> bool:
        """Whether they are of several parts, of each at one time: the parts then stand under each other."""
        times = Counter((figure.area, figure.place) for figure in self.drawn.figures)
        return not self.whole and len(times) > 1 and set(times.values()) == {1}

    @cached_property
    def question(self) -> Question | None:
        """The question that ours answer: the same measure, where she counted; none where there is nothing of ours."""
        of = self.described
        if not self.wish.ours or not of.measure:
            return None
        covered = {line.area for line in self._lines}
        areas = tuple(area for area in self.wish.areas or of.areas if area in covered)[:MOST_AREAS]
        if not areas:
            return None
        form = "table" if not self.whole else "points" if len(areas) == 1 else "auto"
        asked = Question.of(
            {**DEFAULTS, "m": of.measure, "t": self.wish.period, "s": self.wish.sources, "f": form}
        )
        if self.whole:
            return settled(replace(asked, areas=areas))
        return replace(asked, areas=areas, part=AND.join(sorted({part for _, part in self.parts})))

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        """The lines of ours of the same parts, within the period and the documents wished for."""
        found = lines_of(
            self.described.measure,
            {part for _, part in self.parts},
            sources=self.wish.sources,
            years=self._years,
        )
        return found if self.whole else tuple(line for line in found if (line.area, line.part) in self.parts)

    @cached_property
    def ours(self) -> pd.DataFrame:
        """The rows of ours; of parts counted once, those of the same time or, where there are none, the last."""
        if self.question is None:
            return answered(_any_question()).head(0)
        rows = answered(self.question)
        if self.whole:
            return rows
        pairs = pd.Series(
            list(zip(rows["area"], rows["part_id"], strict=True)), index=rows.index, dtype=object
        )
        rows = rows[pairs.isin(list(self.parts))]
        return _of_the_time(rows, self._moments) if self.once else rows

    @property
    def _moments(self) -> Mapping[Part, str]:
        mine = own_rows(self.drawn, columns=self.like.columns)
        return dict(zip(zip(mine["area"], mine["part_id"], strict=True), mine["moment"], strict=True))

    @cached_property
    def like(self) -> pd.DataFrame:
        """An answer without rows, for its columns."""
        return answered(_any_question()).head(0)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of both, hers marked as hers; raises where together they break a rule of the numbers."""
        mine = own_rows(self.drawn, columns=self.like.columns)
        parts = [each.astype(object) for each in (self.ours, mine) if not each.empty]
        both = pd.concat(parts, ignore_index=True) if parts else self.like
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
        return Shape(
            measures=({**self.described.counted, "code": self.described.axis},),
            lines=(*own_lines(self.drawn), *self._drawn_lines),
            parts=len(self.parts) > 1 and not self.whole,
            whole=False,
            together=False,
        )

    @property
    def _drawn_lines(self) -> Iterator[Line]:
        """Yield the lines of ours with the days that are drawn of each."""
        if self.question is None:
            return
        for line in self._lines:
            if line.area not in self.question.areas:
                continue
            if self.whole:
                yield line
                continue
            mine = self.ours[(self.ours["area"] == line.area) & (self.ours["part_id"] == line.part)]
            shown = line.on(day.date() for day in mine.loc[mine["reported_by"] == line.counter, "date"])
            if shown.segments:
                yield shown

    @property
    def forms(self) -> Mapping[str, str]:
        """The forms, each with why it cannot be had here; nothing where it can."""
        return {form: refused_form(form, self.shape) for form in FORMS}

    def _form(self, rows: pd.DataFrame) -> str:
        wished = self.wish.form if self.forms.get(self.wish.form) == "" else self._automatic
        if wished == "ranking" and rows["series"].nunique() < 2:
            return "table"
        return wished if wished in FORMS else "table"

    @property
    def _automatic(self) -> str:
        return "ranking" if self.once and self.forms["ranking"] == "" else automatic(self.shape)

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
        composed, palette = self._composed(shown), shown.view.palette
        if self.drawn_as == "table":
            return marked(DRAWINGS["table"](composed), palette=palette)
        short = Starred(shown, composed.question, composed.form)
        figure = marked(DRAWINGS[self.drawn_as](short), palette=palette)
        return with_key(figure, who(self.described, shown.words.language), palette=palette)

    def _subtitle(self, shown: Shown) -> str:
        return f"{subtitle_of(self._composed(shown))} {told_with(self.described, shown)}"

    def _alt(self, shown: Shown) -> str:
        return f"{told_with(self.described, shown)} {alt_of(self._composed(shown))}"


def _of_the_time(rows: pd.DataFrame, moments: Mapping[Part, str]) -> pd.DataFrame:
    """Return of each part the rows of its moment or, where there are none, the last of each counter."""
    kept = []
    for (area, part), mine in rows.groupby(["area", "part_id"], sort=False):
        same = mine[mine["moment"] == moments.get((str(area), str(part)), "")]
        last = mine.sort_values("date", kind="stable").drop_duplicates("reported_by", keep="last")
        kept.append(same if len(same) else last)
    return pd.concat(kept) if kept else rows


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
