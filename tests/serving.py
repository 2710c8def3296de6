"""Starts the dashboard as a user would, on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120


class Server(NamedTuple):
    """A server that runs: where it is, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@contextlib.contextmanager
def served(
    script: Path = ROOT / "app.py", *, cwd: Path = ROOT, log: IO[bytes] | None = None, **settings: str
) -> Iterator[str]:
    """Serve a script, with settings for its environment, and yield its address; it is ended with the block.

    What it says is written to the ``log``, where one is given.
    """
    with running(script, cwd=cwd, log=log, **settings) as server:
        yield server.address


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def running(
    script: Path = ROOT / "app.py",
    *,
    cwd: Path = ROOT,
    log: IO[bytes] | None = None,
    within: Sequence[str] = (),
    **settings: str,
) -> Iterator[Server]:
    """Serve a script as ``served`` does, and yield the server with its process, to be ended or killed.

    ``within`` is a command that runs it, as one that gives it another view of the machine. Nothing is drawn ahead
    unless the settings say so: on a machine that tests, somebody else needs the processor.
    """
    port = free_port()
    command = [
        *within,
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        f"--server.port={port}",
        "--server.headless=true",
    ]
    around = {"REFUGIO_AHEAD": "0", **os.environ, **settings}
    told = subprocess.DEVNULL if log is None else log
    server = subprocess.Popen(command, cwd=cwd, env=around, stdout=told, stderr=told)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/_stcore/health", server)
        yield Server(address, server)
    finally:
        server.terminate()
        try:
            server.wait(timeout=PATIENCE / 2)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended at once with {server.returncode}")
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer in {PATIENCE} s")
