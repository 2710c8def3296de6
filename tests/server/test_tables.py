"""The edition to take away, opened by programs that are not ours."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import duckdb
import frictionless
import pytest

import loaders
from displacement.exports import edition as publication
from displacement.exports.edition import FILES, csv_zip, dataset, feed, parquet_zip, table_names
from displacement.queries import ask, asked, database, served
from displacement.queries.opened import open_edition
from displacement.server.http import tag_of
from loaders.build import GIVEN
from loaders.datapackage import describe
from loaders.schema import tables
from tests.edition import EDITION, PUBLISHED
from tests.loaders.conftest import GOLDEN
from tests.programs import OLD_DUCKDBS, old_duckdb

ATOM = "{http://www.w3.org/2005/Atom}"


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
    told = [
        *package["resources"],
        *(field for one in package["resources"] for field in one["schema"]["fields"]),
    ]
    assert [each["name"] for each in told if not each.get("description")] == []


def test_every_figure_is_tied_to_its_document_in_the_same_package():
    (figures,) = (one for one in json.loads(describe())["resources"] if one["name"] == "figures")
    tied = {key["fields"][0]: key["reference"] for key in figures["schema"]["foreignKeys"]}
    assert tied["source"] == {"resource": "sources", "fields": ["id"]}
    required = {
        one["name"] for one in figures["schema"]["fields"] if one.get("constraints", {}).get("required")
    }
    assert {"source", "locator", "reported_by", "qualifier", "date_precision"} <= required


@pytest.mark.thorough
def test_a_correction_says_what_stands_in_the_figure_now():
    last = (
        "SELECT figure, field, now FROM corrections "
        "QUALIFY row_number() OVER (PARTITION BY figure, field ORDER BY date DESC) = 1"
    )
    told = database().cursor().execute(last).fetchall()
    for figure, field, now in told:
        query = f'SELECT CAST("{field}" AS VARCHAR) FROM figures WHERE figure_id = ?'
        stands = database().cursor().execute(query, [figure]).fetchall()[0][0]
        assert (float(stands) == float(now)) if field == "value" else (stands == now), (figure, field)


@pytest.mark.thorough
def test_the_zip_of_csvs_is_a_valid_data_package(client, tmp_path, figures):
    with zipfile.ZipFile(io.BytesIO(client.get("/data/edition-csv.zip").content)) as archive:
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"), limit_errors=5)
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])
    checked = {task.name: task.stats["rows"] for task in report.tasks}
    assert checked["figures"] == figures
    assert "edition.toml" in {file.name for file in tmp_path.iterdir()}


@pytest.mark.thorough
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
            f"SELECT value, publisher_en, locator FROM '{tmp_path / 'quotable.parquet'}' "
            "WHERE figure_id = 'ai-per-2019-10-host'"
        ).fetchall()
    assert quoted[0][:2] == (863613.0, "Amnesty International")
    assert quoted[0][2]


def test_the_database_opens_by_itself(client, tmp_path, figures):
    answer = client.get("/data/edition.duckdb")
    assert f"refugio-en-cifras-{EDITION}.duckdb" in answer.headers["content-disposition"]
    path = tmp_path / "edition.duckdb"
    path.write_bytes(answer.content)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(figures,)]
        assert connection.execute("SELECT name FROM edition").fetchall() == [(EDITION,)]


AS_AN_OLD_ONE_READS = """
import json, sys
import duckdb
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    ask = lambda query: connection.execute(query).fetchall()
    names = [name for (name,) in ask("SELECT table_name FROM information_schema.tables ORDER BY table_name")]
    print(json.dumps({
        "version": duckdb.__version__,
        "rows": {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in names},
        "before_news": ask("SELECT count(*) FROM quotable WHERE grade < CAST('news' AS grade)")[0][0],
        "of_states": ask("SELECT count(*) FROM quotable WHERE among('official', grade, counter_kind)")[0][0],
    }))
