"""``python -m bench.beside OTHER``: this checkout beside another one, page by page, in turns within one run.

``OTHER`` is the folder of the other checkout, an older release for example (``git worktree add ../before v1``). Both
are served by the same environment. Exits with 1 where a page of ours takes more than ``LIMIT`` times as long.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError, sync_playwright

from bench.__main__ import MEASURED, first_drawn, loading, path_of, report
from tests.chromium import ARGUMENTS, installed
from tests.serving import served

LIMIT = 1.05
ROUNDS = 9


def first_loads(browser: Browser, ours: str, other: str) -> list[bool]:
    """Report the first load of every page beside the other checkout's, as the median of the ratios of pairs."""
    kept = []
    for page in MEASURED:
        drawn, path = first_drawn(page), path_of(page)
        if not _shows(browser, other + path, drawn=drawn):
            print(f"     {path} is not beside: the other one has no such page, or shows something else first")
            continue
        pairs = [
            (loading(browser, ours + path, drawn=drawn)[0], loading(browser, other + path, drawn=drawn)[0])
            for _ in range(ROUNDS)
        ]
        kept.append(_paired(f"first load of {path}", pairs))
    return kept


def _shows(browser: Browser, address: str, *, drawn: str) -> bool:
    try:
        loading(browser, address, drawn=drawn)
    except TimeoutError:
        return False
    return True


def _paired(name: str, pairs: list[tuple[float, float]]) -> bool:
    ours, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / its for mine, its in pairs)
    return report(name, ratio, limit=LIMIT, detail=f"{ours:.2f} s beside {other:.2f} s, {len(pairs)} pairs")


def main() -> int:
    """Measure both checkouts and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.beside", description=__doc__)
    parser.add_argument("other", type=Path, help="the folder of the other checkout")
    folder = parser.parse_args().other.resolve()
    with sync_playwright() as playwright, served() as ours, served(folder / "app.py", cwd=folder) as other:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        kept = first_loads(browser, ours, other)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
