"""Asylum of Venezuelans in Brazil in 2024: the tables of *Refúgio em Números*, 10th edition, cited one by one.

The workbook has no licence: its numbers are cited with the table they stand in, and the file is not shipped. The
rows on family reunion are left out, because the workbook does not say whether they are among the recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, Row, differs, figure, rows, total

FILES = ("brazil_asylum_venezuela_2024.csv",)
RECOGNISED = "people recognised as refugees"
MEASURES = {
    "applications": ("claims_filed", "", "claims-filed"),
    "recognised": ("refugees_recognised", "", "refugees-recognised"),
    "applications decided": ("claims_decided", "", "claims-decided"),
    "granted (principal applicants)": (
        "refugees_recognised",
        "principal-applicants",
        "refugees-recognised-principal-applicants",
    ),
    "extension of refugee status granted": (
        "refugees_recognised",
        "extended-to-family",
        "refugees-recognised-extended-to-family",
    ),
    RECOGNISED: ("refugees_recognised", "", "refugees-recognised"),
    "extinguished without a decision on the merits": (
        "claims_closed",
        "extinguished",
        "claims-closed-extinguished",
    ),
    "archived without a decision on the merits": ("claims_closed", "archived", "claims-closed-archived"),
}
SEXES = {"women": "women", "men": "men"}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the totals of each table, and women and men among the recognised of 2024."""
    for row in rows(folder, FILES[0]):
        if row["measure"] in MEASURES:
            measure, part, name = MEASURES[row["measure"]]
            period = row["period"].replace("-", "-to-")
            yield _row(row, f"bra-{period}-{name}-obmigra", measure, part, row["total"])
            for column in SEXES if row["measure"] == RECOGNISED else ():
                yield _row(row, f"bra-{period}-{name}-obmigra-{column}", measure, column, row[column])


def _row(row: Row, figure_id: str, measure: str, part: str, value: str) -> Figure:
    return figure(
        figure_id=figure_id,
        measure=measure,
        breakdown=part,
        area="BRA",
        value=value,
        period_start=f"{row['period'][:4]}-01-01",
        date="2024-12-31",
        date_precision="year",
        reported_by="Conare (Brazil)",
        source="conare-2024-github",
        locator=row["table"] + (f", {part}" if part in SEXES else ""),
    )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the outcomes are not the recognised, or the closed are not UNHCR's otherwise closed."""
    made = list(made)
    parts = total(made, breakdown="principal-applicants") + total(made, breakdown="extended-to-family")
    whole = total(made, measure="refugees_recognised", breakdown="", period_start="2024-01-01")
    yield from differs("Brazil 2024, recognised", found=parts, expected=whole)
    yield from differs("Brazil 2024, closed", found=total(made, measure="claims_closed"), expected=15368)
