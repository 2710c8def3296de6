"""Where the dashboard and its static site are reached, for what leaves them.

Set ``REFUGIO_ADDRESS`` and ``REFUGIO_SITE``; ``FORWARDED_ALLOW_IPS``, uvicorn’s own, names the proxies before it.
``REFUGIO_LONGEST_WORK`` and ``REFUGIO_WAITING`` bound the work for files.
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


def trusted_proxies() -> tuple[str, ...]:
    """Return the addresses and networks of the proxies that are believed: ``$FORWARDED_ALLOW_IPS``, else none."""
    named = os.environ.get("FORWARDED_ALLOW_IPS", "").split(",")
    return tuple(each.strip() for each in named if each.strip())


def longest_work() -> float:
    """Return the seconds that one answer may take, its waiting included: ``$REFUGIO_LONGEST_WORK``, else 120."""
    return float(os.environ.get("REFUGIO_LONGEST_WORK", "120"))


def most_waiting() -> int:
    """Return how many different files may wait to be made, of each kind: ``$REFUGIO_WAITING``, else 32."""
    return int(os.environ.get("REFUGIO_WAITING", "32"))
