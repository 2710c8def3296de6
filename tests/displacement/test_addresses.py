"""What the server answers to programs."""

import csv
import io

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from displacement.addresses import ROUTES
from displacement.exhibits import EXHIBITS


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES))


def test_health_names_the_edition_and_counts_the_figures(client):
    answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["edition"] == "2026.11"
    assert answer["figures"] > 3000


def test_the_list_names_every_exhibit_with_its_codes(client):
    listed = {one["id"]: one for one in client.get("/exhibits").json()}
    assert set(listed) == set(EXHIBITS)
    assert "PER" in listed["hosts-series"]["parameters"]["country"]
    assert listed["hosts-series"]["title"]["es"] != listed["hosts-series"]["title"]["en"]


def test_an_exhibit_answers_as_csv_with_the_rows_on_the_screen(client):
    text = client.get("/exhibits/border-claims-funnel.csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [float(row["value"]) for row in rows] == [1018, 142, 526, 288, 62]


def test_an_exhibit_answers_as_json_in_the_language_asked_for(client):
    answer = client.get(
        "/exhibits/hosts-spread.json", params={"lang": "es", "country": "PER", "year": "2019"}
    ).json()
    assert answer["parameters"] == {"country": "PER", "year": "2019"}
    assert any(row["value"] == 863613 for row in answer["rows"])


@pytest.mark.parametrize(
    ("address", "status", "allowed"),
    [
        ("/exhibits/nothing.csv", 404, "hosts-series"),
        ("/exhibits/hosts-series.gif", 404, "csv"),
        ("/exhibits/hosts-series.csv?country=XXX", 422, "PER"),
        ("/exhibits/hosts-series.csv?colour=red", 422, "country"),
        ("/exhibits/hosts-series.csv?lang=fr", 422, "es"),
        ("/data/nothing.csv", 404, "figures"),
    ],
)
def test_a_wrong_address_is_told_what_is_allowed(client, address, status, allowed):
    answer = client.get(address)
    assert answer.status_code == status
    assert allowed in answer.json()["allowed"]


@pytest.mark.parametrize("table", ["figures", "measures", "sources", "areas", "places", "events", "breaks"])
def test_a_table_of_the_edition_answers_as_csv(client, table):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{table}.csv").text)))
    assert rows
