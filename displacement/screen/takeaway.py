"""What a reader takes away from an exhibit, put beside it: files in every format, and texts to copy."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from displacement.addresses import address_to
from displacement.exhibit import Shown
from displacement.exhibit.place import choices_of_view
from displacement.exports import (
    DIALECTS,
    FORMATS,
    USUAL,
    address_of,
    export,
    file_stem,
    shared_renderer,
    sizes_of,
)
from displacement.exports.citation import bibtex, citation, csl_json, reference_of, ris
from displacement.exports.embed import embed_code
from displacement.exports.settings import has_address
from displacement.exports.standalone import PLOTLY_PLACE
from displacement.queries import one_edition
from displacement.screen.lectern import add_to_deck
from displacement.view.scripts import PICTURE_TOOL
from displacement.words import mark

SIZES = {
    "wide": mark("16:9"),
    "square": mark("square"),
    "column": mark("one column, 85 mm"),
    "page": mark("full page, 180 mm"),
}
TALLER = {
    "wide": mark("higher than 16:9, {width} × {height} pixels"),
    "square": mark("higher than square, {width} × {height} pixels"),
}
"""What a picture is called that is higher than the shape that its size is named for."""
CSV = {
    "comma": mark("with comma and 1.5 (Peru, Mexico, United States)"),
    "semicolon": mark("with semicolon and 1,5 (Colombia, Ecuador, Chile, Argentina, Spain)"),
}
"""The dialects by what parts their columns and how they write one and a half, with where spreadsheets expect it."""
RIS, CSL = "RIS (Zotero, Mendeley, EndNote)", "CSL-JSON (Zotero, pandoc)"
STYLE = (
    ".picture-tool button {font: inherit; color: inherit; background: none; border: 1px solid currentColor; "
    "border-radius: .5rem; padding: .25rem .75rem; margin: 0 .25rem .25rem 0; cursor: pointer}"
    ".picture-tool button:hover, .picture-tool button:focus-visible {text-decoration: underline; "
    "outline: 2px solid currentColor; outline-offset: 1px}"
)
LINKS = (
    ".files a {color: inherit; text-decoration: underline} "
    ".files a:hover, .files a:focus-visible {outline: 2px solid currentColor; outline-offset: 2px}"
)
PICTURES = {"png": "PNG", "svg": "SVG", "pdf": "PDF"}
PICTURE_LINES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (mark("PNG for print, 300 dots an inch"), "png", {"use": "print"}),
    (mark("PNG for the web"), "png", {"use": "web"}),
    (mark("PNG for the web, dark"), "png", {"theme": "dark"}),
    ("SVG", "svg", {}),
    (mark("SVG, dark"), "svg", {"theme": "dark"}),
    ("PDF", "pdf", {}),
)
"""The pictures that are offered: what each is called, its format, and what is asked for besides its size."""


def take_away(shown: Shown, *, name: str) -> None:
    """Put one button that opens to the files and the texts of an exhibit at this view."""
    words = shown.words
    opened = st.popover(
        words.say("Take away"),
        icon=":material/download:",
        type="tertiary",
        key=f"takeaway-{name}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            add_to_deck(shown, name=name)
            if shown.private:
                _own_files(shown, name=name)
            else:
                _files(shown)
                _texts(shown)


def file_address(shown: Shown, kind: str, **options: str) -> str:
    """Return the address of an exhibit as a file at this view, from a page."""
    asked = urlencode({"lang": shown.view.language, **choices_of_view(shown), **options})
    return address_to(f"exhibits/{shown.exhibit.id}.{kind}?{asked}")


def _files(shown: Shown) -> None:
    words = shown.words
    drawing = shared_renderer().has_browser()
    if drawing:
        sizes = _sizes(shown)
        for called, kind, options in PICTURE_LINES:
            files = {told: file_address(shown, kind, size=size, **options) for size, told in sizes.items()}
            _links(words.say(called), files, spoken=f"{words.say(called)}, ")
        if "column" not in sizes:
            st.caption(words.say("In one column of 85 mm this picture would be higher than 380 mm."))
    else:
        st.caption(
            words.say(
                "This server has no Chrome or Chromium to draw pictures with (`python -m kaleido.get_chrome` installs "
                "one), so your browser draws them."
            )
        )
    _tool(shown, drawing=drawing)
    _links(words.say("Data"), {"Excel": file_address(shown, "xlsx"), "JSON": file_address(shown, "json")})
    for dialect in sorted(DIALECTS, key=lambda one: one != USUAL[words.language]):
        called = f"CSV {words.say(CSV[dialect])}"
        tables = {
            words.say("as displayed"): file_address(shown, "csv", rows="displayed", csv=dialect),
            words.say("in full"): file_address(shown, "csv", csv=dialect),
        }
        _links(called, tables, spoken=f"{called}, ")
    page = words.say("Page that opens without network (HTML)")
    kit = words.say("Press kit: everything in one zip")
    _links("", {page: file_address(shown, "html"), kit: file_address(shown, "zip")})


def _sizes(shown: Shown) -> dict[str, str]:
    """Return the sizes of a picture, each told as it comes out."""
    words = shown.words
    return {
        size: words.say(TALLER[size], width=words.number(made.width), height=words.number(made.height))
        if made.taller
        else words.say(SIZES[size])
        for size, made in sizes_of(shown).items()
    }


def _own_files(shown: Shown, *, name: str) -> None:
    """Offer a picture with a reader's own figures as files made in her session, for which there is no address."""
    words = shown.words
    kinds = {kind: called for kind, called in PICTURES.items() if shared_renderer().has_browser()}
    kinds |= {"csv": "CSV", "xlsx": "Excel", "html": words.say("Page that opens without network (HTML)")}
    for kind, called in kinds.items():
        media_type, _ = FORMATS[kind]
        marks = "page" if kind in PICTURES else ""
        st.download_button(
            called,
            data=partial(_made, shown, kind),
            file_name=f"{file_stem(shown, marks)}.{kind}",
            mime=media_type,
            on_click="ignore",
            key=f"own-{kind}-{name}",
            type="tertiary",
        )
    alternative = words.say("Alternative text")
    st.markdown(f":small[{alternative}]")
    st.code(shown.alt, language=None, wrap_lines=True)


