"""Where a figure is shown: the exhibits that hold it, at the choices at which they do."""

from __future__ import annotations

from dataclasses import dataclass

from displacement.exhibit import Exhibit, Shown
from displacement.exhibit.place import choices_of_address
from displacement.exhibits import EXHIBITS
from displacement.ledger.computed import shown_in
from displacement.pages import homes
from displacement.queries.choices import allows
from displacement.queries.rows import Row
from displacement.view import View
from displacement.view.selection import span_of
from displacement.words import Words

RATES = {"per_inhabitant": {"per": "1000"}, "per_hosted": {"per": "hosted"}}


@dataclass(frozen=True, kw_only=True)
class Place:
    """An exhibit on a page, at the choices at which it holds a figure."""

    page: str
    exhibit_id: str
    title: str
    choices: tuple[tuple[str, str], ...]


def places_of(row: Row, words: Words) -> list[Place]:
    """Return the exhibits that show a figure of the ledger, one by one, in the order of the pages."""
    found = []
    for exhibit_id, page in homes().items():
        views = (_view_for(EXHIBITS[exhibit_id], row, words, until=until) for until in (False, True))
        shown = next((each for each in map(EXHIBITS[exhibit_id].at, views) if _holds(each, row)), None)
        if shown is not None:
            choices = tuple(choices_of_address(shown).items())
            found.append(Place(page=page, exhibit_id=exhibit_id, title=shown.title, choices=choices))
    return found


def _holds(shown: Shown, row: Row) -> bool:
    """Whether a figure of the ledger is among those shown, by itself or as a part of a total."""
    return row["figure_id"] in " ".join(shown.rows["figure_id"].dropna().astype(str)).split()


def place_of_computed(row: Row, words: Words) -> Place | None:
    """Return the exhibit that prints a computed number, at the choices at which it does; nothing where none does."""
    exhibit_id = shown_in(row)
    if exhibit_id is None:
        return None
    shown = EXHIBITS[exhibit_id].at(
        _view_for(EXHIBITS[exhibit_id], {**row, "grade": "", "rate": row["what"]}, words, until=True)
    )
    choices = tuple(choices_of_address(shown).items())
    return Place(page=homes()[exhibit_id], exhibit_id=exhibit_id, title=shown.title, choices=choices)


def _view_for(exhibit: Exhibit, row: Row, words: Words, *, until: bool) -> View:
    """Return the view at which an exhibit would hold the figure: its area, copies where it is one.

    ``until`` asks for the years up to its own, of which it may be the last.
    """
    wished = {"c": str(row["area"]), "weak": "with" if row["grade"] == "mirror" else "without"}
    wished |= RATES.get(str(row.get("rate")), {})
    if until:
        wished |= {"t": span_of(None, row["date"].year)}
    chosen = {
        parameter.name: wished[parameter.name]
        for parameter in exhibit.parameters
        if parameter.name in wished and allows(parameter, wished[parameter.name])
    }
    return View(language=words.language).with_filters(chosen)
