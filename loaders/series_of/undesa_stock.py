"""UN DESA's migrant stock from Venezuela, by host, at mid-year: born there, or citizens of it, as each host counts.

By birth and by citizenship are two measures and never one axis. Numbers are modelled where a host publishes nothing;
those of 2020 and 2024 in Latin America lean on R4V, and R4V repeats those of Spain and others: not two sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, Row, added, differs, figure, rows, total

FILES = ("undesa_migrant_stock_from_venezuela.csv",)
PRINTED = {"CHL 2024", "COL 2024", "ECU 2024", "PER 2024", "ESP 2020"}
"""Hosts and years whose sum other documents print."""
MEASURES = {
    "1": ("undesa_born_in_venezuela", "country of birth"),
    "0": ("undesa_venezuelan_citizens", "citizenship"),
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the stock of each host and year, women and men added up."""
    raw = rows(folder, FILES[0])
    made: dict[str, Row] = {f"{row['host_iso3']} {row['year']}": row for row in raw}
    for key, value in added(raw, "people", by=lambda row: f"{row['host_iso3']} {row['year']}").items():
        area, when = key.split()
        measure, basis = MEASURES[made[key]["by_birth"]]
        refugees = ", refugees added" if made[key]["refugees_added"] == "1" else ""
        yield figure(
            figure_id=f"{area.lower()}-{when}-undesa-ims-2024",
            measure=measure,
            area=area,
            value=str(value),
            date=f"{when}-07-01",
            date_precision="mid-year",
            standing="published" if key in PRINTED else "computed",
            reported_by="UN DESA",
            source="undesa-ims-2024",
            locator=f"undesa_stocks, {area}, {when}, sexes added up ({basis}{refugees})",
        )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where a host is not what the press and R4V print from the same table, or changes its basis."""
    made = list(made)
    for area, expected in (
        ("ESP", 602539),
        ("COL", 2904873),
        ("PER", 1596667),
        ("ITA", 64313),
        ("PRT", 31198),
        ("CAN", 33298),
    ):
        yield from differs(
            f"UN DESA 2024, {area}", found=total(made, area=area, date="2024…"), expected=expected
        )
    bases = {(row["area"], row["measure"]) for row in made}
    yield from differs(
        "UN DESA, hosts with two bases", found=len(bases) - len({area for area, _ in bases}), expected=0
    )
