"""What the server answers to programs."""

import csv
import io
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from displacement.errors import NoBrowser
from displacement.exhibits import EXHIBITS
from displacement.exports import FORMATS
from displacement.exports.renderer import Renderer
from displacement.server.addresses import ROUTES
from tests.edition import EDITION


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES))


def test_health_names_the_edition_and_counts_the_figures(client):
    answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["edition"] == EDITION
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
        ("/exhibits/hosts-series.png?size=huge", 422, "column"),
        ("/exhibits/hosts-series.csv?rows=some", 422, "displayed"),
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


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        pytest.param("png", b"\x89PNG", marks=pytest.mark.browser),
        pytest.param("svg", b"<svg", marks=pytest.mark.browser),
        pytest.param("pdf", b"%PDF", marks=pytest.mark.browser),
        ("xlsx", b"PK"),
        pytest.param("zip", b"PK", marks=pytest.mark.browser),
        ("html", b"<!DOCTYPE html>"),
    ],
)
def test_an_exhibit_answers_in_every_format_with_a_name_to_save_it_by(client, kind, begins):
    answer = client.get(f"/exhibits/corridor.{kind}", params={"lang": "es"})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"].startswith(FORMATS[kind][0].partition(";")[0])
    assert re.search(
        rf'filename="corridor.*{re.escape(EDITION)}-es\.{kind}"', answer.headers["content-disposition"]
    )


def test_a_file_that_has_not_changed_is_not_sent_again(client):
    tag = client.get("/exhibits/corridor.csv").headers["etag"]
    again = client.get("/exhibits/corridor.csv", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/exhibits/corridor.csv?lang=es").headers["etag"] != tag


def test_without_a_browser_pictures_are_refused_with_the_remedy(client, monkeypatch):
    def none(*_, **__):
        raise NoBrowser

    monkeypatch.setattr(Renderer, "draw", none)
    answer = client.get("/exhibits/corridor.pdf?size=wide")
    assert answer.status_code == 503
    assert "get_chrome" in answer.json()["error"]
    assert "csv" in answer.json()["allowed"]


def test_the_description_names_every_exhibit_in_every_format(client):
    told = client.get("/openapi.json").json()
    assert {f"/exhibits/{name}.{kind}" for name in EXHIBITS for kind in FORMATS} <= set(told["paths"])
    country = told["paths"]["/exhibits/hosts-series.png"]["get"]["parameters"]
    assert "PER" in next(each for each in country if each["name"] == "country")["schema"]["enum"]
    assert {route.path for route in ROUTES if "{" not in route.path} - {"/openapi.json"} <= set(told["paths"])
