"""Editions made by the tests: a second year, a revised value, a document removed, rows in another order.

``with edition_of(change, exhibit_id):`` asks a changed edition within the block. What changes are the rows that
exhibits show at their usual choices; what is derived from them is derived anew by ``loaders/*.sql``.
"""

import hashlib
import re
from collections import Counter
from contextlib import contextmanager
from functools import cache

import duckdb

from displacement.exhibits import EXHIBITS
from displacement.queries import asked_of, database
from displacement.queries.opened import Opened
from displacement.view import View
from loaders.schema import DERIVED, KEPT, MADE, SCHEMA, tables

COUNTER, DOCUMENT = "A new counter", "a-new-counter-2026"
NAMING_FIGURES = (("also_printed", "figure"), ("corrections", "figure"), ("highlights", "figure"))
NAMING_EVENTS = (("requirements", "event"), ("highlights", "event"))


def rows_of(exhibit_id: str) -> list[tuple[str, ...]]:
    """Return the ids of the figures or events of each row that an exhibit shows of the live edition."""
    ids = EXHIBITS[exhibit_id].at(View()).rows["figure_id"].dropna()
    return [tuple(each.split()) for each in dict.fromkeys(ids)]


def ids_of(*exhibit_ids: str) -> list[str]:
    """Return the ids of all figures and events that these exhibits show of the live edition."""
    return sorted({each for one in exhibit_ids for row in rows_of(one) for each in row})


@contextmanager
def edition_of(change: str, exhibit_id: str):
    """Ask the edition in which the rows that an exhibit shows have changed.

    What can happen to all exhibits at once happens in one edition; what cannot, in one for the exhibit.
    """
    of_its_own = {
        "a document removed": document_of(exhibit_id),
        "one row": exhibit_id,
        "every other row": exhibit_id,
    }
    with asked_of(_made(change, of_its_own.get(change, ""))):
        yield


def document_of(exhibit_id: str) -> str:
    """Return the document that most rows of an exhibit were read in; nothing where it shows none."""
    counts = Counter(EXHIBITS[exhibit_id].at(View()).rows["source"].dropna())
    return min(counts, key=lambda source: (-counts[source], source), default="")


@cache
def _made(change: str, about: str) -> Opened:
    """Return a changed copy of the live edition, in memory; all tests of a process share it."""
    live, made = database().cursor(), duckdb.connect(config={"threads": 1})
    for typed in re.findall(r"^CREATE TYPE .*;$", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE):
        made.execute(typed)
    for name in (*tables(), *MADE):
        columns = live.execute(f'DESCRIBE "{name}"').fetchall()
        as_typed = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind, *_ in columns)
        order = f' ORDER BY hash("{name}")' if change == "rows in another order" else ""
        made.register("rows", live.sql(f'SELECT * FROM "{name}"{order}').to_arrow_table())
        made.execute(f'CREATE TABLE "{name}" AS SELECT {as_typed} FROM rows')
        made.unregister("rows")
    CHANGES[change](made, about)
    for file in DERIVED:
        made.execute(file.read_text(encoding="utf-8"))
    if change == "rows in another order":
        for name in KEPT:
            made.execute(f'CREATE TABLE other AS SELECT * FROM "{name}" ORDER BY hash("{name}")')
            made.execute(f'DELETE FROM "{name}"')
            made.execute(f'INSERT INTO "{name}" SELECT * FROM other')
            made.execute("DROP TABLE other")
    checksum = hashlib.sha256(f"{change} {about}".encode()).hexdigest()
    made.execute("UPDATE edition SET checksum = ?", [checksum])
    return Opened(made)


def _second_year(made, _):
    """Publish every figure shown once more, a year later and twice as large; take every measure again."""
    _add_figures(
        made,
        "SELECT * REPLACE (figure_id || '-next-year' AS figure_id, "
        "CASE WHEN value < 100 THEN value + 1 ELSE 2 * value END AS value, "
        "CAST(period_start + INTERVAL 1 YEAR AS DATE) AS period_start, CAST(date + INTERVAL 1 YEAR AS DATE) AS date, "
        "NULL AS published_as) FROM figures WHERE figure_id IN (SELECT unnest($ids))",
    )
    _add_events(made, "-next-year", "INTERVAL 1 YEAR", "true")


def _larger_later(made, _):
    """Let a larger figure follow each series shown, and a measure the last one of each country, two years on."""
    _add_figures(
        made,
        """
        SELECT * EXCLUDE (kind, highest) REPLACE (
            figure_id || '-later' AS figure_id,
            CASE WHEN value <= 100 THEN least(highest + 7, 99) ELSE 3 * highest + 7 END AS value,
            CASE
                WHEN kind <> 'cumulative' AND date_precision = 'month' AND period_start = date_trunc('month', date)
                    THEN make_date(year(date) + 2, 12, 1)
                WHEN kind = 'flow' AND period_start = date_trunc('year', date) THEN make_date(year(date) + 2, 1, 1)
                ELSE period_start
            END AS period_start,
            make_date(year(date) + 2, 12, 31) AS date,
            NULL AS published_as
        )
        FROM (
            SELECT figures.*, measures.kind, max(value) OVER series AS highest
            FROM figures
            JOIN measures ON measures.id = figures.measure
            WHERE figure_id IN (SELECT unnest($ids))
            WINDOW series AS (PARTITION BY measure, instrument, breakdown, area, place, nationality)
        )
        QUALIFY row_number() OVER (
            PARTITION BY measure, instrument, breakdown, area, place, nationality ORDER BY date DESC, figure_id
        ) = 1
        """,
    )
    last = "id IN (SELECT arg_max(id, coalesce(effective, announced)) FROM events GROUP BY area)"
    _add_events(made, "-later", "INTERVAL 2 YEAR", last)


