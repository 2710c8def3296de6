"""``python -m bench.load``: many readers at once, over real websockets, beside one reader of an idle server.

Locust plays the readers (``bench.visitors``). Told are the median and the 95th percentile of the first run of a page
and of changes, what was lost, and the memory of the server before, at its height, and after all have left. With two
servers HAProxy stands before them, as ``deploy/`` sets it up, and one is killed in the middle. Exits with 1 over a
limit.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench.__main__ import report
from displacement.settings import AHEAD
from tests.rooms.proxies import UNDER, haproxy
from tests.serving import Server, running

VISITORS = Path(__file__).with_name("visitors.py")
IDLE_SECONDS = 40
ARRIVING = 60
"""Seconds within which all readers come."""
BEYOND_IDLE = 1000.0
"""Milliseconds that the first run of a page may take beyond that of an idle server, at the 95th percentile."""
AFTER = 90
"""Seconds after the last reader left: by then her session has ended (45) and what it held was swept (12)."""
FIRST = "first script"
STILL, IDLE = 15, 0.2
"""Seconds in a row, more than between two sweeps, in each of which a server at rest needs less than so many of the
processor."""


def visited(address: str, *, readers: int, seconds: int, pace: float) -> dict[str, dict[str, float]]:
    """Let readers visit for a while; return of each kind of click the count, what failed, p50 and p95 in ms."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            *(sys.executable, "-m", "locust", "--locustfile", str(VISITORS), "--headless", "--only-summary"),
            *("--users", str(readers), "--spawn-rate", str(max(1, readers / ARRIVING)), "--host", address),
            *("--run-time", f"{seconds}s", "--csv", f"{folder}/told", "--loglevel", "ERROR"),
        ]
        around = {**os.environ, "REFUGIO_PACE": str(pace)}
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=around, check=False, stdout=quiet, stderr=quiet)
        with Path(f"{folder}/told_failures.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                print(f"     lost: {row['Name']}, {row['Occurrences']} ×, {row['Error']}")
        with Path(f"{folder}/told_stats.csv").open(encoding="utf-8", newline="") as file:
            return {
                row["Name"]: {
                    "count": float(row["Request Count"]),
                    "failed": float(row["Failure Count"]),
                    "p50": float(row["50%"]),
                    "p95": float(row["95%"]),
                }
                for row in csv.DictReader(file)
                if row["Request Count"] != "0" and row["Name"] != "Aggregated"
            }


def memory_of(server: Server) -> float:
    """Return the megabytes that a server holds; nothing where it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


class Height(threading.Thread):
    """Looks at the memory of a server every second and keeps the most that it held."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self.server, self.most, self.ended = server, 0.0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(1):
            self.most = max(self.most, memory_of(self.server))


def at_rest(server: Server) -> None:
    """Wait until a server has drawn ahead what it draws ahead, and swept after it."""
    before, still = 0.0, 0
    while still < STILL:
        time.sleep(1)
        told = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        now = sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")  # of the user's and the system's time
        still = still + 1 if now - before < IDLE else 0
        before = now


def tell(told: dict[str, dict[str, float]]) -> None:
    for name, each in told.items():
        print(
            f"     {name}: {each['count']:.0f}, p50 {each['p50'] / 1000:.2f} s, p95 {each['p95'] / 1000:.2f} s, "
            f"{each['failed']:.0f} failed"
        )


def one_server(readers: int, seconds: int, pace: float) -> bool:
    """Report one server under load beside itself idle, and its memory."""
    with running(REFUGIO_AHEAD=AHEAD.default) as server:
        at_rest(server)
        idle = visited(server.address, readers=1, seconds=IDLE_SECONDS, pace=1)
        before, height = memory_of(server), Height(server)
        height.start()
        told = visited(server.address, readers=readers, seconds=seconds, pace=pace)
        height.ended.set()
        tell(told)
        beyond = told[FIRST]["p95"] - idle[FIRST]["p95"]
        kept = report(
            f"first script of {readers} readers, p95 beyond an idle server's, of {BEYOND_IDLE / 1000:.0f} s",
            beyond / BEYOND_IDLE,
            limit=1.0,
            detail=f"{told[FIRST]['p95'] / 1000:.2f} s beside {idle[FIRST]['p95'] / 1000:.2f} s",
        )
        failed = sum(each["failed"] for each in told.values())
        kept &= report("clicks lost", failed, limit=0.0, detail=f"{failed:.0f}")
        time.sleep(AFTER)
        after = memory_of(server)
        print(
            f"     memory: {before:.0f} MB before, {height.most:.0f} MB at its height "
            f"({(height.most - before) / readers:.1f} MB a reader), {after:.0f} MB {AFTER} s after they left"
        )
    return kept


@contextlib.contextmanager
def _two() -> Iterator[tuple[str, Server, Server]]:
    with (
        running(**UNDER) as one,
        running(**UNDER) as two,
        tempfile.TemporaryDirectory() as folder,
        haproxy(Path(folder), one.address, two.address) as address,
    ):
        yield address, one, two


def two_servers(readers: int, seconds: int, pace: float) -> bool:
    """Report two servers behind HAProxy of which one is killed in the middle: no reader loses more than one click."""
    with _two() as (address, one, _):
        killing = threading.Timer(seconds / 2, one.process.kill)
        killing.start()
        told = visited(address, readers=readers, seconds=seconds, pace=pace)
        killing.cancel()
        tell(told)
        failed = sum(each["failed"] for each in told.values())
        return report(
            f"clicks lost a reader, of {readers}, one of two servers killed",
            failed / readers,
            limit=1.0,
            detail=f"{failed:.0f} of {sum(each['count'] for each in told.values()):.0f}",
        )


def main() -> int:
    """Measure and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument(
        "--pace",
        type=float,
        default=30,
        help="the longest pause between two clicks, in seconds; the shortest is a third",
    )
    parser.add_argument("--servers", type=int, choices=(1, 2), default=1)
    asked = parser.parse_args()
    machine = platform.processor() or platform.machine()
    print(f"     {machine}, {os.cpu_count()} cores, Python {platform.python_version()}")
    measured = one_server if asked.servers == 1 else two_servers
    return 0 if measured(asked.readers, asked.seconds, asked.pace) else 1


if __name__ == "__main__":
    sys.exit(main())
