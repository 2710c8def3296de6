"""``python -m loaders check`` reports on the data; ``build`` makes their database; ``refresh`` asks UNHCR again.

``sort`` puts the rows of the CSVs in order; ``describe`` writes ``datapackage.json``; ``read darien --from FOLDER``
writes an official series from raw files that somebody brought.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from loaders import DATA, DataProblems, check
from loaders.build import build
from loaders.datapackage import write
from loaders.order import sort
from loaders.refresh import refresh
from loaders.series_of import SeriesRefused, read
from loaders.unhcr import SOURCE
from loaders.unhcr_api import RefreshFailed


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 0 where all is well, 1 where something is to mend."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    parser.add_argument("command", choices=("check", "build", "describe", "read", "refresh", "sort"))
    parser.add_argument("series", nargs="?", default="", help="the series to read")
    parser.add_argument("--from", type=Path, dest="folder", help="the folder of its raw files")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the data")
    parser.add_argument("--source", default=SOURCE, help="UNHCR's edition, as a row of reference/sources.csv")
    asked = parser.parse_args(arguments)
    try:
        if asked.command == "check":
            report = check(asked.data)
            print(report)
            return 0 if report.ok else 1
        print(_made(asked))
    except DataProblems as error:
        print(error.report, file=sys.stderr)
        return 1
    except (RefreshFailed, SeriesRefused) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _made(asked: argparse.Namespace) -> object:
    if asked.command == "build":
        return build(asked.data)
    if asked.command == "describe":
        return write(asked.data)
    if asked.command == "sort":
        return sort(asked.data)
    if asked.command == "read":
        return read(asked.series, folder=asked.folder or Path(), data=asked.data)
    return refresh(asked.data, source=asked.source)


if __name__ == "__main__":
    sys.exit(main())
