"""A picture to be printed: title, unit and date, marks, sources, notes, edition and address in its pixels."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import plotly.graph_objects as go

from displacement.addresses import address_to
from displacement.charts.style import FONT, blank_figure, label_width
from displacement.exhibit import Shown
from displacement.exhibit.place import choices_of_address, page_of
from displacement.exhibit.sources import Source
from displacement.exports.settings import base_address, has_address
from displacement.maps.moving import still_of
from displacement.queries import served_edition

PAD, GAP = 16, 8
LETTER, CAPITAL = 0.54, 0.71  # of the size: a letter, a capital
A_WORD = 40  # letters that a word never has, and an address often
MANY = 0.08  # of the letters of an address: the capitals of a long list of countries
TITLE, SUBTITLE, FOOT = 20, 14, 12
LEADING = 1.34
NAMED_SOURCES = 6
MARKDOWN = re.compile(r"\[([^\]]+)\]\([^)]*\)|\*\*|:material/\w+:|:small\[|`")


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A size to print at: its width in CSS pixels, the ratio of width to height where fixed, and its layout.

    ``laid_out`` is the width at which the picture is laid out before it is drawn at its size: a narrow column has
    smaller type, as in print, and not less room. ``across`` is in how many columns lists may be laid out.
    """

    width: int
    laid_out: int
    ratio: float | None = None
    across: int = 1


MILLIMETRE = 96 / 25.4
PRESETS = {
    "wide": Preset(width=960, laid_out=960, ratio=16 / 9, across=4),
    "square": Preset(width=720, laid_out=720, ratio=1.0, across=2),
    "column": Preset(width=round(85 * MILLIMETRE), laid_out=520),
    "page": Preset(width=round(180 * MILLIMETRE), laid_out=720),
}


def in_print(shown: Shown, *, across: int = 1) -> Shown:
    """Return the exhibit at the same choices on light ground, as everything printed is."""
    return shown.exhibit.at(replace(shown.view, theme="light", across=across))


def print_figure(shown: Shown, *, preset: str = "page") -> go.Figure:
    """Return the picture at a preset with its words around it; nothing is cut, at any preset.

    Where the preset has a ratio and the picture is taller than it allows, the whole sheet grows in that ratio.
    """
    size = PRESETS[preset]
    shown = in_print(shown, across=size.across)
    if shown.empty:
        return _sheet(
            blank_figure(palette=shown.view.palette, words=shown.words, height=80), shown, size.laid_out, None
        )
    sheet = _sheet(shown.figure, shown, size.laid_out, size.ratio)
    for _ in range(8):
        if size.ratio is None or sheet.layout.height <= math.ceil(sheet.layout.width / size.ratio):
            break
        wider = round(sheet.layout.height * size.ratio)
        sheet = _sheet(shown.figure, shown, wider, size.ratio)
    return sheet


def bare_figure(shown: Shown, *, ratio: float) -> go.Figure:
    """Return the picture alone, without words around it, laid out to a ratio of width to height."""
    if shown.empty:
        figure = blank_figure(palette=shown.view.palette, words=shown.words, height=80)
    else:
        figure = settled(shown.figure)
    high = figure.layout.height or 420
    least = (figure.layout.meta or {}).get("least_width", PRESETS["wide"].laid_out)
    width = max(least, math.ceil(high * ratio))
    figure.update_layout(width=width, height=math.ceil(width / ratio))
    return figure


def scale_of(figure: go.Figure, preset: str) -> float:
    """Return how much a sheet is drawn smaller or larger than it is laid out, to have its size."""
    return PRESETS[preset].width / float(figure.layout.width)


def _sheet(figure: go.Figure, shown: Shown, width: int, ratio: float | None) -> go.Figure:
    """Put the words around a picture of this width and give it the height that it then needs."""
    figure = settled(figure)
    palette, margin = shown.view.palette, figure.layout.margin
    left, top, bottom = margin.l + PAD, margin.t, margin.b
    title = [f"<b>{line}</b>" for line in _wrap(shown.title, width, TITLE)]
    subtitle = _wrap(shown.subtitle, width, SUBTITLE)
    foot = [line for told in foot_of(shown) for line in _wrap(told, width, FOOT)]
    under_title = top + GAP + _high(subtitle, SUBTITLE)
    above, below = under_title + _high(title, TITLE) + PAD, bottom + GAP + _high(foot, FOOT) + PAD
    _write(figure, title, size=TITLE, colour=palette.text, left=left, up=under_title)
    _write(figure, subtitle, size=SUBTITLE, colour=palette.muted, left=left, up=top + GAP)
    _write(figure, foot, size=FOOT, colour=palette.muted, left=left, up=-bottom - GAP)
    height = round((figure.layout.height or 420) + above - top + below - bottom)
    spare = max(0, math.ceil(width / ratio) - height) if ratio else 0
    figure.update_layout(
        width=width,
        height=height + spare,
        margin={"l": left, "r": margin.r + PAD, "t": above, "b": below, "autoexpand": False},
    )
    return figure


