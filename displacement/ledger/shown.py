"""Where a figure is shown: the exhibits that hold it, at the choices at which they do."""

from __future__ import annotations

from dataclasses import dataclass

from displacement.exhibit import Exhibit
from displacement.exhibit.place import choices_of_address
from displacement.exhibits import EXHIBITS
from displacement.ledger.computed import shown_in
from displacement.pages import homes
from displacement.queries.choices import codes_of
from displacement.queries.rows import Row
from displacement.view import View
from displacement.words import Words

RATES = {"per_inhabitant": {"rate": "per_1000"}, "per_hosted": {"per": "hosted"}}
OF_THE_AREA = frozenset({"country", "border", "permits"})


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
        shown = EXHIBITS[exhibit_id].at(_view_for(EXHIBITS[exhibit_id], row, words))
        if row["figure_id"] in " ".join(shown.rows["figure_id"].dropna().astype(str)).split():
            choices = tuple(choices_of_address(shown).items())
            found.append(Place(page=page, exhibit_id=exhibit_id, title=shown.title, choices=choices))
    return found


def place_of_computed(row: Row, words: Words) -> Place | None:
    """Return the exhibit that prints a computed number, at the choices at which it does; nothing where none does."""
    exhibit_id = shown_in(row)
    if exhibit_id is None:
        return None
    shown = EXHIBITS[exhibit_id].at(
        _view_for(EXHIBITS[exhibit_id], {**row, "grade": "", "rate": row["what"]}, words)
    )
    choices = tuple(choices_of_address(shown).items())
    return Place(page=homes()[exhibit_id], exhibit_id=exhibit_id, title=shown.title, choices=choices)


def _view_for(exhibit: Exhibit, row: Row, words: Words) -> View:
    """Return the view at which an exhibit would hold the figure: its area, its year, copies where it is one."""
    wished: dict[str, str] = dict.fromkeys(OF_THE_AREA, str(row["area"]))
    wished |= RATES.get(str(row.get("rate")), {})
    wished |= {"year": str(row["date"].year), "weak": "with" if row["grade"] == "mirror" else "without"}
    chosen = {
        parameter.name: wished[parameter.name]
        for parameter in exhibit.parameters
        if wished.get(parameter.name) in codes_of(parameter)
    }
    return View(language=words.language).with_filters(chosen)
