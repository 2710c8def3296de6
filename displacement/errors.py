"""The errors of the dashboard, each a sentence for the person who meets it.

RefugioError
├── MixedMeasures      a table would put things on one axis that must not share it
├── BrokenRule         an answer breaks another rule of the numbers
├── MissingColumn      a drawing was given a table without a column that it reads
├── UnknownFigure      an address names a figure that is not in the ledger
├── UnknownExhibit     an address names an exhibit that does not exist
├── NoBrowser          a picture was asked for and no Chrome or Chromium is installed
├── RenderingFailed    the browser could not draw a picture
├── RefusedParameter   an address gives a parameter a value it does not accept
└── MissingLanguage    a language was asked for that the dashboard does not speak
"""

from __future__ import annotations

from collections.abc import Sequence


class RefugioError(Exception):
    """Any error of ours: its text says what happened and what to do."""


class MixedMeasures(RefugioError):
    """Raised when one axis of an exhibit would carry several kinds, units or stages."""

    def __init__(self, query: str, *, column: str, found: Sequence[str]) -> None:
        """Say which query mixed what, and what to do about it."""
        super().__init__(
            f"The question “{query}” puts several values of “{column}” on one axis: {', '.join(found)}. "
            "Stocks, flows and running totals, persons and cases, applied and granted are never drawn or "
            f"added together: select one {column}, or give each its own “axis”."
        )


class BrokenRule(RefugioError):
    """Raised when the answer to a question breaks a rule of the numbers."""

    def __init__(self, query: str, *, rule: str, remedy: str) -> None:
        """Name the question, what it breaks, and how to ask instead."""
        super().__init__(f"The question “{query}” is refused: {rule}. {remedy[0].upper()}{remedy[1:]}.")


class MissingColumn(RefugioError):
    """Raised when a drawing is given a table without a column that it reads."""

    def __init__(self, chart: str, *, columns: Sequence[str], query: str = "") -> None:
        """Name the drawing, the columns it lacks and, where it is known, the question to mend."""
        self.chart, self.columns, self.query = chart, tuple(columns), query
        lacking = ", ".join(f"“{column}”" for column in columns)
        where = f"displacement/queries/{query}.sql" if query else "the question"
        super().__init__(
            f"The drawing {chart} lacks {lacking} in its table. Select it in {where}, or give it to the marks in "
            "the exhibit’s drawing."
        )

    def asked_by(self, query: str) -> MissingColumn:
        """Return the same error, naming the question whose answer was drawn."""
        return MissingColumn(self.chart, columns=self.columns, query=query)


class UnknownFigure(RefugioError):
    """Raised when no figure of the ledger has the id that was asked for."""

    def __init__(self, figure_id: str) -> None:
        """Name the id that was asked for."""
        self.figure_id = figure_id
        super().__init__(f"There is no figure “{figure_id}” in the ledger.")


class UnknownExhibit(RefugioError):
    """Raised when no exhibit has the id that was asked for."""

    def __init__(self, exhibit_id: str, *, known: Sequence[str]) -> None:
        """Name the id that was asked for and those that exist."""
        self.known = tuple(known)
        super().__init__(f"There is no exhibit “{exhibit_id}”. The exhibits are: {', '.join(known)}.")


class RefusedParameter(RefugioError):
    """Raised when an address gives a parameter that is unknown, or a value that is not allowed."""

    def __init__(self, name: str, *, value: str, allowed: Sequence[str]) -> None:
        """Name the parameter, the refused value and the values that are allowed."""
        self.name, self.value, self.allowed = name, value, tuple(allowed)
        super().__init__(f"“{name}” cannot be “{value}”. Allowed: {', '.join(allowed)}.")


class BadDeck(RefugioError):
    """Raised when a deck cannot be read; ``problem`` and ``values`` say why in the reader's language."""

    def __init__(self, problem: str, **values: object) -> None:
        """Keep the message and what fills it in."""
        self.problem, self.values = problem, values
        super().__init__(problem.format(**values) if values else problem)


class NoBrowser(RefugioError):
    """Raised when a picture is asked for and no Chrome or Chromium is there to draw it."""

    def __init__(self) -> None:
        """Say what is missing and what to do."""
        super().__init__(
            "PNG, SVG and PDF need Chrome or Chromium, and none is installed. Install one, or run "
            "`python -m kaleido.get_chrome`; the other formats work without."
        )


class RenderingFailed(RefugioError):
    """Raised when the browser twice failed to draw a picture."""

    def __init__(self) -> None:
        """Say what happened and what to do."""
        super().__init__("The picture could not be drawn. Try again; the reason is in the server’s log.")


class MissingLanguage(RefugioError):
    """Raised when a language is asked for that has no catalogue."""

    def __init__(self, language: str, *, known: Sequence[str]) -> None:
        """Name the language that was asked for and those that exist."""
        super().__init__(
            f"There is no catalogue for the language “{language}”. There are: {', '.join(known)}."
        )
