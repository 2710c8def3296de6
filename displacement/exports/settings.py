"""Where the dashboard and its static site are reached, for what leaves them.

Set ``REFUGIO_ADDRESS`` and ``REFUGIO_SITE``.
"""

from __future__ import annotations

import os


def base_address() -> str:
    """Return the address that exports name: ``$REFUGIO_ADDRESS``, else this machine's."""
    return os.environ.get("REFUGIO_ADDRESS", "http://localhost:8501").rstrip("/")


def has_address() -> bool:
    """Tell whether the dashboard has an address of its own, which a picture may print; this machine's leads nobody."""
    return "REFUGIO_ADDRESS" in os.environ


def site_address() -> str:
    """Return the address of the static site, which embeds point at: ``$REFUGIO_SITE``, else one on this machine."""
    return os.environ.get("REFUGIO_SITE", "http://localhost:8000").rstrip("/")
