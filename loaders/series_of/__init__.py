"""The official series, one module each: where it comes from, what a row becomes, what it must add up to.

A module names the raw ``FILES`` that it reads, yields its ``figures`` from a folder that holds them, and yields a
sentence for each of the ``faults`` of what it made: a sum that is not the one that was published. Who publishes a
series, under what terms and how often stands in ``reference/series.csv``. ``python -m loaders read darien --from
FOLDER`` writes the file of a series from raw files that somebody brought.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

from loaders.schema import tables
from loaders.series import FOLDER

NAMES = (
    "brazil_asylum",
    "chile_asylum",
    "chile_estimate",
    "chile_permits",
    "colombia_entries",
    "colombia_places",
    "darien",
    "eu_applicants",
    "gates",
    "honduras",
    "irregular_lighthouse",
    "mexico_irregular",
    "mexico_returns",
    "missing_migrants",
    "undesa_stock",
    "unhcr_flows",
    "unhcr_solutions",
    "usa_border",
    "usa_tps",
    "wpp_population",
)
POPULATION = "wpp_population"
NOTES = ("note_en", "note_es")
Rows = list[dict[str, str]]


class SeriesRefused(Exception):
    """The raw files of a series are not there, or what they add up to is not what was published."""


def module_of(name: str) -> Any:
    """Return the module of a series."""
    if name not in NAMES:
        raise SeriesRefused(f"“{name}” is none of the series: {', '.join(NAMES)}")
    return import_module(f"loaders.series_of.{name}")


def read(name: str, *, folder: Path, data: Path) -> str:
    """Write the rows of a series from the raw files in a folder, and return how many they are.

    Raises SeriesRefused, and writes nothing, where a raw file is missing or a sum is not the one that was published.
    """
    series = module_of(name)
    for file in series.FILES:
        if not (folder / file).is_file():
            raise SeriesRefused(f"{name}: {file} is not in {folder}")
    if name == POPULATION:
        known = {row["id"] for row in _rows(data / "reference/areas.csv")}
        return _population(series, folder=folder, path=data / "reference/population.csv", known=known)
    made = list(series.figures(folder))
    _refuse(name, series.faults(made))
    made = sorted(_kept(made, data=data), key=itemgetter("figure_id"))
    _refuse(name, _twice(made))
    path = data / FOLDER / f"{name}.csv"
    _write(path, _noted(made, before=_rows(path)), columns=tables()["figures"].names)
    return f"{name}: {len(made)} figures"


def _population(series: Any, *, folder: Path, path: Path, known: set[str]) -> str:
    made: Rows = list(series.inhabitants(known, folder))
    _refuse(POPULATION, series.faults(made, folder))
    others = [row for row in _rows(path) if row["source"] not in {each["source"] for each in made}]
    inhabitants = sorted([*others, *made], key=itemgetter("area", "year", "source"))
    _write(path, inhabitants, columns=tables()["population"].names)
    return f"{POPULATION}: {len(made)} rows of population"


def _kept(made: Rows, *, data: Path) -> Iterator[dict[str, str]]:
    """Yield the rows, each with the id that its figure had before, where it had one."""
    kept = {row["made"]: row["kept"] for row in _rows(data / "reference/kept_ids.csv")}
    for row in made:
        yield row | {"figure_id": kept.get(row["figure_id"], row["figure_id"])}


def _noted(made: Rows, *, before: Rows) -> Iterator[dict[str, str]]:
    """Yield the rows, each with the notes that it had where the series itself says nothing."""
    had = {row["figure_id"]: {note: row[note] for note in NOTES} for row in before}
    for row in made:
        yield row if row["note_en"] else row | had.get(row["figure_id"], {})


def _twice(made: Rows) -> Iterator[str]:
    for row, after in pairwise(made):
        if row["figure_id"] == after["figure_id"]:
            yield f"{row['figure_id']} stands twice"


def _refuse(name: str, faults: Iterable[str]) -> None:
    told = [f"{name}: {sentence}" for sentence in faults]
    if told:
        raise SeriesRefused("\n".join([*told, "Nothing was written."]))


def _rows(path: Path) -> Rows:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[dict[str, str]], *, columns: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
