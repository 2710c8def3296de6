"""Asylum in Chile: Venezuelans who applied, were recognised or were refused, by year, sex and age (SERMIG).

The registers have one row a person; here they are counted. A year without a row of a stage is not written as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, added, differs, figure, rows, total, year

FILES = ("chile_asylum_venezuela_by_year_sex_age.csv",)
STAGES = {
    "applications": ("asylum_claimants", "asylum-claimants", "Solicitantes"),
    "recognised": ("refugees_recognised", "refugees-recognised", "Refugiados"),
    "rejected": ("claimants_rejected", "claimants-rejected", "Rechazos"),
}
PARTS = {"women": ("sex", "Mujer"), "men": ("sex", "Hombre"), "children": ("age", "17 ó menos")}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield each stage and year: everybody, women, men, and girls and boys of 17 or under."""
    raw = rows(folder, FILES[0])
    for stage, (measure, name, table) in STAGES.items():
        mine = [row for row in raw if row["stage"] == stage]
        for part, (column, said) in {"": ("stage", stage), **PARTS}.items():
            for when, value in added(
                [row for row in mine if row[column] == said], "people", by=lambda row: row["year"]
            ).items():
                figure_id = f"chl-{when}-{name}-sermig" + (f"-{part}" if part else "")
                yield figure(
                    figure_id=figure_id,
                    measure=measure,
                    breakdown=part,
                    area="CHL",
                    value=str(value),
                    standing="computed",
                    reported_by="Servicio Nacional de Migraciones (Chile)",
                    source="sermig-asylum-github-2024",
                    locator=f"{table}, {when}, Venezuela" + (f", {said}" if part else "") + ", rows counted",
                    **year(when),
                )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the sums are not what SERMIG told the press, or the sexes are not everybody."""
    made = list(made)
    recognised = [row for row in made if row["measure"] == "refugees_recognised" and not row["breakdown"]]
    to_2021 = [row for row in recognised if row["date"] < "2022"]
    yield from differs("Chile, recognised to 2021", found=total(to_2021), expected=29)
    yield from differs("Chile, recognised to 2023", found=total(recognised), expected=68)
    yield from differs(
        "Chile, applicants of 2021",
        found=total(made, measure="asylum_claimants", breakdown="", date="2021…"),
        expected=3061,
    )
    sexes = total(made, breakdown="women") + total(made, breakdown="men")
    yield from differs("Chile, asylum by sex", found=sexes, expected=total(made, breakdown=""))
