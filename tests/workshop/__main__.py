"""What ``make exhibit``, ``make try`` and ``make pictures`` call."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.workshop.begin import MEASURE, Refused, begin


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked for; a refusal is a sentence and fails."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.work == "exhibit":
            begun = begin(asked.name, page=asked.page, measure=asked.measure)
            print(begun.told())
        elif asked.work == "pictures":
            from tests.workshop.looks import keep_looks, open_looks

            open_looks(keep_looks())
        else:
            from tests.workshop.sheet import lay_out, open_sheet

            open_sheet(lay_out(asked.name, choices=asked.choices))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.workshop")
    works = parser.add_subparsers(dest="work", required=True)
    new = works.add_parser("exhibit", help="begin an exhibit: question, module, words, page, test")
    new.add_argument("name", help="in kebab-case: claims-by-month")
    new.add_argument("--page", default="border", help="the page it stands on (default: border)")
    new.add_argument(
        "--measure", default=MEASURE, help=f"what it draws until you ask your own (default: {MEASURE})"
    )
    tried = works.add_parser("try", help="lay an exhibit out: languages, themes, sizes, page, print, slide")
    tried.add_argument("name")
    tried.add_argument("--choices", default="", help="as in an address: country=CHL&t=..2019")
    works.add_parser("pictures", help="keep how every exhibit looks now, and show what it was before")
    return parser


if __name__ == "__main__":
    sys.exit(main())
