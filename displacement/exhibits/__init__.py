"""All exhibits, found by their modules: adding one is a query, a module and its words.

``EXHIBITS["border-claims-funnel"].at(view)`` is the exhibit as shown at a view.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from displacement.errors import UnknownExhibit
from displacement.exhibit import Exhibit


def _found() -> dict[str, Exhibit]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.EXHIBIT.id: module.EXHIBIT for module in modules}


EXHIBITS: dict[str, Exhibit] = _found()
# Exhibits that became part of another: their addresses, and the decks that hold them, show that one.
MOVED = {
    "border-claims-flows": "border-claims-funnel",
    "border-claims-share": "border-claims-funnel",
    "border-entries": "gates",
    "peru-departments": "inside-a-country",
}


def exhibit_named(exhibit_id: str) -> Exhibit:
    """Return the exhibit with this id, or that it became part of, or raise UnknownExhibit with those there are."""
    name = MOVED.get(exhibit_id, exhibit_id)
    if name not in EXHIBITS:
        raise UnknownExhibit(exhibit_id, known=tuple(EXHIBITS))
    return EXHIBITS[name]


__all__ = ["EXHIBITS", "MOVED", "exhibit_named"]
