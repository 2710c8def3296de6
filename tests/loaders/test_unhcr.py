"""The refresh from UNHCR, on recorded answers of its API."""

import json

import pytest

from loaders import check
from loaders.unhcr import RefreshFailed, refresh
from tests.loaders.conftest import GOLDEN


def recorded(address):
    endpoint = address.split("/v1/")[1].split("/")[0]
    return json.loads((GOLDEN / "unhcr" / f"{endpoint}.json").read_text(encoding="utf-8"))


def test_a_refresh_writes_rows_that_keep_every_rule_and_tells_what_changed(data):
    changes = refresh(data, fetch=recorded)
    assert check(data).ok, check(data)
    assert changes.revised == (("unhcr-per-2019-refugees", "1230", "1225"),)
    assert "unhcr-per-2019-oip" in changes.added
    assert changes.removed == ()
    assert str(changes).startswith("unhcr-per-2019-refugees: 1230 → 1225")


def test_figures_of_others_stay_as_they_are(data):
    before = (data / "figures" / "host_populations.csv").read_text().splitlines()[1]
    refresh(data, fetch=recorded)
    assert before in (data / "figures" / "host_populations.csv").read_text().splitlines()


def test_what_unhcr_leaves_out_makes_no_row_and_zero_is_zero(data):
    refresh(data, fetch=recorded)
    text = (data / "figures" / "host_populations.csv").read_text()
    assert "unhcr-chl-2019-oip" not in text
    assert "unhcr-per-2019-ooc,unhcr_ooc,,,PER,,VEN,0," in text


def test_a_network_that_fails_changes_nothing_and_says_so(data):
    before = (data / "figures" / "host_populations.csv").read_bytes()

    def nothing(address):
        raise RefreshFailed(f"{address} could not be read (no network); nothing was changed.")

    with pytest.raises(RefreshFailed, match="nothing was changed"):
        refresh(data, fetch=nothing)
    assert (data / "figures" / "host_populations.csv").read_bytes() == before


def test_an_answer_of_another_shape_is_refused(data):
    with pytest.raises(RefreshFailed, match="items"):
        refresh(data, fetch=lambda _: {"message": "moved"})
