"""A refresh proposes, on recorded shapes: there is no network in the tests, answers are handed in.

The envelope of Eurostat's answer is that of its dissemination API (statistics/1.0, JSON-stat 2.0) as recorded in
public code for another table (prc_hicp_minr, 17 September 2026): version, class, label, source, updated, value, status,
id, size, dimension. No recorded answer of the asylum tables was found: the codes (``applicant`` with ``FRST``) are
those with which public code asks migr_asyappctza and migr_asyappctzm, the numbers are partly ours, partly invented.
The header of CBP's “Nationwide encounters … by AOR” and the rows of ``RECORDED`` are those that a README of public code
prints of the file of October 2022 to January 2026; the words of other rows are those of the copy in
rfordatascience/tidytuesday (data/2024/2024-11-26), their numbers are invented.
"""

import csv
import datetime as dt
import json
import shutil

import pytest

from loaders import DATA, check
from loaders.accepting import accept
from loaders.proposal import FILE, propose, rows
from loaders.published_online import AnswerRefused, cbp_raw, eurostat_raw

DAY = dt.date(2026, 11, 28)
HEADER = (
    "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,AOR (Abbv),"
    "Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count\n"
)
CBP = HEADER + (
    "2025,FYTD,JUN,U.S. Border Patrol,Southwest Land Border,El Paso Sector,El Paso,Single Adults,VENEZUELA,Title 8,"
    "Apprehensions,40\n"
    "2025,FYTD,JUN,U.S. Border Patrol,Southwest Land Border,El Paso Sector,El Paso,FMUA,MEXICO,Title 8,"
    "Apprehensions,7\n"
    "2025,FYTD,JUN,Office of Field Operations,Other,Atlanta Field Office,Atlanta,Single Adults,VENEZUELA,Title 8,"
    "Inadmissibles,1\n"
    "2026,FYTD,OCT,U.S. Border Patrol,Southwest Land Border,Tucson Sector,Tucson,UAC,VENEZUELA,Title 8,"
    "Apprehensions,3\n"
)


BOSTON = "2023,FYTD,DEC,Office of Field Operations,Northern Land Border,Boston Field Office,Boston,Accompanied Minors,"
RECORDED = HEADER + "".join(
    f"{BOSTON}{told}\n"
    for told in (
        "BRAZIL,Title 42,Expulsions,3",
        "CANADA,Title 42,Expulsions,1",
        "CANADA,Title 8,Inadmissibles,1",
    )
)


def eurostat(values, years=("2024",), **changes):
    """Answer as Eurostat does, for Spain and the Union, women, men and unknown, by year."""
    ones = {"freq": "A", "unit": "PER", "citizen": "VE", "applicant": "FRST", "age": "TOTAL"}
    codes = {
        **{name: [code] for name, code in ones.items()},
        "sex": ["F", "M", "UNK"],
        "geo": ["EU27_2020", "ES"],
        "time": list(years),
    } | changes
    dimension = {
        name: {"label": name, "category": {"index": {code: at for at, code in enumerate(known)}}}
        for name, known in codes.items()
    }
    return json.dumps({
        "version": "2.0", "class": "dataset", "label": "Asylum applicants", "source": "ESTAT",
        "updated": "2026-09-17T11:00:00+0200", "value": {str(at): value for at, value in values.items()},
        "id": list(codes), "size": [len(known) for known in codes.values()], "dimension": dimension,
    }).encode()  # fmt: skip


def everything():
    return {path: path.read_bytes() for path in sorted(DATA.rglob("*")) if path.is_file()}


def spain():
    there = rows(DATA / "figures/series/eu_applicants.csv")
    return next(row for row in there if row["figure_id"] == "esp-2024-first-time-applicants")


