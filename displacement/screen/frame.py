"""The script that runs for every reader: language, navigation, header, the page, footer."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool

import loaders
from displacement.errors import RefugioError
from displacement.pages import PAGES
from displacement.queries import one_edition, served_edition
from displacement.screen.ahead import drawn_ahead
from displacement.screen.choices import asked, current_language, language_switch
from displacement.screen.doors import door_of
from displacement.screen.kept_deck import keep_in_tab
from displacement.screen.notices import tell_address
from displacement.screen.renewed import keep_up
from displacement.screen.swept import page_drawn, spared, swept
from displacement.screen.turns import my_turn
from displacement.server.cards import title_of
from displacement.server.ending import ending
from displacement.server.release import release
from displacement.server.renewal import draw_once, renewed
from displacement.server.sockets import answer_at_once
from displacement.server.work import end_work
from displacement.view.selection import SELECTION
from displacement.words import Words, verbatim, words_in
from loaders.published import EditionRefused

DESK = 1200  # pixels: the most that a page takes of a wide screen


@my_turn()
@one_edition()
def main() -> None:
    """Draw one page for one reader."""
    language = current_language()
    words = words_in(language)
    st.set_page_config(layout="wide", page_icon=None)
    opened = st.navigation(
        [
            st.Page(door_of(name), title=words.say(page.menu), url_path=name, default=name == "overview")
            for name, page in PAGES.items()
        ],
        position="hidden",
    )
    page = PAGES[opened.url_path or "overview"]
    st.set_page_config(page_title=title_of(page, language=language))
    with st.container(horizontal_alignment="center"), st.container(width=DESK):
        page_words(words)
        menu(words)
        language_switch(words)
        keep_up(words)
        tell_address(words)
        opened.run()
        footer(words)
        keep_in_tab(words, key="page")
    page_drawn()


def page_words(words: Words) -> None:
    """Put what ``static/reader.js`` says and names in the reader's language, and what it presses to draw anew."""
    told = {
        "skip": words.say("Skip to the content"),
        "copy": words.say("Copy"),
        "copied": words.say("Copied."),
        "selected": words.say(
            "This browser does not let the page copy. The text is selected: copy it with Ctrl+C or ⌘C."
        ),
        "gathering": words.say("All pictures of the page are drawn; then it is printed."),
        "heading": words.say("Link to this place"),
    }
    carried = "".join(f' data-{name}="{html.escape(text, quote=True)}"' for name, text in told.items())
    st.html(f'<div id="reader-words" hidden{carried}></div>')
    st.button(words.say("Draw anew"), key="theme-turned")


def menu(words: Words) -> None:
    """Offer the pages; each link carries the language and the selection, so that they are kept from page to page."""
    kept = {name: value for name, value in asked().items() if name in SELECTION} | {"lang": words.language}
    with st.container(horizontal=True, gap="small", key="menu"):
        for name, page in PAGES.items():
            st.page_link(door_of(name), label=words.say(page.menu), query_params=kept)


def footer(words: Words) -> None:
    """Name the edition of the data, the licence of the code and the limits of the maps."""
    edition = served_edition()
    told = words.say(
        "Data edition {edition}, published {date} · checksum {checksum}. "
        "Every figure carries its own source; UNHCR’s figures are CC BY 4.0.",
        edition=edition.name,
        date=words.date(edition.published),
        checksum=edition.checksum[:12],
    )
    land = words.say(
        "Land: Natural Earth, public domain. The boundaries and names on the maps imply no opinion on the "
        "legal status of any territory."
    )
    st.divider()
    st.caption(f"{told}  \n{land}")


def tell_error(error: Exception) -> None:
    """Show one box that says what happened and what to do."""
    words = words_in(current_language())
    if isinstance(error, (EditionRefused, loaders.DataProblems)):
        st.error(
            words.say("The data cannot be used: {problem}", problem=verbatim(error)), icon=":material/error:"
        )
        if isinstance(error, loaders.DataProblems):
            st.caption(words.say("Run `make check` for the list of every row to mend."))
    elif isinstance(error, RefugioError):
        st.error(verbatim(error.told(words)), icon=":material/error:")
    else:
        st.error(
            words.say("This page could not be drawn. The reason is in the server’s log."),
            icon=":material/error:",
        )


@asynccontextmanager
async def warmed(_: object) -> AsyncIterator[dict[str, object]]:
    """Draw all once before the first reader arrives, and look for a new edition of the data as long as any may.

    Told to end, give up what is being made.
    """
    answer_at_once()
    await run_in_threadpool(_warm)
    with renewed(), swept(), drawn_ahead(), ending(end_work):
        yield {}


def _warm() -> None:
    """Open the database, sum up the release and draw every exhibit."""
    release()
    draw_once()
    spared()


if __name__ == "__main__":
    main()
