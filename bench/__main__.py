"""``python -m bench``: first load, change of a filter, queries and exports, each as a ratio to a limit or a peer.

The peer is ``plain.py``: one chart of the same figures, as anybody would write it. ``bare.py``, twelve points
in a line, is told beside it as the floor. What counts is when the first exhibit of a page stands, and the last of
those in sight. Exits with 1 where a ratio is over its limit. Times on one machine mean little; the
ratios are what counts.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.exporting import IN_A_ROW, PEOPLE, many_pictures, page_beside_exports, warm_pictures, whole_site
from bench.showing import moves
from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS
from displacement.ledger import find_figures
from displacement.pages import OVERVIEW, PAGES, SOURCES, Page
from displacement.queries import forget_answers
from displacement.view import View
from tests.chromium import ARGUMENTS, AT_REST, installed
from tests.serving import served

RUNS = 7
TURNS = 2
FIRST_LIMIT = 1.1
LAST_LIMIT = 1.6
CHANGE_LIMIT = 1.2
IN_A_ROW_LIMIT = 1.5
QUERY_LIMIT_MS = 10.0
SEARCH_LIMIT_MS = 200.0
PICTURE_LIMIT_S = 1.0
PAGE_LIMIT_S = 0.5
MOVE_LIMIT_MS = 100.0
SITE_LIMIT_S = 180.0
SITE_LIMIT_MB = 60.0
SEARCHES = ("", "863613", "1.6 million", "13%", "Perú 2019 refugiados", "amnesty 142", "e a o n s")
COUNTED = ("Per 1,000 inhabitants", "Per 1,000 Venezuelans", "As counted")
CHART, METRIC = ".js-plotly-plot .main-svg", "[data-testid=stMetric]"
LIST = "[data-testid=stExpander]"
STEERED = [page for page in PAGES.values() if page.exhibit_ids and page.name != SOURCES.name]
MEASURED = [*STEERED, SOURCES]


def path_of(page: Page) -> str:
    """Return the path of a page in an address: ``/`` for the overview."""
    return "/" if page is OVERVIEW else f"/{page.name}"


def first_drawn(page: Page) -> str:
    """Return the selector of what a page shows first: a big number, a picture, or a list that opens."""
    if page is SOURCES:
        return LIST
    first = EXHIBITS[page.exhibit_ids[0]]
    return METRIC if first.as_cards else CHART


def loading(browser: Browser, address: str, *, drawn: str) -> tuple[float, float]:
    """Return the seconds from navigation to the first exhibit drawn and to the last, in a browser without a cache.

    The last is that of those in sight or near: others are drawn when the reader comes near.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(drawn, state="visible", timeout=60_000)
    first = time.perf_counter() - start
    page.wait_for_function(AT_REST, timeout=60_000)
    last = time.perf_counter() - start
    context.close()
    return first, last


WATCH = """() => {
  window.repaints = [];
  new MutationObserver(changes => {
    const chart = change =>
      (change.target.closest ? change.target : change.target.parentElement)?.closest('.js-plotly-plot');
    if (window.clicked && changes.some(chart)) window.repaints.push(performance.now() - window.clicked);
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  document.addEventListener('click', event => {
    if (event.target.closest('[role=option]')) { window.clicked = performance.now(); window.repaints = []; }
  }, {capture: true});
}"""


