"""The series that a machine writes: one file of ``figures/series/`` each, and what stands in it.

A row of a source that a series is read from stands in that series and nowhere else; nobody edits those files by
hand. What a figure is about is told by its measure, not by the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FOLDER = "figures/series"


@dataclass(frozen=True, kw_only=True)
class Series:
    """One machine series: how the ids of its sources and its locators begin, and whether the refresh renews it."""

    name: str
    sources: str | tuple[str, ...]
    locators: str = ""
    renewed: bool = True

    @property
    def file(self) -> str:
        """Its file, relative to the data folder."""
        return f"{FOLDER}/{self.name}.csv"

    def holds(self, values: Mapping[str, str]) -> bool:
        """Whether a row belongs to the series."""
        return values["source"].startswith(self.sources) and values["locator"].startswith(self.locators)


SERIES = (
    Series(name="unhcr_population", sources="unhcr-rpsd-", locators="Population, "),
    Series(name="unhcr_applications", sources="unhcr-rpsd-", locators="Asylum applications, "),
    Series(name="unhcr_decisions", sources="unhcr-rpsd-", locators="Asylum decisions, "),
    Series(name="unhcr_demographics", sources="unhcr-rpsd-", locators="Demographics, ", renewed=False),
    Series(name="brazil_asylum", sources="conare-2024-github", renewed=False),
    Series(name="chile_asylum", sources="sermig-asylum-github-2024", renewed=False),
    Series(name="chile_estimate", sources="ine-sermig-estimate-2022", renewed=False),
    Series(name="chile_permits", sources="sermig-residencias-2023", renewed=False),
    Series(name="colombia_entries", sources="migcol-entries-2012-2018", renewed=False),
    Series(name="colombia_places", sources="uniandes-colombia-2023", renewed=False),
    Series(name="darien", sources="gdidata-darien", renewed=False),
    Series(name="eu_applicants", sources="eurostat-", renewed=False),
    Series(name="gates", sources="amerdigest-gates", renewed=False),
    Series(name="honduras", sources="gdidata-honduras", renewed=False),
    Series(name="irregular_lighthouse", sources="amerdigest-irregular", renewed=False),
    Series(name="mexico_irregular", sources="gdidata-mexico-irregular", renewed=False),
    Series(name="mexico_returns", sources="gdidata-mexico-returns", renewed=False),
    Series(name="missing_migrants", sources="iom-missing-migrants", renewed=False),
    Series(name="undesa_stock", sources="undesa-ims-2024", renewed=False),
    Series(name="unhcr_flows", sources="unhcr-rpsd-", locators="Forced displacement flows, ", renewed=False),
    Series(name="unhcr_solutions", sources="unhcr-rpsd-", locators="Solutions, ", renewed=False),
    Series(name="usa_border", sources=("gdidata-usa-southwest", "cbp-encounters-"), renewed=False),
    Series(name="usa_tps", sources="usa-tps-", renewed=False),
)
BY_FILE = {series.file: series for series in SERIES}


def place_faults(values: Mapping[str, str], *, file: str) -> Iterator[tuple[str, str, str]]:
    """Yield (column, rule, remedy) where a row of a series stands in another file, or a row of another in a series."""
    own = BY_FILE.get(file)
    if own and not values["source"].startswith(own.sources):
        yield (
            "source",
            "a row by hand stands in a file that a machine writes",
            "move the row to the file of its topic in figures/; `python -m loaders refresh` and `read` write this one",
        )
    elif own and not own.holds(values):
        yield "locator", "the row belongs to another series", f"a locator that begins with “{own.locators}”"
    elif own is None and any(values["source"].startswith(series.sources) for series in SERIES):
        held = next((series.file for series in SERIES if series.holds(values)), f"{FOLDER}/")
        yield (
            "source",
            "a row of a series stands in a file kept by hand",
            f"remove the row; a machine writes what this source says into {held}",
        )
