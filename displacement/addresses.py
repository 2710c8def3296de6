"""The addresses of ours, each made in one place, so that all lead there under any path and behind any proxy.

What leaves the dashboard (a citation, a feed) names an address in full. What is read inside of it names it from where
it is read: the browser knows under which path it is, whatever a proxy in between tells or does not tell the server.
"""

from __future__ import annotations

PAGE = "."
"""Where a page is: all stand right under the root of the dashboard, which ends in a stroke."""
LOWER = ".."
"""Where the slides are: one step under the root, as in ``/show/mine``."""


def address_to(place: str, *, seen_from: str = PAGE) -> str:
    """Return the address of a place of ours, as in ``exhibits/corridor.csv``, from a page, from lower or a base."""
    return f"{seen_from.rstrip('/')}/{place}"
