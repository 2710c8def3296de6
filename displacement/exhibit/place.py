"""Where an exhibit stands: its page, and the choices that an address must name to show it there as it is shown now."""

from __future__ import annotations

from displacement.exhibit.exhibit import Shown
from displacement.pages import SHOW, homes, is_folded, usual_at_home
from displacement.queries.choices import default_of

YOURS = "yours"
"""The page of a reader's own figures."""


def page_of(shown: Shown) -> str:
    """Return the page that an exhibit stands on; of a reader's own figures, the one that they are drawn on."""
    return YOURS if shown.private else homes()[shown.exhibit.id]


def choices_of_view(shown: Shown) -> dict[str, str]:
    """Return every choice at which an exhibit is shown, for an address that no page's controls fill up."""
    if shown.private:
        return {}
    chosen = {parameter.name: shown.view[parameter.name] for parameter in shown.exhibit.parameters}
    return {name: code for name, code in chosen.items() if code}


def choices_of_address(shown: Shown) -> dict[str, str]:
    """Return the choices that differ from those at which the page opens.

    An exhibit may have a default of its own; what counts is where the control on its page stands. What no control
    steers is always named, and so is an exhibit that its page opens only when it is asked for. Nothing is named of a
    reader's own figures.
    """
    if shown.private:
        return {}
    opens = {SHOW: shown.exhibit.id} if is_folded(shown.exhibit.id) else {}
    usual = usual_at_home(shown.exhibit.id)
    return opens | {
        each.name: shown.view[each.name]
        for each in shown.exhibit.parameters
        if each.name not in usual or shown.view[each.name] != (usual[each.name] or default_of(each))
    }
