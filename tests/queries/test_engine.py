"""A composed question as another engine is asked it: what no dialect knows is written out, and nothing else changes."""

import sys

import duckdb
import pandas as pd
import pytest
import sqlglot

import loaders
from displacement.errors import EngineMissing
from displacement.queries import database
from displacement.queries.composing import as_composed
from displacement.queries.engine import Spark, translated
from loaders.publishing import publish
from tests.queries.test_composing import random_question


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The published tables alone, as another engine has them: no macro, no type with an order."""
    place = publish(loaders.DATA, tmp_path_factory.mktemp("published"))
    with duckdb.connect() as connection:
        for name in ("areas", "composable", "edition", "quotable"):
            files = f"{place}/tables/{name}/**/*.parquet"
            connection.execute(
                f"CREATE VIEW {name} AS FROM read_parquet('{files}', hive_partitioning = true)"
            )
        yield connection


def told(sql):
    with database().cursor() as cursor:
        return translated(sql, cursor)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(25))
def test_a_question_in_the_other_dialect_answers_the_same_from_the_published_tables(tables, seed):
    for sql in as_composed(random_question(seed)).split("\n;\n\n"):
        spark, named = told(sql)
        assert named == {"areas", "composable", "edition", "quotable"}
        (back,) = sqlglot.transpile(spark, read="spark", write="duckdb")
        expected = database().cursor().execute(sql).df()
        found = tables.execute(back).df()
        assert len(expected) > 0
        pd.testing.assert_frame_equal(found.astype({"grade": str}), expected.astype({"grade": str}))


def test_grades_stand_in_their_order_macros_are_written_out_and_what_is_not_in_a_list_comes_last():
    spark, _ = told("SELECT * FROM quotable WHERE among('official', grade, counter_kind) ORDER BY grade")
    assert "among" not in spark.lower()
    assert "ARRAY_POSITION(ARRAY('official', 'inter_agency', 'report', 'news', 'mirror'), grade)" in spark
    spark, _ = told("SELECT id FROM areas WHERE list_contains([], id) ORDER BY list_position(['PER'], id)")
    assert "NULLIF(ARRAY_POSITION(ARRAY('PER'), id), 0) NULLS LAST" in spark
    assert "CAST(ARRAY() AS ARRAY<STRING>)" in spark


def test_libraries_that_are_missing_are_told_with_what_installs_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    with pytest.raises(EngineMissing, match="uv sync --no-dev --group far --group engine"):
        Spark("sc://127.0.0.1:9", "file:///editions").answer("SELECT id FROM areas", database())
