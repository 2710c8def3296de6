"""``python -m bench``: first load, change of a filter and query time, each as a ratio to a limit or a peer.

Exits with 1 where a ratio is over its limit. Times on one machine mean little; the ratios are what counts.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from displacement.exhibits import EXHIBITS
from displacement.queries import ask
from displacement.view import View
from tests.chromium import ARGUMENTS, installed
from tests.server import served

RUNS = 7
LIMIT = 1.5
QUERY_LIMIT_MS = 10.0
FIRST_EXHIBIT = {"/": "[data-testid=stMetric]", "/hosts": ".js-plotly-plot .main-svg, #deckgl-wrapper canvas",
                 "/border": ".js-plotly-plot .main-svg"}  # fmt: skip
ON_PAGE = {
    "/": ("headline-figures", "world-growth", "door-in-four-steps"),
    "/hosts": ("hosts-ranking", "hosts-series", "hosts-spread", "age-and-sex", "peru-departments"),
    "/border": ("border-claims-funnel", "border-claims-share", "border-claims-flows", "border-entries",
                "irregular-entries", "irregular-per-day", "waiting-days", "border-sample", "darien",
                "crossings-map"),
}  # fmt: skip


def first_load(browser: Browser, address: str, *, drawn: str) -> float:
    """Return the seconds from navigation to the first exhibit drawn, in a browser without a cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(drawn, state="visible", timeout=60_000)
    taken = time.perf_counter() - start
    context.close()
    return taken


def change(page: Page, *, option: str, told: str) -> float:
    """Return the seconds from choosing an option to the heading that speaks of it."""
    page.locator("[data-testid=stSelectbox] input").first.click()
    page.keyboard.type(option)
    row = page.get_by_role("option").first
    row.wait_for()
    start = time.perf_counter()
    row.click()
    page.wait_for_selector(told, timeout=60_000)
    return time.perf_counter() - start


def changes(browser: Browser, address: str, steps: list[tuple[str, str]]) -> list[float]:
    """Return the seconds of several changes on one open page."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid=stSelectbox] input", timeout=60_000)
    page.wait_for_timeout(4000)
    taken = []
    for option, told in steps * 3:
        taken.append(change(page, option=option, told=told))
        page.wait_for_timeout(1200)
    page.context.close()
    return taken


def query_times() -> dict[str, float]:
    """Return the milliseconds that all queries of each page take, asked afresh, the median of several runs."""
    times = {}
    for page, ids in ON_PAGE.items():
        asked = [(EXHIBITS[each].query, dict(EXHIBITS[each].at(View()).view.filters)) for each in ids]
        runs = []
        for _ in range(RUNS):
            start = time.perf_counter()
            for query, filters in asked:
                ask(query, **filters)
            runs.append((time.perf_counter() - start) * 1000)
        times[page] = statistics.median(runs)
    return times


def report(name: str, value: float, *, limit: float, detail: str) -> bool:
    """Print one line and tell whether the value keeps within its limit."""
    print(f"{'ok  ' if value <= limit else 'OVER'} {name}: {value:.2f} (limit {limit:g}) · {detail}")
    return value <= limit


def main() -> int:
    """Measure everything and return the exit code."""
    kept = [
        report(
            f"queries of {page}, ms", taken, limit=QUERY_LIMIT_MS, detail="all of the page's, asked afresh"
        )
        for page, taken in query_times().items()
    ]
    plain_script = Path(__file__).with_name("plain.py")
    with (
        sync_playwright() as playwright,
        served() as ours,
        served(plain_script, cwd=plain_script.parent) as plain,
    ):
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for page, drawn in FIRST_EXHIBIT.items():
            pairs = [
                (first_load(browser, ours + page, drawn=drawn),
                 first_load(browser, plain, drawn=".js-plotly-plot .main-svg"))
                for _ in range(RUNS)
            ]  # fmt: skip
            kept.append(_ratio(f"first load of {page}", pairs))
        mine = changes(
            browser,
            f"{ours}/hosts",
            [("Chile", "h3:has-text('Chile:')"), ("Brazil", "h3:has-text('Brazil:')")],
        )
        peer = changes(browser, plain, [("COL", "h1:has-text('COL')"), ("CHL", "h1:has-text('CHL')")])
        kept.append(_ratio("change of country on /hosts", list(zip(mine, peer, strict=True))))
    return 0 if all(kept) else 1


def _ratio(name: str, pairs: list[tuple[float, float]]) -> bool:
    ours, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    return report(
        name, ours / peer, limit=LIMIT, detail=f"{ours:.2f} s beside {peer:.2f} s, medians of {len(pairs)}"
    )


if __name__ == "__main__":
    sys.exit(main())
