"""A reader's own figures in her session: one set, in memory alone, gone when the session ends or an hour after its use.

Nothing here is shared between sessions, written to a file or a log, or carried in an address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from displacement.exhibit import Shown
from displacement.queries.questions import ALL, Question
from displacement.words import Words
from displacement.yours.bringing import Brought
from displacement.yours.checking import Checked, OwnFigure, check
from displacement.yours.describing import FORMS, Described, Wish, missing_in
from displacement.yours.drawing import Beside
from displacement.yours.taking import takes, with_own

OWN = "yours"
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
    """Return the reader's figures beside those of a composed question on the same measure, where she wants that."""
    described = own().described
    if question.measures != (described.measure,) or list(missing_in(described, words)):
        return None
    if not _wanted(words, key="composer"):
        return None
    wish = Wish(
        period=question.period,
        sources=question.sources,
        form=question.form if question.form in FORMS else "auto",
        areas=() if question.areas == (ALL,) else tuple(dict.fromkeys((*question.areas, *described.areas))),
    )
    return Beside(described=described, wish=wish)


def own_within(shown: Shown) -> Shown | None:
    """Return an exhibit with the reader's figures in it, where it can take them and she wants them there."""
    described = own().described
    if not takes(shown.exhibit, described) or list(missing_in(described, shown.words)):
        return None
    with_hers = with_own(shown, described)
    return with_hers if with_hers is not None and _wanted(shown.words, key=shown.exhibit.id) else None


def _wanted(words: Words, *, key: str) -> bool:
    return st.toggle(words.say("With my own figures"), value=True, key=f"{OWN}-in-{key}")
