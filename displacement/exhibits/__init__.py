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


def exhibit_named(exhibit_id: str) -> Exhibit:
    """Return the exhibit with this id, or raise UnknownExhibit with those there are."""
    if exhibit_id not in EXHIBITS:
        raise UnknownExhibit(exhibit_id, known=tuple(EXHIBITS))
    return EXHIBITS[exhibit_id]


__all__ = ["EXHIBITS", "exhibit_named"]
