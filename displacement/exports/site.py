"""The static site, every exhibit in both languages, without a server: ``python -m displacement.exports.site``.

Pages link to each other by relative addresses, so that they open from disk and from any web server, under any path.
What all pages need (Plotly, typefaces, styles, search) is there once. A page is made again only where its picture, its
rows, its words or the code that writes it have changed. ``--views`` names a list of addresses of the dashboard, each of
which becomes a page of its own; ``--countries`` the countries whose sheets are published, and ``--pdf`` these as PDF.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
from tqdm import tqdm

from displacement import exports
from displacement.errors import UnknownCountry
from displacement.exhibit.country import held_on
from displacement.exports import shared_renderer
from displacement.exports.country_sheet import figures_csv, printed, sheet
from displacement.exports.edition import feed
from displacement.exports.printed import foot_of
from displacement.exports.settings import base_address, site_address
from displacement.exports.site_files import ENDINGS, edition_told, files_of
from displacement.exports.site_search import Entry, entry_of, script, searched
from displacement.exports.site_views import Leaf, leaves_in, told
from displacement.exports.standalone import PLOTLY_SCRIPT, TEMPLATES, template
from displacement.exports.tables import as_csv, in_full, notes_table, sources_table
from displacement.exports.typefaces import latin_faces
from displacement.pages import HOME, PAGES, homes
from displacement.queries import served_edition
from displacement.queries.choices import codes_of
from displacement.view.colours import palette
from displacement.view.parameters import HELD
from displacement.words import LANGUAGES, NAMES, Language, fold, words_in

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
KEPT = "made.json"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
AT_ONCE = 2
"""Processes that draw beside each other, each with a browser of its own, where the machine has as many cores."""
FACES_BESIDE = '@import url("../assets/faces.css");'
EVERY = "all"


@dataclass(frozen=True, kw_only=True)
class Job:
    """A page to make: what it shows, in which language, where, and of what it was made before."""

    leaf: Leaf
    language: Language
    folder: Path
    base: str
    before: str = ""

    @property
    def name(self) -> str:
        """The page, as it is kept what it was made of."""
        return f"{self.language}/{self.leaf.stem}"

    def run(self) -> str:
        """Write the files of the page, unless they are there and made of the same, and return what of."""
        shown = self.leaf.at(self.language)
        state = _checksum(
            self.base,
            base_address(),
            shown.figure.to_json() if isinstance(shown.figure, go.Figure) else "",
            *(shown.title, shown.subtitle, shown.alt, *foot_of(shown)),
            as_csv(in_full(shown)),
            *(as_csv(table) for table in (notes_table(shown), sources_table(shown))),
        )
        place = self.folder / self.language
        if state != self.before or not (place / f"{self.leaf.stem}.html").exists():
            for ending, content in files_of(shown, self.leaf.stem, base=self.base).items():
                (place / f"{self.leaf.stem}{ending}").write_bytes(content)
            return state
        return self.before


@dataclass(frozen=True, kw_only=True)
class CountryJob:
    """The sheet of a country to make."""

    code: str
    language: Language
    folder: Path
    pdf: bool
    before: str = ""

    @property
    def name(self) -> str:
        """The sheet, as it is kept what it was made of."""
        return f"countries/{self.code}-{self.language}"

    def run(self) -> str:
        """Write the sheet, unless it is there and made of the same, and return what of."""
        state = _checksum(base_address(), str(served_edition()), figures_csv(self.code, "comma"))
        page, paper = (self.folder / f"{self.name}.{kind}" for kind in ("html", "pdf"))
        if state != self.before or not page.exists():
            page.write_bytes(
                sheet(
                    self.code,
                    self.language,
                    faces=FACES_BESIDE,
                    index="../{language}/index.html",
                )
            )
            paper.unlink(missing_ok=True)
        if self.pdf and not paper.exists():
            paper.write_bytes(printed(self.code, self.language))
        return state


def build(
    folder: Path,
    *,
    base: str,
    views: Sequence[Leaf] = (),
    countries: Sequence[str] = (),
    pdf: bool = False,
    at_once: int = 1,
) -> list[str]:
    """Write the site into a folder and return the pages that were made again.

    ``base`` is the address the site will have, for search engines and social cards; links need none. ``views`` become
    pages beside those of the exhibits, ``countries`` sheets, also as ``pdf``. ``at_once`` processes make them.
    """
    before = _made_before(folder)
    usual = [Leaf(exhibit_id=name, stem=name) for name in homes()]
    chosen = [leaf for leaf in views if leaf.stem not in homes()]
    for place in (*LANGUAGES, "assets", *(["countries"] if countries else [])):
        (folder / place).mkdir(parents=True, exist_ok=True)
    jobs: list[Job | CountryJob] = [
        Job(leaf=leaf, language=language, folder=folder, base=base, before=before.get(f"{language}/{leaf.stem}", ""))
        for leaf in (*usual, *chosen)
        for language in LANGUAGES
    ]  # fmt: skip
    jobs += [
        CountryJob(code=code, language=language, folder=folder, pdf=pdf,
                   before=before.get(f"countries/{code}-{language}", ""))
        for code in countries
        for language in LANGUAGES
    ]  # fmt: skip
    _write_shared(folder)
    there = {job.name for job in jobs if (folder / f"{job.name}.html").exists()}
    made = dict(_made(jobs, at_once))
    _take_away(folder, before.keys() - made.keys())
    for language in LANGUAGES:
        _write_index(folder, language, usual=usual, chosen=chosen, countries=countries)
        (folder / f"feed-{language}.xml").write_text(feed(language, base_address()), encoding="utf-8")
    (folder / "sitemap.xml").write_bytes(_sitemap(_addresses(base, sorted(made))))
    (folder / KEPT).write_text(json.dumps(made, indent=1, sort_keys=True), encoding="utf-8")
    return [name for name, state in made.items() if state != before.get(name) or name not in there]


def _made(jobs: Sequence[Job | CountryJob], at_once: int) -> Iterator[tuple[str, str]]:
    """Run the jobs and yield what each page was made of, in their order; tell how far it is."""
    with tqdm(total=len(jobs), desc="site", unit="page") as bar:
        if at_once == 1:
            for job in jobs:
                yield job.name, job.run()
                bar.update()
            return
        # Begun anew: a process that is copied while threads run inherits their locks.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(at_once, mp_context=context, initializer=_close_in_the_end) as processes:
            waiting: dict[Future[str], str] = {processes.submit(job.run): job.name for job in jobs}
            try:
                for done in as_completed(waiting):
                    done.result()
                    bar.update()
            except BaseException:
                processes.shutdown(cancel_futures=True)
                raise
        yield from ((name, done.result()) for done, name in waiting.items())


def _close_in_the_end() -> None:
    """Close the browser of a process with it: what is registered with ``atexit`` is not run in one of several."""
    Finalize(None, shared_renderer().stop, exitpriority=1)


def _take_away(folder: Path, names: Iterable[str]) -> None:
    """Delete the files of pages that are no longer part of the site."""
    for name in names:
        for ending in (".html", ".pdf") if name.startswith("countries/") else ENDINGS:
            (folder / f"{name}{ending}").unlink(missing_ok=True)


def _write_shared(folder: Path) -> None:
    """Write what all pages need, once."""
    assets = folder / "assets"
    (assets / "plotly.min.js").write_bytes(PLOTLY_SCRIPT.read_bytes())
    (assets / "faces.css").write_text(latin_faces(), encoding="utf-8")
    (assets / "search.js").write_bytes((TEMPLATES / "search.js").read_bytes())
    styles = template("site.css").render(light=palette("light"), dark=palette("dark"))
    (assets / "site.css").write_text(styles, encoding="utf-8")
    doors = {language: words_in(language).say(PAGES[HOME].lead) for language in LANGUAGES}
    page = template("site_doors.html").render(doors=doors, names=NAMES)
    (folder / "index.html").write_text(page, encoding="utf-8")


def _write_index(
    folder: Path,
    language: Language,
    *,
    usual: Sequence[Leaf],
    chosen: Sequence[Leaf],
    countries: Sequence[str],
) -> None:
    """Write the front page in a language, and the script of its search."""
    words, entries, sections = words_in(language), [], []
    groups = [
        (page.name, words.say(page.menu), words.say(page.lead) if page.name != HOME else "",
         [leaf for leaf in usual if homes()[leaf.exhibit_id] == page.name])
        for page in PAGES.values()
    ]  # fmt: skip
    groups.append(("views", words.say("Chosen views"), "", list(chosen)))
    for anchor, title, lead, leaves in groups:
        cards = []
        for leaf in leaves:
            shown = leaf.at(language)
            cards.append({"stem": leaf.stem, "title": shown.title})
            entries.append(entry_of(shown, f"{leaf.stem}.html", kind=title))
        if cards:
            sections.append({"anchor": anchor, "title": title, "lead": lead, "cards": cards})
    listed, sheet_said = [], words.say("A country on one page")
    for code in countries:
        names = [words_in(each).of(held_on(code), "area") for each in LANGUAGES]
        name, place = words.of(held_on(code), "area"), f"../countries/{code}-{language}"
        paper = f"{place}.pdf" if (folder / language / f"{place}.pdf").exists() else ""
        listed.append((name, f"{place}.html", paper))
        entries.append(Entry(title=name, place=f"{place}.html", kind=sheet_said,
                             words=searched([*names, code, sheet_said])))  # fmt: skip
    page = template("site_index.html").render(
        language=language,
        languages=LANGUAGES,
        names=NAMES,
        say=words.say,
        here="index.html",
        lead=words.say(PAGES[HOME].lead),
        sections=sections,
        countries=sorted(listed, key=lambda each: fold(each[0])),
        **edition_told(words),
    )
    (folder / language / "index.html").write_text(page, encoding="utf-8")
    (folder / "assets" / f"search-{language}.js").write_text(script(entries, language), encoding="utf-8")


def _sitemap(addresses: Iterable[str]) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for address in addresses:
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = address
        ElementTree.SubElement(entry, "lastmod").text = served_edition().published.isoformat()
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _addresses(base: str, pages: Iterable[str]) -> Iterator[str]:
    yield from (f"{base}/{language}/index.html" for language in LANGUAGES)
    yield from (f"{base}/{name}.html" for name in pages)


def _made_before(folder: Path) -> dict[str, str]:
    kept = folder / KEPT
    return dict(json.loads(kept.read_text(encoding="utf-8"))) if kept.exists() else {}


def _checksum(*parts: str | bytes) -> str:
    """Return what a page is made of, as a checksum: what is given, and what writes it."""
    total = hashlib.sha256(_makers().encode())
    for part in parts:
        total.update(part.encode() if isinstance(part, str) else part)
    return total.hexdigest()[:16]


@cache
def _makers() -> str:
    """Return a checksum of the code and the templates that write files."""
    total = hashlib.sha256()
    for file in sorted(Path(exports.__file__).parent.rglob("*")):
        if file.suffix in {".py", ".html", ".css", ".js"}:
            total.update(file.read_bytes())
    return total.hexdigest()


def main() -> None:
    """Build the site where the command line says; a list of views or of countries with a fault builds nothing."""
    parser = argparse.ArgumentParser(prog="python -m displacement.exports.site", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SITE)
    parser.add_argument("--base", default=site_address(), help="the address the site will have")
    parser.add_argument("--views", type=Path, help="a file with an address of the dashboard a line")
    parser.add_argument("--countries", nargs="*", default=[], help="codes of countries, or all")
    parser.add_argument("--pdf", action="store_true", help="the sheets of countries as PDF, too")
    asked = parser.parse_args()
    views, faults = (
        leaves_in(asked.views.read_text(encoding="utf-8-sig").splitlines()) if asked.views else ([], [])
    )
    if faults:
        sys.exit(told(faults, str(asked.views)))
    held = codes_of(HELD)
    countries = held if asked.countries == [EVERY] else asked.countries
    if unknown := [code for code in countries if code not in held]:
        sys.exit(str(UnknownCountry(", ".join(unknown), known=held)))
    again = build(
        asked.folder,
        base=asked.base.rstrip("/"),
        views=views,
        countries=countries,
        pdf=asked.pdf,
        at_once=min(AT_ONCE, os.cpu_count() or 1),
    )
    shared_renderer().stop()
    weight = sum(file.stat().st_size for file in asked.folder.rglob("*") if file.is_file())
    print(f"{asked.folder}: {len(again)} pages made, the others as they were; {round(weight / 1e6)} MB")


if __name__ == "__main__":
    main()