def _revised(made, _):
    """Revise every figure shown, each a little, and move every measure by forty days; all keep their ids."""
    made.execute(
        "UPDATE figures SET published_as = NULL, value = CASE WHEN value < 20 THEN value + 1 "
        "ELSE floor(value * (1 - 0.01 * (1 + CAST(hash(figure_id) % 9 AS INTEGER)))) END "
        "WHERE figure_id IN (SELECT unnest($ids))",
        {"ids": ids_of(*EXHIBITS)},
    )
    for table, days in (("events", ("announced", "effective", "ends")), ("requirements", ("since",))):
        moved = ", ".join(f"{day} = CAST({day} + INTERVAL 40 DAY AS DATE)" for day in days)
        made.execute(f"UPDATE {table} SET {moved}")


def _new_counter(made, _):
    """Let somebody else publish another number of everything shown, for the same day; list measures a second time."""
    made.execute("INSERT INTO organisations VALUES (?, 'Una nueva fuente', 'other')", [COUNTER])
    made.execute(
        f"INSERT INTO sources SELECT * REPLACE ('{DOCUMENT}' AS id, 'report' AS grade, '{COUNTER}' AS publisher, "
        "'Counted anew' AS title) FROM sources WHERE grade = 'report' ORDER BY id LIMIT 1"
    )
    _add_figures(
        made,
        "SELECT * REPLACE (figure_id || '-by-another' AS figure_id, "
        "CASE WHEN value < 100 THEN value + 2 ELSE floor(value * 1.2) END AS value, "
        f"NULL AS published_as, '{COUNTER}' AS reported_by, '{DOCUMENT}' AS source) "
        "FROM figures WHERE figure_id IN (SELECT unnest($ids))",
    )
    _add_events(made, "-by-another", "INTERVAL 0 DAY", "true", asked=False)


def _document_removed(made, source):
    _remove(made, "figures", "figure_id", f"source = '{source}'")
    _remove(made, "events", "id", f"source = '{source}'")


def _one_row(made, exhibit_id):
    _keep(made, rows_of(exhibit_id)[:1])


def _every_other_row(made, exhibit_id):
    _keep(made, rows_of(exhibit_id)[1::2])


def _none(made, _):
    _remove(made, "figures", "figure_id", "true")
    _remove(made, "events", "id", "true")


CHANGES = {
    "rows in another order": lambda made, _: None,
    "a second year": _second_year,
    "a larger later value": _larger_later,
    "a revised value": _revised,
    "a new counter": _new_counter,
    "a document removed": _document_removed,
    "one row": _one_row,
    "every other row": _every_other_row,
    "none": _none,
}


def _add_figures(made, query):
    made.execute(f"INSERT INTO figures {query}", {"ids": ids_of(*EXHIBITS)})


def _add_events(made, ending, later, which, *, asked=True):
    chosen = [row[0] for row in made.execute(f"SELECT id FROM events WHERE {which}").fetchall()]
    days = ", ".join(f"CAST({day} + {later} AS DATE) AS {day}" for day in ("announced", "effective", "ends"))
    made.execute(
        f"INSERT INTO events SELECT * REPLACE (id || '{ending}' AS id, {days}) FROM events "
        "WHERE id IN (SELECT unnest($ids))",
        {"ids": chosen},
    )
    if asked:
        made.execute(
            f"INSERT INTO requirements SELECT * REPLACE (event || '{ending}' AS event, "
            f"CAST(since + {later} AS DATE) AS since) FROM requirements WHERE event IN (SELECT unnest($ids))",
            {"ids": chosen},
        )
        made.execute(
            "CREATE OR REPLACE TABLE requirements AS SELECT * FROM requirements "
            "QUALIFY row_number() OVER (PARTITION BY area, aspect, since ORDER BY length(event)) = 1"
        )


def _keep(made, rows):
    """Keep only these figures; and only these events, if it is events that the exhibit shows."""
    kept = [each for row in rows for each in row]
    listed = ", ".join(f"'{each}'" for each in kept)
    _remove(made, "figures", "figure_id", f"figure_id NOT IN ({listed})")
    if made.execute(f"SELECT count(*) FROM events WHERE id IN ({listed})").fetchall() != [(0,)]:
        _remove(made, "events", "id", f"id NOT IN ({listed})")


def _remove(made, table, key, which):
    """Remove rows and all that names them, as the loaders ask of a curator."""
    made.execute(f"DELETE FROM {table} WHERE {which}")
    gone = f"NOT IN (SELECT {key} FROM {table})"
    for naming, column in NAMING_FIGURES if table == "figures" else NAMING_EVENTS:
        made.execute(f"DELETE FROM {naming} WHERE {column} IS NOT NULL AND {column} {gone}")
    if table == "figures":
        made.execute(
            f"DELETE FROM checks WHERE figure {gone} OR id IN (SELECT check_id FROM check_parts WHERE figure {gone})"
        )
        made.execute("DELETE FROM check_parts WHERE check_id NOT IN (SELECT id FROM checks)")
        made.execute(
            f"DELETE FROM conflicts WHERE id IN (SELECT conflict FROM conflict_figures WHERE figure {gone})"
        )
        made.execute("DELETE FROM conflict_figures WHERE conflict NOT IN (SELECT id FROM conflicts)")
