"""``python -m bench.million``: an edition of a million figures, how it is built, and how its pages answer.

The edition is made of the real one: its figures again and again, each copy under measures, permits, places and breaks
of its own, in the same areas, for there are no more countries than there are. It keeps every rule. It is built in a
process of its own on two cores; then the query of every exhibit is asked at its usual choices, of this edition and of
the real one in turn. Exits with 1 where a limit is passed.
"""

from __future__ import annotations

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

import loaders
from displacement.exhibits import EXHIBITS
from displacement.queries.composing import as_composed
from displacement.queries.coverage import measures
from displacement.queries.questions import ALL, Question
from displacement.view import View
from loaders.contents import files_of
from loaders.figure_rules import SIGNED
from loaders.order import folded, order_of
from loaders.schema import tables

FIGURES = 1_000_000
SECONDS = 90.0
GIGABYTES = 2.0
RATIO = 1.5
COMPOSED_MS, COMPOSED_OF_A_MILLION_MS = 50.0, 150.0
RUNS = 5
CORES = 2
OWN = {
    "measures": {"id": "c{copy}_{value}"},
    "places": {"id": "{value}-{copy}"},
    "instruments": {"id": "{value}_{copy}"},
    "breaks": {"id": "{value}-{copy}", "measure": "c{copy}_{value}"},
    "figures": {
        "figure_id": "{value}-{copy}",
        "measure": "c{copy}_{value}",
        "place": "{value}-{copy}",
        "instrument": "{value}_{copy}",
    },
}
"""What each copy has of its own in a table, and how it is named."""


def make(folder: Path) -> int:
    """Write the edition of a million figures into a folder and return how many figures it has."""
    shutil.copytree(loaders.DATA, folder)
    each = sum(len(list(_rows(loaders.DATA / file))) for file in files_of("figures"))
    copies, left, single = FIGURES // each + 2, FIGURES - each, _explained()
    for table, own in OWN.items():
        for file in files_of(table):
            real = list(_rows(loaders.DATA / file))
            rows = list(_copied(real, own, copies=copies, single=single))
            if table == "figures":
                rows = rows[: len(real) + left]
                left -= len(rows) - len(real)
            _write(folder / file, rows, by=order_of(tables()[table]))
    return FIGURES - left


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _explained() -> frozenset[str]:
    """Return the running totals that a conflict explains: the conflict is of them, and of no copy."""
    totals = {
        row["id"] for row in _rows(loaders.DATA / "reference" / "measures.csv") if row["kind"] == "cumulative"
    }
    named = {each for row in _rows(loaders.DATA / "conflicts.csv") for each in row["figures"].split()}
    rows = (row for file in files_of("figures") for row in _rows(loaders.DATA / file))
    return frozenset(
        row["figure_id"] for row in rows if row["measure"] in totals and row["figure_id"] in named
    )


def _copied(
    rows: list[dict[str, str]], own: dict[str, str], *, copies: int, single: frozenset[str]
) -> Iterator[dict[str, str]]:
    """Yield rows and their copies; what is ``single`` has none, nor has a measure whose id lets it be negative."""
    yield from rows
    for copy in range(1, copies):
        for row in rows:
            if row.get("measure") not in SIGNED and row.get("figure_id") not in single:
                named = {
                    name: shape.format(value=row[name], copy=f"{copy:03}")
                    for name, shape in own.items()
                    if row[name]
                }
                yield row | named