def changes(
    browser: Browser, address: str, label: str, options: tuple[str, ...]
) -> list[tuple[float, float]]:
    """Return, for several choices on one open page, the seconds to the first and to the last chart repainted."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid=stSelectbox] input", timeout=60_000)
    page.wait_for_timeout(4000)
    page.evaluate(WATCH)
    taken = []
    for option in options * 3:
        page.get_by_role("combobox", name=label, exact=True).click()
        page.keyboard.type(option)
        page.get_by_role("option").first.click()
        page.wait_for_timeout(1500)
        repaints = page.evaluate("window.repaints")
        taken.append((repaints[0] / 1000, repaints[-1] / 1000))
    page.context.close()
    return taken


def query_times() -> tuple[dict[str, float], dict[str, float]]:
    """Return the milliseconds that all queries of each page take: asked for the first time, and in a rerun."""
    first, again = {}, {}
    for each in STEERED:
        shown = [EXHIBITS[exhibit_id].at(View()) for exhibit_id in each.exhibit_ids]
        page = path_of(each)
        first[page] = statistics.median(_asking(shown, fresh=True) for _ in range(RUNS))
        again[page] = statistics.median(_asking(shown, fresh=False) for _ in range(RUNS))
    return first, again


def _asking(shown: list[Shown], *, fresh: bool) -> float:
    if fresh:
        forget_answers()
    start = time.perf_counter()
    for one in shown:
        _ = Shown(one.exhibit, one.view).rows
    return (time.perf_counter() - start) * 1000


def _searching(text: str) -> float:
    """Return the milliseconds that the server takes to find a text among all figures."""
    find_figures(text)
    start = time.perf_counter()
    find_figures(text)
    return (time.perf_counter() - start) * 1000


def report(name: str, value: float, *, limit: float, detail: str) -> bool:
    """Print one line and tell whether the value keeps within its limit."""
    print(f"{'ok  ' if value <= limit else 'OVER'} {name}: {value:.2f} (limit {limit:g}) · {detail}")
    return value <= limit


def main() -> int:
    """Measure everything and return the exit code."""
    first, again = query_times()
    kept = [
        report(f"queries of a rerun of {page}, ms", again[page], limit=QUERY_LIMIT_MS,
               detail=f"{first[page]:.1f} ms when asked for the first time in an edition")
        for page in map(path_of, STEERED)
    ]  # fmt: skip
    slowest = max((_searching(text), text) for text in SEARCHES)
    kept.append(
        report("search of the ledger, ms", slowest[0], limit=SEARCH_LIMIT_MS, detail=f"“{slowest[1]}”")
    )
    with (
        sync_playwright() as playwright,
        served() as ours,
        _peer("plain") as plain,
        _peer("bare") as bare,
    ):
        kept += exports(ours)
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        kept.append(slides(browser))
        kept += first_loads(browser, ours, plain=plain, bare=bare)
        kept += filter_changes(browser, ours, plain=plain, bare=bare)
    return 0 if all(kept) else 1


def exports(ours: str) -> list[bool]:
    """Report the slowest warm picture, whether many in a row slow down, and a page’s answer while ten people export."""
    taken = warm_pictures(ours)
    early, late = many_pictures(ours)
    alone, beside = page_beside_exports(ours)
    written, weight = whole_site()
    return [
        report("the slowest warm PNG, s", max(taken), limit=PICTURE_LIMIT_S,
               detail=f"median {statistics.median(taken):.2f} s of {len(taken)} exhibits"),
        report(f"the last of {IN_A_ROW} pictures in a row beside the first", late / early, limit=IN_A_ROW_LIMIT,
               detail=f"{late:.2f} s beside {early:.2f} s"),
        report(f"a page while {PEOPLE} people export, s", beside, limit=PAGE_LIMIT_S,
               detail=f"{alone:.3f} s when nobody does"),
        report("the static site from nothing, s", written, limit=SITE_LIMIT_S, detail="with a browser a core"),
        report("the static site, MB", weight, limit=SITE_LIMIT_MB, detail="both languages"),
    ]  # fmt: skip


def slides(browser: Browser) -> bool:
    """Report how long a move through the story takes until the room sees the next slide."""
    taken = moves(browser)
    return report("a move between two slides, ms", statistics.median(taken), limit=MOVE_LIMIT_MS,
                  detail=f"the slowest of {len(taken)}: {max(taken):.0f} ms")  # fmt: skip


def first_loads(browser: Browser, ours: str, *, plain: str, bare: str) -> list[bool]:
    """Report the first load of every page beside the peers, taken in turn: its first exhibit, and its last in sight."""
    kept = []
    for page in MEASURED:
        rounds = [
            (
                loading(browser, ours + path_of(page), drawn=first_drawn(page)),
                loading(browser, plain, drawn=CHART),
                loading(browser, bare, drawn=CHART),
            )
            for _ in range(RUNS)
        ]
        for which, name, limit in ((0, "first", FIRST_LIMIT), (1, "last", LAST_LIMIT)):
            taken = [(mine[which], same[which], least[which]) for mine, same, least in rounds]
            kept.append(_ratio(f"{name} exhibit of {path_of(page)}", taken, limit=limit))
    return kept


def filter_changes(browser: Browser, ours: str, *, plain: str, bare: str) -> list[bool]:
    """Report a change in the selection of what is composed beside a change of the peers' one choice."""
    told: list[list[tuple[float, float]]] = [[], [], []]
    for _ in range(TURNS):
        told[0] += changes(browser, f"{ours}/explore?lang=en", "Count", COUNTED)
        told[1] += changes(browser, plain, "Country", ("CHL", "BRA", "ECU"))
        told[2] += changes(browser, bare, "Country", ("CHL", "BRA", "ECU"))
    first, last = (
        [(mine[which], same[which], least[which]) for mine, same, least in zip(*told, strict=True)]
        for which in (0, 1)
    )
    ours, one, _ = (statistics.median(column) for column in zip(*last, strict=True))
    print(f"     its last repaint: {ours:.2f} s beside {one:.2f} s of the peer")
    return [_ratio("change of what is counted by on /explore, repainted", first, limit=CHANGE_LIMIT)]


def _peer(name: str) -> contextlib.AbstractContextManager[str]:
    script = Path(__file__).with_name(f"{name}.py")
    return served(script, cwd=script.parent)


def _ratio(name: str, rounds: list[tuple[float, float, float]], *, limit: float) -> bool:
    """Report ours beside the same figures in a plain page; tell the bare floor without judging by it."""
    ours, plain, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    return report(
        name,
        ours / plain,
        limit=limit,
        detail=f"{ours:.2f} s beside {plain:.2f} s, medians of {len(rounds)}; "
        f"{ours / bare:.2f} × a bare page of twelve points ({bare:.2f} s)",
    )


if __name__ == "__main__":
    sys.exit(main())
