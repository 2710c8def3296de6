"""The edition: one checksum for one content, on every system, and the database is made of the bytes it sums up."""

import shutil
import subprocess
from pathlib import Path

import pytest

import loaders
from loaders import build as building
from loaders import edition_in, edition_of, open_database
from loaders.build import build
from tests.edition import named_in
from tests.loaders.conftest import GOLDEN
from tests.loaders.damage import HOSTS

ROOT = Path(loaders.__file__).parent.parent


@pytest.mark.thorough
def test_an_open_database_tells_its_edition_and_reads_no_file(data):
    named = edition_of(data)
    with open_database(data) as connection:
        shutil.rmtree(data)
        assert edition_in(connection) == named
        assert (named.name, named.published, len(named.checksum)) == (*named_in(GOLDEN / "data"), 64)


@pytest.mark.thorough
def test_a_file_that_changes_while_it_is_built_gives_the_new_checksum_to_no_old_value(data, monkeypatch):
    before, path = edition_of(data), data / HOSTS

    def checked_then_changed(folder):
        found = checked(folder)
        path.write_bytes(path.read_bytes().replace(b"863613", b"863614"))
        return found

    checked = building.checked
    monkeypatch.setattr(building, "checked", checked_then_changed)
    made = build(data)
    monkeypatch.undo()
    monkeypatch.setenv("REFUGIO_CACHE", str(made.parent))
    assert before.checksum[:12] in made.name
    with open_database(data) as connection:
        assert edition_in(connection) == edition_of(data) != before
        value = "SELECT CAST(value AS BIGINT) FROM figures WHERE figure_id = 'per-2019-10-hosted'"
        assert connection.execute(value).fetchall() == [(863614,)]


@pytest.mark.thorough
def test_every_file_is_read_once_for_a_build(data, monkeypatch):
    read, opened = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or opened(path))
    build(data)
    ours = [path for path in read if path.is_relative_to(data)]
    assert sorted(ours) == sorted([*data.rglob("*.csv"), data / "edition.toml"])


def git(*arguments, at):
    return subprocess.run(["git", *arguments], cwd=at, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository with the data as they stand and the attributes of ours."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / ".gitattributes", folder)
    git("init", "--quiet", at=folder)
    git("add", "--all", at=folder)
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    git(*named, "commit", "--quiet", "--message", "The data", at=folder)
    return folder


@pytest.mark.parametrize("ends", ["true", "input", "false"])
def test_a_checkout_has_the_same_checksum_whatever_git_does_to_line_ends(repository, tmp_path, ends):
    clone = tmp_path / "clone"
    git("-c", f"core.autocrlf={ends}", "clone", "--quiet", str(repository), str(clone), at=tmp_path)
    assert edition_of(clone / "data") == edition_of(ROOT / "data")


def test_without_the_attributes_a_checkout_on_windows_would_have_another(repository, tmp_path):
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--no-checkout", str(repository), str(clone), at=tmp_path)
    (clone / ".git" / "info" / "attributes").write_text("* !text !eol\n")
    git("-c", "core.autocrlf=true", "checkout", "--quiet", at=clone)
    assert edition_of(clone / "data").checksum != edition_of(ROOT / "data").checksum


def test_what_a_machine_writes_is_marked_as_generated():
    series = [path.relative_to(ROOT).as_posix() for path in (ROOT / "data/figures/series").glob("*.csv")]
    told = git(
        "check-attr", "linguist-generated", "--", *series, "data/figures/permits.csv", at=ROOT
    ).splitlines()
    assert [line.rsplit(": ", 1)[1] for line in told] == ["set"] * len(series) + ["unspecified"]
