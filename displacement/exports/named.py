"""What a picture says of itself to the programs that open it: title, words, where it is from, its size in print."""

from __future__ import annotations

import io

from markupsafe import escape
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from displacement.exhibit import Shown
from displacement.exports.naming import edition_line
from displacement.exports.typefaces import with_own_letters

QUICKLY, SMALL = 6, 7  # of 9: more takes several times as long, for a few hundredths of the bytes


def named_png(picture: bytes, shown: Shown, *, dots: int, colours: int | None = None) -> bytes:
    """Return a PNG with its title, its alternative text and its edition in it, and how many dots an inch it has.

    One of so many ``colours`` has a third of the bytes.
    """
    told = PngInfo()
    for name, text in (
        ("Title", shown.title),
        ("Description", shown.alt),
        ("Author", "Refugio en cifras"),
        ("Source", edition_line(shown.words)),
    ):
        told.add_itxt(name, text, lang=shown.view.language)
    kept = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        drawn = in_colours(image, colours) if colours else image.convert("RGB")
        level = SMALL if colours else QUICKLY
        drawn.save(kept, "PNG", pnginfo=told, dpi=(dots, dots), compress_level=level)
    return kept.getvalue()


def in_colours(image: Image.Image, colours: int) -> Image.Image:
    """Return a picture in at most so many colours, chosen for it, none of them made of dots of others."""
    return image.convert("RGB").quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def named_svg(picture: bytes, shown: Shown) -> bytes:
    """Return an SVG that a screen reader reads as one picture, by its title and its alternative text."""
    told = (
        f'<title id="title">{escape(shown.title)}</title>'
        f'<desc id="alt">{escape(shown.alt)} {escape(edition_line(shown.words))}</desc>'
    )
    root, _, rest = with_own_letters(picture.decode("utf-8")).partition(">")
    said = f' role="img" aria-labelledby="title" aria-describedby="alt" lang="{shown.view.language}">'
    return f"{root}{said}{told}{rest}".encode()
