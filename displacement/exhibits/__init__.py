"""All exhibits, found by their modules: adding one is a query, a module and its words.

``EXHIBITS["border-claims-funnel"].at(view)`` is the exhibit as shown at a view.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from displacement.errors import UnknownExhibit
from displacement.exhibits.exhibit import Exhibit, Shown

MACHINERY = frozenset(
    {
        "border_outcomes",
        "claims",
        "disagreements",
        "equivalent",
        "exhibit",
        "host_counts",
        "measures_told",
        "procedures",
        "telling",
    }
)


def _found() -> dict[str, Exhibit]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in MACHINERY)
    exhibits = [import_module(f"{__name__}.{name}").EXHIBIT for name in names]
    return {exhibit.id: exhibit for exhibit in exhibits}


EXHIBITS: dict[str, Exhibit] = _found()


def exhibit(exhibit_id: str) -> Exhibit:
    """Return the exhibit with this id, or raise UnknownExhibit with those there are."""
    if exhibit_id not in EXHIBITS:
        raise UnknownExhibit(exhibit_id, known=tuple(EXHIBITS))
    return EXHIBITS[exhibit_id]


__all__ = ["EXHIBITS", "Exhibit", "Shown", "exhibit"]
