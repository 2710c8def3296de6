"""Residence permits of Venezuelans in Chile in 2023, by region and comuna: taken in for processing, and granted.

People without a comuna are not in it, so nothing here is a national total. The table is the repository's own work
(GPL-3): the regions and the comunas of the estimate are cited, the file is not shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.places import CHILEAN_COMUNAS, CHILEAN_REGIONS_BY_CUT
from loaders.series_of.reading import Figure, Row, added, differs, figure, rows, total, year

FILES = ("chile_residence_permits_venezuela_comuna_2023.csv",)
RESIDENCES = {
    "Temporal": ("CHL_TEMPORARY_RESIDENCE", "temporary-residence"),
    "Definitiva": ("CHL_PERMANENT_RESIDENCE", "permanent-residence"),
}
STAGES = {
    "Acogidas": ("permits_admitted_period", "taken-in"),
    "Otorgadas": ("permits_granted_period", "granted"),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each kind of residence and stage, by region (its comunas added up) and by the comunas of the estimate."""
    raw = rows(folder, FILES[0])
    for residence in RESIDENCES:
        for stage in STAGES:
            fits = [row for row in raw if row["residence"] == residence and row["stage"] == stage]
            for code, value in added(fits, "people", by=lambda row: row["region_code"]).items():
                where = f"region {code}, comunas added up"
                yield _row(
                    CHILEAN_REGIONS_BY_CUT[code], (residence, stage), value, where=where, standing="computed"
                )
            for row in fits:
                if row["comuna_code"] in CHILEAN_COMUNAS:
                    place, value = CHILEAN_COMUNAS[row["comuna_code"]], int(row["people"])
                    yield _row(place, (residence, stage), value, where=_where(row), standing="published")


def _where(row: Row) -> str:
    return f"comuna {row['comuna_code']} {row['comuna']}"


def _row(place: str, kind: tuple[str, str], value: int, *, where: str, standing: str) -> Figure:
    residence, stage = kind
    (instrument, name), (measure, word) = RESIDENCES[residence], STAGES[stage]
    return figure(
        figure_id=f"{place}-2023-{name}-{word}",
        measure=measure,
        instrument=instrument,
        area="CHL",
        place=place,
        value=str(value),
        standing=standing,
        reported_by="Servicio Nacional de Migraciones (Chile)",
        source="sermig-residencias-2023",
        locator=f"2023, {where}, {residence}, {stage}",
        **year("2023"),
    )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the regions are not all the rows."""
    regions = [row for row in made if row["place"] in CHILEAN_REGIONS_BY_CUT.values()]
    yield from differs(
        "Chile 2023, permits by region", found=total(regions), expected=115699 + 61216 + 26477 + 16998
    )
