"""A composed question on another engine: Spark, over the published tables of the edition (``REFUGIO_ENGINE``).

The SQL is the one that DuckDB answers. It is read as DuckDB's and written as Spark's by sqlglot; what no dialect knows,
because it stands in the database (the macro ``among``, the order of the grades), is written out first. What comes back
is cast to the types that DuckDB would have answered with. The libraries are in the dependency group ``engine``.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from displacement.errors import EngineMissing, EngineSilent
from loaders.published import TABLES

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

RETRIES = 4  # some five seconds; Spark's own fifteen keep a reader waiting for ten minutes
TEXTS = re.compile(r"'([^']*)'")
log = logging.getLogger("refugio")
MACROS = (
    "SELECT function_name, parameters, macro_definition FROM duckdb_functions() "
    "WHERE function_type = 'macro' AND NOT internal"
)
ORDERED = "SELECT DISTINCT column_name, data_type FROM duckdb_columns() WHERE data_type LIKE 'ENUM%'"


@dataclass
class Spark:
    """A Spark Connect server that reads the tables of one edition where they are published."""

    address: str
    edition: str
    _session: Any = None
    _seen: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, sql: str, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        """Return what a question in DuckDB's SQL is answered with, in the types of ``connection``'s own answer.

        Raises EngineMissing where the libraries for it are not installed, EngineSilent where it does not answer.
        """
        with connection.cursor() as cursor:
            columns = cursor.execute(f"DESCRIBE {sql}").fetchall()
            rows = self._asked(*translated(sql, cursor))
            cursor.register("rows_of_the_engine", rows)
            typed = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind, *_ in columns)
            return cursor.execute(f"SELECT {typed} FROM rows_of_the_engine").df()

    def _asked(self, sql: str, tables: frozenset[str]) -> Any:
        try:
            session = self._with(tables)
            return session.sql(sql).toArrow()
        except ImportError as error:
            raise EngineMissing from error
        except Exception as error:  # Spark's own, gRPC's, the network's
            log.error("Spark did not answer a composed question.", exc_info=error)
            self._begin_anew()
            raise EngineSilent from error

    def _with(self, tables: frozenset[str]) -> Any:
        """Return the session with the edition, each table under its name."""
        with self._lock:
            if self._session is None:
                from pyspark.sql.connect.client.retries import DefaultPolicy
                from pyspark.sql.connect.session import SparkSession

                self._session = SparkSession.builder.remote(self.address).create()
                self._session.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES)])
            for name in sorted(tables - self._seen):
                place = f"{self.edition}/{TABLES}/{name}".replace("s3://", "s3a://", 1)  # as Hadoop names it
                self._session.read.parquet(place).createOrReplaceTempView(name)
                self._seen.add(name)
            return self._session

    def _begin_anew(self) -> None:
        """Leave the session: where Spark was started again, it knows it no more."""
        with self._lock:
            self._session = None
            self._seen.clear()


def translated(sql: str, cursor: duckdb.DuckDBPyConnection) -> tuple[str, frozenset[str]]:
    """Return a question of DuckDB's in Spark's SQL, and the tables that it reads."""
    import sqlglot
    from sqlglot import exp

    macros = {
        name: (parameters, sqlglot.parse_one(body, read="duckdb"))
        for name, parameters, body in cursor.execute(MACROS).fetchall()
    }
    orders = {name: TEXTS.findall(kind) for name, kind in cursor.execute(ORDERED).fetchall()}
    asked = sqlglot.parse_one(sql, read="duckdb").transform(_written_out, macros=macros, orders=orders)
    named = {part.alias for part in asked.find_all(exp.CTE)}
    tables = frozenset(table.name for table in asked.find_all(exp.Table)) - named
    return asked.sql(dialect="spark"), tables


def _written_out(
    node: Expr, *, macros: Mapping[str, tuple[list[str], Expr]], orders: Mapping[str, list[str]]
) -> Expr:
    """Return a part of a question in terms that every dialect has: macros, the order of an enumeration, lists."""
    from sqlglot import exp

    if isinstance(node, exp.Anonymous) and node.name.lower() in macros:
        parameters, body = macros[node.name.lower()]
        return _put_in(body, dict(zip(parameters, node.expressions, strict=True)))
    if isinstance(node, exp.Column) and isinstance(node.parent, exp.Ordered) and node.name in orders:
        return exp.func("ARRAY_POSITION", exp.array(*map(exp.Literal.string, orders[node.name])), node.copy())
    if isinstance(node, exp.Anonymous) and node.name.lower() == "list_position":  # missing, it is 0 in Spark
        return exp.func("NULLIF", exp.func("ARRAY_POSITION", *node.expressions), exp.Literal.number(0))
    if isinstance(node, exp.Length) and isinstance(node.this, exp.Array):
        return exp.Literal.number(len(node.this.expressions))
    if isinstance(node, exp.Array) and not node.expressions:  # of nothing, it has no type in Spark
        return exp.cast(node.copy(), "ARRAY<VARCHAR>", dialect="spark")
    return node


def _put_in(body: Expr, given: Mapping[str, Expr]) -> Expr:
    """Return the body of a macro with what it is given in place of its parameters."""
    from sqlglot import exp

    return body.transform(
        lambda part: given[part.name].copy() if isinstance(part, exp.Column) and part.name in given else part
    )
