"""A picture to be printed: title, unit and date, marks, sources, notes, edition and address in its pixels."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode

import plotly.graph_objects as go

from displacement.addresses import address_to
from displacement.charts.style import FONT, SMALLEST, blank_figure, copy_of, label_width
from displacement.exhibit import Shown
from displacement.exhibit.place import choices_of_address, page_of
from displacement.exhibit.sources import Source
from displacement.exports.naming import edition_line
from displacement.exports.settings import base_address, has_address
from displacement.maps.moving import still_of
from displacement.queries import served_edition
from displacement.view.colours import Theme

Use = Literal["print", "web"]
PAD, GAP = 16, 8
LETTER, CAPITAL = 0.49, 0.66  # of the size: a letter, a capital
A_WORD = 40  # letters that a word never has, and an address often
MANY = 0.08  # of the letters of an address: the capitals of a long list of countries
TITLE, SUBTITLE, FOOT = 20, 14, SMALLEST
LEADING = 1.34
NAMED_SOURCES = 6
MARKDOWN = re.compile(
    r"\\([!-/:-@\[-`{-~])|\N{WORD JOINER}|\[([^\]]+)\]\([^)]*\)|\*\*|:material/\w+:|:small\[|`"
)


MILLIMETRE = 96 / 25.4
SEVEN_POINTS = 7 * 96 / 72
"""The least type, in CSS pixels at the size that a picture is made for: below it print is read with effort."""
HIGHEST = 380 * MILLIMETRE
"""How high a picture may be: the type area of a broadsheet's column. A page of A4 has 260 mm."""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A size to make a picture for: its width in CSS pixels, the ratio of width to height, and its layout.

    ``laid_out`` is the width at which the picture is laid out before it is drawn at its size: a narrow column has
    smaller type, as in print, and not less room. It grows up to ``widest``, where the type is the least, before the
    picture becomes higher than its ratio or, without one, than ``HIGHEST``. ``across`` is in how many columns lists may
    be laid out, where they must. ``use`` is what it is made for unless told.
    """

    width: float
    laid_out: int
    use: Use
    ratio: float | None = None
    across: int = 1

    @property
    def widest(self) -> int:
        """Return the widest layout whose least type is still read with ease at the size."""
        return int(self.width * SMALLEST / SEVEN_POINTS)

    def over(self, wide: float, high: float) -> float:
        """Return how much higher a sheet is than it may be: at most 1 where it fits."""
        return high * self.ratio / wide if self.ratio else high * self.width / wide / HIGHEST


PRESETS = {
    "wide": Preset(width=960, laid_out=960, ratio=16 / 9, across=4, use="web"),
    "square": Preset(width=720, laid_out=720, ratio=1.0, across=2, use="web"),
    "column": Preset(width=85 * MILLIMETRE, laid_out=446, use="print"),
    "page": Preset(width=180 * MILLIMETRE, laid_out=720, across=2, use="print"),
}
BROADER = {"column": "page"}
"""What a picture that is too high for a size is made for instead: two columns with the gap between them, a page."""


def in_print(shown: Shown, *, across: int = 1, theme: Theme = "light") -> Shown:
    """Return the exhibit at the same choices on light ground, as what is printed is, unless a dark one is asked for."""
    return shown.exhibit.at(replace(shown.view, theme=theme, across=across))


def print_figure(shown: Shown, *, preset: str = "page", theme: Theme = "light") -> go.Figure:
    """Return the picture at a preset with its words around it; nothing is cut, and no type is too small.

    Where it would be higher than the preset allows, a list runs over more columns and the whole is laid out wider, as
    far as its type stays legible; a column that is too high still is made as a page. Where the preset has a ratio and
    all this is not enough, the sheet is higher than its ratio: type comes before shape.
    """
    size = PRESETS[preset]
    tried: list[_Sheet] = []
    for sheet in _layouts(shown, size, theme):
        tried.append(sheet)
        if size.over(sheet.width, sheet.height) <= 1:
            return sheet.drawn(preset)
    if preset in BROADER:
        return print_figure(shown, preset=BROADER[preset], theme=theme)
    return min(tried, key=lambda sheet: size.over(sheet.width, sheet.height)).drawn(preset)


def _layouts(shown: Shown, size: Preset, theme: Theme) -> Iterator[_Sheet]:
    """Yield the sheet in each layout that the size allows, the most legible first."""
    most = size.across if shown.exhibit.in_columns else 1
    columns = range(most, 0, -1) if size.ratio else range(1, most + 1)
    ways = [(across, in_print(shown, across=across, theme=theme)) for across in columns]
    figures: dict[int, go.Figure] = {}
    for width in dict.fromkeys((size.laid_out, (size.laid_out + size.widest) // 2, size.widest)):
        seen = set()
        for across, way in ways:
            if across not in figures:
                figures[across] = still_of(_picture_of(way))
            figure = figures[across]
            least = (figure.layout.meta or {}).get("least_width", 0)
            alike = (figure.layout.height, least)
            if alike not in seen and (least <= width or across == columns[-1]):
                seen.add(alike)
                yield _Sheet(figure, way, width, size.ratio)


def _picture_of(shown: Shown) -> go.Figure:
    """Return the picture alone; where there is nothing to draw, an empty one."""
    if shown.figure is None:
        blank = blank_figure(palette=shown.view.palette, words=shown.words, height=80)
        return blank.update_xaxes(visible=False).update_yaxes(visible=False)
    return shown.figure


def bare_figure(shown: Shown, *, ratio: float) -> go.Figure:
    """Return the picture alone, without words around it, laid out to a ratio of width to height."""
    figure = settled(_picture_of(shown))
    high = figure.layout.height or 420
    least = (figure.layout.meta or {}).get("least_width", PRESETS["wide"].laid_out)
    width = max(least, math.ceil(high * ratio))
    figure.update_layout(width=width, height=math.ceil(width / ratio))
    return figure


def scale_of(sheet: go.Figure) -> float:
    """Return how much a sheet is drawn smaller or larger than it is laid out, to have the size it is made for."""
    return PRESETS[sheet.layout.meta["made_for"]].width / float(sheet.layout.width)


class _Sheet:
    """A picture with the words around it at a width: measured before anything of it is made."""

    def __init__(self, figure: go.Figure, shown: Shown, width: int, ratio: float | None) -> None:
        """Break the words into lines and find the height that the whole needs."""
        self._figure, self._palette, self.width = figure, shown.view.palette, width
        self._room = _room_of(figure)
        self._title = [f"<b>{line}</b>" for line in _wrap(shown.title, width, TITLE)]
        self._subtitle = _wrap(shown.subtitle, width, SUBTITLE)
        self._foot = [line for told in foot_of(shown) for line in _wrap(told, width, FOOT)]
        top, bottom = self._room["t"], self._room["b"]
        self._under_title = top + GAP + _high(self._subtitle, SUBTITLE)
        self._above = self._under_title + _high(self._title, TITLE) + PAD
        self._below = bottom + GAP + _high(self._foot, FOOT) + PAD
        self._picture = _height_at(figure, self._room, width - self._room["l"] - self._room["r"] - 2 * PAD)
        needed = round(self._picture + self._above - top + self._below - bottom)
        self.height = max(needed, math.ceil(width / ratio)) if ratio else needed
        self._standing = (self._above - top, self.height - (self._below - bottom))

    def drawn(self, preset: str) -> go.Figure:
        """Return the sheet as a figure."""
        room, palette = self._room, self._palette
        left = room["l"] + PAD
        labels = [
            *self._figure.layout.to_plotly_json().get("annotations", ()),
            *_written(self._title, size=TITLE, colour=palette.text, left=left, up=self._under_title),
            *_written(self._subtitle, size=SUBTITLE, colour=palette.muted, left=left, up=room["t"] + GAP),
            *_written(self._foot, size=FOOT, colour=palette.muted, left=left, up=-room["b"] - GAP),
        ]
        return settled(self._figure, annotations=labels).update_layout(
            width=self.width,
            height=self.height,
            margin={"l": left, "r": room["r"] + PAD, "t": self._above, "b": self._below, "autoexpand": False},
            meta={"made_for": preset, "picture": self._standing},
        )


def _height_at(figure: go.Figure, room: Mapping[str, Any], wide: float) -> float:
    """Return how high a picture is at a width; a map no higher than what it shows, degrees being square."""
    height = float(figure.layout.height or 420)
    if not figure.layout.yaxis.scaleanchor:
        return height
    (west, east), (south, north) = figure.layout.xaxis.range, figure.layout.yaxis.range
    return min(height, float(round(wide * (north - south) / (east - west) + room["t"] + room["b"])))


def _written(
    lines: Sequence[str], *, size: int, colour: str, left: float, up: float
) -> Iterator[dict[str, Any]]:
    """Yield lines at the left edge of the sheet: above the plot where ``up`` is positive, else under it."""
    if lines:
        yield {
            "text": "<br>".join(lines), "align": "left", "borderpad": 0, "showarrow": False,
            "x": 0, "xref": "paper", "xanchor": "left", "xshift": PAD - left,
            "y": 1 if up > 0 else 0, "yref": "paper", "yanchor": "bottom" if up > 0 else "top", "yshift": up,
            "font": {"size": size, "color": colour, "family": FONT},
        }  # fmt: skip


def _high(lines: Sequence[str], size: int) -> float:
    return len(lines) * size * LEADING + (4 if lines else 0)


def settled(figure: go.Figure, **layout: Any) -> go.Figure:
    """Return a copy of a picture that stands still, its margins with the room that its labels need.

    What is told of its ``layout`` stands in place of what it has.
    """
    figure = copy_of(still_of(figure), **layout)
    if figure.layout.margin.autoexpand is not False:
        figure.update_layout(margin={**_room_of(figure), "autoexpand": False})
        figure.update_xaxes(automargin=False)
        figure.update_yaxes(automargin=False)
    return figure


def _room_of(figure: go.Figure) -> dict[str, Any]:
    """Return the margins of a picture with the room that its labels need."""
    margin = figure.layout.margin
    room = {side: margin[side] for side in "lrtb"}
    if margin.autoexpand is False:
        return room
    labels = [
        text for axis in figure.select_yaxes() if axis.visible is not False for text in axis.ticktext or ()
    ]
    shown = any(axis.visible is not False for axis in figure.select_xaxes()) and bool(
        labels or figure.layout.xaxis.range
    )
    return room | {
        "l": label_width(labels) + 12 if labels else room["l"],
        "b": max(room["b"], 32 if shown else 8),
    }


def foot_of(shown: Shown) -> list[str]:
    """Return the lines under a printed picture: how to read it, warnings, sources, edition and, where set, address."""
    words = shown.words
    edition = edition_line(words)
    lines = [shown.reading, *shown.cautions, sources_line(shown)]
    return [plain(line) for line in lines if line] + [
        " · ".join(filter(None, (edition, public_address_of(shown))))
    ]


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


def public_address_of(shown: Shown) -> str:
    """Return the address of this view for paper and citations; empty where the dashboard has none of its own."""
    return address_of(shown) if has_address() else ""


def plain(text: str) -> str:
    """Return a text without the marks of Markdown, and what was kept from being one as it was written."""
    return MARKDOWN.sub(lambda found: found[1] or found[2] or "", text).strip()


def _letter(text: str) -> float:
    """Return how wide a letter is on average: wider in a long address of codes, which are capitals."""
    longest = max(text.split(), key=len, default="")
    capitals = sum(letter.isupper() for letter in longest)
    return CAPITAL if len(longest) > A_WORD and capitals > len(longest) * MANY else LETTER


def _wrap(text: str, width: int, size: int) -> list[str]:
    letters = max(16, int((width - 2 * PAD) / (size * _letter(text))))
    return textwrap.wrap(text, width=letters, break_long_words=True) if text else []
