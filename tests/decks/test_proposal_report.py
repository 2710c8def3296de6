"""The report of a proposal: weightiest first, in both languages, with where each figure stands."""

import csv
import json
import shutil

import pytest

from displacement.decks.proposal import report
from loaders import DATA
from loaders.proposal import compared, rows, write_csv

HOST, DARIEN = "figures/series/unhcr_population.csv", "figures/series/darien.csv"
REVISED = "unhcr-per-2025-asylum-seekers"


def changed(folder, file, values):
    """Copy the data into a proposal in which figures have other values, and list what changed."""
    shutil.copytree(DATA, folder / "data")
    there = rows(folder / "data" / file)
    for row in there:
        row["value"] = values.get(row["figure_id"], row["value"])
    with (folder / "data" / file).open("w", newline="") as written:
        writer = csv.DictWriter(written, list(there[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(there)
    write_csv(folder / "proposal.csv", compared(DATA, folder / "data"))
    (folder / "told.txt").write_text("A sum <that> differs\n")


@pytest.mark.thorough
def test_a_figure_that_stands_in_many_exhibits_comes_before_one_that_stands_in_none(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "proposal"
    there = {row["figure_id"]: row for row in rows(DATA / HOST)}
    minor = next(figure for figure, row in there.items() if row["date"] == "2014-12-31")
    changed(
        folder,
        HOST,
        {figure: str(int(there[figure]["value"]) * 2 + 5) for figure in (REVISED, minor)},
    )
    told = report(folder)
    assert told[0]["figure"] == REVISED
    assert {row["figure"] for row in told} == {REVISED, minor}
    assert len(told[0]["stands_in"].split()) > len(told[1]["stands_in"].split())
    assert json.loads((folder / "report.json").read_text())["changes"][0]["figure"] == REVISED
    spanish = (folder / "report-es.html").read_text()
    assert "&lt;that&gt;" in spanish
    assert "Qué cambiaría" in spanish
    assert rows(folder / "proposal.csv")[0]["figure"] == REVISED


@pytest.mark.thorough
def test_a_published_number_that_no_longer_follows_from_its_parts_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "proposal"
    series = {row["figure_id"] for row in rows(DATA / DARIEN)}
    check = next(
        row
        for row in rows(DATA / "checks.csv")
        if row["operation"] == "sum" and series & set(row["parts"].split())
    )
    part = next(each for each in check["parts"].split() if each in series)
    value = next(row["value"] for row in rows(DATA / DARIEN) if row["figure_id"] == part)
    changed(folder, DARIEN, {part: str(int(value) + 1000)})
    told = {row["figure"]: row for row in report(folder)}
    assert check["id"] in told[part]["breaks"].split()
    assert "≠" in (folder / "report-es.html").read_text()
