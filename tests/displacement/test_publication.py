"""The edition to take away, opened by programs that are not ours."""

import io
import json
import zipfile
from xml.etree import ElementTree

import duckdb
import frictionless
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import loaders
from displacement.addresses import ROUTES
from displacement.browser import Head, head_for
from displacement.publication import FILES, dataset
from loaders.datapackage import describe
from loaders.schema import tables

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES))


@pytest.fixture(scope="module")
def figures(client):
    return client.get("/healthz").json()["figures"]


def test_the_description_is_the_one_that_the_schema_and_the_edition_give():
    written = (loaders.DATA / "datapackage.json").read_text(encoding="utf-8")
    assert written == describe(), "run `python -m loaders describe`"


def test_the_description_and_the_schema_name_the_same_columns():
    package = json.loads(describe())
    described = {
        one["name"].replace("-", "_"): [field["name"] for field in one["schema"]["fields"]]
        for one in package["resources"]
    }
    assert described == {name: list(table.names) for name, table in tables().items()}
    assert all(resource["description"] for resource in package["resources"])


def test_the_zip_of_csvs_is_a_valid_data_package(client, tmp_path, figures):
    with zipfile.ZipFile(io.BytesIO(client.get("/data/edition-csv.zip").content)) as archive:
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"), limit_errors=5)
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])
    checked = {task.name: task.stats["rows"] for task in report.tasks}
    assert checked["figures"] == figures
    assert "edition.toml" in {file.name for file in tmp_path.iterdir()}


def test_a_row_that_breaks_a_rule_is_refused_by_the_description_too(client, tmp_path):
    with zipfile.ZipFile(io.BytesIO(client.get("/data/edition-csv.zip").content)) as archive:
        archive.extractall(tmp_path)
    checks = tmp_path / "checks.csv"
    broken = checks.read_text(encoding="utf-8").replace(",share,", ",guess,", 1)
    checks.write_text(broken.replace("ai-border-2019-recorded,sum", "x,sum"), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"), limit_errors=5)
    assert {"constraint-error", "foreign-key"} <= {row[0] for row in report.flatten(["type"])}


def test_the_parquet_files_open_in_another_program_each_figure_with_its_source(client, tmp_path, figures):
    with zipfile.ZipFile(io.BytesIO(client.get("/data/edition-parquet.zip").content)) as archive:
        archive.extractall(tmp_path)
    with duckdb.connect() as connection:
        count = connection.execute(f"SELECT count(*) FROM '{tmp_path / 'figures.parquet'}'").fetchall()[0][0]
        assert count == figures
        quoted = connection.execute(
            f"SELECT value, publisher, locator FROM '{tmp_path / 'quotable.parquet'}' "
            "WHERE figure_id = 'ai-per-2019-10-host'"
        ).fetchall()
    assert quoted[0][:2] == (863613.0, "Amnesty International")
    assert quoted[0][2]


def test_the_database_opens_by_itself(client, tmp_path, figures):
    answer = client.get("/data/edition.duckdb")
    assert "refugio-en-cifras-2026.11.duckdb" in answer.headers["content-disposition"]
    path = tmp_path / "edition.duckdb"
    path.write_bytes(answer.content)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(figures,)]
        assert connection.execute("SELECT name FROM edition").fetchall() == [("2026.11",)]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_reader_has_is_not_sent_again(client, name):
    first = client.get(f"/data/{name}")
    assert first.headers["content-type"].startswith(FILES[name])
    again = client.get(f"/data/{name}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("language", "said"), [("en", "Corrected"), ("es", "Corregida")])
def test_the_feed_tells_every_change_and_correction(client, language, said):
    answer = client.get(f"/data/feed.xml?lang={language}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    rows = {name: client.get(f"/data/{name}.csv").text.count("\r\n") or client.get(f"/data/{name}.csv").text.count("\n")
            for name in ("changes", "corrections")}  # fmt: skip
    assert len(entries) == sum(rows.values()) - 2
    for part in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{part}").text
        assert all(entry.find(f"{ATOM}{part}").text for entry in entries)
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)
    assert any(entry.find(f"{ATOM}title").text.startswith(said) for entry in entries)


def test_the_record_of_the_dataset_names_files_that_are_there(client):
    record = client.get("/data/dataset.jsonld").json()
    assert (record["@context"], record["@type"]) == ("https://schema.org/", "Dataset")
    assert record["version"] == "2026.11"
    assert "Peru" in record["spatialCoverage"]
    for file in record["distribution"]:
        assert client.get(file["contentUrl"]).status_code == 200


def test_the_record_stands_in_the_head_of_the_page_and_cannot_close_its_script():
    record = dataset("http://localhost/")
    page = head_for("<html lang='en'><head></head></html>", Head(language="es", first="none", record=record))
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == json.loads(record)
    assert "<" not in inside
