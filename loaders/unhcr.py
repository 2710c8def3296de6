"""UNHCR's published statistics as rows of figures: end-year stocks, claims filed and decisions of each year.

A missing value makes no row; zero is zero. Persons and cases are measures of their own. Where UNHCR publishes two
rows that would share an id, each keeps its own row and the later one's id ends in ``-2``: they are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from loaders.schema import tables

Row = Mapping[str, str]
Figure = dict[str, str]
Known = TypeVar("Known")

SINCE = 2014
SOURCE = "unhcr-rpsd-2025-12-1"

STOCKS = {
    "refugees": ("unhcr_refugees", "refugees"),
    "asylum_seekers": ("unhcr_asylum_seekers", "asylum-seekers"),
    "others_in_need_of_international_protection": ("unhcr_oip", "oip"),
    "others_of_concern": ("unhcr_ooc", "ooc"),
}
OUTCOMES = {
    "recognised": ("unhcr_decisions_recognised", "recognised"),
    "other_protection": ("unhcr_decisions_other_protection", "other-protection"),
    "rejected": ("unhcr_decisions_rejected", "rejected"),
    "otherwise_closed": ("unhcr_decisions_closed", "closed"),
    "decided": ("unhcr_decisions_total", "total"),
}
PROCEDURES = {
    "G": ("", "", ""),
    "U": ("-unhcr", ", UNHCR procedure", ", procedimiento de ACNUR"),
    "J": ("-joint", ", joint procedure", ", procedimiento conjunto"),
}
LEVELS = {
    "FI": ("First instance", "Primera instancia"),
    "AR": ("Administrative review", "Revisión administrativa"),
    "RA": ("Repeat or reopened claims", "Solicitudes reiteradas o reabiertas"),
    "IN": (
        "Citizenship and immigration services (United States)",
        "Servicio de ciudadanía e inmigración (Estados Unidos)",
    ),
    "EO": ("Immigration courts (EOIR, United States)", "Tribunales de inmigración (EOIR, Estados Unidos)"),
    "JR": ("Judicial review", "Revisión judicial"),
    "SP": ("Subsidiary protection", "Protección subsidiaria"),
    "FA": ("First instance and appeal together", "Primera instancia y apelación juntas"),
    "TA": ("Temporary asylum", "Asilo temporal"),
    "NA": ("Level not said", "Instancia no indicada"),
}
TYPES = {
    "N": ("new", "New claims", "Solicitudes nuevas"),
    "R": ("repeat", "Repeat claims", "Solicitudes reiteradas"),
    "A": ("appeal", "Appeals", "Apelaciones"),
    "V": ("unspecified", "Claims of a type not said", "Solicitudes de tipo no indicado"),
    "J": ("judicial", "Judicial review", "Revisión judicial"),
    "NR": ("new-and-repeat", "New and repeat claims together", "Solicitudes nuevas y reiteradas juntas"),
    "NA": ("new-and-appeal", "New claims and appeals together", "Solicitudes nuevas y apelaciones juntas"),
    "RA": ("repeat-and-appeal", "Repeat claims and appeals together", "Solicitudes reiteradas y apelaciones juntas"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """A row of ``reference/breakdowns.csv``: what kind of part it is, and its name in both languages."""

    dimension: str
    label_en: str
    label_es: str


class UnknownCode(Exception):
    """Raised when UNHCR uses a code for a procedure, type, level or unit that these tables do not know."""


def figures_from_tables(
    population: Iterable[Row],
    applications: Iterable[Row] = (),
    decisions: Iterable[Row] = (),
    *,
    since: int = SINCE,
    source: str = SOURCE,
) -> list[Figure]:
    """Return the figures of UNHCR's three tables from a year on, stocks first, then claims, then decisions.

    The tables' rows are texts by column: ``year``, ``country_iso3``, then ``refugees`` … ``others_of_concern``;
    ``procedure_type``, ``application_type``, ``decision_level``, ``counted_in``, ``applied``; or ``recognised`` …
    ``decided``. The figures have the columns of ``figures/*.csv``. Raises UnknownCode.
    """
    figures = [
        *(figure for row in population if int(row["year"]) >= since for figure in _stocks(row)),
        *(figure for row in applications if int(row["year"]) >= since for figure in _claims(row)),
        *(figure for row in decisions if int(row["year"]) >= since for figure in _decisions(row)),
    ]
    return [figure | {"source": source} for figure in _unlike(figures)]


def breakdowns() -> dict[str, Breakdown]:
    """Return every breakdown that UNHCR's figures may use, by id."""
    found = {}
    for code, (english, spanish) in LEVELS.items():
        for suffix, by_en, by_es in PROCEDURES.values():
            level = f"level-{code.lower()}{suffix}"
            found[level] = _breakdown(english + by_en, spanish + by_es)
            for kind, kind_en, kind_es in TYPES.values():
                if kind != "new":
                    labels = _both(kind_en, english) + by_en, _both(kind_es, spanish) + by_es
                    found[f"{kind}-{level}"] = _breakdown(*labels)
    return found


def _breakdown(label_en: str, label_es: str) -> Breakdown:
    return Breakdown(dimension="asylum-level", label_en=label_en, label_es=label_es)


def _both(kind: str, level: str) -> str:
    return f"{kind}: {level[0].lower()}{level[1:]}"


def _stocks(row: Row) -> Iterator[Figure]:
    year, area = row["year"], row["country_iso3"]
    for field, (measure, name) in STOCKS.items():
        if row.get(field):
            yield _figure(
                figure_id=f"unhcr-{area.lower()}-{year}-{name}",
                measure=measure,
                area=area,
                value=row[field],
                date=f"{year}-12-31",
                date_precision="day",
                locator=f"Population, {year}, {area}",
            )


def _claims(row: Row) -> Iterator[Figure]:
    if not row.get("applied"):
        return
    level, code = _level(row), row["application_type"]
    kind = _known(TYPES, code, "type of application")[0]
    coded = [row["procedure_type"], code, row["decision_level"], row["counted_in"]]
    yield _flow(
        row,
        name=f"claims-{kind}-{level}",
        measure="unhcr_claims_new" if kind == "new" else "unhcr_claims_other",
        breakdown=level if kind == "new" else f"{kind}-{level}",
        value=row["applied"],
        locator=f"Asylum applications, {row['year']}, {row['country_iso3']}, {' / '.join(coded)}",
    )


def _decisions(row: Row) -> Iterator[Figure]:
    level = _level(row)
    coded = [row["procedure_type"], row["decision_level"], row["counted_in"]]
    for field, (measure, name) in OUTCOMES.items():
        if row.get(field):
            yield _flow(
                row,
                name=f"decisions-{name}-{level}",
                measure=measure,
                breakdown=level,
                value=row[field],
                locator=f"Asylum decisions, {row['year']}, {row['country_iso3']}, {' / '.join(coded)}",
            )


def _level(row: Row) -> str:
    _known(LEVELS, row["decision_level"], "level of decision")
    suffix = _known(PROCEDURES, row["procedure_type"], "procedure")[0]
    return f"level-{row['decision_level'].lower()}{suffix}"


def _flow(row: Row, *, name: str, measure: str, breakdown: str, value: str, locator: str) -> Figure:
    """Return a figure of one year's claims or decisions; those counted in cases have a measure of their own."""
    year, area = row["year"], row["country_iso3"]
    cases = _known({"P": "", "C": "cases"}, row["counted_in"], "unit")
    return _figure(
        figure_id=f"unhcr-{area.lower()}-{year}-{name}" + ("-cases" if cases else ""),
        measure=measure + ("_cases" if cases else ""),
        breakdown=breakdown,
        area=area,
        value=value,
        period_start=f"{year}-01-01",
        date=f"{year}-12-31",
        date_precision="year",
        locator=locator,
    )


def _known(codes: Mapping[str, Known], code: str, what: str) -> Known:
    if code not in codes:
        raise UnknownCode(f"UNHCR has a {what} “{code}”; known are {', '.join(codes)}")
    return codes[code]


def _figure(**values: str) -> Figure:
    empty = dict.fromkeys(tables()["figures"].names, "")
    always = {"nationality": "VEN", "qualifier": "exact", "standing": "published", "reported_by": "UNHCR"}
    return empty | always | values


def _unlike(figures: list[Figure]) -> list[Figure]:
    seen: Counter[str] = Counter()
    for figure in figures:
        figure_id = figure["figure_id"]
        seen[figure_id] += 1
        if seen[figure_id] > 1:
            figure["figure_id"] = f"{figure_id}-{seen[figure_id]}"
    return figures


BREAKDOWNS = breakdowns()
