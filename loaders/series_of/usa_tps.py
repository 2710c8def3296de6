"""Temporary Protected Status in the United States: who holds it, and the applications of fiscal 2022 and 2023.

Holders are people, from the yearly reports of the Congressional Research Service; applications are counted by USCIS
by quarter (the fiscal year begins in October). Approvals include older applications, and what is pending does not
follow from the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, Row, added, differs, figure, months, rows, total

FILES = ("usa_tps_holders_by_country.csv", "usa_tps_applications_by_quarter_fy2022_fy2023.csv")
STAGES = {
    "received": ("permits_applied_period", "applied"),
    "approved": ("permits_granted_period", "granted"),
    "denied": ("permits_denied_period", "denied"),
    "pending_at_end": ("permits_pending", "pending"),
}
QUARTERS = {"Q1": ("10", "12"), "Q2": ("01", "03"), "Q3": ("04", "06"), "Q4": ("07", "09")}
WHO = {"Venezuela": ("VEN", ""), "All": ("ALL", "-all")}
FIXED = {"instrument": "USA_TPS", "area": "USA"}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the holders at four dates, Venezuelans and everybody, and each quarter's applications by stage."""
    holders = rows(folder, FILES[0])
    ours = {
        row["date"]: int(row["people"]) for row in holders if row["country_of_designation"] == "Venezuela"
    }
    for everybody, counts in ((False, ours), (True, added(holders, "people", by=lambda row: row["date"]))):
        for day in ours:
            yield figure(
                figure_id=f"usa-{day}-tps-holders" + ("-all" if everybody else ""),
                measure="permit_holders",
                nationality="ALL" if everybody else "VEN",
                value=str(counts[day]),
                date=day,
                date_precision="day",
                standing="computed" if everybody else "published",
                reported_by="Congressional Research Service (United States)",
                source="usa-tps-crs",
                locator=f"crs_tps_approvals, {day}, " + ("countries added up" if everybody else "Venezuela"),
                **FIXED,
            )
    for row in rows(folder, FILES[1]):
        if row["quarter"] in QUARTERS:
            yield from _quarter(row)


def _quarter(row: Row) -> Iterator[Figure]:
    first, last = QUARTERS[row["quarter"]]
    calendar = str(int(row["fiscal_year"]) - (row["quarter"] == "Q1"))
    nationality, end = WHO[row["country_of_designation"]]
    for column, (measure, stage) in STAGES.items():
        when = months(f"{calendar}-{first}", f"{calendar}-{last}")
        if stage == "pending":
            when["period_start"] = ""
        yield figure(
            figure_id=f"usa-{calendar}-{last}-tps-{stage}-quarter{end}",
            measure=measure,
            nationality=nationality,
            value=row[column],
            reported_by="USCIS (United States)",
            source="usa-tps-uscis",
            locator=f"I-821, fiscal {row['fiscal_year']} {row['quarter']}, {row['country_of_designation']}, {column}",
            **FIXED,
            **when,
        )


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence where the quarters are not USCIS's fiscal year, or the last count of holders is another."""
    made = list(made)
    yield from differs(
        "TPS holders, March 2025",
        found=total(made, measure="permit_holders", nationality="VEN", date="2025-03…"),
        expected=605015,
    )
    for measure, first, second in (
        ("permits_applied_period", 94047, 112494),
        ("permits_granted_period", 148999, 90966),
        ("permits_denied_period", 608, 2446),
    ):
        ours = [row for row in made if row["measure"] == measure and row["nationality"] == "VEN"]
        early = [row for row in ours if row["date"] <= "2022-09-30"]
        yield from differs(f"TPS fiscal 2022, {measure}", found=total(early), expected=first)
        yield from differs(f"TPS fiscal 2023, {measure}", found=total(ours) - total(early), expected=second)
