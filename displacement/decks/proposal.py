"""The report of a proposed refresh: each figure that would change, by its size and by where it stands.

``python -m displacement.decks.proposal proposal`` writes ``report-en.html``, ``report-es.html`` and ``report.json``
beside ``proposal.csv``, whose rows it puts in the same order: what matters most stands first.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import loaders
from displacement.decks.stories import STORIES
from displacement.exhibits import EXHIBITS
from displacement.exhibits.checks import arithmetic, checked
from displacement.exports.standalone import template
from displacement.queries import ask, asked_of
from displacement.queries.opened import Opened
from displacement.queries.rows import rows_in
from displacement.view import View
from displacement.words import LANGUAGES, Words, mark, words_in
from loaders.proposal import FILE, rows

KINDS = {
    "vanished": mark("vanished"),
    "zero": mark("between zero and missing"),
    "jumped": mark("jumped"),
    "revised": mark("revised"),
    "added": mark("new"),
}
HEADINGS = (
    mark("Figure"),
    mark("What happened"),
    mark("Was"),
    mark("Is now"),
    mark("Newly contradicts"),
    mark("No longer follows"),
    mark("Stands in"),
    mark("Weight"),
)
TITLE = mark("What this refresh would change")
SUMS = mark("Sums that are no longer those published before")
Row = dict[str, Any]


def report(folder: Path, *, data: Path | None = None) -> list[Row]:
    """Write the report of a proposal as pages and as JSON, and return its rows, the weightiest first."""
    before, after = _seen(data or loaders.DATA), _seen(folder / "data")
    broken = _broken(before.computed, after.computed)
    told = [
        _weighed(
            row,
            stands_in=(after if row["now"] else before).stands_in.get(row["figure"], ()),
            broken=[check for check, parts in broken.items() if row["figure"] in parts],
        )
        for row in rows(folder / FILE)
    ]
    told.sort(key=lambda row: (-row["weight"], row["figure"]))
    sums = (folder / "told.txt").read_text(encoding="utf-8").splitlines()
    _write_csv(folder / FILE, told)
    kept = {"changes": told, "sums": sums}
    (folder / "report.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    for language in LANGUAGES:
        words = words_in(language)
        page = template("proposal.html").render(
            language=language,
            title=words.say(TITLE),
            headings=[words.say(heading) for heading in HEADINGS],
            kinds={kind: words.say(said) for kind, said in KINDS.items()},
            number=lambda text, words=words: words.number(float(text)) if text else "–",
            changes=told,
            sums_title=words.say(SUMS),
            arithmetic={check: _no_longer(after.computed[check], words) for check in broken},
            sums=sums,
        )
        (folder / f"report-{language}.html").write_text(page, encoding="utf-8")
    return told


def _broken(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, set[str]]:
    """Return the published numbers that followed from their parts and no longer do, each with its figures."""
    return {
        check: {row["figure_id"], *row["part_ids"]}
        for check, row in after.items()
        if _fails(row) and not (check in before and _fails(before[check]))
    }


def _fails(row: Row) -> bool:
    return checked(row).verdict == "inconsistent"


def _no_longer(row: Row, words: Words) -> str:
    """Return a calculation whose result is no longer what was published: “1,018 + 1 = 1,019 ≠ 1,018”."""
    published = words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"])
    return f"{arithmetic(row, words)} ≠ {published}"


def _weighed(row: Mapping[str, str], *, stands_in: Iterable[str], broken: Sequence[str]) -> Row:
    """Return a row with where it stands, what no longer follows from it, and its weight.

    The weight is its relative change, times one, the places it stands in and the published numbers it breaks.
    """
    was, now = (float(row[name] or 0) for name in ("was", "now"))
    size = abs(now - was) / max(abs(now), abs(was), 1)
    places = sorted(stands_in)
    weight = round(size * (1 + len(places) + len(broken)), 3)
    return {**row, "breaks": " ".join(broken), "stands_in": " ".join(places), "weight": weight}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a folder of data shows: the exhibits and slides each figure stands in, and what is recomputed, by check."""

    stands_in: Mapping[str, set[str]]
    computed: Mapping[str, Row]


def _seen(data: Path) -> Seen:
    """Return what a folder shows in its exhibits, as they open, and in the slides of the stories."""
    found: dict[str, set[str]] = {}
    shown: list[tuple[str, str, Mapping[str, str]]] = [(name, name, {}) for name in EXHIBITS]
    shown += [
        (f"{story.name}/{at}", scene.exhibit, scene.view)
        for story in STORIES.values()
        for at, scene in enumerate(story.scenes, 1)
    ]
    with loaders.open_database(data) as connection, asked_of(Opened(connection)):
        for place, exhibit, asked in shown:
            marks = EXHIBITS[exhibit].at(View(language="en").with_filters(dict(asked))).rows
            if "figure_id" in marks:
                for figure_id in marks["figure_id"].dropna():
                    for one in str(figure_id).split(" "):
                        found.setdefault(one, set()).add(place)
        computed = {row["check_id"]: dict(row) for row in rows_in(ask("checks_made"))}
    return Seen(stands_in=found, computed=computed)


def _write_csv(path: Path, told: list[Row]) -> None:
    if told:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(told[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(told)


if __name__ == "__main__":
    for one in sorted(Path(sys.argv[1]).rglob(FILE)):
        print(f"{one.parent / 'report-en.html'}: {len(report(one.parent))}")
