"""Irregular entries of Venezuelans that IOM's Lighthouse gathers: in the ledger with their caution, in no picture.

Colombia's are not documented there (some 14,000 a month in 2025, when nobody crossed the Darién); Mexico's are lower
than the bulletins'. Panama's rows are the very rows of ``darien``; Honduras's last three months are its regular
entries by mistake, the others an earlier copy of ``honduras``: both are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, differs, figure, month, rows, total

FILES = ("americas_irregular_entries_venezuela.csv",)
NOTES = {
    "COL": (
        "What is counted is not documented, and the number stays high when nobody crosses the Darién. Not drawn.",
        "No se documenta qué se cuenta, y el número sigue alto cuando nadie cruza el Darién. No se dibuja.",
    ),
    "MEX": (
        "Lower than the bulletins of the migration policy unit, for a reason not told. Not drawn: see their events.",
        "Menor que en los boletines de la unidad de política migratoria, sin que se diga por qué. "
        "No se dibuja: véanse los eventos de los boletines.",
    ),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the months of Colombia and Mexico, as provisional."""
    for row in rows(folder, FILES[0]):
        area, when = row["reporting_country_iso3"], row["period"]
        if area in NOTES:
            yield figure(
                figure_id=f"{area.lower()}-{when}-irregular-entries-lighthouse",
                measure="irregular_entries",
                area=area,
                value=row["people"],
                standing="provisional",
                reported_by="Migration authorities of the Americas (gathered by IOM)",
                source="amerdigest-irregular",
                locator=f"irreg, geo={area}, nat=VEN, t={when}-01",
                note_en=NOTES[area][0],
                note_es=NOTES[area][1],
                **month(when),
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where rows are missing or the reason for not drawing them no longer holds."""
    made = list(made)
    yield from differs("Rows of Colombia and Mexico", found=len(made), expected=76)
    if total(made, area="MEX", date="2024…") >= 361203:
        yield "Mexico 2024: no longer lower than the bulletins; read again what is counted"
