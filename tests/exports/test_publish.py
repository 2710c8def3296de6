"""A release: each file with its checksum, as another program finds it, and none from before among them."""

import json
import subprocess
import zipfile

import duckdb
import pytest

from displacement.exports.publish import SUMS, publish
from tests.edition import EDITION


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    place = tmp_path_factory.mktemp("release")
    site = place / "site"
    (site / "es").mkdir(parents=True)
    (site / "es" / "index.html").write_text("<!DOCTYPE html>")
    sbom = place / "sbom.json"
    sbom.write_text('{"bomFormat": "CycloneDX"}')
    publish(place / "dist", site=site, sbom=sbom)
    return place / "dist"


@pytest.mark.thorough
def test_a_release_holds_the_edition_in_each_form_the_site_and_what_it_is_built_of(released):
    begins = f"refugio-en-cifras-{EDITION}"
    assert {file.name for file in released.iterdir()} == {
        SUMS,
        f"{begins}-csv.zip",
        f"{begins}-datapackage.json",
        f"{begins}-parquet.zip",
        f"{begins}-sbom.cdx.json",
        f"{begins}-site.zip",
        f"{begins}.duckdb",
    }
    assert json.loads((released / f"{begins}-datapackage.json").read_text())["version"] == EDITION
    with zipfile.ZipFile(released / f"{begins}-site.zip") as archive:
        assert archive.namelist() == ["es/index.html"]
    with duckdb.connect(str(released / f"{begins}.duckdb"), read_only=True) as opened:
        assert opened.execute("SELECT name FROM edition").fetchall() == [(EDITION,)]


@pytest.mark.thorough
def test_the_checksums_are_those_that_sha256sum_finds(released):
    told = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=released, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(": OK\n") == len(list(released.iterdir())) - 1


@pytest.mark.thorough
def test_a_release_is_not_mixed_with_an_earlier_one(released):
    with pytest.raises(FileExistsError):
        publish(released)