def _write(
    figure: go.Figure, lines: Sequence[str], *, size: int, colour: str, left: float, up: float
) -> None:
    """Write lines at the left edge of the sheet: above the plot where ``up`` is positive, else under it."""
    if lines:
        figure.add_annotation(
            text="<br>".join(lines), x=0, xref="paper", xanchor="left", xshift=PAD - left, align="left",
            y=1 if up > 0 else 0, yref="paper", yanchor="bottom" if up > 0 else "top", yshift=up, borderpad=0,
            showarrow=False, font={"size": size, "color": colour, "family": FONT},
        )  # fmt: skip


def _high(lines: Sequence[str], size: int) -> float:
    return len(lines) * size * LEADING + (4 if lines else 0)


def settled(figure: go.Figure) -> go.Figure:
    """Return a copy of a picture that stands still, its margins with the room that its labels need."""
    figure = still_of(go.Figure(figure))
    margin = figure.layout.margin
    if margin.autoexpand is False:
        return figure
    labels = [
        text for axis in figure.select_yaxes() if axis.visible is not False for text in axis.ticktext or ()
    ]
    shown = any(axis.visible is not False for axis in figure.select_xaxes()) and bool(
        labels or figure.layout.xaxis.range
    )
    left = label_width(labels) + 12 if labels else margin.l
    figure.update_layout(
        margin={
            "l": left,
            "r": margin.r,
            "t": margin.t,
            "b": max(margin.b, 32 if shown else 8),
            "autoexpand": False,
        }
    )
    figure.update_xaxes(automargin=False)
    figure.update_yaxes(automargin=False)
    return figure


def foot_of(shown: Shown) -> list[str]:
    """Return the lines under a printed picture: how to read it, warnings, sources, edition and, where set, address."""
    words = shown.words
    edition = words.say("Refugio en cifras, data edition {edition}", edition=served_edition().name)
    lines = [shown.reading, *shown.cautions, sources_line(shown)]
    address = [address_of(shown)] if has_address() else []
    return [plain(line) for line in lines if line] + [" · ".join([edition, *address])]


def sources_line(shown: Shown) -> str:
    """Return the publishers behind a picture with their years, the most used first; empty where there is none.

    However many there are, those of what figures are a rate of are named, at the end.
    """
    words = shown.words
    sources = [_dated(source) for source in shown.sources if not source.denominator]
    named = "; ".join(dict.fromkeys(sources[:NAMED_SOURCES]))
    if len(sources) > NAMED_SOURCES:
        more = words.say_n("and {count} more", "and {count} more", len(sources) - NAMED_SOURCES)
        named = f"{named}; {more}"
    told = words.say("Sources: {sources}", sources=named) if named else ""
    denominators = list(dict.fromkeys(_dated(source) for source in shown.sources if source.denominator))
    of = words.say("Denominator: {sources}", sources="; ".join(denominators)) if denominators else ""
    return ". ".join(part for part in (told, of) if part)


def _dated(source: Source) -> str:
    return source.publisher + (f" ({source.published[:4]})" if source.published else "")


def address_of(shown: Shown) -> str:
    """Return the address of exactly this view, edition included."""
    asked = urlencode(
        {**choices_of_address(shown), "lang": shown.view.language, "edition": served_edition().name}
    )
    page = page_of(shown)
    path = "" if page == "overview" else page
    return address_to(f"{path}?{asked}#{shown.exhibit.id}", seen_from=base_address())


def plain(text: str) -> str:
    """Return a text without the marks of Markdown."""
    return MARKDOWN.sub(lambda found: found[1] or "", text).strip()


def _letter(text: str) -> float:
    """Return how wide a letter is on average: wider in a long address of codes, which are capitals."""
    longest = max(text.split(), key=len, default="")
    capitals = sum(letter.isupper() for letter in longest)
    return CAPITAL if len(longest) > A_WORD and capitals > len(longest) * MANY else LETTER


def _wrap(text: str, width: int, size: int) -> list[str]:
    letters = max(16, int((width - 2 * PAD) / (size * _letter(text))))
    return textwrap.wrap(text, width=letters, break_long_words=True) if text else []