@pytest.fixture
def proposed(tmp_path, monkeypatch):
    """A proposal in which Spain's 66,070 of 2024 is revised to 66,100, and the data it is of."""
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    raw = {(row["area"], row["breakdown"]): row["value"] for row in rows(DATA / "figures/series/eu_applicants.csv")
           if row["date"] == "2024-12-31"}  # fmt: skip
    union = {0: int(raw["EU27", "women"]), 2: int(raw["EU27", "men"])}
    answer = eurostat({**union, 1: 33000, 3: 33100})
    months = eurostat({0: 2400, 1: 2000, 2: 2500, 3: 2105}, ["2025-03"], freq=["M"])
    before = everything()

    def ask(address):
        return months if "migr_asyappctzm" in address else answer

    changes = propose(DATA, tmp_path / "proposal", series="eu_applicants", ask=ask, today=DAY)
    assert everything() == before
    return tmp_path / "proposal", {change.figure: change for change in changes}


@pytest.mark.thorough
def test_a_proposal_tells_what_was_revised_and_vanished_and_leaves_the_data(proposed):
    folder, changes = proposed
    revised = changes["esp-2024-first-time-applicants"]
    assert (revised.kind, revised.was, revised.now) == ("revised", "66070", "66100")
    assert changes["ita-2024-first-time-applicants"].kind == "vanished"
    assert "esp-2023-first-time-applicants" not in changes
    month = changes["esp-2025-03-first-time-applicants"]
    assert (month.kind, month.was, month.now) == ("added", "", "4105")
    assert "66,070" in (folder / "told.txt").read_text()


