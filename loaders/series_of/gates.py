"""Entries and exits of Venezuelans through the gates of ten countries of the Americas, by month (IOM, Lighthouse).

Movements, not people, and not migration: a tourist counts. Entries less exits is not net migration where many cross
outside controls. Two stretches of entries jump in a way that nobody explains: ``reference/held_back.csv`` keeps them
out of pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, differs, figure, month, rows, total

FILES = ("americas_regular_entries_venezuela.csv", "americas_regular_exits_venezuela.csv")
TABLES = {"entries": "regin", "exits": "regout"}
COUNTER = "Migration authorities of the Americas (gathered by IOM)"
UNEXPLAINED = {
    "ECU": {f"2023-{number:02}" for number in range(2, 9)},
    "MEX": {"2022-08", "2022-09", "2022-10", "2022-11", "2023-04", "2023-05"},
}
JUMP = (
    "Unexplained: far above the months around it, and perhaps not arrivals. Not drawn until it is explained.",
    "Sin explicación: muy por encima de los meses vecinos, y quizá no sean llegadas. "
    "No se dibuja hasta que se explique.",
)
NOTES = {
    ("COL", "2023-11"): (
        "Entries and exits of this month are the same number: one of the two may be a slip.",
        "Los ingresos y las salidas de este mes son el mismo número: uno de los dos puede ser un error.",
    ),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the entries and exits of each country and month."""
    for (measure, table), name in zip(TABLES.items(), FILES, strict=True):
        for row in rows(folder, name):
            area, when = row["reporting_country_iso3"], row["period"]
            odd = measure == "entries" and when in UNEXPLAINED.get(area, ())
            note_en, note_es = JUMP if odd else NOTES.get((area, when), ("", ""))
            yield figure(
                figure_id=f"{area.lower()}-{when}-{measure}",
                measure=measure,
                area=area,
                value=row["people"],
                reported_by=COUNTER,
                source="amerdigest-gates",
                locator=f"{table}, geo={area}, nat=VEN, t={when}-01",
                note_en=note_en,
                note_es=note_es,
                **month(when),
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where two months of Brazil are not what newspapers printed, or rows are missing."""
    made = list(made)
    for date, entered, left in (("2022-06-30", 10374, 3987), ("2022-10-31", 14153, 5051)):
        yield from differs(
            f"Brazil, entries to {date}",
            found=total(made, area="BRA", measure="entries", date=date),
            expected=entered,
        )
        yield from differs(
            f"Brazil, exits to {date}",
            found=total(made, area="BRA", measure="exits", date=date),
            expected=left,
        )
    yield from differs("Rows of entries and exits", found=len(made), expected=334 + 293)
