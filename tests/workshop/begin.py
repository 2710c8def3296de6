"""Begins an exhibit: its question, its module, its place on a page, its test, its words to be translated."""

from __future__ import annotations

import keyword
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from displacement.exhibits import EXHIBITS
from displacement.pages import PAGES
from displacement.queries import database
from displacement.words import catalogue
from tests.serving import ROOT
from tests.workshop.pages import put_on_page

KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 40
MEASURE = "unhcr_claims_new"
COUNTRY = "PER"
WHOLE = """
SELECT figure_id, value, date
FROM quotable
WHERE measure = $measure AND area = $country AND place IS NULL AND breakdown IS NULL AND instrument IS NULL
  AND nationality = 'VEN' AND standing <> 'projection' AND grade <> 'mirror'
ORDER BY date, figure_id
"""
DRAWN = """
SELECT measure
FROM quotable
WHERE area = $country AND place IS NULL AND breakdown IS NULL AND instrument IS NULL
  AND nationality = 'VEN' AND standing <> 'projection' AND grade <> 'mirror'
GROUP BY measure
HAVING count(*) > 2 AND min(value) >= 0
ORDER BY measure
"""


class Refused(Exception):
    """Raised when an exhibit cannot be begun or laid out; its text says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """An exhibit that was begun: the files written or changed, and the words that wait for their Spanish."""

    name: str
    files: Sequence[Path]
    untranslated: Sequence[str]

    def told(self) -> str:
        """Return what was written and what comes next."""
        written = "\n".join(f"  {file.relative_to(ROOT).as_posix()}" for file in self.files)
        words = "\n".join(f"  {message}" for message in self.untranslated)
        module = self.name.replace("-", "_")
        return (
            f"“{self.name}” runs. Written:\n{written}\n"
            f"To be translated in messages.po (the test of the words fails until then):\n{words}\n"
            f"Next: ask your own question in displacement/queries/{module}.sql, say its finding in the title;\n"
            f"`make try NAME={self.name}` shows it in every form,\n"
            f"`uv run pytest tests -k '{self.name} or {module}'` tests it."
        )


def begin(name: str, *, page: str, measure: str) -> Begun:
    """Write an exhibit that runs at once: the figures of one measure for a chosen country; raise Refused where not.

    It is a beginning: it passes every test of exhibits but that of the words, until they are translated.
    """
    module = name.replace("-", "_")
    files = _files(module)
    _refuse_name(name, files.values())
    _refuse_page(page)
    rows = _figures(measure)
    told = {"name": name, "module": module, "measure": measure, "heading": name.replace("-", " ").capitalize(),
            "first": _said(rows.iloc[0]),
        "last": _said(rows.iloc[-1])}  # fmt: skip
    for template, file in files.items():
        file.write_text(_filled(template, told), encoding="utf-8")
    place = ROOT / "displacement" / "pages.py"
    put_on_page(place, page=page, exhibit=name, heading=told["heading"])
    subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--quiet", *map(str, [*files.values(), place][1:])],
        check=True,
    )
    catalogue.update()
    return Begun(
        name=name, files=[*files.values(), place, catalogue.PO], untranslated=catalogue.untranslated()
    )


def _files(module: str) -> dict[str, Path]:
    return {
        "query.sql.jinja": ROOT / "displacement" / "queries" / f"{module}.sql",
        "exhibit.py.jinja": ROOT / "displacement" / "exhibits" / f"{module}.py",
        "test.py.jinja": ROOT / "tests" / "exhibits" / f"test_{module}.py",
    }


def _refuse_name(name: str, files: Sequence[Path]) -> None:
    if not KEBAB.fullmatch(name) or len(name) > LONGEST:
        raise Refused(
            f"“{name}” cannot be the name of an exhibit: it takes small letters, digits and single hyphens, begins "
            f"with a letter and has {LONGEST} of them at most, such as claims-by-month."
        )
    if name in EXHIBITS:
        raise Refused(f"There is an exhibit “{name}” already. Choose another name, or change that one.")
    there = [file.relative_to(ROOT).as_posix() for file in files if file.exists()]
    if there:
        raise Refused(f"{', '.join(there)} is there already and is not written over. Choose another name.")
    if keyword.iskeyword(name):
        raise Refused(f"“{name}” is a word of Python and cannot name a module. Choose a longer name.")


def _refuse_page(page: str) -> None:
    pages = [
        one.name
        for one in PAGES.values()
        if any(section.parts for section in one.sections) and one.exhibit_ids
    ]
    if page not in pages:
        raise Refused(f"There is no page “{page}” for exhibits. The pages are: {', '.join(pages)}.")


def _figures(measure: str) -> pd.DataFrame:
    """Return the figures that the template draws for Peru, or refuse a measure that has too few to begin with."""
    cursor = database().cursor()
    drawn = [row[0] for row in cursor.execute(DRAWN, {"country": COUNTRY}).fetchall()]
    if measure not in drawn:
        raise Refused(
            f"The template cannot begin with “{measure}”: it draws a measure that has three whole figures or more for "
            f"Peru, where exhibits open, and none below zero. There are: {', '.join(drawn)}."
        )
    return cursor.execute(WHOLE, {"measure": measure, "country": COUNTRY}).df()


def _said(row: pd.Series) -> tuple[str, float]:
    """Return a figure and its value as Python writes it: whole where it is whole."""
    value = float(row["value"])
    return str(row["figure_id"]), int(value) if value.is_integer() else value


def _filled(template: str, told: dict[str, object]) -> str:
    folder = Path(__file__).with_name("templates")
    templates = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return templates.get_template(template).render(told)