"""


@pytest.mark.office
@pytest.mark.parametrize(
    "version",
    [OLD_DUCKDBS[0], *(pytest.param(each, marks=pytest.mark.thorough) for each in OLD_DUCKDBS[1:])],
)
def test_an_older_duckdb_reads_every_table_view_type_and_macro_of_the_database(client, tmp_path, version):
    path = tmp_path / "edition.duckdb"
    path.write_bytes(client.get("/data/edition.duckdb").content)
    told = subprocess.run(
        [sys.executable, "-c", AS_AN_OLD_ONE_READS, str(path)], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(old_duckdb(version))},
    ).stdout  # fmt: skip
    found, ask = json.loads(told), database().cursor().execute
    assert found["version"] == version
    assert found["rows"] == {
        name: ask(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in found["rows"]
    }
    assert {*table_names(), "wholes", "firm", "unhcr_yearly"} <= set(found["rows"])
    same = "SELECT count(*) FILTER (WHERE grade < CAST('news' AS grade)), "
    same += "count(*) FILTER (WHERE among('official', grade, counter_kind)) FROM quotable"
    assert (found["before_news"], found["of_states"]) == ask(same).fetchall()[0]


@pytest.mark.thorough
def test_the_database_is_built_where_nobody_asked_for_it_before(client, tmp_path, monkeypatch):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path))
    with loaders.open_database(GOLDEN / "data") as connection:
        monkeypatch.setattr(served, "database", lambda: connection)
        (path,) = tmp_path.glob("*.duckdb")
        for _ in range(2):  # the second time the copy is there
            answer = client.get("/data/edition.duckdb")
            given = path.with_suffix(GIVEN)
            assert (answer.status_code, answer.content) == (200, given.read_bytes())
        with duckdb.connect(str(given), read_only=True) as copy:
            counted = "SELECT count(*), sum(value) FROM quotable"
            assert copy.execute(counted).fetchall() == connection.execute(counted).fetchall()
        assert list(tmp_path.glob("unfinished-*")) == []


@pytest.mark.thorough
def test_the_same_edition_is_the_same_zip_on_every_machine():
    for made in (csv_zip, parquet_zip):
        with zipfile.ZipFile(io.BytesIO(made())) as archive:
            assert {member.date_time for member in archive.infolist()} == {
                (*PUBLISHED.timetuple()[:3], 0, 0, 0)
            }
    assert parquet_zip.__wrapped__() == parquet_zip()
    assert open_edition(loaders.DATA).archive == csv_zip()


@pytest.mark.parametrize("name", [*FILES, "feed.xml", "dataset.jsonld"])
def test_a_file_that_the_reader_has_is_not_sent_again(client, name):
    first = client.get(f"/data/{name}")
    if name in FILES:
        assert first.headers["content-type"].startswith(FILES[name])
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = client.get(f"/data/{name}", headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.head(f"/data/{name}", headers={"if-none-match": '"another"'}).status_code == 200


def test_the_tag_changes_with_the_content():
    assert tag_of(b"one edition") != tag_of(b"another")


@pytest.mark.thorough
def test_the_feed_names_an_entry_alike_wherever_it_stands_and_gives_whole_addresses(monkeypatch):
    ids = _ids(feed.__wrapped__("en", "http://localhost/"))
    monkeypatch.setattr(publication, "ask", lambda name: ask(name).iloc[::-1])
    assert _ids(feed.__wrapped__("en", "http://localhost/")) == ids
    assert not ids & _ids(feed("es", "http://localhost/"))
    root = ElementTree.fromstring(feed("es", "http://localhost/"))
    assert all(link.get("href").startswith("http://localhost/") for link in root.iter(f"{ATOM}link"))
    assert all("lang=es" in link.get("href") for link in root.iter(f"{ATOM}link"))


def _ids(text):
    return {entry.findtext(f"{ATOM}id") for entry in ElementTree.fromstring(text).iter(f"{ATOM}entry")}


def test_the_feed_writes_numbers_as_readers_do_and_a_dash_where_nothing_stood():
    told = [
        each.text for each in ElementTree.fromstring(feed("en", "http://localhost/")).iter(f"{ATOM}summary")
    ]
    assert any("the number: 6,136,000 → 6,136,402" in text for text in told)
    assert any("which part: – → close-to-issue" in text for text in told)


@pytest.mark.thorough
def test_names_that_a_server_is_called_by_do_not_fill_its_memory(client):
    for number in range(publication.ADDRESSES + 5):
        assert client.get("/data/dataset.jsonld", headers={"host": f"host-{number}"}).status_code == 200
    kept = asked().keeping(dataset, publication.ADDRESSES).cache_info()
    assert 0 < kept.currsize <= publication.ADDRESSES


@pytest.mark.parametrize(("language", "said"), [("en", "Corrected"), ("es", "Corregido")])
def test_the_feed_tells_every_change_and_correction(client, language, said):
    answer = client.get(f"/data/feed.xml?lang={language}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    table = {
        name: list(csv.DictReader(io.StringIO(client.get(f"/data/{name}.csv").text)))
        for name in ("changes", "corrections", "event_corrections", "withdrawn")
    }
    corrected = {(row["figure"], row["date"]) for row in table["corrections"]}
    corrected |= {(row["event"], row["date"]) for row in table["event_corrections"]}
    assert len(entries) == len(table["changes"]) + len(corrected) + len(table["withdrawn"])
    for part in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{part}").text
        assert all(entry.find(f"{ATOM}{part}").text for entry in entries)
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)
    assert any(entry.find(f"{ATOM}title").text.startswith(said) for entry in entries)


def test_the_record_of_the_dataset_names_files_that_are_there(client):
    record = client.get("/data/dataset.jsonld").json()
    assert (record["@context"], record["@type"]) == ("https://schema.org/", "Dataset")
    assert record["version"] == EDITION
    assert "Peru" in record["spatialCoverage"]
    for file in record["distribution"]:
        assert client.get(file["contentUrl"]).status_code == 200


def _entries(text):
    root = ElementTree.fromstring(text)
    return [each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")]


def test_a_feed_of_a_country_and_a_measure_tells_of_nothing_else(client):
    whole = _entries(client.get("/data/feed.xml?lang=en").text)
    answer = client.get("/data/feed.xml?lang=es&c=ARG&m=venezuelans_hosted")
    assert answer.status_code == 200
    of_both = [one.replace(":es:", ":en:") for one in _entries(answer.text)]
    assert "tag:refugio-en-cifras,2026:en:withdrawn:arg-2019-06-hosted-oas:2026-11-27" in of_both
    assert set(of_both) < set(whole)
    of_peru = _entries(client.get("/data/feed.xml?lang=en&c=PER&m=venezuelans_hosted").text)
    assert not set(of_peru) & set(of_both)
    title = ElementTree.fromstring(answer.text).findtext(f"{ATOM}title")
    assert "Argentina" in title
    link = ElementTree.fromstring(answer.text).find(f"{ATOM}link").get("href")
    assert link.endswith("/data/feed.xml?lang=es&c=ARG&m=venezuelans_hosted")


def test_what_is_new_for_all_countries_is_in_the_feed_of_each(client):
    assert any(
        ":the-first-edition" in one for one in _entries(client.get("/data/feed.xml?lang=en&c=COL").text)
    )


@pytest.mark.parametrize(("asked", "said"), [("c=XYZ", "XYZ"), ("m=nothing", "nothing")])
def test_a_feed_of_what_no_figure_is_about_is_refused_in_words(client, asked, said):
    answer = client.get(f"/data/feed.xml?lang=es&{asked}")
    assert answer.status_code == 422
    assert said in answer.json()["error"]
    assert len(answer.json()["allowed"]) > 10
