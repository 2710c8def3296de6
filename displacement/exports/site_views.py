"""The views that are chosen for the static site: one address of the dashboard a line, as it is copied from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from displacement.errors import NoExhibitNamed, RefugioError, UnknownParameter, UnreadableLine
from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS, exhibit_named
from displacement.exports.naming import view_stem
from displacement.pages import SHOW, usual_at_home
from displacement.queries.choices import accepted
from displacement.view import View
from displacement.view.selection import modern
from displacement.words import Language

REMARK = "#"
OF_ANY = ("lang", "edition", SHOW)
"""What an address names besides choices: a page of the site is in both languages, and of the edition it is made of."""


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """What a page of the site shows: an exhibit at choices, and what its files are called."""

    exhibit_id: str
    stem: str
    filters: tuple[tuple[str, str], ...] = ()

    def at(self, language: Language) -> Shown:
        """Return it as shown in a language."""
        return EXHIBITS[self.exhibit_id].at(View(language=language).with_filters(dict(self.filters)))


def leaves_in(lines: Iterable[str]) -> tuple[list[Leaf], list[UnreadableLine]]:
    """Return the views of a list, each once, and the lines that cannot be read; what is empty or a remark is skipped.

    A view at the usual choices has its exhibit's name, and is that exhibit's page.
    """
    leaves, faults = dict[str, Leaf](), list[UnreadableLine]()
    for number, line in enumerate(lines, start=1):
        address = line.strip()
        if address and not address.startswith(REMARK):
            try:
                leaf = leaf_at(address)
                leaves[leaf.stem] = leaf
            except RefugioError as error:
                faults.append(UnreadableLine(number, error))
    return list(leaves.values()), faults


def leaf_at(address: str) -> Leaf:
    """Return the view that an address of the dashboard shows.

    Raises NoExhibitNamed, UnknownExhibit, UnknownParameter, RefusedParameter or RefusedChoice where it shows none.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise NoExhibitNamed(address) from error
    asked = modern(dict(parse_qsl(parts.query)))
    if not (parts.fragment or asked.get(SHOW)):
        raise NoExhibitNamed(address)
    found = exhibit_named(parts.fragment or asked[SHOW])
    known = {parameter.name: parameter for parameter in found.parameters}
    filters = {name: code for name, code in usual_at_home(found.id).items() if code and name in known}
    for name, value in asked.items():
        if name in OF_ANY:
            continue
        if name not in known:
            raise UnknownParameter(name, known=tuple(known))
        filters[name] = accepted(known[name], value)
    view = View().with_filters(filters)
    found.refuse(view)
    return Leaf(exhibit_id=found.id, stem=view_stem(found.at(view)), filters=view.filters)


def told(faults: Sequence[UnreadableLine], file: str) -> str:
    """Return what is wrong with the list in a file, a line each."""
    return "\n".join(f"{file}: {fault}" for fault in faults)
