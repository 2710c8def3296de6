"""A reader's own figures in her session: one set, in memory alone, gone when the session ends or an hour after its use.

Nothing here is shared between sessions, written to a file or a log, or carried in an address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import streamlit as st

from displacement.exhibit import Shown
from displacement.queries.questions import ALL, Question
from displacement.words import Words
from displacement.yours.bringing import Brought
from displacement.yours.checking import Checked, OwnFigure, check
from displacement.yours.describing import FORMS, Described, Wish, missing_in
from displacement.yours.drawing import Beside
from displacement.yours.rows import part_of
from displacement.yours.taking import takes, with_own

OWN, DRAWN = "yours", "yours-drawn"
OF_PLAIN_COUNTS = {"per": "people", "shown_as": "value", "sum": "apart"}
"""What is composed of a count as it is: no rate, change or sum, which hers have none of."""
READ_ANEW = frozenset({"brought", "answers", "leave_out"})
KEPT_FOR = dt.timedelta(hours=1)  # after the last step on the page


@dataclass(frozen=True, kw_only=True)
class Own:
    """What a reader brought and said of it so far; figures of a kept file come without what they were read from.

    ``checked`` is what was read of the table that was brought, at the answers given, and what stands in its way.
    """

    brought: Brought | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    leave_out: bool = False
    checked: Checked | None = None
    kept: tuple[OwnFigure, ...] = ()
    said: Described = field(default_factory=lambda: Described(figures=()))
    wish: Wish = field(default_factory=Wish)
    used: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    @property
    def described(self) -> Described:
        """The figures with what is said of them."""
        return self.said.told(figures=self.kept if self.checked is None else self.checked.figures)

    @property
    def until(self) -> dt.datetime:
        """When they are forgotten, unless the page is used before."""
        return self.used + KEPT_FOR


def own() -> Own:
    """Return what the reader of this session brought; nothing brought where that is so."""
    forget_old()
    kept = st.session_state.get(OWN)
    return kept if isinstance(kept, Own) else Own()


def keep_own(**changes: Any) -> None:
    """Keep what is brought or said, for an hour from now; a table is checked anew where it is read otherwise."""
    kept = replace(own(), **changes, used=dt.datetime.now(dt.UTC))
    if READ_ANEW & set(changes):
        kept = replace(kept, checked=_checked(kept))
    st.session_state[OWN] = kept


def _checked(kept: Own) -> Checked | None:
    return (
        None if kept.brought is None else check(kept.brought, answers=kept.answers, leave_out=kept.leave_out)
    )


def forget_own() -> None:
    """Forget the reader's figures, and what was typed or pasted of them."""
    for key in [key for key in st.session_state if str(key).startswith(OWN)]:
        del st.session_state[key]


def forget_old() -> None:
    """Forget figures that nobody used for an hour."""
    kept = st.session_state.get(OWN)
    if isinstance(kept, Own) and dt.datetime.now(dt.UTC) > kept.until:
        forget_own()


def own_beside(question: Question, words: Words) -> Beside | None:
    """Return the reader's figures beside those of a composed question on the same count; nothing beside any other."""
    described = own().described
    if question.measures != (described.measure,) or list(missing_in(described, words)):
        return None
    kind = str(described.counted["kind"])
    alike = tuple(figure for figure in described.figures if part_of(figure, kind) == question.part)
    if not alike or any(getattr(question, choice) != usual for choice, usual in OF_PLAIN_COUNTS.items()):
        return None
    wish = Wish(
        period=question.period,
        sources=question.sources,
        form=question.form if question.form in FORMS else "auto",
        areas=() if question.areas == (ALL,) else tuple(dict.fromkeys((*question.areas, *described.areas))),
    )
    return Beside(described=described.told(figures=alike), wish=wish)


def own_within(shown: Shown) -> Shown | None:
    """Return an exhibit with the reader's figures in it; nothing where none of them can stand there.

    Of each exhibit the last answer stays in her session, till she changes her figures or asks for another view.
    """
    here = own()
    described = here.described
    if not takes(shown.exhibit, described) or list(missing_in(described, shown.words)):
        return None
    drawn: dict[str, _Drawn] = st.session_state.setdefault(DRAWN, {})
    kept = drawn.get(shown.exhibit.id)
    if kept is None or kept.ours is not shown or kept.used != here.used:
        kept = drawn[shown.exhibit.id] = _Drawn(shown, here.used, with_own(shown, described))
    return kept.hers


class _Drawn(NamedTuple):
    """An exhibit of ours, when her figures were last changed, and the exhibit with them, where they can stand in it."""

    ours: Shown
    used: dt.datetime
    hers: Shown | None


def own_wanted(name: str) -> bool:
    """Return whether the reader wants her figures in a picture where they can stand: until she says no, she does."""
    return bool(st.session_state.get(f"{OWN}-in-{name}", True))


def offer_own(words: Words, *, name: str) -> None:
    """Offer to leave the reader's figures out of a picture, or to put them back."""
    key = f"{OWN}-in-{name}"
    st.session_state[key] = own_wanted(name)
    st.toggle(words.say("With my own figures"), key=key)
