"""``python -m loaders check`` reports on the data; ``build`` makes their database; ``refresh`` asks UNHCR again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from loaders import DATA, DataProblems, check
from loaders.build import build
from loaders.unhcr import RefreshFailed, refresh


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 0 where all is well, 1 where something is to mend."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    parser.add_argument("command", choices=("check", "build", "refresh"))
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the data")
    asked = parser.parse_args(arguments)
    try:
        return {"check": _check, "build": _build, "refresh": _refresh}[asked.command](asked.data)
    except (DataProblems, RefreshFailed) as error:
        print(error, file=sys.stderr)
        return 1


def _check(data: Path) -> int:
    report = check(data)
    print(report)
    return 0 if report.ok else 1


def _build(data: Path) -> int:
    print(build(data))
    return 0


def _refresh(data: Path) -> int:
    print(refresh(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
