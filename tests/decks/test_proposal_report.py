"""The report of a proposal: weightiest first, in both languages, with where each figure stands."""

import csv
import json
import shutil

from displacement.decks.proposal import report
from loaders import DATA
from loaders.proposal import compared, rows, write_csv

HOST = "figures/series/unhcr_population.csv"
REVISED = "unhcr-per-2025-asylum-seekers"


def test_a_figure_that_stands_in_many_exhibits_comes_before_one_that_stands_in_none(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "proposal"
    shutil.copytree(DATA, folder / "data")
    there = rows(folder / "data" / HOST)
    minor = next(row["figure_id"] for row in there if row["date"] == "2014-12-31")
    for row in there:
        if row["figure_id"] in {REVISED, minor}:
            row["value"] = str(int(row["value"]) * 2 + 5)
    with (folder / "data" / HOST).open("w", newline="") as file:
        writer = csv.DictWriter(file, list(there[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(there)
    write_csv(folder / "proposal.csv", compared(DATA, folder / "data"))
    (folder / "told.txt").write_text("A sum <that> differs\n")
    told = report(folder)
    assert told[0]["figure"] == REVISED
    assert {row["figure"] for row in told} == {REVISED, minor}
    assert len(told[0]["stands_in"].split()) > len(told[1]["stands_in"].split())
    assert json.loads((folder / "report.json").read_text())["changes"][0]["figure"] == REVISED
    spanish = (folder / "report-es.html").read_text()
    assert "&lt;that&gt;" in spanish
    assert "Qué cambiaría" in spanish
    assert rows(folder / "proposal.csv")[0]["figure"] == REVISED
