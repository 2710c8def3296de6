"""``python -m displacement settings``: every setting, the value in force, what it does and what is wrong with it."""

from __future__ import annotations

import argparse
import sys
import textwrap

from displacement.settings import CACHE, DATA, SETTINGS, unknown, wrong
from loaders.build import cache_folder
from loaders.edition import DATA as DATA_FOLDER

FOLDERS = {DATA.name: DATA_FOLDER, CACHE.name: cache_folder()}
"""Where data and databases are, whoever said so."""


def told_settings() -> str:
    """Return every setting with the value in force, and what it does."""
    told = []
    for setting in SETTINGS:
        value = FOLDERS.get(setting.name) or setting.given or setting.default or "(none)"
        told.append(f"{setting.name} = {value}" + ("" if setting.given else "   (default)"))
        told.append(textwrap.indent(textwrap.fill(setting.does, 96), "    "))
    return "\n".join(told)


def main() -> None:
    """Tell the settings; end with 1 where one is wrong."""
    parser = argparse.ArgumentParser(prog="python -m displacement", description=__doc__)
    parser.add_argument("command", choices=["settings"], help="tell every setting and the value in force")
    parser.parse_args()
    print(told_settings())
    faults = wrong()
    for fault in (*faults, *unknown()):
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
