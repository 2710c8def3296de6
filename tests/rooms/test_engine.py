"""A composed question on Spark with two workers: the same rows as DuckDB's, from the published tables."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

import loaders
from displacement.errors import EngineSilent
from displacement.queries import asked_of
from displacement.queries.composing import composed
from displacement.queries.engine import Spark
from displacement.queries.origins import Address
from loaders.publishing import publish
from tests.queries.test_composing import random_question
from tests.rooms.spark import spark

pytest.importorskip(
    "pyspark.sql.connect", reason="Spark is not installed: `make engines` does, and runs this"
)

pytestmark = [pytest.mark.engine, pytest.mark.timeout(3600)]
QUESTIONS, AT_ONCE = 500, 4


@pytest.fixture(scope="module")
def on_spark(tmp_path_factory):
    """The live edition, published in a folder, whose composed questions Spark answers."""
    place = tmp_path_factory.mktemp("published")
    publish(loaders.DATA, place)
    with pytest.MonkeyPatch.context() as patch, spark(tmp_path_factory.mktemp("spark")) as engine:
        patch.setenv("REFUGIO_ENGINE", engine)
        patch.setenv("REFUGIO_CACHE", str(place / "cache"))
        opened = Address((place / "editions").as_uri()).open()
        assert opened.engine is not None
        yield opened
        opened.connection.close()


def test_five_hundred_random_questions_have_the_same_answers_on_both_engines(on_spark):
    questions = [random_question(seed) for seed in range(QUESTIONS)]

    def answered_there(question):
        with asked_of(on_spark):
            return composed(question)

    with ThreadPoolExecutor(AT_ONCE) as readers:
        for question, there in zip(questions, readers.map(answered_there, questions), strict=True):
            pd.testing.assert_frame_equal(there, composed(question), obj=str(question))
    assert len(set(questions)) > QUESTIONS / 2


def test_a_session_that_spark_knows_no_more_is_begun_anew(on_spark):
    spark = Spark(on_spark.engine.address, on_spark.address)
    sql = "SELECT count(*) AS areas FROM areas"
    there = spark.answer(sql, on_spark.connection)
    spark._session.stop()
    with pytest.raises(EngineSilent):
        spark.answer(sql, on_spark.connection)
    pd.testing.assert_frame_equal(spark.answer(sql, on_spark.connection), there)


def test_an_engine_that_is_gone_is_told_in_words_before_a_reader_goes(on_spark):
    gone = Spark("sc://127.0.0.1:9", on_spark.address)
    with pytest.raises(EngineSilent, match="Spark, which answers composed questions here, does not answer"):
        gone.answer("SELECT id FROM areas", on_spark.connection)
