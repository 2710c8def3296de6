"""The image without Docker: its command, on a system that may only be read, with one folder to write in."""

import json
import re
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.serving import ROOT, running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
READ_ONLY = """
mount --make-rprivate /
mount -t tmpfs tmpfs "$WRITTEN"
for place in $(findmnt -rno TARGET | grep -Ev '^/(proc|sys|dev)' | grep -Fxv "$WRITTEN"); do
  mount -o remount,bind,ro "$place"
done
if touch "$ROOT/written" 2>/dev/null; then echo "the system may be written" >&2; exit 1; fi
exec "$@"
"""
APART = ["unshare", "--map-root-user", "--mount"]


def apart_is_possible():
    tried = subprocess.run([*APART, "mount", "--make-rprivate", "/"], capture_output=True, check=False)
    return tried.returncode == 0


def settings_of_the_image():
    told = re.search(r"^ENV (.*)$", DOCKERFILE, re.MULTILINE)[1]
    return dict(each.split("=", 1) for each in told.split())


def test_the_image_runs_what_the_tests_run_as_nobody_from_the_lock_file():
    command = json.loads(re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1])
    assert command[:3] == [".venv/bin/streamlit", "run", "app.py"]
    assert "\nUSER nobody\n" in DOCKERFILE
    assert "sync --locked --no-dev" in (DEPLOY / "install.sh").read_text(encoding="utf-8")


@pytest.mark.skipif(not apart_is_possible(), reason="this machine gives no process a view of its own")
def test_pages_and_pictures_come_from_a_system_that_may_only_be_read(tmp_path):
    writable = {name: value.replace("/tmp", str(tmp_path)) for name, value in settings_of_the_image().items()}
    asked = {**writable, "TMPDIR": str(tmp_path), "WRITTEN": str(tmp_path), "ROOT": str(ROOT)}
    within = [*APART, "sh", "-ec", READ_ONLY, "sh"]
    with running(within=within, **asked) as (address, _):
        for place, begins in {"healthz": b"{", "hosts": b"<!", "exhibits/corridor.png": b"\x89PNG"}.items():
            with urllib.request.urlopen(f"{address}/{place}", timeout=60) as answer:
                assert answer.read().startswith(begins)
    assert not (ROOT / "written").exists()
    assert not list(Path(tmp_path).iterdir())
