"""Streamlit's options hold from whatever folder the server is started, whatever is set around it."""

import json
import subprocess
import sys

import pytest

from displacement.screen.options import FILE, MUST_HOLD
from displacement.words.catalogue import ROOT

THEME = "theme.light.primaryColor"
ASKED = (
    "import app, json; from streamlit import config; "
    f"print(json.dumps([config.get_option(name) for name in {[*MUST_HOLD, THEME]!r}]))"
)


@pytest.mark.thorough
def test_what_must_hold_holds_from_another_folder_and_against_its_files(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        "[browser]\ngatherUsageStats = true\n[server]\nmaxUploadSize = 200\nenableXsrfProtection = false\n"
    )
    told = run(ASKED, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    *held, colour = json.loads(told.stdout.splitlines()[-1])
    assert dict(zip(MUST_HOLD, held, strict=True)) == MUST_HOLD
    assert colour == "#0f5d73"


@pytest.mark.thorough
def test_what_somebody_set_otherwise_stays_where_it_need_not_hold(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[theme.light]\nprimaryColor = "#123456"\n')
    assert json.loads(run(ASKED, cwd=tmp_path).stdout.splitlines()[-1])[-1] == "#123456"


def test_the_file_says_nothing_else_than_what_holds():
    text = FILE.read_text(encoding="utf-8")
    for name, value in MUST_HOLD.items():
        option = name.rpartition(".")[2]
        if f"{option} =" in text:
            assert f"{option} = {json.dumps(value)}" in text


@pytest.mark.thorough
@pytest.mark.parametrize("program", ["streamlit run app.py", "uvicorn app:app"])
def test_a_wrong_setting_ends_the_start_in_words(program):
    command = [sys.executable, "-m", *program.split()]
    told = run(command, cwd=ROOT, REFUGIO_ADDRESS="figures.example")
    assert told.returncode == 1
    assert "REFUGIO_ADDRESS is “figures.example”, and should be an address" in told.stderr + told.stdout
    assert "Traceback" not in told.stderr + told.stdout


def run(command, *, cwd, **settings):
    command = [sys.executable, "-c", command] if isinstance(command, str) else command
    around = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(cwd), **settings}
    return subprocess.run(command, cwd=cwd, env=around, capture_output=True, text=True, check=False)
