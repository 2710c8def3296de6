"""Venezuelans in Colombia's departments and largest towns in 2023: figures cited one by one, the file not shipped.

The sheet has no licence and does not name its source; its departments add up to what Migración Colombia published.
Kept are the 33 departments (Bogotá among them) and the municipalities with 10,000 Venezuelans or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.places import COLOMBIAN_DEPARTMENTS, COLOMBIAN_TOWNS
from loaders.series_of.reading import Figure, differs, figure, rows, total

FILES = ("colombia_venezuelans_by_municipality_2023.csv",)
LEAST = 10_000
NOTE_EN = (
    "The sheet does not name who counted; its departments add up to the 2,875,743 of Migración Colombia."
)
NOTE_ES = (
    "La hoja no nombra a quien contó; sus departamentos suman las 2,875,743 personas de Migración Colombia."
)


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each department once, then the municipalities with the most people."""
    seen = set()
    for row in rows(folder, FILES[0]):
        code = row["department_code"]
        if code not in seen:
            seen.add(code)
            where = f"department {code} {row['department']}"
            yield _row(COLOMBIAN_DEPARTMENTS[code], row["department_venezuelans"], where)
        if int(row["venezuelans"] or 0) >= LEAST and code != "11":
            town = row["municipality_code"]
            yield _row(
                COLOMBIAN_TOWNS[town], row["venezuelans"], f"municipality {town} {row['municipality']}"
            )


def _row(place: str, value: str, where: str) -> Figure:
    return figure(
        figure_id=f"{place}-2023-hosted-uniandes",
        measure="venezuelans_hosted",
        area="COL",
        place=place,
        value=value,
        date="2023-12-31",
        date_precision="year",
        reported_by="Migración Colombia",
        source="uniandes-colombia-2023",
        locator=f"sheet “Full data”, {where}",
        note_en=NOTE_EN,
        note_es=NOTE_ES,
    )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the departments are not the national figure."""
    places = set(COLOMBIAN_DEPARTMENTS.values())
    departments = [row for row in made if row["place"] in places]
    yield from differs("Colombia 2023, departments", found=total(departments), expected=2875743)
