"""The refresh from UNHCR, on answers in the shape of its API: it tells what changed, or changes nothing."""

import datetime as dt
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from loaders import check
from loaders.__main__ import main
from loaders.proposal import propose, rows
from loaders.refresh import refresh
from loaders.unhcr_api import RefreshFailed, fetch_json, tables_from_api
from tests.loaders.conftest import GOLDEN

HOSTS = "figures/series/unhcr_population.csv"
CLAIMS = "figures/series/unhcr_applications.csv"
DECISIONS = "figures/series/unhcr_decisions.csv"


def answers(address):
    endpoint = address.split("/v1/")[1].split("/")[0]
    page = address.rsplit("page=", 1)[1]
    return json.loads((GOLDEN / "unhcr" / f"{endpoint}-{page}.json").read_text(encoding="utf-8"))


def answers_but(endpoint, **changes):
    """Answer as UNHCR does, with the first item of an endpoint's first page changed."""

    def fetch(address):
        answer = answers(address)
        if f"/{endpoint}/" in address and answer["page"] == 1:
            answer["items"][0] |= changes
        return answer

    return fetch


def swap(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def everything(data):
    return {path: path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


def test_the_files_after_a_refresh_are_as_expected_to_the_byte(data):
    refresh(data, fetch=answers)
    for file in (HOSTS, CLAIMS, DECISIONS):
        expected = (GOLDEN / "refreshed" / Path(file).name).read_bytes()
        assert (data / file).read_bytes() == expected
    assert check(data).ok, check(data)


def test_only_its_series_and_new_breakdowns_are_written(data):
    before = everything(data)
    refresh(data, fetch=answers)
    written = {
        path.relative_to(data).as_posix() for path, raw in everything(data).items() if raw != before[path]
    }
    assert written == {HOSTS, CLAIMS, DECISIONS}


def test_a_second_refresh_changes_nothing(data):
    refresh(data, fetch=answers)
    before = everything(data)
    assert str(refresh(data, fetch=answers)) == "UNHCR's figures: 0 added, 0 revised, 0 removed."
    assert everything(data) == before


def test_what_was_added_revised_and_removed_is_told(data):
    swap(data / HOSTS, "VEN,1230,", "VEN,1225,")
    swap(data / CLAIMS, "unhcr-per-2019-claims-new-level-fi,", "unhcr-per-2019-claims-gone,")
    changes = refresh(data, fetch=answers)
    assert ("unhcr-per-2019-oip", "377864") in changes.added
    assert changes.revised == (("unhcr-per-2019-refugees", "1225", "1230"),)
    assert changes.removed == (("unhcr-per-2019-claims-gone", "258636"),)
    told = str(changes).splitlines()
    assert "revised unhcr-per-2019-refugees: 1225 → 1230" in told
    assert "removed unhcr-per-2019-claims-gone: 258636" in told
    assert told[-1].endswith(f"{len(changes.added)} added, 1 revised, 1 removed.")


def test_notes_and_years_before_the_first_stay_as_they_are(data):
    swap(data / HOSTS, '"Population, 2019, PER",,,\n', '"Population, 2019, PER",Revised.,Revisada.,\n')
    earlier = "unhcr-per-2013-refugees,unhcr_refugees,,,PER,,VEN,9,,exact,,2013-12-31,day,published,UNHCR,"
    earlier += 'unhcr-rpsd-2025-12-1,"Population, 2013, PER",,,'
    swap(data / HOSTS, "unhcr-per-2019-asylum-seekers,", f"{earlier}\nunhcr-per-2019-asylum-seekers,")
    refresh(data, fetch=answers)
    lines = (data / HOSTS).read_text().splitlines()
    assert earlier in lines
    (noted,) = (line for line in lines if line.startswith("unhcr-per-2019-asylum-seekers,"))
    assert noted.endswith(",Revised.,Revisada.,")


def test_all_pages_are_read(data):
    said = tables_from_api(answers)
    assert [(row["country_iso3"], row["year"]) for row in said.population] == [
        ("PER", "2018"),
        ("PER", "2019"),
        ("CHL", "2015"),
        ("CHL", "2018"),
        ("CHL", "2019"),
    ]
    assert said.population[2]["others_in_need_of_international_protection"] == ""
    assert said.decisions[1]["otherwise_closed"] == "2641"


def test_it_asks_for_venezuelans_by_host_year_and_page():
    asked = []
    tables_from_api(lambda address: asked.append(address) or answers(address), since=2015)
    assert len(asked) == 6
    assert asked[1] == (
        "https://api.unhcr.org/population/v1/population/"
        "?coo=VEN&coa_all=true&cf_type=ISO&yearFrom=2015&limit=1000&page=2"
    )


def test_a_level_not_used_before_joins_the_breakdowns_with_its_names(data):
    refresh(data, fetch=answers_but("asylum-decisions", dec_level="AR"))
    lines = (data / "reference" / "breakdowns.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "level-ar,asylum-level,Administrative review,Revisión administrativa"
    assert lines[2].startswith("level-fi,")
    assert check(data).ok


REFUSED = {
    "a host that is not among the areas": ("population", {"coa_iso": "XXX"}, "no such row in areas"),
    "a type of application not known": ("asylum-applications", {"app_type": "Z"}, "“Z”; known are"),
    "a number that is none": ("population", {"refugees": "1.2k"}, "“1.2k” for “refugees”, not a count"),
    "a year that is none": ("population", {"year": "about 2019"}, "not a count"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_an_answer_that_cannot_be_taken_over_changes_nothing(data, kind):
    endpoint, changes, told = REFUSED[kind]
    before = everything(data)
    with pytest.raises(RefreshFailed, match=told) as raised:
        refresh(data, fetch=answers_but(endpoint, **changes))
    assert "othing was changed" in str(raised.value)
    assert everything(data) == before


def test_data_that_break_a_rule_already_are_not_refreshed(data, capsys):
    swap(data / HOSTS, "figure_id,", "figure,")
    before = everything(data)
    assert main(["refresh", "unhcr", "--proposal", str(data.parent / "proposal"), "--data", str(data)]) == 1
    assert "figure_id — the column is missing" in capsys.readouterr().err
    assert everything(data) == before


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"message": "moved"}, "“items” and “maxPages”"),
        ({"maxPages": 1, "items": []}, "without a single row"),
        ({"maxPages": 1, "items": [{"year": 2019}]}, "without “coa_iso”"),
    ],
)
def test_an_answer_of_another_shape_changes_nothing(data, answer, told):
    before = everything(data)
    with pytest.raises(RefreshFailed, match=told):
        refresh(data, fetch=lambda _: answer)
    assert everything(data) == before


@pytest.mark.parametrize(
    "failure", [urllib.error.URLError("Name or service not known"), TimeoutError("timed out")]
)
def test_a_network_that_fails_is_told_for_people(data, monkeypatch, capsys, failure):
    def fails(*_, **__):
        raise failure

    monkeypatch.setattr(urllib.request, "urlopen", fails)
    before = everything(data)
    assert main(["refresh", "unhcr", "--proposal", str(data.parent / "proposal"), "--data", str(data)]) == 1
    told = capsys.readouterr().err
    assert "UNHCR's API could not be read" in told
    assert "Are you online? Nothing was changed." in told
    assert "Traceback" not in told
    assert everything(data) == before


def test_an_answer_that_is_not_json_is_told(tmp_path):
    page = tmp_path / "sign-in.html"
    page.write_text("<html>sign in to the hotel's network</html>")
    with pytest.raises(RefreshFailed, match="could not be read"):
        fetch_json(page.as_uri())


@pytest.mark.thorough
def test_the_command_names_another_edition_of_unhcrs(data, monkeypatch, capsys):
    monkeypatch.setattr("loaders.unhcr_api.fetch_json", answers)
    proposal = str(data.parent / "proposal")
    asked = ["refresh", "unhcr", "--proposal", proposal, "--data", str(data), "--source", "unhcr-rpsd-2026"]
    assert main(asked) == 1
    assert "no such row in sources" in capsys.readouterr().err
    with (data / "reference/sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("unhcr-rpsd-2026,official,UNHCR,Statistics,2026,,en,CC BY 4.0,data_file,\n")
    assert main(["sort", "--data", str(data)]) == 0
    assert main(asked) == 0
    assert ",UNHCR,unhcr-rpsd-2026," in (data.parent / "proposal/data" / HOSTS).read_text()
    assert ",UNHCR,unhcr-rpsd-2026," not in (data / HOSTS).read_text()


@pytest.mark.thorough
def test_a_proposal_of_unhcrs_series_says_that_they_were_read_and_leaves_the_data(data, tmp_path):
    before = everything(data)
    changes = propose(data, tmp_path / "proposal", series="unhcr", unhcr=answers, today=dt.date(2031, 2, 3))
    assert everything(data) == before
    assert "unhcr-per-2019-oip" in {change.figure for change in changes}
    noted = {row["name"]: row["last_read"] for row in rows(tmp_path / "proposal/data/reference/series.csv")}
    assert noted["unhcr_population"] == "2031-02-03"
