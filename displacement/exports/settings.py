"""Where the dashboard and its static site are reached, for what leaves them: ``REFUGIO_ADDRESS``, ``REFUGIO_SITE``."""

from __future__ import annotations

from displacement.settings import ADDRESS, SITE


def base_address() -> str:
    """Return the address that exports name: ``$REFUGIO_ADDRESS``, else this machine's."""
    return ADDRESS.value


def has_address() -> bool:
    """Tell whether the dashboard has an address of its own, which a picture may print; this machine's leads nobody."""
    return bool(ADDRESS.given)


def site_address() -> str:
    """Return the address of the static site: ``$REFUGIO_SITE``, else one on this machine."""
    return SITE.value
