"""An edition as Parquet at an address: opened from there it is the edition that was published, or it is refused."""

import hashlib
import json
import re
import shutil
import sys

import duckdb
import pytest

from loaders import edition_of, open_database
from loaders.__main__ import main
from loaders.build import database_path
from loaders.fill import LINKS
from loaders.published import EditionRefused, Manifest, PublishedEdition, editions_at
from loaders.publishing import publish
from loaders.schema import KEPT, VIEWS, tables
from tests.loaders.conftest import GOLDEN
from tests.published import in_a_store, on_the_web

pytestmark = pytest.mark.thorough

STANDS = {"web": on_the_web, "store": in_a_store, "folder": None}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The edition of the small data folder, published."""
    folder = tmp_path_factory.mktemp("written")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REFUGIO_CACHE", str(folder / "cache"))
        return publish(GOLDEN / "data", folder / "out")


@pytest.fixture
def place(data, written, tmp_path):
    """A copy of the edition that is published of ``data``, which no cache holds yet."""
    shutil.copytree(written.parent.parent, tmp_path / "out")
    return tmp_path / "out" / "editions" / written.name


def opened(place):
    """Open what is published in a folder of this machine."""
    return PublishedEdition(place.as_uri()).open()


def rows_of(connection):
    """Return every table with its rows as they stand, and what is derived, whose rows have no order without ties."""
    asked = {name: f'FROM "{name}"' for name in ("edition", *tables(), *LINKS.values())}
    asked |= {name: f'FROM "{name}" ORDER BY ALL' for name in (*KEPT, *VIEWS)}
    return {name: connection.execute(sql).fetchall() for name, sql in asked.items()}


def sums_of(folder):
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("where", STANDS)
def test_an_edition_at_an_address_holds_the_rows_of_the_csvs_in_their_order(
    where, data, place, tmp_path, monkeypatch
):
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "of the csvs"))
    with open_database(data) as connection:
        expected = rows_of(connection)
    monkeypatch.setenv("REFUGIO_CACHE", str(tmp_path / "of the parquet"))
    if where == "folder":
        found = rows_of(opened(place).connection)
    else:
        with STANDS[where](place.parent.parent) as address:
            found = rows_of(PublishedEdition(f"{address}/editions/{place.name}").open().connection)
    assert sum(map(len, expected.values())) > 100
    assert found == expected


def test_a_database_that_was_built_before_is_opened_again_without_its_tables(place):
    opened(place).connection.close()
    shutil.rmtree(place / "tables")
    opened(place).connection.close()


def test_what_is_asked_is_parted_by_measure_and_any_program_reads_them(data, place):
    with open_database(data) as connection:
        counted = connection.execute(
            "SELECT measure, count(*) FROM quotable GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    folders = {folder.name for folder in (place / "tables" / "quotable").iterdir()}
    assert folders == {f"measure={measure}" for measure, _ in counted}
    found = duckdb.sql(
        f"SELECT measure, count(*) FROM read_parquet('{place}/tables/quotable/*/*.parquet') GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert found == counted


def test_every_file_is_listed_with_its_checksum_and_published_twice_is_the_same(data, place, tmp_path):
    before, told = sums_of(place), Manifest.of((place / "edition.json").read_bytes())
    assert told.edition == edition_of(data)
    assert {name: file.sha256 for name, file in told.files.items()} == {
        name: total for name, total in before.items() if name != "edition.json"
    }
    publish(data, tmp_path / "out")
    assert sums_of(place) == before
    assert [file.name for file in place.parent.iterdir() if file.name.startswith("unfinished")] == []


def entitle(data, name):
    (data / "edition.toml").write_text(f'name = "{name}"\npublished = 2031-01-15\n', encoding="utf-8")


def test_editions_stand_side_by_side_the_newest_last(data, place, tmp_path):
    for name in ("2031.01.10", "2031.01.9"):
        entitle(data, name)
        publish(data, tmp_path / "out")
    found = editions_at(place.parent.as_uri())
    assert [each.name for each in found] == [place.name, "2031.01.9", "2031.01.10"]
    assert found[1] == edition_of(data)


def test_a_damaged_edition_beside_it_is_named_where_one_is_published(data, place, tmp_path, capsys):
    cut(place / "edition.json")
    entitle(data, "2031.01")
    assert main(["publish", str(tmp_path / "out"), "--data", str(data)]) == 1
    assert f"{place / 'edition.json'} is damaged" in capsys.readouterr().err


def test_what_was_published_is_not_replaced_by_other_data_of_its_name(data, place, tmp_path, capsys):
    before = sums_of(place.parent)
    with (data / "edition.toml").open("a", encoding="utf-8") as file:
        file.write("# other bytes\n")
    assert main(["publish", str(tmp_path / "out"), "--data", str(data)]) == 1
    assert "made of other data" in capsys.readouterr().err
    assert sums_of(place.parent) == before


def cut(file):
    file.write_bytes(file.read_bytes()[:-9])


def turned(file):
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def entry(change):
    def changed(file):
        told = json.loads(file.read_text())
        change(told)
        file.write_text(json.dumps(told))

    return changed


LIST, OTHER = "edition.json", "not that of its data"
OUTSIDE = {"../../out": {"sha256": "", "size": 0}}
DAMAGES = {
    "a table is cut off": ("tables/measures/data_0.parquet", cut, "damaged or half written"),
    "a table has another byte": ("tables/figures/data_0.parquet", turned, "damaged or half written"),
    "a table is not there": ("tables/figures/data_0.parquet", lambda file: file.unlink(), "half written"),
    "the archive has another byte": ("edition-csv.zip", turned, "damaged or half written"),
    "the list is cut off": ("edition.json", cut, "cannot be read"),
    "the list is not there": ("edition.json", lambda file: file.unlink(), "half written"),
    "the list is no list": ("edition.json", lambda file: file.write_text("[1]"), "cannot be read"),
    "the list lacks a table": (
        LIST,
        entry(lambda told: told["files"].pop("tables/areas/data_0.parquet")),
        "no file of the table areas",
    ),
    "the list tells another checksum": (LIST, entry(lambda told: told.update(checksum="0" * 64)), OTHER),
    "the list tells another name": (LIST, entry(lambda told: told.update(name="2031.01")), OTHER),
    "the list names a file outside": (
        LIST,
        entry(lambda told: told["files"].update(OUTSIDE)),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_half_written_edition_is_refused_in_words_and_leaves_nothing(damage, place, databases):
    name, damaged, said = DAMAGES[damage]
    damaged(place / name)
    with pytest.raises(EditionRefused, match=said):
        opened(place)
    assert databases() == []


def test_tables_of_another_shape_are_refused_in_words(place, databases):
    file = place / "tables" / "measures" / "data_0.parquet"
    duckdb.sql(f"COPY (SELECT * EXCLUDE unit FROM '{file}') TO '{file}.new' (FORMAT parquet)")
    file.with_name(f"{file.name}.new").replace(file)
    told = json.loads((place / "edition.json").read_text())
    told["files"]["tables/measures/data_0.parquet"] = {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "size": file.stat().st_size,
    }  # fmt: skip
    (place / "edition.json").write_text(json.dumps(told))
    with pytest.raises(EditionRefused, match="not those of this release"):
        opened(place)
    assert [each for each in databases() if each.suffix == ".duckdb"] == []


def test_an_address_that_does_not_answer_is_told_in_words():
    with pytest.raises(EditionRefused, match=r"127\.0\.0\.1:9/editions/2031\.01.* cannot be read"):
        PublishedEdition("http://127.0.0.1:9/editions/2031.01").open()


def lack_fsspec(patch):
    patch.setitem(sys.modules, "fsspec", None)


def lack_what_fsspec_needs(patch):
    def lacking(address):
        raise ImportError("Install s3fs to access S3")

    patch.setattr("fsspec.url_to_fs", lacking)


@pytest.mark.parametrize("lack", [lack_fsspec, lack_what_fsspec_needs])
def test_a_library_that_is_missing_is_told_with_what_installs_it(lack, monkeypatch):
    lack(monkeypatch)
    with pytest.raises(EditionRefused, match=re.escape("uv sync --no-dev --group far")):
        PublishedEdition("s3://figures/editions/2031.01").open()


def test_an_older_database_of_the_same_edition_stays_where_a_new_one_is_refused(data, place):
    opened(place).connection.close()
    built = database_path(edition_of(data)).read_bytes()
    turned(place / "edition-csv.zip")
    with pytest.raises(EditionRefused):
        opened(place)
    assert database_path(edition_of(data)).read_bytes() == built