def accepted(folder, tmp_path, figure):
    """Take one figure of a proposal over, hold the others, and return the data that it was taken over into."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    decided = rows(folder / FILE)
    for row in decided:
        row["decision"] = "accept" if row["figure"] == figure else "hold"
    with (folder / FILE).open("w", newline="") as file:
        writer = csv.DictWriter(file, list(decided[0]))
        writer.writeheader()
        writer.writerows(decided)
    assert f"1 of {len(decided)}" in accept(data, folder, edition="2031.01", today=DAY)
    assert check(data).ok, check(data)
    return data


@pytest.mark.thorough
def test_what_is_accepted_becomes_figure_correction_and_change_and_the_rest_is_left(proposed, tmp_path):
    folder, _ = proposed
    data = accepted(folder, tmp_path, "esp-2024-first-time-applicants")
    there = {row["figure_id"]: row for row in rows(data / "figures/series/eu_applicants.csv")}
    assert there["esp-2024-first-time-applicants"]["value"] == "66100"
    assert there["esp-2024-first-time-applicants"]["source"] == "eurostat-asyappctz-2026-11-28"
    assert "ita-2024-first-time-applicants" in there
    corrected = [row for row in rows(data / "corrections.csv") if row["edition"] == "2031.01"]
    assert {row["field"]: row["now"] for row in corrected}["value"] == "66100"
    assert all(row["explanation_es"] for row in corrected)
    assert rows(data / "changes.csv")[-1]["detail_es"] == "Cifras nuevas: 0; revisadas: 1; retiradas: 0."


@pytest.mark.thorough
def test_a_month_that_is_accepted_stands_beside_the_years_with_its_own_table(proposed, tmp_path):
    folder, _ = proposed
    data = accepted(folder, tmp_path, "esp-2025-03-first-time-applicants")
    there = {row["figure_id"]: row for row in rows(data / "figures/series/eu_applicants.csv")}
    month = there["esp-2025-03-first-time-applicants"]
    assert (month["period_start"], month["date"], month["date_precision"]) == (
        "2025-03-01",
        "2025-03-31",
        "month",
    )
    assert month["locator"] == "migr_asyappctzm, ESP, 2025-03, sexes added up"
    assert month["source"] == "eurostat-asyappctz-2026-11-28"
    assert there["esp-2024-first-time-applicants"]["value"] == "66070"


@pytest.mark.thorough
def test_what_is_no_longer_published_is_withdrawn_with_what_it_was(proposed, tmp_path):
    folder, _ = proposed
    data = accepted(folder, tmp_path, "ita-2024-first-time-applicants")
    there = {row["figure_id"] for row in rows(data / "figures/series/eu_applicants.csv")}
    assert "ita-2024-first-time-applicants" not in there
    assert len(there) == len(rows(DATA / "figures/series/eu_applicants.csv")) - 1
    gone = next(row for row in rows(data / "withdrawn.csv") if row["edition"] == "2031.01")
    assert (gone["figure"], gone["area"], gone["counted_on"]) == (
        "ita-2024-first-time-applicants", "ITA", "2024-12-31",
    )  # fmt: skip
    assert rows(data / "changes.csv")[-1]["detail_en"] == "New figures: 0; revised: 0; withdrawn: 1."


@pytest.mark.thorough
def test_a_new_month_that_is_accepted_stands_beside_the_old_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "cbp.csv"
    file.write_text(CBP)
    propose(DATA, tmp_path / "proposal", series="usa_border", file=file, today=DAY)
    data = accepted(tmp_path / "proposal", tmp_path, "usa-2025-10-encounters-southwest")
    before = {row["figure_id"]: row for row in rows(DATA / "figures/series/usa_border.csv")}
    after = {row["figure_id"]: row for row in rows(data / "figures/series/usa_border.csv")}
    assert set(after) - set(before) == {"usa-2025-10-encounters-southwest"}
    assert after["usa-2025-10-encounters-southwest"]["value"] == "3"
    assert all(after[figure] == row for figure, row in before.items())
    assert rows(data / "changes.csv")[-1]["detail_en"] == "New figures: 1; revised: 0; withdrawn: 0."


def test_cbp_by_fiscal_year_is_read_by_calendar_month_and_the_southwest_alone():
    files = cbp_raw([CBP.encode("utf-8-sig")])
    ours = list(csv.DictReader(files["usa_southwest_border_encounters_venezuela.csv"].splitlines()))
    assert [(row["period"], row["encounters"]) for row in ours] == [("2025-06", "40"), ("2025-10", "3")]
    all_of = list(csv.DictReader(files["usa_southwest_border_encounters_by_nationality.csv"].splitlines()))
    assert [row["encounters"] for row in all_of] == ["47", "3"]


def test_what_cbp_printed_is_read_and_the_northern_border_is_none_of_the_southwest():
    southwest = (
        CBP.removeprefix(HEADER).splitlines(keepends=True)[0].replace("2025,FYTD,JUN", "2023,FYTD,DEC")
    )
    files = cbp_raw([(RECORDED + southwest).encode()])
    all_of = list(csv.DictReader(files["usa_southwest_border_encounters_by_nationality.csv"].splitlines()))
    assert [(row["period"], row["encounters"]) for row in all_of] == [("2022-12", "40")]


@pytest.mark.thorough
def test_a_new_month_of_cbp_is_added_and_earlier_ones_stay(tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "cbp.csv"
    file.write_text(CBP)
    changes = propose(DATA, tmp_path / "proposal", series="usa_border", file=file, today=DAY)
    found = {change.figure: change for change in changes}
    assert found["usa-2025-06-encounters-southwest"].now == "40"
    assert found["usa-2025-06-encounters-southwest"].kind == "jumped"
    assert not any(change.kind == "vanished" for change in changes)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"<html>", "is not JSON"),
        (b"{}", "lacks “id”"),
        (eurostat({0: 5}, citizen=["TOTAL"]), "“citizen” TOTAL, not VE"),
        (eurostat({0: 5}, asyl_app=["NASY_APP"]), "new are asyl_app"),
        (eurostat({0: 7}), "not rounded to five"),
        (eurostat({0: 5}, geo=["XX", "ES"]), "“XX” that is not known"),
        (eurostat({}), "without a single number"),
        (eurostat({0: 5}, ["2024M01"], freq=["M"]), "“2024M01” at the frequency “M”"),
        (eurostat({0: 5}, freq=["Q"]), "frequency “Q”"),
    ],
)
def test_an_answer_of_another_shape_is_refused_with_what_differed(answer, said):
    with pytest.raises(AnswerRefused, match=said):
        eurostat_raw(answer)


def test_a_file_of_cbp_without_a_column_is_refused_by_its_name():
    with pytest.raises(AnswerRefused, match="“Land Border Region”"):
        cbp_raw([CBP.replace("Land Border Region", "Region").encode()])
