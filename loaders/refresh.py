"""The refresh from UNHCR: its rows written in place of the earlier ones, and what changed by that.

``python -m loaders refresh`` asks UNHCR's API for Venezuelans abroad. Either all files are written or none.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.check import check
from loaders.problems import DataProblems
from loaders.schema import tables
from loaders.series import SERIES
from loaders.unhcr import BREAKDOWNS, SINCE, SOURCE, Figure, UnknownCode, figures_from_tables
from loaders.unhcr_api import Fetch, RefreshFailed, tables_from_api

KEPT = ("published_as", "note_en", "note_es")


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a refresh changed: figure ids with their values; the revised with the old and the new one."""

    added: tuple[tuple[str, str], ...]
    revised: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Return a line for each change, then the counts."""
        lines = [
            *(f"added {figure}: {value}" for figure, value in self.added),
            *(f"revised {figure}: {old} → {new}" for figure, old, new in self.revised),
            *(f"removed {figure}: {value}" for figure, value in self.removed),
        ]
        counts = f"{len(self.added)} added, {len(self.revised)} revised, {len(self.removed)} removed"
        return "\n".join([*lines, f"UNHCR's figures: {counts}."])


def refresh(data: Path, *, fetch: Fetch | None = None, since: int = SINCE, source: str = SOURCE) -> Changes:
    """Replace UNHCR's annual rows of a data folder by what its API says now, and return what changed.

    Only files of series are written, in the order of the figures' ids, and breakdowns that are new are named. A row
    keeps its notes. Rows by age, sex and department come from another publication and stay.
    ``source`` is the row of ``reference/sources.csv`` that names UNHCR's edition.
    Raises DataProblems where the data break a rule already, RefreshFailed where UNHCR's rows cannot be taken over.
    """
    report = check(data)
    if not report.ok:
        raise DataProblems(report)
    said = tables_from_api(fetch, since=since)
    try:
        fresh = figures_from_tables(
            said.population, said.applications, said.decisions, since=since, source=source
        )
    except UnknownCode as error:
        raise RefreshFailed(f"{error}; add it to loaders/unhcr.py. Nothing was changed.") from error
    before: list[Figure] = []
    texts = {}
    for series in SERIES:
        if series.renewed:
            rows = _read(data / series.file)
            before += [row for row in rows if _renewed(row, since)]
            mine = [figure for figure in fresh if series.holds(figure)]
            texts[series.file] = _text(tables()["figures"].names, _replaced(rows, mine, since=since))
    texts["reference/breakdowns.csv"] = _breakdowns(data / "reference/breakdowns.csv", fresh)
    _write(data, texts)
    return _changes(before, fresh)


def _renewed(row: Mapping[str, str], since: int) -> bool:
    return row["date"][:4] >= str(since)


def _replaced(rows: Iterable[Figure], fresh: Iterable[Figure], *, since: int) -> list[Figure]:
    """Return the fresh rows with the notes of those they replace, and the rows of earlier years, by id."""
    before = {row["figure_id"]: row for row in rows}
    result = [row for row in before.values() if not _renewed(row, since)]
    for figure in fresh:
        old = before.get(figure["figure_id"], figure)
        kept = KEPT if figure["value"] == old["value"] else KEPT[1:]
        result.append(figure | {column: old[column] for column in kept})
    return sorted(result, key=lambda row: row["figure_id"])


def _breakdowns(path: Path, fresh: Iterable[Figure]) -> str:
    rows = _read(path)
    known = {row["id"] for row in rows} | {""}
    new = sorted({figure["breakdown"] for figure in fresh} - known)
    return _text(
        tables()["breakdowns"].names, [*rows, *({"id": key, **vars(BREAKDOWNS[key])} for key in new)]
    )


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _write(data: Path, texts: Mapping[str, str]) -> None:
    """Write the files, all of them, once a copy of the folder with them has kept every rule."""
    with tempfile.TemporaryDirectory() as workplace:
        copy = Path(workplace) / "data"
        shutil.copytree(data, copy)
        for file, text in texts.items():
            (copy / file).write_text(text, encoding="utf-8", newline="")
        report = check(copy)
        if not report.ok:
            raise RefreshFailed(
                f"{report}\nWith UNHCR's new rows the data would break these rules; nothing was changed."
            )
        for file in texts:
            shutil.copyfile(copy / file, data / f"{file}.new")
        for file in texts:
            (data / f"{file}.new").replace(data / file)


def _changes(before: Iterable[Figure], fresh: Iterable[Figure]) -> Changes:
    old = {row["figure_id"]: row["value"] for row in before}
    new = {figure["figure_id"]: figure["value"] for figure in fresh}
    return Changes(
        added=tuple((key, value) for key, value in new.items() if key not in old),
        revised=tuple((key, old[key], value) for key, value in new.items() if old.get(key, value) != value),
        removed=tuple((key, value) for key, value in old.items() if key not in new),
    )
