"""The southwest land border of the United States: encounters by month (Customs and Border Protection).

An encounter is an event: whoever was met twice counts twice. People who came by air with the humanitarian parole of
2023 and 2024 are not in it. Nationality is given from October 2019; a fiscal year begins in October.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.series_of.reading import Figure, Row, added, differs, figure, month, rows, total

FILES = (
    "usa_southwest_border_encounters_venezuela.csv",
    "usa_southwest_border_encounters_by_nationality.csv",
)
PARTS = {
    "component": {"U.S. Border Patrol": "between-ports", "Office of Field Operations": "at-ports"},
    "authority": {"Title 8": "title-8", "Title 42": "title-42"},
    "demog": {
        "Single Adults": "single-adults",
        "FMUA": "family-members",
        "UAC": "unaccompanied-children",
        "UC / Single Minors": "unaccompanied-children",
        "Accompanied Minors": "accompanied-children",
    },
}
FISCAL = {"2021": 48678, "2022": 187716, "2023": 266071, "2024": 261045}
FIXED = {
    "measure": "encounters",
    "area": "USA",
    "place": "usa-southwest-border",
    "standing": "computed",
    "reported_by": "U.S. Customs and Border Protection",
    "source": "gdidata-usa-southwest",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Yield Venezuelans by month (where, under which law, who they were with) and everybody by month."""
    raw = rows(folder, FILES[0])
    yield from _monthly(added(raw, "encounters"), end="", locator="nationality Venezuela, rows added up")
    for column, names in PARTS.items():
        for part in sorted(set(names.values())):
            fits = [row for row in raw if names[row[column]] == part]
            yield from _monthly(
                added(fits, "encounters"),
                end=f"-{part}",
                breakdown=part,
                locator=f"nationality Venezuela, {column}: {_said(names, part)}",
            )
    everybody = rows(folder, FILES[1])
    yield from _monthly(
        added(everybody, "encounters"), end="-all", nationality="ALL", locator="nationalities added up"
    )


def _said(names: Row, part: str) -> str:
    return " and ".join(name for name, ours in names.items() if ours == part)


def _monthly(counts: dict[str, int], *, end: str, locator: str, **values: str) -> Iterator[Figure]:
    for when, value in counts.items():
        yield figure(
            figure_id=f"usa-{when}-encounters-southwest{end}",
            value=str(value),
            locator=f"irreg_usa, {when}, {locator}",
            **values,
            **FIXED,
            **month(when),
        )


def fiscal_year(made: Iterable[Figure], number: str, **values: str) -> int:
    """Return the encounters of a fiscal year: October of the year before to September."""
    months = {f"{int(number) - 1}-{one:02}" for one in (10, 11, 12)} | {
        f"{number}-{one:02}" for one in range(1, 10)
    }
    return total((row for row in made if row["date"][:7] in months), **values)


def faults(made: Iterable[Figure]) -> Iterator[str]:
    """Yield a sentence for each fiscal year, or month by part, that does not add up."""
    made = list(made)
    for number, expected in FISCAL.items():
        found = fiscal_year(made, number, nationality="VEN", breakdown="")
        yield from differs(f"Southwest border, fiscal {number}, Venezuelans", found=found, expected=expected)
    whole = total(made, nationality="VEN", breakdown="")
    for column, names in PARTS.items():
        parts = sum(total(made, breakdown=part) for part in set(names.values()))
        yield from differs(f"Southwest border, Venezuelans by {column}", found=parts, expected=whole)
