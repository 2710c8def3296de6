"""The database is built once an edition, whole or not at all, and opened for reading only."""

from concurrent.futures import ProcessPoolExecutor

import duckdb
import pytest

from loaders import check, edition, open_database
from loaders.__main__ import main
from loaders.build import build


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
    assert edition(data).checksum[:12] in first.name


def test_changed_data_make_a_new_database_and_the_old_one_goes(data, databases):
    open_database(data).close()
    path = data / "figures" / "host_populations.csv"
    path.write_bytes(path.read_bytes().replace(b"863613", b"863614"))
    with open_database(data) as connection:
        assert connection.execute(
            "SELECT max(value) FROM figures WHERE measure = 'venezuelans_hosted'"
        ).fetchall() == [(863614.0,)]
    assert len(databases()) == 1


def test_a_broken_database_in_the_cache_is_built_again(data):
    build(data).write_bytes(b"not a database")
    assert opened_in_another_process(data) == 11


def test_two_processes_may_build_at_once(data):
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(opened_in_another_process, [data, data])) == [11, 11]


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
def test_the_database_is_for_reading_only(data, statement):
    with open_database(data) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement)


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


def test_what_can_be_quoted_carries_unit_names_document_and_population(data):
    with open_database(data) as connection:
        row = connection.execute(
            "SELECT unit, kind, area_en, area_es, publisher, read_as, population, population_year FROM quotable "
            "WHERE figure_id = 'per-2019-10-hosted'"
        ).fetchall()
    assert row == [("persons", "stock", "Peru", "Perú", "Amnesty International", "full", 32824861, 2019)]


def test_unhcrs_total_adds_up_its_parts_and_keeps_their_ids(data):
    with open_database(data) as connection:
        row = connection.execute(
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
