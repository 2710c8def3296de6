"""The database is built once an edition, whole or not at all, and opened for reading only."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest
from platformdirs import user_cache_path

from loaders import check, edition_of, open_database
from loaders.__main__ import main
from loaders.build import build, cache_folder
from tests.edition import named_in
from tests.loaders.conftest import GOLDEN
from tests.serving import ROOT


def opened_in_another_process(data):
    with open_database(data) as connection:
        return connection.execute("SELECT CAST(count(*) AS BIGINT) FROM figures").fetchall()[0][0]


def test_a_sound_folder_has_no_problem_and_counts_its_rows(data):
    report = check(data)
    assert report.ok, report
    assert report.counts["figures"] == 11


def test_the_database_is_built_once_for_one_checksum(data, databases):
    open_database(data).close()
    (first,) = databases()
    made = first.stat().st_mtime_ns
    open_database(data).close()
    assert [each.stat().st_mtime_ns for each in databases()] == [made]
    assert edition_of(data).checksum[:12] in first.name


@pytest.mark.thorough
def test_changed_data_make_a_new_database_and_the_old_one_goes(data, databases):
    open_database(data).close()
    path = data / "figures" / "host_populations.csv"
    path.write_bytes(path.read_bytes().replace(b"863613", b"863614"))
    with open_database(data) as connection:
        assert connection.execute(
            "SELECT max(value) FROM figures WHERE measure = 'venezuelans_hosted'"
        ).fetchall() == [(863614.0,)]
    assert len(databases()) == 1


BROKEN = {
    "another file": lambda _: b"not a database",
    "an empty file": lambda _: b"",
    "half of it": lambda raw: raw[: len(raw) // 2],
    "its middle lost": lambda raw: raw[: len(raw) // 4] + bytes(len(raw) // 2) + raw[-len(raw) // 4 :],
}


@pytest.mark.thorough
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_database_in_the_cache_is_built_again(data, databases, kind):
    path = build(data)
    path.write_bytes(BROKEN[kind](path.read_bytes()))
    assert opened_in_another_process(data) == 11
    assert databases() == [path]


@pytest.mark.thorough
def test_a_database_of_another_edition_under_this_name_is_built_again(data):
    path = build(data)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE edition SET checksum = 'another'")
    with open_database(data) as connection:
        assert connection.execute("SELECT checksum FROM edition").fetchall() == [(edition_of(data).checksum,)]


@pytest.mark.thorough
@pytest.mark.parametrize("before", ["nothing", "a broken database"])
def test_several_processes_may_build_at_once(data, databases, before):
    if before == "a broken database":
        build(data).write_bytes(b"broken")
    with ProcessPoolExecutor(4) as pool:
        assert list(pool.map(opened_in_another_process, [data] * 8)) == [11] * 8
    assert len(databases()) == 1, "one database, and nothing unfinished"


@pytest.mark.thorough
def test_an_older_database_that_is_open_stays_until_it_is_closed(data, databases):
    older = open_database(data)
    path = data / "figures" / "host_populations.csv"
    path.write_bytes(path.read_bytes().replace(b"863613", b"863614"))
    open_database(data).close()
    assert len(databases()) == 2
    assert older.execute("SELECT CAST(max(value) AS BIGINT) FROM figures").fetchall() == [(863613,)]
    older.close()
    build(data)
    assert len(databases()) == 1


@pytest.mark.thorough
def test_files_of_others_in_the_cache_folder_stay(data, databases):
    build(data)
    (databases()[0].parent / "mine.duckdb").write_bytes(b"mine")
    build(data)
    assert [path.name for path in databases()][1:] == ["mine.duckdb"]


@pytest.mark.thorough
def test_a_build_that_was_broken_off_leaves_nothing_for_long(data, databases):
    folder = build(data).parent
    old, new = folder / "unfinished-old", folder / "unfinished-new"
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    build(data)
    assert not old.exists()
    assert new.exists()


def test_the_cache_is_where_it_is_told_else_where_the_platform_keeps_caches(monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", "/mine")
    assert cache_folder() == Path("/mine")
    monkeypatch.setenv("REFUGIO_CACHE", "")
    assert cache_folder() == user_cache_path("refugio-en-cifras", appauthor=False)
    assert "refugio-en-cifras" in cache_folder().parts
    assert ROOT not in cache_folder().parents, "never in the repository"


@pytest.mark.thorough
def test_figures_named_together_are_linked_one_by_one(database):
    conflict = database.execute("SELECT * FROM conflict_figures ORDER BY position").fetchall()
    parts = database.execute("SELECT * FROM check_parts ORDER BY position").fetchall()
    assert conflict == [
        ("per-2019", "per-2019-10-hosted", 1),
        ("per-2019", "unhcr-per-2019-asylum-seekers", 2),
    ]
    assert parts == [("share", "border-admitted", 1), ("share", "border-recorded", 2)]


def test_an_empty_cell_is_missing_and_a_date_is_a_date(database):
    row = database.execute(
        "SELECT breakdown, period_start, date, value FROM figures WHERE figure_id = 'per-2019-10-hosted'"
    ).fetchall()
    assert row == [(None, None, date(2019, 10, 31), 863613.0)]


def test_the_database_knows_its_edition(database):
    named = database.execute("SELECT name, published, checksum FROM edition").fetchall()
    assert named == [(*named_in(GOLDEN / "data"), edition_of(GOLDEN / "data").checksum)]


@pytest.mark.parametrize("change", ["a byte", "a file's name", "the day"])
def test_the_checksum_follows_names_and_bytes(data, change):
    before = edition_of(data).checksum
    assert edition_of(data).checksum == before
    if change == "a byte":
        path = data / "changes.csv"
        path.write_bytes(path.read_bytes() + b"\n")
    elif change == "a file's name":
        (data / "changes.csv").rename(data / "changed.csv")
    else:
        (data / "edition.toml").write_text(f'name = "{named_in(data)[0]}"\npublished = 2031-01-31\n')
    assert edition_of(data).checksum != before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM figures",
        "CREATE TABLE mine (a INTEGER)",
        "COPY figures TO 'stolen.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_the_database_is_for_reading_only(database, statement):
    with pytest.raises(duckdb.Error):
        database.cursor().execute(statement)


def test_the_schema_itself_refuses_what_the_checks_refuse(data):
    path = build(data)
    with duckdb.connect(str(path)) as connection:
        for broken in (
            "INSERT INTO also_printed VALUES ('nobody', 'amnesty-2020', 'p. 1')",
            "UPDATE figures SET qualifier = 'roughly'",
            "UPDATE figures SET period_start = DATE '2030-01-01'",
        ):
            with pytest.raises(duckdb.ConstraintException):
                connection.execute(broken)


def test_what_can_be_quoted_carries_unit_names_document_and_population(database):
    row = database.execute(
        "SELECT unit, kind, counter_es, area_es, publisher_es, read_as, population, population_year FROM quotable "
        "WHERE figure_id = 'per-2019-10-hosted'"
    ).fetchall()
    assert row == [("persons", "stock", "R4V", "Perú", "Amnistía Internacional", "full", 32824861, 2019)]


def test_unhcrs_total_adds_up_its_parts_and_keeps_their_ids(database):
    row = database.execute(
        "SELECT value, figure_id, standing FROM quotable WHERE measure = 'unhcr_hosted'"
    ).fetchall()
    assert row == [(1230.0 + 482571.0, "unhcr-per-2019-asylum-seekers unhcr-per-2019-refugees", "computed")]


def test_the_command_reports_and_fails(data, capsys):
    assert main(["check", "--data", str(data)]) == 0
    assert "figures 11" in capsys.readouterr().out
    path = data / "figures" / "host_populations.csv"
    path.write_bytes(path.read_bytes().replace(b"863613", b"many"))
    assert main(["check", "--data", str(data)]) == 1
    told = capsys.readouterr().out
    assert "figures/host_populations.csv:2 value “many” — the value is not a plain number — digits" in told
    assert main(["build", "--data", str(data)]) == 1


def test_a_figure_is_found_by_its_id_without_reading_the_others(database):
    indexed = "SELECT table_name, expressions FROM duckdb_indexes() WHERE table_name = 'quotable'"
    assert [
        (table, str(columns).strip("[]'")) for table, columns in database.execute(indexed).fetchall()
    ] == [("quotable", "figure_id")]


def test_what_can_be_quoted_stands_by_measure_area_and_day(database):
    rows = database.execute("SELECT measure, area, date, figure_id FROM quotable").fetchall()
    assert rows == sorted(rows)
