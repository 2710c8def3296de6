"""The official series: a raw file becomes the rows that are shipped, and the rows add up to what was published."""

import csv
from pathlib import Path

import pytest

from loaders import DATA
from loaders.__main__ import main
from loaders.schema import tables
from loaders.series import BY_FILE
from loaders.series_of import NAMES, POPULATION, SeriesRefused, module_of, read
from tests.loaders.damage import UNHCR

RAW = Path(__file__).with_name("raw")
"""Excerpts of the raw files: whole months, years or places, so that what is added up in them is whole."""
OF_FIGURES = [name for name in NAMES if name != POPULATION]
WHOLE = {
    "chile_estimate": lambda row: row["place"] or row["nationality"] == "ALL",
    "chile_permits": lambda row: "comunas" not in row["locator"] or row["place"] == "chl-arica-y-parinacota",
    "darien": lambda row: row["date"] != "2021-12-31" and row["breakdown"] not in {"men", "women"},
    "usa_border": lambda row: row["nationality"] == "VEN" or row["date"] == "2020-06-30",
}
"""Which figures an excerpt holds all parts of, where these are not all."""
UNSUMMED = {"irregular_lighthouse", "unhcr_flows", "unhcr_solutions"}
"""Series of which no total is published."""


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kept_ids():
    return {row["made"]: row["kept"] for row in rows(DATA / "reference/kept_ids.csv")}


def shipped(name):
    return {row["figure_id"]: row for row in rows(DATA / f"figures/series/{name}.csv")}


@pytest.mark.parametrize("name", OF_FIGURES)
def test_what_is_read_from_a_raw_file_is_what_is_shipped(name):
    ids, there = kept_ids(), shipped(name)
    notes = {"note_en", "note_es"}
    made = [row for row in module_of(name).figures(RAW) if WHOLE.get(name, bool)(row)]
    assert len(made) >= 2
    for row in made:
        row |= {"figure_id": ids.get(row["figure_id"], row["figure_id"])}
        mine = there[row["figure_id"]]
        differs = {column for column, value in row.items() if mine[column] != value}
        assert differs <= (set() if row["note_en"] else notes), row["figure_id"]


@pytest.mark.parametrize("name", OF_FIGURES)
def test_what_is_shipped_adds_up_to_what_was_published(name):
    assert list(module_of(name).faults(shipped(name).values())) == []


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", sorted(set(OF_FIGURES) - UNSUMMED))
def test_a_number_that_is_changed_no_longer_adds_up(name):
    found = [dict(row) for row in shipped(name).values()]
    for row in found:
        value = row["value"]
        row["value"] = str(int(value) + 1)
        if list(module_of(name).faults(found)):
            return
        row["value"] = value
    pytest.fail("no change of a number is noticed")


def test_every_series_is_named_with_publisher_licence_and_rhythm():
    named = {row["name"] for row in rows(DATA / "reference/series.csv")}
    assert named == {series.name for series in BY_FILE.values()} | set(NAMES)


def test_a_series_is_written_from_files_that_are_given_and_keeps_its_notes(data):
    series = data / "figures/series/unhcr_solutions.csv"
    told = read("unhcr_solutions", folder=RAW, data=data)
    made = rows(series)
    assert told == f"unhcr_solutions: {len(made)} figures"
    assert [row["figure_id"] for row in made] == sorted(row["figure_id"] for row in made)
    text = series.read_text(encoding="utf-8")
    series.write_text(
        text.replace(f'"{made[0]["locator"]}",,', f'"{made[0]["locator"]}",As told.,Según se dijo.', 1)
    )
    read("unhcr_solutions", folder=RAW, data=data)
    assert rows(series) == [made[0] | {"note_en": "As told.", "note_es": "Según se dijo."}, *made[1:]]


def test_a_figure_keeps_the_id_that_it_had_before_its_series_was_read(data):
    with (data / "reference/kept_ids.csv").open("w", encoding="utf-8") as file:
        file.write("made,kept\nbra-2024-claims-decided-obmigra,bra-2024-decided-as-printed\n")
    read("brazil_asylum", folder=RAW, data=data)
    made = {row["figure_id"]: row["value"] for row in rows(data / "figures/series/brazil_asylum.csv")}
    assert made["bra-2024-decided-as-printed"] == "28122"
    assert "bra-2024-claims-decided-obmigra" not in made


def test_a_sum_that_is_not_the_published_one_is_refused_and_nothing_is_written(data, capsys):
    before = (data / "figures/series/darien.csv").read_bytes()
    assert main(["read", "darien", "--from", str(RAW), "--data", str(data)]) == 1
    told = capsys.readouterr().err
    assert "Darién 2022, Venezuelans: the rows add up to" in told
    assert "not to 150,327" in told
    assert "Nothing was written." in told
    assert (data / "figures/series/darien.csv").read_bytes() == before


def test_a_series_without_its_file_and_one_that_nobody_knows_are_refused(data, tmp_path):
    with pytest.raises(SeriesRefused, match=r"panama_darien_transits_by_nationality\.csv is not in"):
        read("darien", folder=tmp_path, data=data)
    with pytest.raises(SeriesRefused, match="“atlantis” is none of the series"):
        read("atlantis", folder=tmp_path, data=data)
    assert (data / UNHCR).exists()


def test_projections_of_inhabitants_stand_beside_the_other_estimate(data):
    before = rows(data / "reference/population.csv")
    assert read(POPULATION, folder=RAW, data=data) == "wpp_population: 10 rows of population"
    after = rows(data / "reference/population.csv")
    assert [row for row in after if row["source"] != "wpp-2024"] == before
    assert [tuple(row) for row in after[:1]] == [tables()["population"].names]
    assert {row["year"] for row in after if row["source"] == "wpp-2024"} == {
        "2024",
        "2025",
        "2026",
        "2027",
        "2028",
    }
