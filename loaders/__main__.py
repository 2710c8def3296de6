"""``python -m loaders check`` reports on the data; ``build`` makes their database; ``refresh`` proposes.

``refresh unhcr`` ( ``eu_applicants``, ``usa_border``) asks the publisher again, ``refresh darien --from FOLDER`` reads
what somebody brought; either writes into ``proposal/`` alone, and ``accept`` takes over what is marked so there.
``publish FOLDER`` writes the edition as Parquet into ``FOLDER/editions/``, to stand at an address.
``sort`` puts the rows of the CSVs in order; ``describe`` writes ``datapackage.json``; ``read darien --from FOLDER``
writes an official series from raw files that somebody brought.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from loaders import DATA, DataProblems, check
from loaders.accepting import accept
from loaders.build import build
from loaders.datapackage import write
from loaders.order import sort
from loaders.proposal import FILE, ONLINE_SERIES, propose
from loaders.published import EditionRefused
from loaders.published_online import AnswerRefused
from loaders.publishing import publish
from loaders.series_of import SeriesRefused, read
from loaders.unhcr import SOURCE
from loaders.unhcr_api import RefreshFailed


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 0 where all is well, 1 where something is to mend."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    parser.add_argument(
        "command", choices=("accept", "build", "check", "describe", "publish", "read", "refresh", "sort")
    )
    parser.add_argument(
        "series", nargs="?", default="", help="the series to read, or the folder to publish in"
    )
    parser.add_argument("--from", type=Path, dest="folder", help="its raw file, or the folder of them")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the data")
    parser.add_argument("--source", default=SOURCE, help="UNHCR's edition, as a row of reference/sources.csv")
    parser.add_argument("--proposal", type=Path, default=Path("proposal"), help="the folder of the proposal")
    parser.add_argument("--edition", default="", help="the name of the edition that what is accepted makes")
    asked = parser.parse_args(arguments)
    if asked.command == "publish" and not asked.series:
        parser.error("name the folder to publish in: python -m loaders publish FOLDER")
    try:
        if asked.command == "check":
            report = check(asked.data)
            print(report)
            return 0 if report.ok else 1
        print(_made(asked))
    except DataProblems as error:
        print(error.report, file=sys.stderr)
        return 1
    except (AnswerRefused, EditionRefused, RefreshFailed, SeriesRefused) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _made(asked: argparse.Namespace) -> object:
    commands: dict[str, Callable[[], object]] = {
        "accept": lambda: accept(asked.data, asked.proposal, edition=asked.edition),
        "build": lambda: build(asked.data),
        "describe": lambda: write(asked.data),
        "publish": lambda: publish(asked.data, Path(asked.series)),
        "read": lambda: read(asked.series, folder=asked.folder or Path(), data=asked.data),
        "refresh": lambda: _proposed(asked),
        "sort": lambda: sort(asked.data),
    }
    return commands[asked.command]()


def _proposed(asked: argparse.Namespace) -> str:
    """Propose one series, or each that is published online, and tell what would change."""
    told = []
    for series in [asked.series] if asked.series else ONLINE_SERIES:
        folder = asked.proposal if asked.series else asked.proposal / series
        changes = propose(asked.data, folder, series=series, file=asked.folder, source=asked.source)
        kinds = Counter(change.kind for change in changes)
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing changed"
        told.append(
            f"{series}: {counted}. Mark accept or hold in {folder / FILE}; the data are as they were."
        )
    return "\n".join(told)


if __name__ == "__main__":
    sys.exit(main())