def _write(path: Path, rows: list[dict[str, str]], *, by: tuple[str, ...]) -> None:
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    rows.sort(key=lambda row: tuple(folded(row[name]) for name in by))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def built(folder: Path, cache: Path) -> tuple[float, float, float]:
    """Build the edition in a process of its own and return its seconds, its processor seconds and its gigabytes."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "loaders", "build", "--data", str(folder)],
        env=os.environ | {"REFUGIO_CACHE": str(cache)},
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit("The edition was not built: the reason stands above.")
    per_gigabyte = 2**30 if sys.platform == "darwin" else 2**20
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / per_gigabyte


def _keep_to_two_cores() -> None:
    """Let this process, and those it starts, run on two cores."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def asked(
    large: duckdb.DuckDBPyConnection, live: duckdb.DuckDBPyConnection
) -> dict[str, tuple[float, float]]:
    """Return, for every exhibit, the milliseconds of its query on both editions: the medians of some runs in turn."""
    taken = {}
    for name, exhibit in EXHIBITS.items():
        sql = exhibit.at(View()).asked
        rounds = [(_asking(large, sql), _asking(live, sql)) for _ in range(RUNS)]
        taken[name] = tuple(statistics.median(column) for column in zip(*rounds, strict=True))
    return taken


def composed(connection: duckdb.DuckDBPyConnection) -> tuple[float, str]:
    """Return the milliseconds of the slowest composed question, all countries of a measure, and its measure."""
    asked = {measure: as_composed(Question(measures=(measure,), areas=(ALL,))) for measure in measures()}
    return max(
        (statistics.median(_asking(connection, sql) for _ in range(RUNS)), measure)
        for measure, sql in asked.items()
    )


def _asking(connection: duckdb.DuckDBPyConnection, sql: str) -> float:
    start = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(sql).df()
    return (time.perf_counter() - start) * 1000


def _told(name: str, value: float, *, limit: float, detail: str) -> bool:
    print(
        f"{'ok  ' if value <= limit else 'OVER'} {name}: {value:.2f} (limit {limit:g}) · {detail}", flush=True
    )
    return value <= limit


def main() -> int:
    """Make, build and ask; return the exit code."""
    _keep_to_two_cores()
    with tempfile.TemporaryDirectory() as workplace:
        folder, cache = Path(workplace) / "data", Path(workplace) / "cache"
        count = make(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.csv")) / 2**20
        seconds, processor, gigabytes = built(folder, cache)
        kept = [
            _told("build, s", seconds, limit=SECONDS,
                  detail=f"{count:,} figures, {size:.0f} MB of CSV; {processor:.1f} s of processor"),
            _told("memory, GB", gigabytes, limit=GIGABYTES, detail="the most that was resident"),
        ]  # fmt: skip
        os.environ["REFUGIO_CACHE"] = str(cache)
        (database,) = cache.glob("*.duckdb")
        start = time.perf_counter()
        with loaders.open_database(folder) as large:
            opened = time.perf_counter() - start
            print(f"     opened in {opened:.1f} s; {database.stat().st_size / 2**20:.0f} MB", flush=True)
            with loaders.open_database() as live:
                kept.append(_ratios(asked(large, live)))
                for name, each, limit in (
                    ("a composed question, ms", live, COMPOSED_MS),
                    ("a composed question of a million figures, ms", large, COMPOSED_OF_A_MILLION_MS),
                ):
                    slowest, measure = composed(each)
                    kept.append(
                        _told(name, slowest, limit=limit, detail=f"the slowest of all measures: {measure}")
                    )
    return 0 if all(kept) else 1


def _ratios(taken: dict[str, tuple[float, float]]) -> bool:
    """Tell the ratio of every exhibit, the slowest first, and whether the median keeps within its limit."""
    ratios = {name: large / live for name, (large, live) in taken.items()}
    for name in sorted(ratios, key=ratios.__getitem__, reverse=True):
        large, live = taken[name]
        print(f"     {name}: {ratios[name]:.2f} × ({large:.1f} ms beside {live:.1f} ms)")
    detail = f"the median of {len(ratios)} exhibits; the slowest {max(ratios.values()):.2f} ×"
    return _told(
        "first answers beside the real edition",
        statistics.median(ratios.values()),
        limit=RATIO,
        detail=detail,
    )


if __name__ == "__main__":
    sys.exit(main())
