"""An exhibit that was begun runs at once and passes what holds for all; what cannot work is refused in words."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.serving import ROOT
from tests.workshop.begin import MEASURE, Refused, begin
from tests.workshop.pages import put_on_page

NAME = "claims-by-month"
MODULE = "displacement/exhibits/claims_by_month.py"
COPIED = ("displacement", "loaders", "pages", "data", "tests", "app.py", "pyproject.toml")
LINT_CACHE = ".mypy_cache"
GENERAL = f"{NAME} or claims_by_month or (opens_without and border)"
WORDS = "tests/displacement/test_words.py::test_the_spanish_catalogue_says_everything_that_the_code_says"


@pytest.fixture
def house(tmp_path):
    """A copy of the repository; it shares the database of the edition, and what mypy knows already."""
    for name in (*COPIED, LINT_CACHE):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(folder, *command):
    around = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=around, capture_output=True, text=True, check=False
    )


def outcome_of(folder, *chosen):
    return run(folder, "pytest", "-p", "no:cacheprovider", "-m", "not browser and not office", *chosen)


@pytest.mark.thorough
@pytest.mark.timeout(300)
def test_it_passes_the_tests_of_all_exhibits_and_is_well_formed_but_for_words_that_wait_for_their_spanish(
    house,
):
    begun = run(house, "tests.workshop", "exhibit", NAME)
    assert begun.returncode == 0, begun.stderr
    told = outcome_of(house, "tests/exhibits", "tests/queries", "tests/pages", "-k", GENERAL)
    assert told.returncode == 0, told.stdout
    assert told.stdout.split("[100%]")[0].count(".") >= 12, told.stdout
    written = [MODULE, "displacement/pages.py", "tests/exhibits/test_claims_by_month.py"]
    for command in (("ruff", "check"), ("ruff", "format", "--check")):
        told = run(house, *command, *written)
        assert told.returncode == 0, told.stdout
    told = run(house, "mypy", MODULE)
    assert told.returncode == 0, told.stdout
    assert outcome_of(house, WORDS).returncode == 1
    told = run(house, "displacement.words.catalogue").stdout
    assert "5 to translate" in told
    assert "Claims by month: what was published, and when?" in told


@pytest.mark.parametrize(
    ("name", "page", "measure", "said"),
    [
        ("Claims_By_Month", "border", MEASURE, "small letters, digits and single hyphens"),
        ("claims--by-month", "border", MEASURE, "small letters, digits and single hyphens"),
        ("2019-claims", "border", MEASURE, "begins with a letter"),
        ("../claims", "border", MEASURE, "cannot be the name"),
        ("", "border", MEASURE, "cannot be the name"),
        ("x" * 41, "border", MEASURE, "40 of them at most"),
        ("hosts-map", "border", MEASURE, "There is an exhibit “hosts-map” already"),
        ("printings", "border", MEASURE, "displacement/queries/printings.sql is there already"),
        ("class", "border", MEASURE, "word of Python"),
        (NAME, "nowhere", MEASURE, "The pages are: overview, country, hosts"),
        (NAME, "present", MEASURE, "no page “present” for exhibits"),
        (NAME, "border", "unicorns", "cannot begin with “unicorns”"),
        (NAME, "border", "entries_change", "none below zero"),
    ],
)
def test_what_cannot_work_is_refused_in_words_and_nothing_is_written(name, page, measure, said):
    before = (ROOT / "displacement" / "pages.py").read_bytes()
    with pytest.raises(Refused, match=said):
        begin(name, page=page, measure=measure)
    assert (ROOT / "displacement" / "pages.py").read_bytes() == before
    assert not (ROOT / "displacement" / "exhibits" / f"{NAME.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("page", ["hosts", "border"])
def test_it_stands_in_a_section_of_its_own(tmp_path, page):
    stands = 'Section(title=mark("Claims by month"), parts=(_exhibits("claims-by-month"),))'
    file = tmp_path / "pages.py"
    shutil.copy(ROOT / "displacement" / "pages.py", file)
    before = file.read_text(encoding="utf-8")
    put_on_page(file, page=page, exhibit=NAME, heading="Claims by month")
    after = file.read_text(encoding="utf-8")
    assert " ".join(stands.split()) in " ".join(after.split())
    assert len(after) - len(before) < len(stands) + 20, "nothing else is changed"
    compile(after, "pages.py", "exec")
