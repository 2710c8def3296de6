"""The order of the rows in each file, and the command that restores it without touching a row."""

import csv

import pytest

from loaders import DATA, check
from loaders.__main__ import main
from loaders.contents import files_of
from loaders.order import folded, order_of, sort
from loaders.schema import tables
from tests.edition import named_in
from tests.loaders.conftest import GOLDEN
from tests.loaders.damage import HOSTS, POPULATION, READ, ROW, UNHCR

OTHER = ROW.replace("per-2019-10-hosted", "per-2018-10-hosted").replace("2019-10-31", "2018-10-31")
QUOTED = OTHER.replace(",R4V,", ',"R4V",')


NAME = named_in(GOLDEN / "data")[0]


def test_every_table_says_what_it_stands_by():
    assert {name: order_of(table) for name, table in tables().items()} == {
        "measures": ("topic", "id"),
        "organisations": ("name_en",),
        "sources": ("id",),
        "areas": ("id",),
        "neighbours": ("area", "neighbour"),
        "places": ("id",),
        "instruments": ("id",),
        "breakdowns": ("id",),
        "population": ("area", "year", "source"),
        "series": ("name",),
        "kept_ids": ("made",),
        "events": ("id",),
        "requirements": ("area", "aspect", "since"),
        "breaks": ("id",),
        "figures": ("figure_id",),
        "also_printed": ("figure", "source", "locator"),
        "comparable": ("fewer",),
        "conflicts": ("id",),
        "checks": ("id",),
        "held_back": ("measure", "area", "source", "since"),
        "changes": ("edition", "position"),
        "corrections": ("date", "figure", "field"),
        "event_conflicts": ("id",),
        "event_corrections": ("date", "event", "field"),
        "highlights": ("exhibit", "position"),
        "withdrawn": ("figure",),
    }


def test_a_row_out_of_order_is_told_once_with_the_command_that_mends_it(data, capsys):
    path = data / HOSTS
    rows = [OTHER.replace("per-2018-10", f"per-2018-{month}") for month in ("03", "02", "01")]
    path.write_text("\n".join([*path.read_text().splitlines(), *rows]) + "\n")
    (problem,) = check(data).problems
    assert str(problem) == (
        f"{HOSTS}:3 figure_id “per-2018-03-hosted” — the row stands after “per-2019-10-hosted” and belongs before it"
        " — run `python -m loaders sort`"
    )
    assert main(["sort", "--data", str(data)]) == 0
    assert capsys.readouterr().out == f"sorted {HOSTS}\n1 of 55 files were out of order.\n"
    assert check(data).ok, check(data)
    assert path.read_text().splitlines()[1:] == [*rows[::-1], ROW]


@pytest.mark.thorough
@pytest.mark.parametrize("name", tables())
def test_rows_that_were_turned_round_go_back_to_their_places_to_the_byte(tmp_path, name):
    for table in tables():
        for file in files_of(table):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_bytes((DATA / file).read_bytes())
    for file in files_of(name):
        header, *rows = (DATA / file).read_bytes().splitlines(keepends=True)
        (tmp_path / file).write_bytes(b"".join([header, *rows[::-1]]))
    sort(tmp_path)
    for file in files_of(name):
        assert (tmp_path / file).read_bytes() == (DATA / file).read_bytes(), file


def test_a_row_is_moved_as_it_is_written(data):
    path = data / HOSTS
    path.write_text(path.read_text() + QUOTED + "\n")
    sort(data)
    assert path.read_text().splitlines()[1:] == [QUOTED, ROW]


def test_a_text_over_several_lines_moves_whole(data):
    path = data / HOSTS
    row = OTHER.replace(",ch. 5,", ',"ch.\n5",')
    path.write_text(path.read_text() + row + "\n")
    sort(data)
    with path.open(newline="") as opened:
        assert [cells[0] for cells in csv.reader(opened)][1:] == ["per-2018-10-hosted", "per-2019-10-hosted"]
    assert row in path.read_text()


@pytest.mark.parametrize("form", [form for form in READ if form not in {
    "everything in quotation marks", "columns in another order"}])  # fmt: skip
def test_a_file_from_elsewhere_becomes_plain_utf8_with_unix_line_ends(data, form):
    path = data / UNHCR
    sound = path.read_bytes()
    path.write_bytes(READ[form](sound))
    sort(data)
    assert path.read_bytes() == sound


def test_sorting_twice_changes_nothing_more(data):
    before = {path: path.read_bytes() for path in data.rglob("*.csv")}
    assert sort(data) == "0 of 55 files were out of order."
    assert {path: path.read_bytes() for path in data.rglob("*.csv")} == before


def test_a_file_that_cannot_be_read_is_told_and_no_file_is_sorted(data, capsys):
    path = data / HOSTS
    path.write_text(path.read_text() + OTHER + "\n")
    (data / POPULATION).write_bytes(b"\xff\xfe")
    before = path.read_bytes()
    assert main(["sort", "--data", str(data)]) == 1
    assert f"{POPULATION}:1" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_numbers_stand_by_their_size(data):
    path = data / "changes.csv"
    header, first = path.read_text().splitlines()
    rows = [first.replace(f"{NAME},1,", f"{NAME},{position},") for position in (1, 2, 10)]
    path.write_text("\n".join([header, *rows]) + "\n")
    assert check(data).ok, check(data)
    path.write_text("\n".join([header, rows[0], rows[2], rows[1]]) + "\n")
    (problem,) = check(data).problems
    assert (problem.line, problem.value) == (4, NAME)


def test_texts_stand_without_regard_to_capitals_and_accents():
    names = ["OAS", "nz", "Ñuñoa", "AZ", "Ágora", "agencia EFE", "Agência Brasil"]
    assert sorted(names, key=folded) == [
        "Agência Brasil",
        "agencia EFE",
        "Ágora",
        "AZ",
        "Ñuñoa",
        "nz",
        "OAS",
    ]
