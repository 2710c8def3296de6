"""A large edition: it keeps every rule, its database holds every row, and its faults are told as a small one's."""

import duckdb
import pytest

import bench.million as million
from loaders import check
from loaders.build import build
from tests.loaders.damage import HOSTS

FIGURES = 20_000
pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(million, "FIGURES", FIGURES)
        folder = tmp_path_factory.mktemp("large") / "data"
        assert million.make(folder) == FIGURES
        return folder


def test_the_made_edition_keeps_every_rule_and_is_built_whole(large, tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path))
    report = check(large)
    assert report.ok, str(report)[:2000]
    with duckdb.connect(str(build(large)), read_only=True) as connection:
        count = "SELECT CAST(count(*) AS BIGINT), CAST(count(DISTINCT figure_id) AS BIGINT) FROM"
        assert connection.execute(f"{count} figures").fetchall() == [(FIGURES, FIGURES)]
        quoted = f"{count} quotable WHERE figure_id NOT LIKE '% %' AND standing <> 'computed'"
        ((stated,),) = connection.execute(
            "SELECT count(*) FROM figures WHERE standing <> 'computed'"
        ).fetchall()
        assert connection.execute(quoted).fetchall()[0][1] == stated > FIGURES * 0.8


def test_one_edition_is_made_of_the_same_figures_each_time(large, tmp_path, monkeypatch):
    monkeypatch.setattr(million, "FIGURES", FIGURES)
    million.make(tmp_path / "data")
    for path in large.rglob("*.csv"):
        assert path.read_bytes() == (tmp_path / "data" / path.relative_to(large)).read_bytes()


def test_a_fault_of_many_rows_is_told_at_each_of_them(large):
    path = large / HOSTS
    sound = path.read_bytes()
    try:
        path.write_bytes(sound.replace(b",published,", b",guessed,"))
        problems = check(large).problems
    finally:
        path.write_bytes(sound)
    lines = [line for line, text in enumerate(sound.splitlines(), start=1) if b",published," in text]
    assert [problem.line for problem in problems] == lines
    assert {(problem.column, problem.value) for problem in problems} == {("standing", "guessed")}
