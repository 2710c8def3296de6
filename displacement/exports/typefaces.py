"""The two typefaces of the dashboard, as Streamlit carries them (SIL Open Font License), for what leaves it."""

from __future__ import annotations

import base64
import io
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
LATIN = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} | set("–—‘’“”…−≈≥≤≠•‹›←↑→↓■▲▼○●✓✗⌘")
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
    """Return the style that carries the typeface of pictures, with no more letters than a text may need."""
    return _face_of(frozenset(text) & _drawn() | LATIN)


@cache
def _drawn() -> frozenset[str]:
    """Return the letters that the typeface of pictures has: of others a face with them would be the same as without."""
    with TTFont(_file_of(SANS), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(16)
def _face_of(letters: frozenset[str]) -> str:
    """Return a face a weight: programs that draw vectors know what a letter is, but not how a typeface varies."""
    options = subset.Options(flavor="woff2", notdef_outline=True)
    font = subset.load_font(str(_file_of(SANS)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    rules = []
    for weight in WEIGHTS:
        kept = io.BytesIO()
        subset.save_font(instantiateVariableFont(font, {"wght": weight}), kept, options)
        rules.append(_rule(SANS, _carried(kept.getvalue()), weight=str(weight)))
    return "".join(rules)


def _file_of(family: str) -> Path:
    return next(MEDIA.glob(f"{FACES[family]}.*.woff2"))


def _carried(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode()}"


def _rule(family: str, place: str, *, weight: str = "200 900") -> str:
    return f'@font-face {{ font-family: "{family}"; src: url("{place}") format("woff2"); font-weight: {weight} }}'
