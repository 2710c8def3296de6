"""Pictures: how long a warm one takes, whether many in a row slow down, whether ten people stall pages; the site."""

from __future__ import annotations

import itertools
import statistics
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from displacement.exhibits import EXHIBITS
from displacement.exports import site

PEOPLE = 10
EACH = 4
SIZES = ("column", "wide", "page")
IN_A_ROW = 200
SAMPLE = 30


def seconds(address: str) -> float:
    """Return how long an address takes to answer in full."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:
        answer.read()
    return time.perf_counter() - start


def warm_pictures(ours: str) -> list[float]:
    """Return the seconds that each exhibit takes as a PNG once the renderer is warm."""
    seconds(f"{ours}/exhibits/corridor.png?size=column")
    return [seconds(f"{ours}/exhibits/{name}.png?size=square") for name in EXHIBITS]


def many_pictures(ours: str) -> tuple[float, float]:
    """Return the median seconds of the first and of the last 30 of 200 pictures in a row, no two of them the same."""
    sheets = itertools.product(("en", "es"), SIZES, EXHIBITS)
    taken = [
        seconds(f"{ours}/exhibits/{name}.png?size={size}&lang={language}")
        for language, size, name in itertools.islice(sheets, IN_A_ROW)
    ]
    return statistics.median(taken[:SAMPLE]), statistics.median(taken[-SAMPLE:])


def page_beside_exports(ours: str) -> tuple[float, float]:
    """Return the median seconds of a page’s answer while nobody exports, and while ten people do."""
    alone = statistics.median(seconds(f"{ours}/border") for _ in range(20))
    wanted = list(itertools.islice(itertools.cycle(EXHIBITS), PEOPLE * EACH))
    people = [
        threading.Thread(
            target=lambda mine: [seconds(f"{ours}/exhibits/{name}.pdf?lang=es") for name in mine],
            args=(wanted[index::PEOPLE],),
        )
        for index in range(PEOPLE)
    ]
    for person in people:
        person.start()
    beside = []
    while any(person.is_alive() for person in people):
        beside.append(seconds(f"{ours}/border"))
        time.sleep(0.1)
    return alone, statistics.median(beside)


def whole_site() -> tuple[float, float]:
    """Return the seconds that the static site takes to be written from nothing, and the megabytes that it has."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        site.build(Path(folder), base="", at_once=site.AT_ONCE)
        taken = time.perf_counter() - start
        return taken, sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
