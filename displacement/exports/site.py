"""The static site, every exhibit in both languages, without server or scripts: ``python -m displacement.exports.site``.

Pages link to each other by relative addresses, so that they open from disk and from any web server. An exhibit is made
again only where its picture, its rows, its words or the code that writes them have changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup
from tqdm import tqdm

from displacement import exports
from displacement.exhibit import Shown
from displacement.exhibits import EXHIBITS
from displacement.exports import address_of, export, shared_renderer
from displacement.exports.edition import feed
from displacement.exports.printed import in_print, print_figure
from displacement.exports.settings import base_address, site_address
from displacement.exports.standalone import PLOTLY_SCRIPT, page_of, standalone, template
from displacement.exports.tables import as_csv, in_full, notes_table, sources_table
from displacement.pages import PAGES, homes
from displacement.queries import served_edition
from displacement.settings import refuse_wrong
from displacement.view import View
from displacement.words import LANGUAGES, NAMES, Language, words_in

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
KEPT = "made.json"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build(folder: Path, *, base: str) -> list[str]:
    """Write the site into a folder and return the exhibits that were made again.

    ``base`` is the address the site will have, for search engines and social cards; links need none.
    """
    made = _made_before(folder)
    again = []
    wanted = [EXHIBITS[name].at(View(language=language)) for language in LANGUAGES for name in homes()]
    for shown in tqdm(wanted, desc="site", unit="exhibit"):
        name = f"{shown.view.language}/{shown.exhibit.id}"
        state = _state(shown, base)
        if made.get(name) != state or not (folder / f"{name}.html").exists():
            _write_exhibit(shown, folder / shown.view.language, base=base)
            made[name] = state
            again.append(name)
    for language in LANGUAGES:
        _write_index(folder, language)
        (folder / f"feed-{language}.xml").write_text(feed(language, base_address()), encoding="utf-8")
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Refugio en cifras</title></head><body>'
        '<h1>Refugio en cifras</h1><p><a href="es/index.html" lang="es">Español</a> · '
        '<a href="en/index.html" lang="en">English</a></p></body></html>\n',
        encoding="utf-8",
    )
    (folder / "plotly.min.js").write_bytes(PLOTLY_SCRIPT.read_bytes())
    (folder / "sitemap.xml").write_bytes(_sitemap(base))
    (folder / KEPT).write_text(json.dumps(made, indent=1, sort_keys=True), encoding="utf-8")
    return again


def _write_exhibit(shown: Shown, folder: Path, *, base: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = shown.exhibit.id
    files = {
        f"{name}.png": export(shown, "png", size="page").content,
        f"{name}-card.png": export(shown, "png", size="wide").content,
        f"{name}.svg": export(shown, "svg").content,
        f"{name}.csv": export(shown, "csv", rows="displayed").content,
        f"{name}.zip": export(shown, "zip").content,
        f"{name}-live.html": standalone(shown, script="../plotly.min.js"),
    }
    words = shown.words
    links = {
        f"{name}.png": "PNG",
        f"{name}.svg": "SVG",
        f"{name}.csv": "CSV",
        f"{name}.zip": words.say("Press kit: everything in one zip"),
        f"{name}-live.html": words.say("The live chart"),
    }
    site = {
        "base": base,
        "languages": LANGUAGES,
        "names": NAMES,
        "record": Markup(json.dumps(_record(shown, base), ensure_ascii=False).replace("<", "\\u003c")),
        "files": [{"file": file, "name": told} for file, told in links.items()],
    }
    files[f"{name}.html"] = page_of(in_print(shown), site=site)
    for file, content in files.items():
        (folder / file).write_bytes(content)


def _record(shown: Shown, base: str) -> dict[str, Any]:
    """Return the schema.org record of an exhibit."""
    edition, place = served_edition(), f"{base}/{shown.view.language}/{shown.exhibit.id}"
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": shown.title,
        "description": shown.subtitle,
        "inLanguage": shown.view.language,
        "version": edition.name,
        "dateModified": edition.published.isoformat(),
        "url": f"{place}.html",
        "isPartOf": address_of(shown),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": "Refugio en cifras"},
        "citation": [source.title or source.publisher for source in shown.sources],
        "image": f"{place}.png",
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{place}.csv", "encodingFormat": "text/csv"},
            {"@type": "DataDownload", "contentUrl": f"{place}.zip", "encodingFormat": "application/zip"},
        ],
    }


def _write_index(folder: Path, language: Language) -> None:
    words = words_in(language)
    sections: dict[str, list[Shown]] = {}
    for page in PAGES.values():
        mine = [
            EXHIBITS[name].at(View(language=language)) for name, home in homes().items() if home == page.name
        ]
        if mine:
            sections[words.say(page.menu)] = mine
    text = template("index.html").render(
        language=language,
        languages=LANGUAGES,
        names=NAMES,
        palette=View(language=language).palette,
        lead=words.say(
            "Venezuelan displacement, figure by figure: each number with its source, its date and its doubts. Where "
            "documents disagree, the disagreement is shown."
        ),
        sections=sections,
        edition=words.say("Refugio en cifras, data edition {edition}", edition=served_edition().name),
    )
    (folder / language).mkdir(parents=True, exist_ok=True)
    (folder / language / "index.html").write_text(text, encoding="utf-8")


def _sitemap(base: str) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for address in _addresses(base):
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = address
        ElementTree.SubElement(entry, "lastmod").text = served_edition().published.isoformat()
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _addresses(base: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"{base}/{language}/index.html"
        yield from (f"{base}/{language}/{name}.html" for name in homes())


def _made_before(folder: Path) -> dict[str, str]:
    kept = folder / KEPT
    return dict(json.loads(kept.read_text(encoding="utf-8"))) if kept.exists() else {}


def _state(shown: Shown, base: str) -> str:
    """Return what an exhibit's files are made of, as a checksum: its picture, rows and words, and their makers."""
    total = hashlib.sha256(f"{base} {base_address()} {_makers()}".encode())
    total.update(print_figure(shown).to_json().encode())
    total.update(as_csv(in_full(shown)))
    for table in (notes_table(shown), sources_table(shown)):
        total.update(as_csv(table))
    return total.hexdigest()[:16]


@cache
def _makers() -> str:
    """Return a checksum of the code and the templates that write files."""
    total = hashlib.sha256(Path(__file__).read_bytes())
    for file in sorted(Path(exports.__file__).parent.rglob("*")):
        if file.suffix in {".py", ".html"}:
            total.update(file.read_bytes())
    return total.hexdigest()


def main() -> None:
    """Build the site where the command line says."""
    refuse_wrong()
    parser = argparse.ArgumentParser(prog="python -m displacement.exports.site", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SITE)
    parser.add_argument("--base", default=site_address(), help="the address the site will have")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    again = build(asked.folder, base=asked.base.rstrip("/"))
    shared_renderer().stop()
    print(f"{asked.folder}: {len(again)} made, {len(homes()) * len(LANGUAGES) - len(again)} as they were")


if __name__ == "__main__":
    main()
