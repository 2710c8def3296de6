"""The two typefaces of the dashboard, as Streamlit carries them (SIL Open Font License), for what leaves it."""

from __future__ import annotations

import base64
import html
import io
import re
import string
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from displacement.addresses import address_to

STREAMLIT = Path(str(find_spec("streamlit").origin)).parent / "static"  # type: ignore[union-attr]
MEDIA = STREAMLIT / "static" / "media"
SANS = "Source Sans"
# What English and Spanish are written with, and the signs of our charts and words: a face that holds it serves every
# picture of ours and is made once. To make one takes seconds, more than to draw the picture.
LATIN = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} | set(
    "–—‘’“”…−≈≥≤≠•‹›←↑→↓■▲▼○●✓✗⌘\u2009\u202f"
)
# What most pictures are written with: a face that holds it serves them all, and has hardly more bytes than one of the
# sixty letters of a single picture.
USUAL = frozenset(string.ascii_letters + string.digits + " %()+,-./:;·–“”’«»¿áéíóúñüÁÉÍÓÚÑ")
SET_BY = ("kern", "liga")
"""What a text in a picture is set by; the fractions, superscripts and accents of loose parts are in none of ours."""
MARKUP = re.compile(r"<[^>]*>")
WEIGHTS = (400, 700)  # of the words of a picture, and of those that are bold
FACES = {SANS: "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}


@cache
def font_faces(*, seen_from: str = "") -> str:
    """Return the style that names the typefaces: with the fonts in it, or at the addresses Streamlit serves."""
    rules = []
    for family in FACES:
        file = _file_of(family)
        media = address_to(f"static/media/{file.name}", seen_from=seen_from)
        place = media if seen_from else _carried(file.read_bytes())
        rules.append(_rule(family, place))
    return "\n".join(rules)


@cache
def latin_faces() -> str:
    """Return the style that carries both typefaces in all weights, with the letters of English and Spanish."""
    return "\n".join(_rule(family, _carried(_latin(family))) for family in FACES)


def _latin(family: str) -> bytes:
    options, kept = subset.Options(flavor="woff2", notdef_outline=True), io.BytesIO()
    font = subset.load_font(str(_file_of(family)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(LATIN)))
    subsetter.subset(font)
    subset.save_font(font, kept, options)
    return kept.getvalue()


def face_for(text: str) -> str:
    """Return the style that carries the typeface of pictures: with the letters of our languages and those of a text.

    It is there at once for nearly every picture, to draw with.
    """
    letters = frozenset(text) & _held() | LATIN
    return "".join(
        _rule(SANS, _carried(_as_woff(_static(letters, weight))), weight=str(weight)) for weight in WEIGHTS
    )


def with_own_letters(drawing: str) -> str:
    """Return a drawing that carries the typeface with the usual letters and its own: else half of it is typeface."""
    whole = face_for(drawing)
    letters = frozenset(drawing) & _held() | LATIN
    written = frozenset(html.unescape(MARKUP.sub("", drawing.replace(whole, "", 1)))) & letters | USUAL
    own = "".join(
        _rule(SANS, _carried(_of_letters(_static(letters, weight), written)), weight=str(weight))
        for weight in WEIGHTS
    )
    return drawing.replace(whole, own, 1)


@cache
def _held() -> frozenset[str]:
    """Return the letters that the typeface of pictures has: of others a face with them would be the same as without."""
    with TTFont(_file_of(SANS), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(16 * len(WEIGHTS))
def _static(letters: frozenset[str], weight: int) -> bytes:
    """Return a face of a weight: programs that draw vectors know what a letter is, but not how a typeface varies."""
    options = subset.Options(notdef_outline=True)
    font = subset.load_font(str(_file_of(SANS)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    kept = io.BytesIO()
    subset.save_font(instantiateVariableFont(font, {"wght": weight}), kept, options)
    return kept.getvalue()


@lru_cache(16 * len(WEIGHTS))
def _as_woff(font: bytes) -> bytes:
    return _saved(TTFont(io.BytesIO(font)))


@lru_cache(16)
def _of_letters(font: bytes, letters: frozenset[str]) -> bytes:
    """Return a face with these of its letters alone."""
    taken = TTFont(io.BytesIO(font))
    subsetter = subset.Subsetter(subset.Options(notdef_outline=True, layout_features=list(SET_BY)))
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(taken)
    return _saved(taken)


def _saved(font: TTFont) -> bytes:
    kept = io.BytesIO()
    subset.save_font(font, kept, subset.Options(flavor="woff2"))
    return kept.getvalue()


def _file_of(family: str) -> Path:
    return next(MEDIA.glob(f"{FACES[family]}.*.woff2"))


def _carried(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode()}"


def _rule(family: str, place: str, *, weight: str = "200 900") -> str:
    return f'@font-face {{ font-family: "{family}"; src: url("{place}") format("woff2"); font-weight: {weight} }}'