@one_edition()
def _made(shown: Shown, kind: str) -> bytes:
    return export(shown, kind).content


def _links(title: str, files: Mapping[str, str], *, spoken: str = "") -> None:
    """Put a line of files that are saved when they are asked for; ``spoken`` is said before the name of each."""
    links = [
        f'<a href="{html.escape(address, quote=True)}" download '
        f'aria-label="{html.escape(spoken + told, quote=True)}">{html.escape(told)}</a>'
        for told, address in files.items()
    ]
    head = [f"<strong>{html.escape(title)}</strong>"] if title else []
    st.html(f'<style>{LINKS}</style><div class="files">{" · ".join([*head, *links])}</div>')


def _texts(shown: Shown) -> None:
    words, reference = shown.words, reference_of(shown)
    texts = {
        words.say("Link to exactly this view"): address_of(shown),
        words.say("Citation"): citation(shown),
        "BibTeX": bibtex(reference),
        RIS: ris(reference),
        CSL: csl_json(reference),
        words.say("Alternative text"): shown.alt,
        words.say("Embed code: this view, as high as it needs to be"): embed_code(shown),
    }
    if not has_address():
        st.warning(
            words.say(
                "This dashboard has no public address (`REFUGIO_ADDRESS`): its link, citation and embed code lead to "
                "this machine and nowhere else."
            ),
            icon=":material/link_off:",
        )
    put_texts(texts)


def put_texts(texts: Mapping[str, str]) -> None:
    """Put texts to be copied, each under its name."""
    for name, text in texts.items():
        st.markdown(f":small[{name}]")
        st.code(text, language=None, wrap_lines=True)


def _tool(shown: Shown, *, drawing: bool) -> None:
    """Put the button that copies the picture and, where the server draws none, those that draw it in the browser."""
    words = shown.words
    buttons = {"copy": words.say("Copy the picture (PNG)")}
    if not drawing:
        buttons |= {kind: words.say("Save as {kind}", kind=PICTURES[kind]) for kind in ("png", "svg")}
    told = {
        "name": file_stem(shown),
        "edition": shown.edition.name,
        "figure": file_address(shown, "plotly", size="wide"),
        "png": file_address(shown, "png", size="wide") if drawing else "",
        "script": address_to(PLOTLY_PLACE),
        "busy": words.say("One moment…"),
        "done": words.say("Done."),
        "instead": words.say("Over http a browser copies no picture: it was saved as a file instead."),
        "failed": words.say(
            "This browser could not do it; the page that opens without network holds the chart."
        ),
    }
    carried = "".join(f' data-{name}="{html.escape(text, quote=True)}"' for name, text in told.items())
    pressed = "".join(
        f'<button type="button" value="{kind}">{told}</button> ' for kind, told in buttons.items()
    )
    st.html(
        f"<style>{STYLE}</style>"
        f'<div class="picture-tool"{carried}>{pressed}<span role="status"></span></div>'
        f"<script>{PICTURE_TOOL}</script>",
        unsafe_allow_javascript=True,
    )
