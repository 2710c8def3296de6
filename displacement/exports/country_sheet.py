"""A country on one sheet: what is held on it, at a glance and in full, as HTML and as one page of A4 (PDF).

``sheet("ECU", "es")`` is the page; ``printed("ECU", "es")`` the PDF, with as many lines a part as there
is room for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import plotly.graph_objects as go
from markupsafe import Markup

from displacement.addresses import address_to
from displacement.exhibit import Shown
from displacement.exhibit.acts import day_of
from displacement.exhibit.country import (
    TITLES,
    at_country,
    disagreements_on,
    held_on,
    latest_of,
    told_disagreement,
    told_held,
    told_lacking,
    what_of,
    who_of,
)
from displacement.exhibit.in_words import date_of, value_of
from displacement.exhibit.procedures import STAGES, stage_of
from displacement.exhibit.requirements import ASPECTS
from displacement.exhibits import exhibit_named
from displacement.exhibits.country_at_a_glance import labelled
from displacement.exhibits.country_coverage import drawn_of
from displacement.exports.naming import edition_line
from displacement.exports.printed import settled
from displacement.exports.renderer import SIDES, shared_renderer
from displacement.exports.settings import base_address, has_address
from displacement.exports.standalone import TEMPLATES, template
from displacement.exports.tables import DIALECTS, as_csv
from displacement.exports.typefaces import font_faces
from displacement.queries import ask, kept_by_size, served_edition
from displacement.queries.rows import Row, rows_in
from displacement.view import View
from displacement.view.colours import palette
from displacement.words import LANGUAGES, NAMES, Language, Words, words_in

MOST = 16  # lines a part at most; the printed sheet has as many of them as there is room for
ACROSS = 4
ROWS_HELD = 12  # things counted, of which the sheet shows the years
CARRIED = re.compile(r"<style>@font-face.*?</style>", re.DOTALL)
"""The typeface that a picture carries."""
FITTING = (TEMPLATES / "country.js").read_text(encoding="utf-8")
SIGNS = {"opens": "▲", "restricts": "▼", "neutral": "●"}
STATES = {
    "open": ("○", "opens"),
    "partly": ("◐", "neutral"),
    "closed": ("●", "restricts"),
    "unsaid": ("–", "neutral"),
}
NARROW = 340  # pixels: the width that the pictures are laid out at, each in a column of the sheet
HIGH: Mapping[str, int] = {
    "hosts-series": 270,
    "world-growth": 270,
    "claims-filed": 160,
}  # pixels: what would be higher by itself
PICTURES = {
    "host_populations": ("hosts-series", "world-growth"),
    "asylum_claims": ("claims-filed", "recognition-by-year"),
    "held": ("country-coverage",),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the sheet: a number with its qualifier, what it counts, when, who says so; or a sign and a sentence."""

    what: str
    value: str = ""
    when: str = ""
    who: str = ""
    address: str = ""
    sign: str = ""
    kind: str = "neutral"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A small picture: its finding, what it shows in words, and its drawing as SVG."""

    title: str
    alt: str
    drawn: Markup


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the sheet: its heading, its pictures, its lines and how many more there are."""

    title: str
    pictures: Sequence[Picture] = ()
    lines: Sequence[Line] = ()
    left: int = 0
    more: str = ""
    may_be_cut: bool = True


