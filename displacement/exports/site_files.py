"""The files of a page of the static site: the page, its pictures light and dark, and what a reader takes away."""

from __future__ import annotations

import io
import json
from typing import Any

from markupsafe import Markup

from displacement.exhibit import Shown
from displacement.exports.formats import Look, export, png, preview
from displacement.exports.named import in_colours
from displacement.exports.naming import edition_line, file_stem
from displacement.exports.press_kit import press_kit
from displacement.exports.printed import address_of, in_print
from displacement.exports.standalone import page_of, standalone
from displacement.exports.tables import PLAIN, as_csv, displayed, in_full, on_the_page
from displacement.queries import served_edition
from displacement.view.colours import Theme
from displacement.words import LANGUAGES, NAMES, Words

ENDINGS = (".html", ".svg", "-dark.svg", "-card.png", "-small.png", "-small-dark.png", ".pdf", ".csv", ".xlsx", ".zip",
           "-live.html")  # fmt: skip
"""How the names of a page's files end."""
COLOURS = 256
"""Of a PNG of the site: it has a third of the bytes then, and looks the same; what is drawn has some twenty colours."""
SMALL, SMALL_HIGH = 480, 360  # pixels: a picture on the front page
FOLDED = 12  # rows: a longer table is opened by whoever wants it


def files_of(shown: Shown, stem: str, *, base: str) -> dict[str, bytes]:
    """Return the files of a view by the endings of their names; nothing is drawn twice."""
    card, paper = png(shown, Look(size="wide"), colours=COLOURS), export(shown, "pdf").content
    light, workbook = export(shown, "svg").content, export(shown, "xlsx").content
    files = {
        ".svg": light,
        "-dark.svg": export(shown, "svg", theme="dark").content,
        "-card.png": card,
        "-small.png": _small(shown, "light"),
        "-small-dark.png": _small(shown, "dark"),
        ".pdf": paper,
        ".csv": export(shown, "csv", rows="displayed").content,
        ".xlsx": workbook,
        ".zip": _kit(shown),
        "-live.html": standalone(shown, script="../assets/plotly.min.js"),
    }
    return {".html": _page(shown, stem, base=base), **files}


def edition_told(words: Words) -> dict[str, str]:
    """Return which edition a page is made of, and of which day that is."""
    edition = served_edition()
    return {
        "edition": edition_line(words),
        "published": words.date(edition.published),
    }


def _small(shown: Shown, theme: Theme) -> bytes:
    """Return the whole picture without words around it, small, for the front page."""
    picture, kept = preview(shown, wide=SMALL, high=SMALL_HIGH, theme=theme), io.BytesIO()
    in_colours(picture, COLOURS).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _kit(shown: Shown) -> bytes:
    """Return the press kit: the picture for print and the tables; the dashboard's own has every size."""
    made = [export(shown, kind, size=size) for kind, size in (("svg", "page"), ("pdf", "page"))]
    files = {each.name: each.content for each in made}
    files[f"{file_stem(shown, 'page')}.png"] = png(shown, Look(size="page"), colours=COLOURS)
    for table in (export(shown, "xlsx"), export(shown, "json")):
        files[table.name] = table.content
    files[f"{file_stem(shown)}.csv"] = as_csv(in_full(shown), PLAIN)
    files[f"{file_stem(shown, 'displayed')}.csv"] = as_csv(displayed(shown), PLAIN)
    return press_kit(shown, files)


def _page(shown: Shown, stem: str, *, base: str) -> bytes:
    words = shown.words
    links = {
        "-card.png": "PNG",
        ".svg": "SVG",
        ".pdf": "PDF",
        ".xlsx": "Excel",
        ".csv": "CSV",
        "-live.html": words.say("The live chart"),
        ".zip": words.say("Press kit"),
    }
    return page_of(
        in_print(shown),
        page="site_exhibit.html",
        stem=stem,
        here=f"{stem}.html",
        base=base,
        languages=LANGUAGES,
        names=NAMES,
        folded=len(on_the_page(shown)) > FOLDED,
        record=Markup(json.dumps(_record(shown, stem, base), ensure_ascii=False).replace("<", "\\u003c")),
        kit=words.say(
            "The press kit is a zip of the picture for print (180 mm, 300 dots an inch), the tables and the citations. "
            "Other sizes are made by the dashboard: with them this site would not fit a stick."
        ),
        files=[{"file": f"{stem}{ending}", "name": name} for ending, name in links.items()],
        **edition_told(words),
    )


def _record(shown: Shown, stem: str, base: str) -> dict[str, Any]:
    """Return the schema.org record of a view."""
    edition, place = served_edition(), f"{base}/{shown.view.language}/{stem}"
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
        "image": f"{place}-card.png",
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{place}.csv", "encodingFormat": "text/csv"},
            {"@type": "DataDownload", "contentUrl": f"{place}.zip", "encodingFormat": "application/zip"},
        ],
    }
