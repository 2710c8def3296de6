"""The refresh from UNHCR: its API's answers as rows of figures, and what changed since the last ones.

``python -m loaders refresh`` asks https://api.unhcr.org/population/v1/ for Venezuelans abroad, writes UNHCR's rows in
place of the earlier ones and tells what was added, revised and removed. Missing values make no row; zero is zero.
"""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.schema import tables

API = "https://api.unhcr.org/population/v1"
SOURCE = "unhcr-rpsd-2025-12-1"
SINCE = 2014
Fetch = Callable[[str], Mapping[str, object]]
Item = Mapping[str, object]
Figure = dict[str, str]

STOCKS = {
    "refugees": ("unhcr_refugees", "refugees"),
    "asylum_seekers": ("unhcr_asylum_seekers", "asylum-seekers"),
    "oip": ("unhcr_oip", "oip"),
    "ooc": ("unhcr_ooc", "ooc"),
}
OUTCOMES = {
    "dec_recognized": ("unhcr_decisions_recognised", "recognised"),
    "dec_other": ("unhcr_decisions_other_protection", "other-protection"),
    "dec_rejected": ("unhcr_decisions_rejected", "rejected"),
    "dec_closed": ("unhcr_decisions_closed", "closed"),
    "dec_total": ("unhcr_decisions_total", "total"),
}
PROCEDURES = {"G": "", "U": "-unhcr", "J": "-joint"}
TYPES = {
    "N": "new",
    "R": "repeat",
    "A": "appeal",
    "V": "various",
    "NR": "new-and-repeat",
    "NA": "new-and-appeal",
    "RA": "repeat-and-appeal",
    "J": "judicial",
}


class RefreshFailed(Exception):
    """Raised when UNHCR's API does not answer or answers what we do not understand; nothing is written."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a refresh changed, by figure id; revised ones with their old and new value."""

    added: tuple[str, ...]
    revised: tuple[tuple[str, str, str], ...]
    removed: tuple[str, ...]

    def __str__(self) -> str:
        """Return one line a revision, then the counts."""
        lines = [f"{figure}: {old} → {new}" for figure, old, new in self.revised]
        counts = f"{len(self.added)} added, {len(self.revised)} revised, {len(self.removed)} removed"
        return "\n".join([*lines, counts])


def refresh(data: Path, *, fetch: Fetch | None = None, since: int = SINCE) -> Changes:
    """Replace UNHCR's annual rows of a data folder by what its API says now, and return what changed.

    Rows by age, sex and department come from another publication and stay. Raises RefreshFailed.
    """
    ask = fetch or fetch_json
    fresh = {
        "host_populations": [figure for item in items("population", ask) for figure in stocks(item, since)],
        "asylum_claims": _unlike(
            [figure for item in items("asylum-applications", ask) for figure in claims(item, since)]
            + [figure for item in items("asylum-decisions", ask) for figure in decisions(item, since)]
        ),
    }
    if not all(fresh.values()):
        raise RefreshFailed("UNHCR's API answered without a single row; nothing was changed.")
    parts = [_replace(data / "figures" / f"{topic}.csv", figures) for topic, figures in fresh.items()]
    return Changes(
        added=tuple(figure for part in parts for figure in part.added),
        revised=tuple(row for part in parts for row in part.revised),
        removed=tuple(figure for part in parts for figure in part.removed),
    )


def items(endpoint: str, fetch: Fetch) -> list[Item]:
    """Return every item of an endpoint about Venezuelans, page after page."""
    found: list[Item] = []
    page = 1
    while True:
        address = (
            f"{API}/{endpoint}/?coo=VEN&coa_all=true&cf_type=ISO&yearFrom={SINCE}&limit=1000&page={page}"
        )
        answer = fetch(address)
        rows, last = answer.get("items"), answer.get("maxPages")
        if not isinstance(rows, list) or not isinstance(last, int):
            raise RefreshFailed(f"{address} did not answer with “items” and “maxPages”; nothing was changed.")
        found += rows
        if page >= last:
            return found
        page += 1


