"""Exhibits of ours that can take a reader's own figures: those that show what each counter says of one measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from displacement.exhibit import Composing, Exhibit, Shown
from displacement.exhibit.composed import YOURS
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.telling import FIGURES
from displacement.exhibits import exhibit_named
from displacement.queries import ask
from displacement.queries.rows import rows_in
from displacement.queries.rules import keep_rules
from displacement.view import View
from displacement.yours.describing import Described, Wish
from displacement.yours.drawing import KEY, NAME, Beside, told_with
from displacement.yours.keeping import read, write
from displacement.yours.marking import marked
from displacement.yours.rows import own_rows, who
from displacement.yours.telling import as_written

TAKES: Mapping[str, frozenset[str]] = {
    "hosts-series": frozenset({"venezuelans_hosted", "unhcr_hosted"}),
    "hosts-spread": frozenset({"venezuelans_hosted", "unhcr_hosted"}),
}
"""The exhibits in which a reader can be one counter more, with the measures that they show."""
OF_ONE_YEAR = frozenset({"hosts-spread"})


def takes(exhibit: Exhibit, described: Described) -> bool:
    """Tell whether an exhibit shows what the figures count, so that they can stand in it."""
    return not exhibit.private and described.measure in TAKES.get(exhibit.id, frozenset())


def with_own(shown: Shown, described: Described) -> Shown | None:
    """Return an exhibit as shown with the reader's figures in it; nothing where none of them belongs there.

    Its title stays a finding of ours; what hers say is told beside it, as hers.
    """
    if shown.empty or not takes(shown.exhibit, described):
        return None
    mine = _fitting(own_rows(described, columns=shown.rows.columns), shown)
    if mine.empty:
        return None
    return _exhibit(shown.exhibit, described, mine).at(shown.view)


def shown_of(name: str, text: str, view: View) -> Shown:
    """Return what a slide shows of the figures that a file's text keeps: an exhibit with them in it, or them alone.

    Raises NotKept where the text cannot be read.
    """
    described, wish = read(text)
    taken = with_own(exhibit_named(name).at(view), described) if name in TAKES else None
    return taken or Beside(described=described, wish=wish).at(view)


def _fitting(mine: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """Return those own figures that are of the place and the years that the exhibit shows, of whole areas."""
    there = mine["area"].isin(set(shown.rows["area"])) & mine["place"].isna()
    if shown.exhibit.id in OF_ONE_YEAR:
        there &= mine["date"].dt.year.isin(set(shown.rows["date"].dt.year))
    return mine[there].assign(doubtful=False, dated=True)


def _exhibit(exhibit: Exhibit, described: Described, mine: pd.DataFrame) -> Exhibit:
    """Return the private exhibit: the rows of ours and hers, the words of ours, and what is said of hers."""

    def ours(shown: Shown) -> Shown:
        return exhibit.at(shown.view)

    def rows(filters: Mapping[str, str]) -> pd.DataFrame:
        held = ask(exhibit.query, **filters)
        both = pd.concat([held.astype(object), mine.astype(object)], ignore_index=True)
        both = both.assign(**{name: pd.to_datetime(both[name]) for name in ("date", "period_start")})
        both = both.assign(**{name: pd.to_numeric(both[name]) for name in ("value", "segment", "masked")})
        keep_rules(both, query=exhibit.query)
        return both.sort_values("date", kind="stable", ignore_index=True)

    def draw(shown: Shown) -> go.Figure:
        return marked(exhibit.draw(shown), palette=shown.view.palette)

    return replace(
        exhibit,
        id=f"{exhibit.id}-{NAME}",
        composed=Composing(settled=dict, refused=lambda _: None, rows=rows, asked=lambda _: ""),
        draw=draw,
        title=lambda shown: f"{ours(shown).title}; {_hers(shown, described)}",
        subtitle=lambda shown: f"{ours(shown).subtitle} {told_with(described, shown)}",
        alt=lambda shown: f"{told_with(described, shown)} {exhibit.alt(shown)}",
        reading=lambda shown: " ".join([ours(shown).reading, shown.words.say(KEY)]).strip(),
        cautions=lambda shown: [
            *(exhibit.cautions(ours(shown)) if exhibit.cautions else ()),
            shown.words.say("Figures of a reader stand in this picture that nobody here has verified."),
        ],
        told_as=as_written(FIGURES),
        by_documents=False,
        carried=lambda: write(described, Wish()),
    )


def _hers(shown: Shown, described: Described) -> str:
    """Return the last of the reader's figures, with whose it is."""
    mine = shown.rows[shown.rows["counter_kind"] == YOURS].sort_values("date", kind="stable")
    last = rows_in(mine)[-1]
    return shown.words.say(
        "{who}: {value} ({when})",
        who=who(described, shown.words.language),
        value=value_of(last, shown.words),
        when=date_of(last, shown.words),
    )
