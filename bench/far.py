"""``python -m bench.far``: a hundred million figures as Parquet, and how soon a composed question is answered of them.

The figures are those of the real edition, counted again in thousands of places: every measure, area and date, and all
columns of a figure. They stand as ``python -m loaders publish`` lays them out, parted by measure. Each question is the
SQL of the composer, unchanged, asked as the first thing of a DuckDB that was just opened, of the measure that has the
most figures and of one in the middle. Exits with 1 where the limit is passed; the files are removed in the end.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import duckdb

import loaders
from displacement.queries import database
from displacement.queries.composing import as_composed
from displacement.queries.coverage import measures
from displacement.queries.offers import settled
from displacement.queries.questions import ALL, Question
from loaders.published import TABLES
from loaders.publishing import ORDER, PARTED, WRITTEN_AS, publish
from loaders.schema import SCHEMA

FIGURES = 100_000_000
SECONDS = 2.0
AREAS = {"one country": ("PER",), "four countries": ("PER", "COL", "ECU", "CHL"), "all countries": (ALL,)}
OF_A_COPY = {"figure_id": "figure_id || '-' || copy", "place": "'place-' || copy"}
OWN = {
    "quotable": OF_A_COPY,
    "composable": {**OF_A_COPY, "part_id": "concat_ws('.', nullif(part_id, ''), 'at.place-' || copy)"},
}
"""What a figure has of its own where it is counted in another place; the first copy is the figure itself."""


def make(folder: Path, figures: int) -> Path:
    """Write at least so many figures, beside the other tables of the real edition, and return where they stand."""
    tables = publish(loaders.DATA, folder) / TABLES
    (each,) = database().cursor().execute("SELECT count(*) FROM quotable").fetchall()[0]
    with duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder)}) as writer:
        for name in PARTED:
            for part in sorted((tables / name).glob("measure=*")):
                _multiply(writer, part, copies=-(-figures // each), own=OWN[name])
    return tables


def _multiply(writer: duckdb.DuckDBPyConnection, part: Path, *, copies: int, own: dict[str, str]) -> None:
    """Write each row of a part so many times, in the order of the part."""
    first = ", ".join(
        f"CASE WHEN copy = 0 THEN {name} ELSE {made} END AS {name}" for name, made in own.items()
    )
    (file,) = part.glob("*.parquet")
    ordered = f"SELECT * FROM read_parquet('{file}', hive_partitioning = false) ORDER BY {ORDER}"
    copied = f"SELECT *, unnest(range({copies})) AS copy FROM ({ordered})"
    writer.execute(
        f"COPY (SELECT * EXCLUDE copy REPLACE ({first}) FROM ({copied})) TO '{part}/many.parquet' ({WRITTEN_AS})"
    )
    file.unlink()


def opened(tables: Path) -> duckdb.DuckDBPyConnection:
    """Return a database whose tables are the files: nothing of them is read before a question asks for it."""
    connection = duckdb.connect()
    schema = SCHEMA.read_text(encoding="utf-8")
    connection.execute(next(line for line in schema.splitlines() if line.startswith("CREATE TYPE grade")))
    connection.execute(SCHEMA.with_name("among.sql").read_text(encoding="utf-8"))
    for name in (*PARTED, "areas", "edition"):
        graded = " REPLACE (CAST(grade AS grade) AS grade)" if name in PARTED else ""
        files = f"'{tables}/{name}/**/*.parquet', hive_partitioning = true"
        connection.execute(f"CREATE VIEW {name} AS SELECT *{graded} FROM read_parquet({files})")
    return connection


def asked(tables: Path) -> dict[str, tuple[float, int]]:
    """Return the seconds to the first answer of each question, and its rows."""
    with opened(tables) as connection:
        counts = connection.execute(
            "SELECT measure, count(*) FROM composable GROUP BY 1 ORDER BY 2"
        ).fetchall()
    held = [(measure, count) for measure, count in counts if measure in measures()]
    taken = {}
    for measure, count in (held[-1], held[len(held) // 2]):
        for name, areas in AREAS.items():
            sql = as_composed(settled(Question(measures=(measure,), areas=areas)))
            with opened(tables) as connection:
                start = time.perf_counter()
                rows = connection.execute(sql).df()
                taken[f"{measure} ({count:,} figures), {name}"] = time.perf_counter() - start, len(rows)
            real = database().cursor().execute(sql).df()
            if set(real["figure_id"]) != set(rows["figure_id"]):
                raise SystemExit(f"{measure}, {name}: the answer is not that of the real edition.")
    return taken


def main() -> int:
    """Make the figures and ask; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.far", description=__doc__)
    parser.add_argument("--figures", type=int, default=FIGURES)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        tables = make(Path(folder), parser.parse_args().figures)
        files = [file for name in PARTED for file in (tables / name).rglob("*.parquet")]
        size = sum(file.stat().st_size for file in files) / 2**30
        with opened(tables) as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM quotable").fetchall()
        print(
            f"     {count:,} figures, {size:.2f} GB, made in {time.perf_counter() - start:.0f} s", flush=True
        )
        print(f"     load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
        taken = asked(tables)
    for name, (seconds, rows) in taken.items():
        print(
            f"{'ok  ' if seconds <= SECONDS else 'OVER'} {name}: {seconds:.2f} s (limit {SECONDS:g}), {rows} rows"
        )
    return 0 if all(seconds <= SECONDS for seconds, _ in taken.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
