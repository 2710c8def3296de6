"""The settings: one table for the code and the README, and a wrong value is refused in words before anything starts."""

import re
import subprocess
import sys

import pytest

from displacement.settings import (
    ADDRESS,
    EDITION,
    ENGINE,
    HOSTS,
    PROXIES,
    SETTINGS,
    WrongSetting,
    host_in,
    refuse_wrong,
    table,
    unknown,
)
from displacement.words.catalogue import ROOT

WRONG = {
    "REFUGIO_ADDRESS": ["figures.example", "ftp://figures.example", "http://", "http://[", "http://a b", "http://a?b"],
    "REFUGIO_SITE": ["https://figures.example:99999", "https://me@figures.example", "javascript:alert(1)"],
    "REFUGIO_DATA": ["/no/such/folder", "/etc/passwd"],
    "REFUGIO_EDITION": [
        "2019.05", "ftp://a/editions/2019.05", "https://figures.example", "https://me@a.example/editions", "s3:///editions",
        "file:///no/such/folder", "https://a.example/editions?x=1",
    ],
    "REFUGIO_ENGINE": [
        "a.example:15002", "https://a.example", "sc://", "sc://a.example:99999", "sc://a.example/figures",
        "sc://a.example?token=1",
    ],
    "REFUGIO_CACHE": ["/dev/null/inside", "/etc/passwd"],
    "REFUGIO_HOSTS": ["figures.example;other", "http://figures.example", "["],
    "REFUGIO_METRICS": ["yes", "LOCAL"],
    "REFUGIO_REQUESTS": ["0", "-1", "many", "1.5"],
    "REFUGIO_READERS": ["0", "4e2"],
    "REFUGIO_PATIENCE": ["0", "two minutes"],
}  # fmt: skip


def test_the_readme_tells_the_settings_as_the_table_does():
    assert table() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_that_the_code_reads_stands_in_the_table():
    files = [
        *ROOT.glob("*.py"),
        *(each for room in ("displacement", "loaders") for each in (ROOT / room).rglob("*.py")),
    ]
    named = {
        name for file in files for name in re.findall(r"\bREFUGIO_[A-Z]+\b", file.read_text(encoding="utf-8"))
    }
    assert named == {setting.name for setting in SETTINGS} - {PROXIES.name}


def test_what_holds_where_nothing_is_set_is_taken(monkeypatch):
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
        _ = setting.value
    assert ADDRESS.value == "http://localhost:8501"
    monkeypatch.setenv("REFUGIO_ADDRESS", "")
    assert (ADDRESS.given, ADDRESS.value) == ("", "http://localhost:8501")


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_refused_with_its_name_and_what_would_be_right(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    setting = next(each for each in SETTINGS if each.name == name)
    with pytest.raises(WrongSetting):
        _ = setting.value
    with pytest.raises(SystemExit, match=re.escape(f"{name} is “{value}”, and should be {setting.takes}.")):
        refuse_wrong()


def test_hosts_are_read_without_their_ports_and_in_small_letters(monkeypatch):
    monkeypatch.setenv("REFUGIO_HOSTS", "Figures.Example:443, [::1]:8501,*")
    assert HOSTS.value == ("figures.example", "::1", "*")
    assert host_in("127.0.0.1:8501") == "127.0.0.1"


def test_an_address_of_an_edition_and_of_an_engine_are_read(monkeypatch, tmp_path):
    for given in ("https://a.example/editions/2019.05", "s3://figures/editions", tmp_path.as_uri()):
        monkeypatch.setenv("REFUGIO_EDITION", f"{given}/")
        assert EDITION.value == given
    for given in ("sc://a.example:15002", "spark://a.example:15002"):
        monkeypatch.setenv("REFUGIO_ENGINE", given)
        assert ENGINE.value == "sc://a.example:15002"
    monkeypatch.setenv("REFUGIO_ENGINE", "sc://a.example:443/;use_ssl=true")
    assert ENGINE.value == "sc://a.example:443/;use_ssl=true"


def test_an_engine_without_an_edition_that_it_reaches_is_refused(monkeypatch):
    monkeypatch.setenv("REFUGIO_ENGINE", "sc://a.example:15002")
    for edition in ("", "https://a.example/editions"):
        monkeypatch.setenv("REFUGIO_EDITION", edition)
        with pytest.raises(SystemExit, match=r"should be an address of s3:// or file:///\."):
            refuse_wrong()
    monkeypatch.setenv("REFUGIO_EDITION", "s3://figures/editions")
    refuse_wrong()


def test_a_slip_in_a_name_is_told_with_the_name_that_is_meant(monkeypatch):
    monkeypatch.setenv("REFUGIO_ADRESS", "https://figures.example")
    assert unknown() == ["REFUGIO_ADRESS is no setting; is REFUGIO_ADDRESS meant?"]


def test_the_command_tells_every_setting_with_its_value_and_fails_where_one_is_wrong():
    told = run({"REFUGIO_REQUESTS": "none", "REFUGIO_SITE": "https://figures.example/"})
    assert told.returncode == 1
    assert "REFUGIO_SITE = https://figures.example/\n" in told.stdout
    assert all(f"{setting.name} = " in told.stdout for setting in SETTINGS)
    assert told.stderr == "REFUGIO_REQUESTS is “none”, and should be a whole number from 1.\n"


def run(settings):
    return subprocess.run(
        [sys.executable, "-m", "displacement", "settings"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
