"""How a reader's own figures can stand in an exhibit, or why none can: every exhibit says one or the other."""

from __future__ import annotations

from enum import Enum


class Stands(Enum):
    """How a figure of the reader's stands in an exhibit, beside ours of the same measure and place.

    ``OVER_TIME``: a star at its date, over the marks of ours. ``LISTED``: a row of its own under ours of the same time.
    """

    OVER_TIME = "over time"
    LISTED = "listed"


ON_A_MAP = "A circle stands for its place: a second one would lie on it, or be taken for another place."
A_PART = "The marks are parts of one whole: a figure of another counter is no part of it."
A_SHARE = "The numbers are computed from two counts of one counter: a third count makes no share with either."
A_CARD = "Each number is picked out and named alone: beside another, neither would be the one that is meant."
A_ROLE = "Each figure has its part in one finding of one document: another figure has none."
OF_A_PERMIT = "Every figure is of one permit, and a reader's figures do not say of which."
OF_EVERYBODY = "People of all nationalities are counted; a reader's figures are of Venezuelans."
OF_STATES = "It shows measures that states took, and counts nobody."
OF_DOCUMENTS = "It is about our documents and how they were read, not about people."
COMPOSED_APART = "Beside a composed picture they stand in one of their own (yours.drawing)."
