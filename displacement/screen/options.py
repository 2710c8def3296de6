"""Streamlit's own options, the same from whatever folder and by whatever program the server is started.

Streamlit looks for ``.streamlit/config.toml`` where it is started and beside the script. Started as ``uvicorn app:app``
from elsewhere it finds none, and sends telemetry. Here the file of the repository is read in any case, after which what
must hold is set, whatever a file, a flag or the environment says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from streamlit import config

from displacement.yours.bringing import MOST_BYTES

FILE = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
MUST_HOLD: Mapping[str, object] = {
    "browser.gatherUsageStats": False,  # nothing leaves the machine
    "client.showErrorDetails": "none",  # what failed stands in the log
    "global.developmentMode": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,  # after each click of anybody; ``swept`` does it for all
    "server.disconnectedSessionTTL": 45,  # seconds that what a reader brought stays once her browser is gone
    "server.enableAgentApi": False,  # what programs read stands at addresses of our own
    "server.enableCORS": True,  # a page of somebody else does not open a session
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxMessageSize": 32,  # MB: the largest page takes less than a tenth
    "server.maxUploadSize": MOST_BYTES // 2**20,
}


def hold_options() -> None:
    """Set Streamlit's options from the file, unless somebody set them otherwise, and what must hold in any case."""
    for name, value in _in_file():
        if not config.is_manually_set(name):
            config.set_option(name, value, str(FILE))
    for name, value in MUST_HOLD.items():
        config.set_option(name, value, __name__)


def _in_file() -> Iterator[tuple[str, Any]]:
    """Yield the options of the file, each by its name with the sections before it."""
    sections: list[tuple[str, Any]] = list(tomllib.loads(FILE.read_text(encoding="utf-8")).items())
    while sections:
        name, value = sections.pop(0)
        if isinstance(value, dict):
            sections += [(f"{name}.{inner}", told) for inner, told in value.items()]
        else:
            yield name, value
