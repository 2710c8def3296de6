"""The parameters a reader can set, each with its name in the address and its allowed codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from displacement.errors import RefusedParameter
from displacement.queries import ask
from displacement.view import Choice
from displacement.words import mark


@dataclass(frozen=True, kw_only=True, eq=False)
class Parameter:
    """Something a reader can set: its name in the address, its label, its codes and its default.

    The codes are either given (``options``: code to English message) or asked of the data (``query``: the
    name of a question whose rows are ``code, name_en, name_es``).
    """

    name: str
    label: str
    default: str
    options: Mapping[str, str] | None = None
    query: str | None = None

    def choices(self) -> tuple[Choice, ...]:
        """Return the allowed values in the order a list should show them."""
        if self.options is not None:
            return tuple(_said(code, message) for code, message in self.options.items())
        rows = ask(str(self.query)).itertuples(index=False)
        return tuple(Choice(code=str(row[0]), name_en=str(row[1]), name_es=str(row[2])) for row in rows)

    def codes(self) -> tuple[str, ...]:
        """Return the allowed codes."""
        return tuple(choice.code for choice in self.choices())

    def accept(self, value: str) -> str:
        """Return the value if it is allowed, or raise RefusedParameter with those that are."""
        if value not in self.codes():
            raise RefusedParameter(self.name, value=value, allowed=self.codes())
        return value


def _said(code: str, message: str) -> Choice:
    from displacement.words import words_in

    return Choice(code=code, name_en=message, name_es=words_in("es").say(message))


COUNTRY = Parameter(name="country", label=mark("Host country"), default="PER", query="choices_country")
YEAR = Parameter(name="year", label=mark("End of year"), default="2025", query="choices_year")
RATE = Parameter(
    name="rate",
    label=mark("Count"),
    default="people",
    options={"people": mark("People"), "per_1000": mark("Per 1,000 inhabitants")},
)
BORDER = Parameter(name="border", label=mark("Entries to"), default="PER", query="choices_border")
ALL: tuple[Parameter, ...] = (COUNTRY, YEAR, RATE, BORDER)
