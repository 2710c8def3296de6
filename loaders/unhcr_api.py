"""UNHCR's public API as tables: what it answers about Venezuelans abroad, page after page."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loaders.unhcr import SINCE

API = "https://api.unhcr.org/population/v1"
PER_PAGE = 1000
MISSING = frozenset({"", "-"})
Answer = Mapping[str, object]
Fetch = Callable[[str], Answer]

HOST = {"year": "year", "coa_iso": "country_iso3"}
POPULATION = HOST | {
    "refugees": "refugees",
    "asylum_seekers": "asylum_seekers",
    "oip": "others_in_need_of_international_protection",
    "ooc": "others_of_concern",
}
APPLICATIONS = HOST | {
    "procedure_type": "procedure_type",
    "app_type": "application_type",
    "dec_level": "decision_level",
    "app_pc": "counted_in",
    "applied": "applied",
}
DECISIONS = HOST | {
    "procedure_type": "procedure_type",
    "dec_level": "decision_level",
    "dec_pc": "counted_in",
    "dec_recognized": "recognised",
    "dec_other": "other_protection",
    "dec_rejected": "rejected",
    "dec_closed": "otherwise_closed",
    "dec_total": "decided",
}
COUNTS = frozenset([*POPULATION.values(), *APPLICATIONS.values(), *DECISIONS.values()]) - {
    "country_iso3",
    "procedure_type",
    "application_type",
    "decision_level",
    "counted_in",
}


class RefreshFailed(Exception):
    """Raised when UNHCR's API does not answer, or answers what cannot be taken over; nothing is written."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """UNHCR's three tables, in the columns that ``loaders.unhcr.figures_from_tables`` reads."""

    population: list[dict[str, str]]
    applications: list[dict[str, str]]
    decisions: list[dict[str, str]]


def tables_from_api(fetch: Fetch | None = None, *, since: int = SINCE) -> Tables:
    """Return UNHCR's tables about Venezuelans from a year on; a missing value is an empty text.

    ``fetch`` answers an address with its JSON. Raises RefreshFailed.
    """
    ask = fetch or fetch_json
    return Tables(
        population=_table("population", POPULATION, fetch=ask, since=since),
        applications=_table("asylum-applications", APPLICATIONS, fetch=ask, since=since),
        decisions=_table("asylum-decisions", DECISIONS, fetch=ask, since=since),
    )


def fetch_json(address: str) -> Answer:
    """Return what an address answers; raise RefreshFailed with the reason where it does not."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return dict(json.load(answer))
    except (OSError, TypeError, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise RefreshFailed(
            f"UNHCR's API could not be read ({reason}). Are you online? Nothing was changed. It was asked: {address}"
        ) from error


def _table(endpoint: str, names: Mapping[str, str], *, fetch: Fetch, since: int) -> list[dict[str, str]]:
    rows = []
    page, last = 1, 1
    while page <= last:
        asked = f"coo=VEN&coa_all=true&cf_type=ISO&yearFrom={since}&limit={PER_PAGE}&page={page}"
        address = f"{API}/{endpoint}/?{asked}"
        answer = fetch(address)
        items, last_page = answer.get("items"), answer.get("maxPages")
        if not isinstance(items, list) or not isinstance(last_page, int):
            raise RefreshFailed(f"{address} did not answer with “items” and “maxPages”; nothing was changed.")
        rows += [_row(item, names, address=address) for item in items]
        page, last = page + 1, last_page
    if not rows:
        raise RefreshFailed("UNHCR's API answered without a single row; nothing was changed.")
    return rows


def _row(item: Answer, names: Mapping[str, str], *, address: str) -> dict[str, str]:
    row = {}
    for field, name in names.items():
        if field not in item:
            raise RefreshFailed(f"{address} answered without “{field}”; nothing was changed.")
        told = item[field]
        text = "" if told is None else str(told).strip()
        row[name] = _count(text, field, address=address) if name in COUNTS else text
    return row


def _count(text: str, field: str, *, address: str) -> str:
    """Return a count as plain digits, or nothing where UNHCR has none (it writes “-”)."""
    digits = text.replace(",", "")
    if digits in MISSING:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        raise RefreshFailed(f"{address} answered “{text}” for “{field}”, not a count; nothing was changed.")
    return digits