def sheet(
    code: str, language: Language, *, day: str = "", on_paper: bool = False, faces: str = "", index: str = ""
) -> bytes:
    """Return the page of a country as HTML, or as it is printed: as wide as the sheet, and fitted to it.

    ``day`` is the day of which it tells what the country asked, where that is known: that of the edition unless given.
    Pictures are left out where there is no browser to draw them with. A site that has the typefaces in a style of its
    own names that in ``faces``, and in ``index`` the address of its front page in a ``{language}``.
    """
    words, held = words_in(language), held_on(code)
    asked = day or served_edition().published.isoformat()
    parts = {name: _part(name, code, words, asked) for name in MAKERS}
    cards = _cards(code, words)
    page = template("country.html").render(
        language=language,
        say=words.say,
        palette=palette("light"),
        faces=Markup(faces or font_faces()),
        others=[(each, NAMES[each]) for each in LANGUAGES if each != language],
        code=code,
        index=index,
        printed=on_paper,
        fitting=Markup(FITTING),
        name=words.of(held, "area"),
        held=told_held(code, words),
        note=words.of(held, "note"),
        edition=edition_line(words),
        cards=cards,
        across=min(ACROSS, max(2, len(cards))),
        parts=[part for part in parts.values() if part],
        missing=told_lacking(code, words),
        foot=_foot(code, words),
    )
    # The pictures in a page have its typefaces, and need none of their own where these are beside it.
    return (CARRIED.sub("", page) if faces else page).encode("utf-8")


@kept_by_size(len)
def printed(code: str, language: Language, *, day: str = "") -> bytes:
    """Return a country as a PDF of one page of A4; raise NoBrowser or RenderingFailed where it cannot be made."""
    return shared_renderer().paper(sheet(code, language, day=day, on_paper=True).decode("utf-8"))


def figures_csv(code: str, dialect: str) -> bytes:
    """Return all figures held on a country as CSV, each with its names, its document and the place in it."""
    return as_csv(ask("country_figures", c=code).drop(columns="axis"), DIALECTS[dialect])


def _part(name: str, code: str, words: Words, day: str) -> Part | None:
    """Return a part with its first lines, and how many there are besides; nothing where it is empty."""
    lines, pictures = MAKERS[name](code, words, day), _pictures(name, code, words.language)
    if not lines and not pictures:
        return None
    left = max(0, len(lines) - MOST)
    more = words.say_n("and {count} more", "and {count} more", left)
    title = words.say(TITLES[name], day=words.date(dt.date.fromisoformat(day)))
    return Part(title=title, pictures=pictures, lines=lines[:MOST], left=left, more=more,
                may_be_cut=name != "asked")  # fmt: skip


def _cards(code: str, words: Words) -> list[Line]:
    shown = at_country(exhibit_named("country-at-a-glance"), View(language=words.language), code)
    rows = rows_in(labelled(shown))[: 2 * ACROSS] if shown else []
    return [
        replace(_figure(row, words, what=str(row["label"])), who=words.of(row, "publisher")) for row in rows
    ]


def _figures(group: str) -> Callable[[str, Words, str], list[Line]]:
    def lines(code: str, words: Words, _: str) -> list[Line]:
        return [_figure(row, words) for row in rows_in(latest_of(code, group))]

    return lines


def _permits(code: str, words: Words, _: str) -> list[Line]:
    """Return the stages of each permit, and after them what else was counted of permits and status."""
    stages = ask("country_permits", c=code)
    told = [
        _figure(row, words, what=f"{words.say(STAGES[stage_of(row)])} · {words.of(row, 'instrument')}")
        for row in rows_in(stages)
    ]
    others = latest_of(code, "permits")
    others = others[~others["figure_id"].isin(stages["figure_id"]) & others["stage"].isna()]
    return [*told, *(_figure(row, words) for row in rows_in(others))]


def _figure(row: Row, words: Words, *, what: str = "") -> Line:
    value = (
        words.figure(row["value"], qualifier=row["qualifier"], unit=row["unit"])
        if what
        else value_of(row, words)
    )
    return Line(
        value=value,
        what=what or what_of(row, words),
        when=date_of(row, words),
        who=who_of(row, words),
        address=_address("sources", words, figure=row["figure_id"]),
    )


def _acts(code: str, words: Words, _: str) -> list[Line]:
    return [
        Line(
            what=words.of(row, "title"),
            when=day_of(row, words),
            who=words.of(row, "publisher"),
            sign=SIGNS[row["direction"]],
            kind=row["direction"],
        )
        for row in rows_in(ask("country_acts", c=code))
    ]


