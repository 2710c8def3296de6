"""Mexico: events of people in an irregular situation by month (Unidad de Política Migratoria, Boletines, table 3.1.1).

An event is a procedure opened by the authority, minors passed to the DIF included. One person may be in many, so
events are a unit of their own and are never added to persons. Bulletins are revised; the yearbook decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, month, rows, total

FILES = ("mexico_irregular_migrants_by_nationality.csv",)
SUMMED = ", nationalities added up"


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the events of Venezuelans and of everybody by month."""
    raw = rows(folder, FILES[0])
    venezuelans = added([row for row in raw if row["nationality_iso3"] == "VEN"], "events")
    for counts, end in ((venezuelans, ""), (added(raw, "events"), "-all")):
        for when, value in counts.items():
            yield figure(
                figure_id=f"mex-{when}-irregular-status-events{end}",
                measure="irregular_status_events",
                area="MEX",
                nationality="ALL" if end else "VEN",
                value=str(value),
                standing="computed" if end else "published",
                reported_by="Unidad de Política Migratoria (Mexico)",
                source="gdidata-mexico-irregular",
                locator=f"irreg_mexico_nat, row{'s' if end else ''} t={when}-01{SUMMED if end else ''}",
                **month(when),
            )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence for each year of Venezuelans that is not the sum that was read."""
    made = list(made)
    for number, expected in (("2022", 96197), ("2023", 222143), ("2024", 361203)):
        found = total(made, nationality="VEN", date=f"{number}…")
        yield from differs(f"Mexico {number}, events of Venezuelans", found=found, expected=expected)