def fetch_json(address: str) -> Mapping[str, object]:
    """Return what an address answers; raise RefreshFailed with the reason where it does not."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return dict(json.load(answer))
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        raise RefreshFailed(f"{address} could not be read ({error}); nothing was changed.") from error


def stocks(item: Item, since: int) -> Iterable[Figure]:
    """Yield UNHCR's end-year stocks of one host as figures."""
    year, area = int(str(item["year"])), str(item["coa_iso"])
    for field, (measure, name) in STOCKS.items():
        value = _number(item.get(field))
        if year >= since and value:
            yield _figure(
                figure_id=f"unhcr-{area.lower()}-{year}-{name}",
                measure=measure,
                area=area,
                value=value,
                date=f"{year}-12-31",
                date_precision="day",
                locator=f"Population, {year}, {area}",
            )


def claims(item: Item, since: int) -> Iterable[Figure]:
    """Yield the claims filed in one host and year, of one type and level, as a figure."""
    year, kind, value = int(str(item["year"])), str(item["app_type"]), _number(item.get("applied"))
    if year < since or not value:
        return
    level = _level(item)
    yield _flow(
        item,
        counted_in=str(item["app_pc"]),
        name=f"claims-{TYPES[kind]}-{level}",
        measure="unhcr_claims_new" if kind == "N" else "unhcr_claims_other",
        breakdown=level if kind == "N" else f"{TYPES[kind]}-{level}",
        value=value,
        locator=("Asylum applications", kind),
    )


def decisions(item: Item, since: int) -> Iterable[Figure]:
    """Yield the decisions of one host and year, at one level, as figures: one an outcome."""
    level = _level(item)
    for field, (measure, name) in OUTCOMES.items():
        value = _number(item.get(field))
        if int(str(item["year"])) >= since and value:
            yield _flow(
                item,
                counted_in=str(item["dec_pc"]),
                name=f"decisions-{name}-{level}",
                measure=measure,
                breakdown=level,
                value=value,
                locator=("Asylum decisions",),
            )


def _level(item: Item) -> str:
    return f"level-{str(item['dec_level']).lower()}{PROCEDURES[str(item['procedure_type'])]}"


def _flow(
    item: Item,
    *,
    counted_in: str,
    name: str,
    measure: str,
    breakdown: str,
    value: str,
    locator: tuple[str, ...],
) -> Figure:
    """Return a figure of one year's claims or decisions; those counted in cases have a measure of their own."""
    year, area = item["year"], str(item["coa_iso"])
    table, *kind = locator
    procedure = " / ".join([str(item["procedure_type"]), *kind, str(item["dec_level"]), counted_in])
    cases = counted_in == "C"
    return _figure(
        figure_id=f"unhcr-{area.lower()}-{year}-{name}" + ("-cases" if cases else ""),
        measure=measure + ("_cases" if cases else ""),
        breakdown=breakdown,
        area=area,
        value=value,
        period_start=f"{year}-01-01",
        date=f"{year}-12-31",
        date_precision="year",
        locator=f"{table}, {year}, {area}, {procedure}",
    )


def _figure(**values: str) -> Figure:
    empty = dict.fromkeys(tables()["figures"].names, "")
    always = {
        "nationality": "VEN",
        "qualifier": "exact",
        "standing": "published",
        "reported_by": "UNHCR",
        "source": SOURCE,
    }
    return empty | always | values


def _number(value: object) -> str:
    """Return a count as plain digits, or nothing where UNHCR has none (it writes “-”)."""
    text = str(value if value is not None else "").replace(",", "").strip()
    return text if text.isdigit() else ""


def _unlike(figures: list[Figure]) -> list[Figure]:
    """Give figures that would share an id distinct ones, instead of adding them up silently."""
    seen: Counter[str] = Counter()
    for figure in figures:
        seen[figure["figure_id"]] += 1
        if seen[figure["figure_id"]] > 1:
            figure["figure_id"] += f"-{seen[figure['figure_id']]}"
    return figures


def _annual(row: Mapping[str, str]) -> bool:
    return row["source"].startswith("unhcr-rpsd") and not row["locator"].startswith("Demographics")


def _replace(path: Path, fresh: list[Figure]) -> Changes:
    columns = tables()["figures"].names
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    before = {row["figure_id"]: row["value"] for row in rows if _annual(row)}
    after = {figure["figure_id"]: figure["value"] for figure in fresh}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows([*(row for row in rows if not _annual(row)), *fresh])
    path.write_text(text.getvalue(), encoding="utf-8")
    return Changes(
        added=tuple(figure for figure in after if figure not in before),
        revised=tuple((key, before[key], new) for key, new in after.items() if before.get(key, new) != new),
        removed=tuple(figure for figure in before if figure not in after),
    )