def _asked(code: str, words: Words, day: str) -> list[Line]:
    """Return what a country asked on a day; nothing where that is not known of it."""
    rows = ask("asked", day=day)
    told = []
    for row in rows_in(rows[rows["area"] == code]):
        sign, kind = STATES[row["state"]]
        known = isinstance(row["figure_id"], str)
        answer = words.of(row, "answer") or words.say("Not said")
        told.append(
            Line(
                sign=sign,
                kind=kind,
                what=f"{words.named(ASPECTS, row, 'aspect')}: {answer}",
                when=_since(row, words) if known else "",
            )
        )
    return told


def _since(row: Row, words: Words) -> str:
    if row["basis"] == "until":
        return words.say("until “{measure}”", measure=words.of(row, "title"))
    return words.say("since {day}", day=day_of(row, words, short=True))


def _disagreements(code: str, words: Words, _: str) -> list[Line]:
    return [Line(what=told_disagreement(row, words), sign="⚖") for row in disagreements_on(code)]


def _documents(code: str, words: Words, _: str) -> list[Line]:
    return [
        Line(
            what=f"{words.of(row, 'publisher')}, “{row['source_title']}”",
            when=row["published"][:4] if isinstance(row["published"], str) else "",
            who=words.say_n("{count} figure", "{count} figures", row["figures"]),
        )
        for row in rows_in(ask("country_documents", c=code))
    ]


MAKERS: Mapping[str, Callable[[str, Words, str], list[Line]]] = {
    "host_populations": _figures("host_populations"),
    "asylum_claims": _figures("asylum_claims"),
    "permits": _permits,
    "border": _figures("border"),
    "acts": _acts,
    "asked": _asked,
    "disagreements": _disagreements,
    "context": _figures("context"),
    "held": lambda *_: [],  # a picture alone
    "documents": _documents,
}


def _pictures(name: str, code: str, language: Language) -> list[Picture]:
    found = (
        at_country(exhibit_named(each), View(language=language), code) for each in PICTURES.get(name, ())
    )
    return [_small(shown) for shown in found if shown is not None and _can_draw()]


def _can_draw() -> bool:
    return shared_renderer().has_browser()


@kept_by_size(lambda picture: len(picture.drawn))
def _small(shown: Shown) -> Picture:
    """Return an exhibit as a small picture, with the finding that stands over it."""
    figure = settled(_figure_of(shown))
    high = HIGH.get(shown.exhibit.id, figure.layout.height or 300)
    figure.update_layout(width=NARROW, height=high)
    return Picture(title=shown.title, alt=shown.alt, drawn=_svg(figure))


def _figure_of(shown: Shown) -> go.Figure:
    """Return the picture; of the grid of years, as many rows as the sheet has room for."""
    return drawn_of(shown, most=ROWS_HELD) if shown.exhibit.id == "country-coverage" else shown.figure


def _svg(figure: go.Figure) -> Markup:
    """Return a drawing as SVG that scales with its place."""
    drawn = shared_renderer().draw(figure, kind="svg").decode("utf-8")
    size = SIDES.search(drawn)
    if size and "viewBox" not in drawn[: drawn.index(">")]:
        drawn = drawn.replace(size[0], f'viewBox="0 0 {size[1]} {size[2]}"', 1)
    return Markup(drawn)


def _address(page: str, words: Words, **asked: str) -> str:
    """Return an address of the dashboard; none where it has none of its own."""
    if not has_address():
        return ""
    query = urlencode({**asked, "lang": words.language, "edition": served_edition().name})
    return address_to(f"{page}?{query}", seen_from=base_address())


def _foot(code: str, words: Words) -> str:
    licence = words.say("Selection and notes: CC BY 4.0.")
    if not has_address():
        told = words.say("Each number with its qualifier, its date and who counted it.")
        return f"{told} {licence}"
    told = words.say(
        "Each number with its qualifier, its date and who counted it; a link leads to its card. All figures: {csv}. "
        "This page: {address}.",
        csv=address_to(f"countries/{code}.csv", seen_from=base_address()),
        address=_address("country", words, c=code),
    )
    return f"{told} {licence}"
