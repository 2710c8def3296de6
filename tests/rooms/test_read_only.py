"""The image without Docker: its command, on a system that may only be read, with one folder to write in."""

import json
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.serving import ROOT, running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
DEPLOY = ROOT / "deploy"
PATIENCE = 60
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


@pytest.fixture
def written():
    """Return a folder to write in whose name is short, as “/tmp” is: Chromium’s socket takes no more than 108 signs."""
    with tempfile.TemporaryDirectory(prefix="w") as folder:
        yield Path(folder)


def content_of(address):
    """Return what is at an address; a server that is too busy for a picture is asked again, as it says itself."""
    until_then = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            told = refused.read().decode()
            assert refused.code == 503, told
            assert time.monotonic() < until_then, told
            time.sleep(1)


def settings_of_the_image():
    told = re.search(r"^ENV (.*)$", DOCKERFILE, re.MULTILINE)[1]
    return dict(each.split("=", 1) for each in told.split())


def test_the_image_runs_what_the_tests_run_as_nobody_from_the_lock_file():
    command = json.loads(re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1])
    assert command[:3] == [".venv/bin/streamlit", "run", "app.py"]
    assert "\nUSER nobody\n" in DOCKERFILE
    assert "sync --locked --no-dev" in (DEPLOY / "install.sh").read_text(encoding="utf-8")


@pytest.mark.skipif(not apart_is_possible(), reason="this machine gives no process a view of its own")
def test_pages_and_pictures_come_from_a_system_that_may_only_be_read(written):
    writable = {name: value.replace("/tmp", str(written)) for name, value in settings_of_the_image().items()}
    asked = {**writable, "TMPDIR": str(written), "WRITTEN": str(written), "ROOT": str(ROOT)}
    within = [*APART, "sh", "-ec", READ_ONLY, "sh"]
    with running(within=within, **asked) as (address, _):
        for place, begins in {"healthz": b"{", "hosts": b"<!", "exhibits/corridor.png": b"\x89PNG"}.items():
            assert content_of(f"{address}/{place}").startswith(begins)
    assert not (ROOT / "written").exists()
    assert not list(written.iterdir())
