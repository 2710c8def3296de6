"""Damaged files: each is either read correctly or refused with file, line, column, rule and remedy."""

import csv
import errno
import os
import re
from pathlib import Path

import pytest

from loaders import DataProblems, check, open_database
from loaders.checking import checked
from loaders.contents import files_of
from loaders.schema import tables
from tests.loaders.damage import (
    ACCEPTED,
    BORDER,
    BREAKS_MORE,
    EDITIONS,
    FLOWS,
    HOSTS,
    READ,
    REFUSED,
    UNHCR,
    row,
)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("kind", REFUSED)
def test_a_damaged_file_is_refused_with_where_and_what_to_do(data, databases, kind):
    file, damage, line, column, rule = REFUSED[kind]
    path = data / file
    path.write_bytes(damage(path.read_bytes()))
    problems = check(data).problems
    told = [each for each in problems if (each.file, each.line, each.column) == (file, line, column)]
    assert any(rule in each.rule for each in told), f"not told: {check(data)}"
    assert all(each.remedy for each in problems)
    assert (len(problems) > 1) == (kind in BREAKS_MORE), check(data)
    with pytest.raises(DataProblems, match=re.escape(f"{file}:{line}")):
        open_database(data)
    assert databases() == [], "nothing half-loads"


@pytest.mark.parametrize("file", [HOSTS, UNHCR])
@pytest.mark.parametrize("kind", READ)
def test_a_file_in_another_form_is_read_correctly(data, kind, file):
    as_it_was = [*checked(data).contents.rows("figures")]
    path = data / file
    path.write_bytes(READ[kind](path.read_bytes()))
    found = checked(data)
    assert found.report.ok, found.report
    assert [*found.contents.rows("figures")] == as_it_was


@pytest.mark.thorough
def test_a_file_from_a_spreadsheet_on_windows_makes_the_same_database(data):
    for path in data.rglob("*.csv"):
        path.write_bytes(READ["a byte order mark and Windows line ends"](path.read_bytes()))
    with open_database(data) as connection:
        rows = connection.execute(
            "SELECT figure_id, value, note_es FROM figures WHERE measure = 'venezuelans_hosted'"
        )
        assert rows.fetchall() == [("per-2019-10-hosted", 863613.0, None)]


@pytest.mark.parametrize("kind", ACCEPTED)
def test_an_unusual_row_that_keeps_the_rules_is_accepted(data, kind):
    path = data / HOSTS
    path.write_bytes(ACCEPTED[kind](path.read_bytes()))
    assert check(data).ok, check(data)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", tables())
def test_what_the_schema_asks_of_each_column_is_checked_on_the_files(data, name):
    file = next(file for file in files_of(name) if len((data / file).read_text().splitlines()) > 1)
    with (data / file).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    for position, column in enumerate(tables()[name].columns):
        wrong = [""] * column.required + ["nonsense"] * (
            bool(column.allowed or column.refers_to) or column.type != "VARCHAR"
        )
        for value in wrong:
            broken = [rows[0], [*rows[1][:position], value, *rows[1][position + 1 :]], *rows[2:]]
            with (data / file).open("w", encoding="utf-8", newline="") as opened:
                csv.writer(opened).writerows(broken)
            told = {(problem.file, problem.line, problem.column) for problem in check(data).problems}
            assert (file, 2, column.name) in told, f"{name}.{column.name} = “{value}”"


def test_a_missing_file_is_told_once_and_not_by_every_row_that_refers_to_it(data):
    (data / "reference" / "sources.csv").unlink()
    (problem,) = check(data).problems
    assert str(problem) == (
        "reference/sources.csv:1 — the file is missing — restore it, with at least its header line"
    )


def test_what_stands_in_the_place_of_a_file_is_told_once_and_with_all_other_faults(data, databases):
    places = [*sorted(data.rglob("*.csv"))[:3], data / "edition.toml"]
    for place, put in zip(places, (Path.mkdir, os.mkfifo, linked_to_itself, Path.mkdir), strict=True):
        place.unlink()
        put(place)
    (data / HOSTS).write_bytes(b"")
    told = {problem.file: problem.rule for problem in check(data).problems}
    there = {place.relative_to(data).as_posix() for place in places}
    assert {name for name, rule in told.items() if "no file stands here" in rule} == there
    assert told[HOSTS] == "the file is empty"
    with pytest.raises(DataProblems, match="no file stands here"):
        open_database(data)
    assert databases() == []


def linked_to_itself(place):
    place.symlink_to(place)


def test_a_file_that_may_not_be_read_is_told(data, monkeypatch):
    def read(path, whole=Path.read_bytes):
        if path == data / HOSTS:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    (problem,) = check(data).problems
    assert str(problem) == (
        f"{HOSTS}:1 — the file cannot be read (Permission denied) — put the file back, readable for who starts this"
    )


def test_a_missing_folder_is_told_file_by_file(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    told = {problem.file for problem in check(tmp_path / "nowhere").problems}
    assert {"edition.toml", HOSTS, "reference/sources.csv", "conflicts.csv"} <= told
    with pytest.raises(DataProblems):
        open_database(tmp_path / "nowhere")


def test_the_line_is_the_one_an_editor_shows(data):
    path = data / BORDER
    broken = path.read_bytes().replace(
        b"Cut off rather than rounded.", b'"Cut off\r\n\r\nrather than rounded."'
    )
    path.write_bytes(broken + b"\n\nx\n")
    lines = {(problem.line, problem.column) for problem in check(data).problems}
    assert lines == {(4, "note_en"), (9, "")}


@pytest.mark.parametrize("kind", EDITIONS)
def test_an_edition_without_name_or_day_is_refused_with_all_other_faults(data, databases, kind):
    text, column, rule = EDITIONS[kind]
    path = data / "edition.toml"
    path.unlink() if text is None else path.write_text(text)
    (problem,) = check(data).problems
    assert (problem.file, problem.line, problem.column) == ("edition.toml", 1, column)
    assert rule in problem.rule
    (data / HOSTS).write_bytes(b"")
    with pytest.raises(DataProblems) as raised:
        open_database(data)
    assert {each.file for each in raised.value.report.problems} == {"edition.toml", HOSTS}
    assert databases() == []


def test_every_fault_is_told_in_one_run(data):
    for file, damage, *_ in (
        REFUSED["no value"],
        REFUSED["a share over a hundred percent"],
        REFUSED["a flow without a period"],
    ):
        path = data / file
        path.write_bytes(damage(path.read_bytes()))
    report = check(data)
    assert {each.file for each in report.problems} == {HOSTS, BORDER, FLOWS}
    assert str(report).endswith("3 problems; nothing was loaded.")


def test_every_fault_of_one_row_is_told(data):
    path = data / HOSTS
    broken = row(value="many", qualifier="roughly", measure="none", date="2031-10-01", source="hearsay")
    path.write_bytes(broken(path.read_bytes()))
    told = [(problem.column, problem.rule) for problem in check(data).problems]
    assert {column for column, _ in told} == {"value", "qualifier", "measure", "date", "source"}
    assert len([column for column, _ in told if column == "date"]) == 2, (
        "in the future, and not a month's end"
    )
